package org.traininglayer.delivery.grades;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.persistence.RowsOfPeople;

/** Removes the grades of people who are erased, in the same transaction. */
@Component
class GradeErasure {

  private final JdbcClient jdbc;

  GradeErasure(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @EventListener
  void on(LearnersErased erased) {
    RowsOfPeople.delete(jdbc, "grade", erased.organisation().value(), erased.learnerIds());
  }
}
