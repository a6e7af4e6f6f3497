package org.traininglayer.delivery.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.traininglayer.delivery.Course;
import org.traininglayer.delivery.NoLedger;
import org.traininglayer.delivery.Node;
import org.traininglayer.delivery.ScriptedLearner;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.LearningEvent;
import org.traininglayer.learning.LearningEvent.ModuleCompleted;
import org.traininglayer.lrs.Ledger;
import org.traininglayer.lrs.PreparedStatement;
import org.traininglayer.testing.CountingDataSource;
import org.traininglayer.testing.TestDatabase;

/** What is written for an answer, and in which order: the ledger keeps others waiting. */
class RecordingOrderTest {

  private final CountingDataSource database = new CountingDataSource(TestDatabase.fresh());
  private final Node node =
      new Node(database, Node.settings(URI.create("http://localhost:1/xapi")));
  private final Ledger ledger =
      new NoLedger() {
        @Override
        public void append(OrganisationId organisation, List<PreparedStatement> statements) {
          node.jdbc.sql("select 'the ledger'").query(String.class).single();
        }
      };
  private final EventRecorder recorder =
      new EventRecorder(ledger, node.outbox, node.stores, node.dispatcher);

  @Test
  void grades_come_first_then_the_outbox_and_the_ledger_last() {
    List<LearningEvent> events =
        new ScriptedLearner(Course.context("1001"), Course.START, 0.9).events();
    database.executed.clear();

    node.transaction.executeWithoutResult(status -> publish(events));

    assertThat(first("into grade")).isLessThan(first("cross join unnest"));
    assertThat(first("the ledger")).isEqualTo(database.executed.size() - 1);
  }

  @Test
  void one_step_costs_one_round_trip_to_the_outbox_and_one_to_the_ledger() {
    List<LearningEvent> events =
        new ScriptedLearner(Course.context("1001"), Course.START, 0.9).events().subList(0, 5);
    filtersAreKnown();

    node.transaction.executeWithoutResult(status -> publish(events));

    assertThat(database.executed).hasSize(2);
  }

  @Test
  void a_finished_module_costs_five_round_trips_more_for_its_grade() {
    List<LearningEvent> events =
        new ScriptedLearner(Course.context("1001"), Course.START, 0.9).events();
    List<LearningEvent> last = events.subList(events.size() - 3, events.size());
    filtersAreKnown();

    node.transaction.executeWithoutResult(status -> publish(last));

    assertThat(database.executed).hasSize(2 + 5);
  }

  /** What is set for the destinations is remembered for some seconds: it is read before. */
  private void filtersAreKnown() {
    List<LearningEvent> other =
        new ScriptedLearner(Course.context("1002"), Course.START, 0.9).events().subList(0, 1);
    node.transaction.executeWithoutResult(status -> publish(other));
    database.executed.clear();
  }

  /** As Spring does, in the order that would be the wrong one to write. */
  private void publish(List<LearningEvent> events) {
    for (LearningEvent event : events) {
      recorder.on(event);
      if (event instanceof ModuleCompleted completed) {
        node.recorder.on(completed);
      }
    }
  }

  private int first(String part) {
    for (int n = 0; n < database.executed.size(); n++) {
      if (database.executed.get(n).contains(part)) {
        return n;
      }
    }
    throw new AssertionError("nothing with " + part + " in " + database.executed);
  }
}
