package org.traininglayer.people;

import static org.traininglayer.kernel.PersonalTable.OnErasure.ERASED;

import java.util.List;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.PersonalTable;
import org.traininglayer.kernel.PersonalTables;

/** Where people belonged. */
@Component
class RosterTablesOfPeople implements PersonalTables {

  @Override
  public List<PersonalTable> tables() {
    return List.of(new PersonalTable("roster_span", PersonalTable.LEARNER, ERASED));
  }
}
