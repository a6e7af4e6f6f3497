package org.traininglayer.delivery.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.outbox.Dispatcher;
import org.traininglayer.delivery.outbox.Outbox;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.LearningEvent;
import org.traininglayer.lrs.Ledger;
import org.traininglayer.lrs.PreparedStatement;
import org.traininglayer.persistence.Gathered;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementJson;

/**
 * Writes down what happens while learning, in the transaction in which it happens: statements into
 * the ledger, and what is to leave the house into the outbox. All events of a transaction are
 * written together just before it commits, after everything else, since the ledger keeps others
 * waiting until the commit.
 */
@Component
public final class EventRecorder {

  private final Ledger ledger;
  private final Outbox outbox;
  private final RecordStores stores;
  private final Gathered<LearningEvent> events;

  /** The last one to write in a transaction. */
  public EventRecorder(Ledger ledger, Outbox outbox, RecordStores stores, Dispatcher dispatcher) {
    this.ledger = ledger;
    this.outbox = outbox;
    this.stores = stores;
    this.events = new Gathered<>(Ordered.LOWEST_PRECEDENCE, this::write, dispatcher::wake);
  }

  /** Something has happened. */
  @EventListener
  public void on(LearningEvent event) {
    events.add(event);
  }

  /**
   * The outbox, and the ledger last: it keeps others waiting until the commit.
   *
   * @return whether something may leave the house
   */
  private boolean write(List<LearningEvent> happened) {
    Map<OrganisationId, List<PreparedStatement>> statements = new LinkedHashMap<>();
    Map<OrganisationId, List<ToForward>> outbound = new LinkedHashMap<>();
    for (LearningEvent event : happened) {
      AttemptContext context = event.occasion().context();
      OrganisationId organisation = context.key().organisation();
      boolean leaves = !context.sample() && !stores.of(organisation).isEmpty();
      for (Statement told : told(organisation, event)) {
        PreparedStatement statement = PreparedStatement.of(told);
        of(statements, organisation).add(statement);
        if (leaves) {
          of(outbound, organisation).add(new ToForward(told, context.key().learner()));
        }
      }
    }
    outbound.forEach((organisation, messages) -> stores.put(outbox, organisation, messages));
    statements.forEach(ledger::append);
    return !outbound.isEmpty();
  }

  /** What is answered anew takes the place of what stands; all else is told beside it. */
  private List<Statement> told(OrganisationId organisation, LearningEvent event) {
    List<Statement> told = StatementMapping.statementsFor(event);
    if (event instanceof LearningEvent.ResponseGiven given && given.instead()) {
      List<Statement> standing =
          ledger.standing(organisation, given.occasion().registration()).stream()
              .map(StatementJson::read)
              .toList();
      return told.stream()
          .flatMap(one -> AnsweredAnew.of(organisation, one, standing).stream())
          .toList();
    }
    return told;
  }

  private static <T> List<T> of(Map<OrganisationId, List<T>> all, OrganisationId organisation) {
    return all.computeIfAbsent(organisation, o -> new ArrayList<>());
  }
}
