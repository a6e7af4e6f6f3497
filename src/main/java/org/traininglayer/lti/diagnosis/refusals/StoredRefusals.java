package org.traininglayer.lti.diagnosis.refusals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.ConnectionTraces;
import org.traininglayer.lti.ConnectionTraces.ConnectionTrace;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Refusals;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps refusals: one line in the log and one trace, both limited, so that a flood drowns neither.
 */
@Component
public class StoredRefusals implements Refusals {

  private static final Logger log = LoggerFactory.getLogger(StoredRefusals.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;
  private final ConnectionTraces traces;
  private final LaunchCounts counts;
  private final RateLimit rate = new RateLimit(500, Duration.ofMillis(100), Clock.systemUTC());

  StoredRefusals(JdbcClient jdbc, ConnectionTraces traces, LaunchCounts counts) {
    this.jdbc = jdbc;
    this.traces = traces;
    this.counts = counts;
  }

  /**
   * Counts a refusal, writes it down, and gives the short code for the learner's page. It is
   * counted even where so many come that not all are written down.
   */
  public String record(Refused refused) {
    counts.refused(refused.reason());
    String code = ShortCodes.fresh();
    if (!rate.allows()) {
      return code;
    }
    log.warn(
        "Refused {} ({}): {}; expected: {}; got: {}; issuer: {}; client id: {}",
        refused.reason(),
        code,
        refused.reason().cause(),
        CleanText.of(refused.expected(), 300),
        CleanText.of(refused.got(), 300),
        CleanText.of(refused.issuer(), 300),
        CleanText.of(refused.clientId(), 300));
    Platform platform = refused.platform();
    return traces.tell(
        new ConnectionTrace(
            code,
            refused.past().kind(),
            platform == null ? null : platform.organisation(),
            platform == null ? null : platform.id(),
            platform == null ? null : course(platform.id(), refused.past().context()),
            refused.issuer(),
            refused.clientId(),
            refused.reason().cause(),
            checks(refused),
            refused.reason().name()));
  }

  /** What was looked at; the check that broke it all is among them, or comes last. */
  private static List<Check> checks(Refused refused) {
    List<Check> checks = new ArrayList<>(refused.past().checks());
    if (checks.stream().allMatch(Check::passed)) {
      checks.add(Check.failed(refused.reason().cause(), refused.expected(), refused.got()));
    }
    return checks;
  }

  private @Nullable CourseId course(PlatformId platform, @Nullable String context) {
    if (context == null) {
      return null;
    }
    try {
      return jdbc.sql(
              """
              select id from lti_course where platform_id = :platform and context_id = :context
              order by last_launch_at desc limit 1
              """)
          .param("platform", platform.value())
          .param("context", context)
          .query(UUID.class)
          .optional()
          .map(CourseId::new)
          .orElse(null);
    } catch (DataAccessException e) {
      log.debug("The course of a refusal could not be looked up", e);
      return null;
    }
  }

  @Override
  public List<Refusal> recent(OrganisationId organisation, int limit) {
    return jdbc.sql(
            """
            select code, at, reason, summary, checks, issuer, client_id
            from lti_connection_trace
            where reason is not null
              and (organisation_id = :organisation or organisation_id is null)
            order by at desc
            limit :limit
            """)
        .param("organisation", organisation.value())
        .param("limit", limit)
        .query((row, number) ->
            refusal(
                row.getString("code"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("reason"),
                row.getString("summary"),
                JSON.readTree(row.getString("checks")),
                row.getString("issuer"),
                row.getString("client_id")))
        .list();
  }

  private static Refusal refusal(
      String code,
      Instant at,
      String reason,
      String cause,
      JsonNode checks,
      @Nullable String issuer,
      @Nullable String clientId) {
    for (JsonNode check : checks) {
      if (!check.path("passed").asBoolean(true)) {
        return new Refusal(
            code,
            at,
            reason,
            cause,
            text(check.path("expected")),
            text(check.path("got")),
            issuer,
            clientId);
      }
    }
    return new Refusal(code, at, reason, cause, null, null, issuer, clientId);
  }

  private static @Nullable String text(JsonNode value) {
    return value.isString() ? value.stringValue() : null;
  }
}
