package org.traininglayer.lrs;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.traininglayer.xapi.Formats;
import org.traininglayer.xapi.StatementRules;
import org.traininglayer.xapi.Timestamps;
import org.traininglayer.xapi.XapiVersion;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a client asks of the list of statements (xAPI 1.0.3, part 3, 2.1.3).
 *
 * @param since exclusive, on the time of storing
 * @param until inclusive, on the time of storing
 * @param limit how many at most in one answer; 0 leaves it to us
 */
record StatementQuery(
    @Nullable UUID agent,
    @Nullable UUID verb,
    @Nullable UUID activity,
    @Nullable UUID registration,
    boolean relatedAgents,
    boolean relatedActivities,
    @Nullable Instant since,
    @Nullable Instant until,
    int limit,
    boolean ascending,
    StatementFormat format) {

  static final Set<String> PARAMETERS =
      Set.of(
          "agent",
          "verb",
          "activity",
          "registration",
          "related_agents",
          "related_activities",
          "since",
          "until",
          "limit",
          "ascending",
          "format",
          "attachments");

  static StatementQuery of(Map<String, String> parameters, XapiVersion version) {
    attachments(parameters);
    return new StatementQuery(
        read(parameters, "agent", text -> agent(text, version)),
        read(parameters, "verb", text -> IndexKey.verb(iri("verb", text))),
        read(parameters, "activity", text -> IndexKey.activity(iri("activity", text))),
        read(parameters, "registration", text -> uuid("registration", text)),
        truth(parameters, "related_agents"),
        truth(parameters, "related_activities"),
        read(parameters, "since", text -> timestamp("since", text, version)),
        read(parameters, "until", text -> timestamp("until", text, version)),
        limit(parameters),
        truth(parameters, "ascending"),
        format(parameters));
  }

  boolean hasFilter() {
    return agent != null || verb != null || activity != null || registration != null;
  }

  static StatementFormat format(Map<String, String> parameters) {
    String text = parameters.getOrDefault("format", "exact");
    for (StatementFormat format : StatementFormat.values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(text)) {
        return format;
      }
    }
    throw XapiFailure.badParameter("format", "must be ids, exact or canonical");
  }

  /** May be asked for; there are none beyond their fileUrl, so the answer is JSON alone. */
  static void attachments(Map<String, String> parameters) {
    truth(parameters, "attachments");
  }

  static UUID uuid(String name, String text) {
    if (!Formats.isUuid(text)) {
      throw XapiFailure.badParameter(name, "must be a UUID");
    }
    return UUID.fromString(text);
  }

  private static <T> @Nullable T read(
      Map<String, String> parameters, String name, Function<String, T> reader) {
    String text = parameters.get(name);
    return text == null ? null : reader.apply(text);
  }

  private static UUID agent(String text, XapiVersion version) {
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
    return IndexKey.actor(actor);
  }

  private static String iri(String name, String text) {
    if (!Formats.isIri(text)) {
      throw XapiFailure.badParameter(name, "must be an IRI" + plus(text));
    }
    return text;
  }

  private static Instant timestamp(String name, String text, XapiVersion version) {
    if (!Timestamps.isValid(text, version)) {
      throw XapiFailure.badParameter(
          name, "must be a timestamp such as 2026-03-01T10:00:00Z" + plus(text));
    }
    return Timestamps.read(text);
  }

  /** A plus sign in a query is a space: who wrote one gets a riddle unless told. */
  private static String plus(String text) {
    return text.indexOf(' ') < 0
        ? ""
        : " (in an address a + is written %2B; as it is, it is a space)";
  }

  private static boolean truth(Map<String, String> parameters, String name) {
    return switch (parameters.getOrDefault(name, "false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw XapiFailure.badParameter(name, "must be true or false");
    };
  }

  private static int limit(Map<String, String> parameters) {
    String text = parameters.getOrDefault("limit", "0");
    if (!text.matches("\\d{1,18}")) {
      throw XapiFailure.badParameter("limit", "must be a whole number from 0");
    }
    return (int) Math.min(Long.parseLong(text), Integer.MAX_VALUE);
  }
}
