package org.traininglayer.lrs;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.traininglayer.xapi.Formats;
import org.traininglayer.xapi.StatementRules;
import org.traininglayer.xapi.Timestamps;
import org.traininglayer.xapi.XapiVersion;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Values of query parameters, read strictly; each refusal names its parameter. */
final class ParameterValue {

  private ParameterValue() {}

  static UUID uuid(String name, String text) {
    if (!Formats.isUuid(text)) {
      throw XapiFailure.badParameter(name, "must be a UUID");
    }
    return UUID.fromString(text);
  }

  static String iri(String name, String text) {
    if (!Formats.isIri(text)) {
      throw XapiFailure.badParameter(name, "must be an IRI" + plus(text));
    }
    return text;
  }

  static Instant timestamp(String name, String text, XapiVersion version) {
    if (!Timestamps.isValid(text, version)) {
      throw XapiFailure.badParameter(
          name, "must be a timestamp such as 2026-03-01T10:00:00Z" + plus(text));
    }
    return Timestamps.read(text);
  }

  static boolean truth(Map<String, String> parameters, String name) {
    return switch (parameters.getOrDefault(name, "false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw XapiFailure.badParameter(name, "must be true or false");
    };
  }

  /** An agent or an identified group, in {@code agent}. */
  static ObjectNode actor(String text, XapiVersion version) {
    JsonNode actor;
    try {
      actor = StrictJson.read(text);
    } catch (JacksonException e) {
      throw XapiFailure.badParameter("agent", "must be an agent in JSON");
    }
    StatementRules.problemsOfActor(actor, version)
        .forEach(problem -> {
          throw XapiFailure.badParameter(
              "agent",
              "is not valid: " + problem.property() + " " + problem.message() + plus(text));
        });
    if (!IndexKey.isIdentified(actor)) {
      throw XapiFailure.badParameter("agent", "must be an agent or an identified group");
    }
    return (ObjectNode) actor;
  }

  /** One person or thing that acts, in {@code agent}. */
  static ObjectNode agent(String text, XapiVersion version) {
    ObjectNode actor = actor(text, version);
    if (actor.path("objectType").stringValue("Agent").equals("Group")) {
      throw XapiFailure.badParameter("agent", "must be an agent, not a group");
    }
    return actor;
  }

  /** A plus sign in a query is a space: who wrote one gets a riddle unless told. */
  private static String plus(String text) {
    return text.indexOf(' ') < 0
        ? ""
        : " (in an address a + is written %2B; as it is, it is a space)";
  }
}
