package org.traininglayer.lti.courses.people;

import static org.traininglayer.kernel.PersonalTable.OnErasure.ERASED;
import static org.traininglayer.kernel.PersonalTable.OnErasure.KEPT;

import java.util.List;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.PersonalTable;
import org.traininglayer.kernel.PersonalTables;

/** What arrivals from platforms leave behind about people. */
@Component
class LtiTablesOfPeople implements PersonalTables {

  @Override
  public List<PersonalTable> tables() {
    return List.of(
        new PersonalTable(
            "person", "t.organisation_id = :organisation and t.id = :learner", ERASED),
        new PersonalTable("lti_launch", PersonalTable.LEARNER, ERASED)
            .without("token_hash", "message_details"),
        new PersonalTable(
                "lti_content_answer",
                "exists (select 1 from lti_launch l where l.id = t.launch_id and l.organisation_id"
                    + " = :organisation and l.learner_id = :learner)",
                ERASED)
            .without("nonce"),
        new PersonalTable(
            "lti_course_person",
            "t.learner_id = :learner and exists (select 1 from lti_course c where c.id ="
                + " t.course_id and c.organisation_id = :organisation)",
            ERASED),
        new PersonalTable("lti_course_person_key", PersonalTable.LEARNER, ERASED),
        new PersonalTable(
            "lti_roster_member",
            "t.learner_id = :learner and exists (select 1 from lti_course c where c.id ="
                + " t.course_id and c.organisation_id = :organisation)",
            ERASED),
        new PersonalTable(
            "erased_learner",
            "t.learner_id = :learner and exists (select 1 from organisation o where o.id ="
                + " :organisation)",
            KEPT));
  }
}
