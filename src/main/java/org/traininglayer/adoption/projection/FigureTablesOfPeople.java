package org.traininglayer.adoption.projection;

import static org.traininglayer.kernel.PersonalTable.OnErasure.ERASED;

import java.util.List;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.PersonalTable;
import org.traininglayer.kernel.PersonalTables;

/** What figures are counted from. */
@Component
class FigureTablesOfPeople implements PersonalTables {

  @Override
  public List<PersonalTable> tables() {
    return List.of(
        new PersonalTable("adoption_fact", PersonalTable.ACCOUNT, ERASED).without("rater"),
        new PersonalTable("adoption_cell", PersonalTable.ACCOUNT, ERASED));
  }
}
