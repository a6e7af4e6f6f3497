package org.traininglayer.reports;

import static org.traininglayer.kernel.PersonalTable.OnErasure.KEPT;

import java.util.List;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.PersonalTable;
import org.traininglayer.kernel.PersonalTables;

/** That a report about a person was made. */
@Component
class ReportTablesOfPeople implements PersonalTables {

  @Override
  public List<PersonalTable> tables() {
    return List.of(
        new PersonalTable(
                "evidence_report",
                "t.organisation_id = :organisation and strpos(t.filters, cast(:learner as text)) >"
                    + " 0",
                KEPT)
            .without("made_by"));
  }
}
