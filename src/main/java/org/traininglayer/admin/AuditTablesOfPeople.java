package org.traininglayer.admin;

import static org.traininglayer.kernel.PersonalTable.OnErasure.KEPT;

import java.util.List;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.PersonalTable;
import org.traininglayer.kernel.PersonalTables;

/**
 * What was done in the console to a person. {@code agentId} is a value that the record store gives.
 */
@Component
class AuditTablesOfPeople implements PersonalTables {

  @Override
  public List<PersonalTable> tables() {
    return List.of(
        new PersonalTable(
                "console_audit",
                "t.organisation_id = :organisation"
                    + " and t.subject in (cast(:learner as text), cast(:agentId as text))",
                KEPT)
            .without("who", "address"));
  }
}
