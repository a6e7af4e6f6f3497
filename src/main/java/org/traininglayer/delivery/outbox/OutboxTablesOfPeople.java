package org.traininglayer.delivery.outbox;

import static org.traininglayer.kernel.PersonalTable.OnErasure.ERASED;

import java.util.List;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.PersonalTable;
import org.traininglayer.kernel.PersonalTables;

/** Messages that wait, or were sent. */
@Component
class OutboxTablesOfPeople implements PersonalTables {

  @Override
  public List<PersonalTable> tables() {
    return List.of(new PersonalTable("outbox_message", PersonalTable.LEARNER, ERASED));
  }
}
