package org.traininglayer.delivery.records;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.traininglayer.delivery.Course;
import org.traininglayer.delivery.Node;
import org.traininglayer.delivery.outbox.NewMessage;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.LearningEvent.AttemptResumed;
import org.traininglayer.learning.LearningEvent.Occasion;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementJson;

/** Statements that wait in a node's outbox, with their texts. */
final class Told {

  private Told() {}

  /** Puts statements of several people into the outbox; the ids in order. */
  static List<String> put(Node node, int statements, int people) {
    List<NewMessage> told =
        IntStream.range(0, statements).mapToObj(n -> told(n, "person-" + n % people)).toList();
    put(node, told);
    node.dispatcher.wake();
    return told.stream().map(one -> one.contentId().toString()).toList();
  }

  static void put(Node node, List<NewMessage> told) {
    node.outbox.put(
        OrganisationId.DEFAULT,
        node.stores.of(OrganisationId.DEFAULT),
        RecordStores.PAYLOAD_FORMAT,
        told);
  }

  private static NewMessage told(int n, String person) {
    Occasion on =
        new Occasion(
            Course.context(person),
            Course.MODULE,
            UUID.randomUUID(),
            1,
            Course.START.plusSeconds(n));
    Statement statement = StatementMapping.statementsFor(new AttemptResumed(on)).getFirst();
    return new NewMessage(
        statement.id(),
        Course.context(person).key().learner(),
        null,
        StatementJson.write(statement));
  }
}
