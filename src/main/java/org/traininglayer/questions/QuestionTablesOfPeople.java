package org.traininglayer.questions;

import static org.traininglayer.kernel.PersonalTable.OnErasure.ERASED;

import java.util.List;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.PersonalTable;
import org.traininglayer.kernel.PersonalTables;

/** What people asked, with the answers. */
@Component
class QuestionTablesOfPeople implements PersonalTables {

  @Override
  public List<PersonalTable> tables() {
    return List.of(new PersonalTable("learner_question", PersonalTable.LEARNER, ERASED));
  }
}
