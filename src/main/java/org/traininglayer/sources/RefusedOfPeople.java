package org.traininglayer.sources;

import static org.traininglayer.kernel.PersonalTable.OnErasure.ERASED;

import java.time.Duration;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.PersonalTable;
import org.traininglayer.kernel.PersonalTables;

/**
 * Statements that could not be taken may be about people: they go with the person whose account
 * they name, and after a while. Of those of erased people a digest stays, by which they are known
 * when they are read again.
 */
@Component
class RefusedOfPeople implements PersonalTables {

  /** So long somebody may mend what they were refused for. */
  private static final Duration KEPT = Duration.ofDays(90);

  private static final String NAMES =
      "t.organisation_id = :organisation and strpos(t.json, :account) > 0"
          + " and strpos(t.json, :homePage) > 0";

  private final JdbcClient jdbc;

  RefusedOfPeople(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<PersonalTable> tables() {
    return List.of(
        new PersonalTable("record_source_refusal", NAMES, ERASED).without("digest", "source_id"));
  }

  @EventListener
  void on(LearnersErased erased) {
    for (AccountKey account : erased.accounts()) {
      jdbc.sql("update record_source_refusal t set json = '', reason = kind where " + NAMES)
          .param("organisation", erased.organisation().value())
          .param("account", account.name())
          .param("homePage", account.homePage())
          .update();
    }
  }

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
