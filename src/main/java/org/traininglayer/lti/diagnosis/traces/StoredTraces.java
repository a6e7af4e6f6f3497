package org.traininglayer.lti.diagnosis.traces;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.ConnectionTraces;
import org.traininglayer.lti.LtiProperties;
import org.traininglayer.lti.diagnosis.refusals.CleanText;
import org.traininglayer.lti.diagnosis.refusals.ShortCodes;
import tools.jackson.databind.json.JsonMapper;

/** Traces in the database: written down, continued, removed when old. */
@Component
public class StoredTraces implements ConnectionTraces {

  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Logger log = LoggerFactory.getLogger(StoredTraces.class);

  private static final String LEFT_OUT =
      "Others like it · that went well before it, and were only counted";

  private static final String INSERT =
      """
      insert into lti_connection_trace
        (id, code, at, kind, passed, finished, organisation_id, platform_id, course_id, issuer,
         client_id, summary, reason, checks)
      values (:id, :code, :at, :kind, :passed, :finished, :organisation, :platform, :course,
        :issuer, :client, :summary, :reason, :checks::jsonb)
      """;

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;
  private final LtiProperties properties;
  private final TraceQueue queue;
  private final Successes successes = new Successes(Clock.systemUTC());

  StoredTraces(
      JdbcClient jdbc,
      NamedParameterJdbcTemplate batches,
      LtiProperties properties,
      TraceQueue queue) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.properties = properties;
    this.queue = queue;
    queue.drainTo(this::insert);
  }

  @Override
  public String tell(ConnectionTrace trace) {
    Dated dated = Dated.now(trace, true);
    try {
      batches.update(INSERT, row(dated));
    } catch (DataAccessException e) {
      log.error("A trace could not be written down", e);
    }
    return dated.code();
  }

  @Override
  public void tellSuccess(PlatformId platform, Supplier<ConnectionTrace> trace) {
    OptionalLong leftOut = successes.admit(platform);
    if (leftOut.isPresent()) {
      long others = leftOut.getAsLong();
      ConnectionTrace told = trace.get();
      queue.offer(
          Dated.now(
              others == 0 ? told : told.with(Check.passed(LEFT_OUT, String.valueOf(others))),
              true));
    }
  }

  /** Begins a trace that is continued. */
  public String begin(ConnectionTrace trace) {
    Dated dated = Dated.now(trace, false);
    batches.update(INSERT, row(dated));
    return dated.code();
  }

  /** Writes down how a trace that has begun goes on, or how it ended. */
  public void proceed(String code, String summary, List<Check> checks, boolean finished) {
    jdbc.sql(
            """
            update lti_connection_trace set summary = :summary, checks = :checks::jsonb, passed = :passed,
              finished = :finished
            where code = :code and not finished
            """)
        .param("summary", Redaction.words(summary))
        .param("checks", JSON.writeValueAsString(Redaction.of(checks)))
        .param("passed", checks.stream().allMatch(Check::passed))
        .param("finished", finished)
        .param("code", code)
        .update();
  }

  /** Removes what is too old or too much; of what failed and of what did not, separately. */
  public int removeOld() {
    return jdbc.sql(
            """
            delete from lti_connection_trace
            where at < :oldest
               or id in (select id from lti_connection_trace where passed order by at desc offset :most)
               or id in (select id from lti_connection_trace where not passed order by at desc offset :most)
            """)
        .param("oldest", Instant.now().minus(properties.keepTraces()).atOffset(ZoneOffset.UTC))
        .param("most", properties.maxTraces())
        .update();
  }

  private void insert(List<Dated> traces) {
    try {
      batches.batchUpdate(
          INSERT, traces.stream().map(StoredTraces::row).toArray(MapSqlParameterSource[]::new));
    } catch (DataAccessException e) {
      // One of them may speak of a course or a platform that was removed meanwhile.
      for (Dated trace : traces) {
        try {
          batches.update(INSERT, row(trace));
        } catch (DataAccessException one) {
          log.debug("A trace could not be written down", one);
        }
      }
    }
  }

  private static MapSqlParameterSource row(Dated dated) {
    ConnectionTrace trace = dated.trace();
    return new MapSqlParameterSource()
        .addValue("id", UUID.randomUUID())
        .addValue("code", dated.code())
        .addValue("at", dated.at().atOffset(ZoneOffset.UTC))
        .addValue("kind", trace.kind().name())
        .addValue("passed", trace.passed())
        .addValue("finished", dated.finished())
        .addValue("organisation", id(trace.organisation()), Types.OTHER)
        .addValue("platform", id(trace.platform()), Types.OTHER)
        .addValue("course", id(trace.course()), Types.OTHER)
        .addValue("issuer", CleanText.of(trace.issuer(), Redaction.MAX_TEXT))
        .addValue("client", CleanText.of(trace.clientId(), Redaction.MAX_TEXT))
        .addValue("summary", Redaction.words(trace.summary()))
        .addValue("reason", trace.reason())
        .addValue("checks", JSON.writeValueAsString(Redaction.of(trace.checks())));
  }

  private static @Nullable UUID id(@Nullable Object id) {
    return id == null ? null : UUID.fromString(id.toString());
  }

  /** A trace with its code and its time. */
  record Dated(String code, Instant at, boolean finished, ConnectionTrace trace) {

    static Dated now(ConnectionTrace trace, boolean finished) {
      String given = trace.code();
      return new Dated(given == null ? ShortCodes.fresh() : given, Instant.now(), finished, trace);
    }
  }
}
