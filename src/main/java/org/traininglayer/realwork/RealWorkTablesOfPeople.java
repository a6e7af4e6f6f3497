package org.traininglayer.realwork;

import static org.traininglayer.kernel.PersonalTable.OnErasure.ERASED;

import java.util.List;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.PersonalTable;
import org.traininglayer.kernel.PersonalTables;

/** Baselines and rated work of people; who rated it stays out. */
@Component
class RealWorkTablesOfPeople implements PersonalTables {

  @Override
  public List<PersonalTable> tables() {
    return List.of(
        new PersonalTable("baseline_task", PersonalTable.LEARNER, ERASED),
        new PersonalTable("work_product", PersonalTable.LEARNER, ERASED)
            .without("registered_by", "registered_name"),
        new PersonalTable(
                "work_rating",
                "t.organisation_id = :organisation and t.product_id in (select p.id from"
                    + " work_product p where p.organisation_id = :organisation and p.learner_id ="
                    + " :learner)",
                ERASED)
            .without("rater", "rater_name"));
  }
}
