package org.traininglayer.lrs;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;

/** Our own statements about attempts in the order in which they were stored, page by page. */
@Component
public class OwnStatements {

  private final JdbcClient jdbc;
  private final UUID ourselves;

  OwnStatements(JdbcClient jdbc, LrsProperties properties) {
    this.jdbc = jdbc;
    this.ourselves = Authority.of(properties.authorityHomePage(), Authority.OURSELVES).key();
  }

  /**
   * The next ones after a place, also those that were voided and those that void.
   *
   * @param at stored at this moment or later
   * @param seq after this one, of those stored at that moment
   */
  public List<Own> after(OrganisationId organisation, Instant at, long seq, int most) {
    return jdbc.sql(
            """
            select s.registration, s.stored, s.seq, s.json from statement s
            where s.organisation_id = :organisation and (s.stored, s.seq) > (:at, :seq)
              and s.authority_key = :authority and s.registration is not null
            order by s.stored, s.seq
            limit :most
            """)
        .param("organisation", organisation.value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("seq", seq)
        .param("authority", ourselves)
        .param("most", most)
        .query((row, n) ->
            new Own(
                Objects.requireNonNull(row.getObject("registration", UUID.class)),
                row.getObject("stored", OffsetDateTime.class).toInstant(),
                row.getLong("seq"),
                row.getString("json")))
        .list();
  }

  /** The texts of the latest ones, the newest first. */
  public List<String> latest(OrganisationId organisation, int most) {
    return jdbc.sql(
            """
            select s.json from statement s
            where s.organisation_id = :organisation and s.authority_key = :authority
              and s.registration is not null
            order by s.stored desc, s.seq desc
            limit :most
            """)
        .param("organisation", organisation.value())
        .param("authority", ourselves)
        .param("most", most)
        .query(String.class)
        .list();
  }

  /** A statement with its place. */
  public record Own(UUID registration, Instant stored, long seq, String text) {}
}
