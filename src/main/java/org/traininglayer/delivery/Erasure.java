package org.traininglayer.delivery;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.LearnersErased;

/** Removes what is kept about people who are erased, in the same transaction. */
@Component
class Erasure {

  private final JdbcClient jdbc;

  Erasure(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @EventListener
  void on(LearnersErased erased) {
    forget("delete from outbox_message", erased);
    forget("delete from grade", erased);
  }

  private void forget(String delete, LearnersErased erased) {
    jdbc.sql(
            delete
                + """
                 where organisation_id = :organisation
                  and learner_id = any(cast(:learners as uuid[]))
                """)
        .param("organisation", erased.organisation().value())
        .param(
            "learners",
            erased.learners().stream().map(l -> l.value().toString()).toArray(String[]::new))
        .update();
  }
}
