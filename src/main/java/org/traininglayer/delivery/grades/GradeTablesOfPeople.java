package org.traininglayer.delivery.grades;

import static org.traininglayer.kernel.PersonalTable.OnErasure.ERASED;

import java.util.List;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.PersonalTable;
import org.traininglayer.kernel.PersonalTables;

/** Grades. */
@Component
class GradeTablesOfPeople implements PersonalTables {

  @Override
  public List<PersonalTable> tables() {
    return List.of(new PersonalTable("grade", PersonalTable.LEARNER, ERASED));
  }
}
