package org.traininglayer.sources;

import static org.traininglayer.kernel.PersonalTable.OnErasure.ERASED;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.PersonalTable;
import org.traininglayer.kernel.PersonalTables;
import org.traininglayer.lrs.PeopleNamed;

/**
 * Statements that could not be taken may be about people: they go with the person whose account
 * they name, and after a while. Of those of erased people a digest stays, by which they are known
 * when they are read again.
 */
@Component
class RefusedOfPeople implements PersonalTables {

  /** So long somebody may mend what they were refused for. */
  private static final Duration KEPT = Duration.ofDays(90);

  /** {@code agentKeys} is a value that the record store gives. */
  private static final String NAMES =
      "t.organisation_id = :organisation and t.mentions && (:agentKeys)::text[]::uuid[]";

  private static final int LOOKED_AT_ONCE = 50;

  private final JdbcClient jdbc;

  RefusedOfPeople(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<PersonalTable> tables() {
    return List.of(
        new PersonalTable("record_source_refusal", NAMES, ERASED)
            .without("digest", "source_id", "mentions"));
  }

  @EventListener
  void on(LearnersErased erased) {
    look();
    jdbc.sql(
            "update record_source_refusal t set json = '', reason = kind, mentions = '{}' where "
                + NAMES)
        .param("organisation", erased.organisation().value())
        .param(
            "agentKeys",
            erased.agents().stream()
                .flatMap(agent -> PeopleNamed.keys(agent).stream())
                .map(UUID::toString)
                .toArray(String[]::new))
        .update();
  }

  /** Looks at what an older version kept: whom it names was not noted then. */
  @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT10S")
  public void look() {
    int seen;
    do {
      List<Kept> some =
          jdbc.sql(
                  """
                  select source_id, digest, json from record_source_refusal
                  where mentions is null limit :most
                  """)
              .param("most", LOOKED_AT_ONCE)
              .query((row, n) ->
                  new Kept(
                      row.getObject("source_id", UUID.class),
                      HexFormat.of().formatHex(row.getBytes("digest")),
                      row.getString("json")))
              .list();
      for (Kept one : some) {
        jdbc.sql(
                """
                update record_source_refusal set mentions = cast(:mentions as uuid[])
                where source_id = :source and digest = decode(:digest, 'hex')
                """)
            .param("mentions", SourceTable.mentions(one.json()))
            .param("source", one.source())
            .param("digest", one.digest())
            .update();
      }
      seen = some.size();
    } while (seen == LOOKED_AT_ONCE);
  }

  private record Kept(UUID source, String digest, String json) {}

  /** Forgets what nobody mended. */
  @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT4M")
  public void forget() {
    jdbc.sql(
            """
            delete from record_source_refusal
            where json <> '' and refused_at < now() - make_interval(secs => :seconds)
            """)
        .param("seconds", KEPT.toSeconds())
        .update();
  }
}
