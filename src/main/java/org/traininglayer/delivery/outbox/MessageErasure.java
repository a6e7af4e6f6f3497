package org.traininglayer.delivery.outbox;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.persistence.RowsOfPeople;

/** Removes the messages of people who are erased, in the same transaction. */
@Component
class MessageErasure {

  private final JdbcClient jdbc;

  MessageErasure(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @EventListener
  void on(LearnersErased erased) {
    RowsOfPeople.delete(jdbc, "outbox_message", erased.organisation().value(), erased.learnerIds());
  }
}
