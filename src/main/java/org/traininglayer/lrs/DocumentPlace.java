package org.traininglayer.lrs;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.xapi.Problem;
import tools.jackson.databind.node.ObjectNode;

/**
 * What identifies a document, or several: those of an agent, of an activity, or of both.
 *
 * @param registration absent: of one document that it has none, of several that any will do
 * @param id absent for several
 */
record DocumentPlace(
    DocumentKind kind,
    OrganisationId organisation,
    @Nullable String activity,
    @Nullable UUID agent,
    @Nullable UUID registration,
    @Nullable String id) {

  /** Reads the parameters of a request; a missing or a bad one is refused by its name. */
  static DocumentPlace of(DocumentKind kind, XapiCall call) {
    Map<String, String> given = call.request().parameters();
    String activity =
        kind.hasActivity() ? ParameterValue.iri("activityId", required(given, "activityId")) : null;
    ObjectNode agent =
        kind.hasAgent() ? ParameterValue.agent(required(given, "agent"), call.version()) : null;
    mustConcern(call.caller(), agent, activity);
    String registration = given.get("registration");
    String id = given.get(kind.idParameter());
    if (id != null && (id.isEmpty() || id.indexOf('\0') >= 0)) {
      throw XapiFailure.badParameter(
          kind.idParameter(), "must be a name: not empty, without the character U+0000");
    }
    return new DocumentPlace(
        kind,
        call.caller().organisation(),
        activity,
        agent == null ? null : IndexKey.actor(agent),
        registration == null ? null : ParameterValue.uuid("registration", registration),
        id);
  }

  /** Refuses documents of somebody or something that the key is not limited to. */
  private static void mustConcern(
      Caller caller, @Nullable ObjectNode agent, @Nullable String activity) {
    KeyLimits limits = caller.limits();
    if (agent != null && !limits.allowsAgent(agent)) {
      throw outside("agent", "is not among the actors that this key is limited to");
    }
    if (activity != null && !limits.allowsActivity(activity)) {
      throw outside("activityId", "is not among the activities that this key is limited to");
    }
  }

  private static XapiFailure outside(String parameter, String why) {
    return XapiFailure.outside(List.of(new Problem(parameter, why)));
  }

  /** The parameters by which one document is named. */
  static Set<String> parameters(DocumentKind kind) {
    Set<String> names = new HashSet<>(Set.of(kind.idParameter()));
    if (kind.hasActivity()) {
      names.add("activityId");
    }
    if (kind.hasAgent()) {
      names.add("agent");
    }
    if (kind.hasRegistration()) {
      names.add("registration");
    }
    return names;
  }

  /** The key of the one document. */
  UUID key() {
    return IndexKey.document(
        kind.name(),
        String.valueOf(activity),
        String.valueOf(agent),
        String.valueOf(registration),
        String.valueOf(id));
  }

  @Nullable UUID activityKey() {
    return activity == null ? null : IndexKey.activity(activity);
  }

  private static String required(Map<String, String> given, String name) {
    String value = given.get(name);
    if (value == null) {
      throw XapiFailure.badParameter(name, "is required");
    }
    return value;
  }
}
