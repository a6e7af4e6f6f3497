package org.traininglayer.support;

import static org.traininglayer.kernel.PersonalTable.OnErasure.DE_IDENTIFIED;
import static org.traininglayer.kernel.PersonalTable.OnErasure.KEPT;

import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.PersonalTable;
import org.traininglayer.kernel.PersonalTables;

/** Whom people can ask: by whom it was entered, and entries under the name of the person. */
@Component
class SupportTablesOfPeople implements PersonalTables {

  private final JdbcClient jdbc;

  SupportTablesOfPeople(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<PersonalTable> tables() {
    return List.of(
        new PersonalTable(
                "course_contact",
                "t.organisation_id = :organisation and t.entered_by = :learner",
                DE_IDENTIFIED)
            .named("course_contact_entered"),
        new PersonalTable(
                "course_contact",
                "t.organisation_id = :organisation and lower(btrim(t.name)) ="
                    + " lower(btrim(:personName))",
                KEPT)
            .named("course_contact_of_that_name")
            .without("entered_by"),
        new PersonalTable(
                "champion",
                "t.organisation_id = :organisation and lower(btrim(t.name)) ="
                    + " lower(btrim(:personName))",
                KEPT)
            .named("champion_of_that_name")
            .without("named_by"));
  }

  /** A contact stays with its course; who entered it does not. */
  @EventListener
  void on(LearnersErased erased) {
    jdbc.sql(
            """
            update course_contact set entered_by = null
            where organisation_id = :organisation and entered_by = any(:learners)
            """)
        .param("organisation", erased.organisation().value())
        .param("learners", erased.learners().stream().map(LearnerId::value).toArray(UUID[]::new))
        .update();
  }
}
