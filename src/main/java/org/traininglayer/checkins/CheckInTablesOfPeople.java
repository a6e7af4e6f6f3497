package org.traininglayer.checkins;

import static org.traininglayer.kernel.PersonalTable.OnErasure.DE_IDENTIFIED;
import static org.traininglayer.kernel.PersonalTable.OnErasure.ERASED;

import java.util.List;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.PersonalTable;
import org.traininglayer.kernel.PersonalTables;

/** Check-ins of people, what somebody confirmed, and where reminders go. */
@Component
class CheckInTablesOfPeople implements PersonalTables {

  @Override
  public List<PersonalTable> tables() {
    return List.of(
        new PersonalTable("check_in", PersonalTable.LEARNER, ERASED),
        new PersonalTable("check_in_review", PersonalTable.LEARNER, ERASED),
        new PersonalTable("check_in_extra", PersonalTable.LEARNER, ERASED),
        new PersonalTable("check_in_reminder_address", PersonalTable.LEARNER, ERASED),
        new PersonalTable("check_in_reminder_sent", PersonalTable.LEARNER, ERASED),
        new PersonalTable("check_in_reminder_refused", PersonalTable.LEARNER, ERASED),
        new PersonalTable("check_in_confirmation", PersonalTable.LEARNER, ERASED)
            .without("by_learner_id"),
        new PersonalTable(
                "check_in_confirmation",
                "t.organisation_id = :organisation and t.by_learner_id = :learner and t.learner_id"
                    + " <> :learner",
                DE_IDENTIFIED)
            .named("check_in_confirmed_for_others")
            .without("learner_id", "registration", "replies"));
  }
}
