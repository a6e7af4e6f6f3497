package org.traininglayer.lrs;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.traininglayer.xapi.XapiVersion;

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
    StatementFormat format,
    boolean attachments) {

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
    return new StatementQuery(
        read(parameters, "agent", text -> IndexKey.actor(ParameterValue.actor(text, version))),
        read(parameters, "verb", text -> IndexKey.verb(ParameterValue.iri("verb", text))),
        read(
            parameters,
            "activity",
            text -> IndexKey.activity(ParameterValue.iri("activity", text))),
        read(parameters, "registration", text -> ParameterValue.uuid("registration", text)),
        ParameterValue.truth(parameters, "related_agents"),
        ParameterValue.truth(parameters, "related_activities"),
        read(parameters, "since", text -> ParameterValue.timestamp("since", text, version)),
        read(parameters, "until", text -> ParameterValue.timestamp("until", text, version)),
        limit(parameters),
        ParameterValue.truth(parameters, "ascending"),
        format(parameters),
        attachments(parameters));
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

  /** Whether attachments are to come with the answer. */
  static boolean attachments(Map<String, String> parameters) {
    return ParameterValue.truth(parameters, "attachments");
  }

  private static <T> @Nullable T read(
      Map<String, String> parameters, String name, Function<String, T> reader) {
    String text = parameters.get(name);
    return text == null ? null : reader.apply(text);
  }

  private static int limit(Map<String, String> parameters) {
    String text = parameters.getOrDefault("limit", "0");
    if (!text.matches("\\d{1,18}")) {
      throw XapiFailure.badParameter("limit", "must be a whole number from 0");
    }
    return (int) Math.min(Long.parseLong(text), Integer.MAX_VALUE);
  }
}
