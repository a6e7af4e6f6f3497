package org.traininglayer.delivery.records;

import static org.traininglayer.kernel.PersonalTable.OnErasure.ERASED;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.PersonalTable;
import org.traininglayer.kernel.PersonalTables;

/** Attempts that a correction of a key has to look at again; none for people who are erased. */
@Component
class KeyCorrectionErasure implements PersonalTables {

  private final JdbcClient jdbc;

  KeyCorrectionErasure(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<PersonalTable> tables() {
    return List.of(
        new PersonalTable(
            "key_correction_late",
            """
            t.organisation_id = :organisation and t.registration in (
              select a.registration from attempt a
              where a.organisation_id = :organisation and a.learner_id = :learner)
            """,
            ERASED));
  }

  /** The attempts went before all else. */
  @EventListener
  void on(LearnersErased erased) {
    jdbc.sql(
            """
            delete from key_correction_late l
            where l.organisation_id = :organisation
              and not exists (select 1 from attempt a where a.registration = l.registration)
            """)
        .param("organisation", erased.organisation().value())
        .update();
  }
}
