package org.traininglayer.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.traininglayer.delivery.Outbox.OutboundStatement;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.LearningEvent;
import org.traininglayer.learning.LearningEvent.ModuleCompleted;
import org.traininglayer.lrs.Ledger;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementJson;

/**
 * Writes down what happens while learning, in the transaction in which it happens: statements into
 * the ledger, and what is to leave the house into the outbox. All events of a transaction are
 * written together just before it commits, so that their number costs nothing.
 */
@Component
class EventRecorder {

  private final Ledger ledger;
  private final Outbox outbox;
  private final RecordStores stores;
  private final GradeRecorder gradebooks;
  private final Dispatcher couriers;

  EventRecorder(
      Ledger ledger,
      Outbox outbox,
      RecordStores stores,
      GradeRecorder gradebooks,
      Dispatcher couriers) {
    this.ledger = ledger;
    this.outbox = outbox;
    this.stores = stores;
    this.gradebooks = gradebooks;
    this.couriers = couriers;
  }

  @EventListener
  void on(LearningEvent event) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("learning events are published inside their transaction");
    }
    Pages pages = (Pages) TransactionSynchronizationManager.getResource(this);
    if (pages == null) {
      pages = new Pages();
      TransactionSynchronizationManager.bindResource(this, pages);
      TransactionSynchronizationManager.registerSynchronization(pages);
    }
    pages.events.add(event);
  }

  private void write(List<LearningEvent> events) {
    Map<OrganisationId, List<Statement>> statements = new LinkedHashMap<>();
    Map<OrganisationId, List<OutboundStatement>> parcels = new LinkedHashMap<>();
    for (LearningEvent event : events) {
      AttemptContext context = event.occasion().context();
      for (Statement statement : StatementMapping.statementsFor(event)) {
        statements
            .computeIfAbsent(context.key().organisation(), o -> new ArrayList<>())
            .add(statement);
        if (!context.sample() && !stores.of(context.key().organisation()).isEmpty()) {
          parcels
              .computeIfAbsent(context.key().organisation(), o -> new ArrayList<>())
              .add(
                  new OutboundStatement(
                      statement.id(), context.key().learner(), StatementJson.write(statement)));
        }
      }
    }
    statements.forEach(ledger::append);
    parcels.forEach(
        (organisation, told) -> outbox.addStatements(organisation, stores.of(organisation), told));
    events.stream()
        .filter(ModuleCompleted.class::isInstance)
        .map(ModuleCompleted.class::cast)
        .forEach(gradebooks::enter);
  }

  /** The events of one transaction. */
  private final class Pages implements TransactionSynchronization {
    private final List<LearningEvent> events = new ArrayList<>();

    @Override
    public void beforeCommit(boolean readOnly) {
      write(events);
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(EventRecorder.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(EventRecorder.this, this);
    }

    @Override
    public void beforeCompletion() {
      TransactionSynchronizationManager.unbindResource(EventRecorder.this);
    }

    @Override
    public void afterCommit() {
      couriers.wake();
    }
  }
}
