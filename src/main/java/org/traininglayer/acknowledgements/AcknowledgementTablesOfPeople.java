package org.traininglayer.acknowledgements;

import static org.traininglayer.kernel.PersonalTable.OnErasure.DE_IDENTIFIED;

import java.util.List;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.PersonalTable;
import org.traininglayer.kernel.PersonalTables;

/** What people acknowledged, signed or declined. */
@Component
class AcknowledgementTablesOfPeople implements PersonalTables {

  @Override
  public List<PersonalTable> tables() {
    return List.of(new PersonalTable("acknowledgement", PersonalTable.LEARNER, DE_IDENTIFIED));
  }
}
