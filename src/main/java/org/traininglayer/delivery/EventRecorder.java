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
import org.traininglayer.lrs.PreparedStatement;
import org.traininglayer.xapi.Statement;

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
  private final GradeRecorder grades;
  private final Dispatcher dispatcher;

  EventRecorder(
      Ledger ledger,
      Outbox outbox,
      RecordStores stores,
      GradeRecorder grades,
      Dispatcher dispatcher) {
    this.ledger = ledger;
    this.outbox = outbox;
    this.stores = stores;
    this.grades = grades;
    this.dispatcher = dispatcher;
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

  /**
   * Grades, then the outbox, and the ledger last: it keeps others waiting until the commit.
   *
   * @return whether something may leave the house
   */
  private boolean write(List<LearningEvent> events) {
    Map<OrganisationId, List<PreparedStatement>> statements = new LinkedHashMap<>();
    Map<OrganisationId, List<OutboundStatement>> outbound = new LinkedHashMap<>();
    for (LearningEvent event : events) {
      AttemptContext context = event.occasion().context();
      OrganisationId organisation = context.key().organisation();
      boolean leaves = !context.sample() && !stores.of(organisation).isEmpty();
      for (Statement told : StatementMapping.statementsFor(event)) {
        PreparedStatement statement = PreparedStatement.of(told);
        of(statements, organisation).add(statement);
        if (leaves) {
          of(outbound, organisation)
              .add(new OutboundStatement(statement.id(), context.key().learner(), ""));
        }
      }
    }
    List<ModuleCompleted> completed =
        events.stream()
            .filter(ModuleCompleted.class::isInstance)
            .map(ModuleCompleted.class::cast)
            .toList();
    completed.forEach(grades::enter);
    outbound.forEach((organisation, messages) ->
        outbox.addStatements(organisation, stores.of(organisation), messages));
    statements.forEach(ledger::append);
    return !outbound.isEmpty() || !completed.isEmpty();
  }

  private static <T> List<T> of(Map<OrganisationId, List<T>> all, OrganisationId organisation) {
    return all.computeIfAbsent(organisation, o -> new ArrayList<>());
  }

  /** The events of one transaction. */
  private final class Pages implements TransactionSynchronization {
    private final List<LearningEvent> events = new ArrayList<>();
    private boolean leaving;

    @Override
    public void beforeCommit(boolean readOnly) {
      leaving = write(events);
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
      if (leaving) {
        dispatcher.wake();
      }
    }
  }
}
