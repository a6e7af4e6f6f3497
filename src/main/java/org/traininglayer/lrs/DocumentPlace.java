package org.traininglayer.lrs;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.OrganisationId;

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
    UUID agent =
        kind.hasAgent()
            ? IndexKey.actor(ParameterValue.agent(required(given, "agent"), call.version()))
            : null;
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
        agent,
        registration == null ? null : ParameterValue.uuid("registration", registration),
        id);
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
