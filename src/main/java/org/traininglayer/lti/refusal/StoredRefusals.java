package org.traininglayer.lti.refusal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.LtiProperties;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Refusals;

/**
 * Keeps refusals: one line in the log and one row, both limited, so that a flood drowns neither.
 */
@Component
public class StoredRefusals implements Refusals {

  private static final Logger log = LoggerFactory.getLogger(StoredRefusals.class);

  private final JdbcClient jdbc;
  private final LtiProperties properties;
  private final RateLimit rate = new RateLimit(500, Duration.ofMillis(100), Clock.systemUTC());

  StoredRefusals(JdbcClient jdbc, LtiProperties properties) {
    this.jdbc = jdbc;
    this.properties = properties;
  }

  /** Writes a refusal down and gives the short code for the learner's page. */
  public String record(Refused refused) {
    String code = ShortCodes.fresh();
    if (!rate.allows()) {
      return code;
    }
    String expected = CleanText.of(refused.expected(), 300);
    String got = CleanText.of(refused.got(), 300);
    String issuer = CleanText.of(refused.issuer(), 300);
    String clientId = CleanText.of(refused.clientId(), 300);
    log.warn(
        "Refused {} ({}): {}; expected: {}; got: {}; issuer: {}; client id: {}",
        refused.reason(),
        code,
        refused.reason().cause(),
        expected,
        got,
        issuer,
        clientId);
    try {
      insert(code, refused, expected, got, issuer, clientId);
    } catch (DataAccessException e) {
      log.error("A refusal could not be written down", e);
    }
    return code;
  }

  private void insert(
      String code,
      Refused refused,
      @Nullable String expected,
      @Nullable String got,
      @Nullable String issuer,
      @Nullable String clientId) {
    Platform platform = refused.platform();
    jdbc.sql(
            """
            insert into lti_refusal
              (id, code, at, organisation_id, reason, cause, expected, got, issuer, client_id)
            values (:id, :code, :at, :organisation, :reason, :cause, :expected, :got, :issuer,
              :client)
            """)
        .param("id", UUID.randomUUID())
        .param("code", code)
        .param("at", Instant.now().atOffset(ZoneOffset.UTC))
        .param("organisation", platform == null ? null : platform.organisation().value())
        .param("reason", refused.reason().name())
        .param("cause", refused.reason().cause())
        .param("expected", expected)
        .param("got", got)
        .param("issuer", issuer)
        .param("client", clientId)
        .update();
  }

  @Override
  public List<Refusal> recent(OrganisationId organisation, int limit) {
    return jdbc.sql(
            """
            select code, at, reason, cause, expected, got, issuer, client_id
            from lti_refusal
            where organisation_id = :organisation or organisation_id is null
            order by at desc
            limit :limit
            """)
        .param("organisation", organisation.value())
        .param("limit", limit)
        .query(StoredRefusals::refusal)
        .list();
  }

  /** Removes what is too old or too much. */
  public int removeOld() {
    return jdbc.sql(
            """
            delete from lti_refusal
            where at < :oldest
               or id in (select id from lti_refusal order by at desc offset :most)
            """)
        .param("oldest", Instant.now().minus(properties.keepRefusals()).atOffset(ZoneOffset.UTC))
        .param("most", properties.maxRefusals())
        .update();
  }

  private static Refusal refusal(ResultSet row, int number) throws SQLException {
    return new Refusal(
        row.getString("code"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("reason"),
        row.getString("cause"),
        row.getString("expected"),
        row.getString("got"),
        row.getString("issuer"),
        row.getString("client_id"));
  }
}
