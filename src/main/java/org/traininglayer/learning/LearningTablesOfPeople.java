package org.traininglayer.learning;

import static org.traininglayer.kernel.PersonalTable.OnErasure.DE_IDENTIFIED;
import static org.traininglayer.kernel.PersonalTable.OnErasure.ERASED;

import java.util.List;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.PersonalTable;
import org.traininglayer.kernel.PersonalTables;

/** What is kept of attempts and answers, and who set the rules of a course. */
@Component
class LearningTablesOfPeople implements PersonalTables {

  @Override
  public List<PersonalTable> tables() {
    return List.of(
        new PersonalTable("attempt", PersonalTable.LEARNER, ERASED),
        new PersonalTable(
            "response_log",
            "t.organisation_id = :organisation and t.registration in (select a.registration from"
                + " attempt a where a.organisation_id = :organisation and a.learner_id = :learner)",
            ERASED),
        new PersonalTable(
            "course_settings",
            "t.organisation_id = :organisation and t.changed_by = :learner",
            DE_IDENTIFIED),
        new PersonalTable(
            "course_settings_change",
            "t.organisation_id = :organisation and t.by_person = :learner",
            DE_IDENTIFIED));
  }
}
