package org.traininglayer.delivery.outbox;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.LearnersErased;

/** Removes the messages of people who are erased, in the same transaction. */
@Component
class MessageErasure {

  private final JdbcClient jdbc;

  MessageErasure(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @EventListener
  void on(LearnersErased erased) {
    jdbc.sql(
            """
            delete from outbox_message
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
