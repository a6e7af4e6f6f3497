package org.traininglayer.delivery.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.xapi.Activity;
import org.traininglayer.xapi.Context;
import org.traininglayer.xapi.Context.ContextActivities;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementRef;
import org.traininglayer.xapi.Verb;
import org.traininglayer.xapi.Vocabulary;

/**
 * A question that may be answered again has one statement that stands: the one before is voided (<a
 * href="https://github.com/adlnet/xAPI-Spec/blob/master/xAPI-Data.md#232-voiding">xAPI 1.0.3,
 * 2.3.2</a>), so that whoever counts statements counts the newest answer and no other. Pure.
 */
final class AnsweredAnew {

  private static final String REASON = "answered anew";

  private AnsweredAnew() {}

  /**
   * The statements to write: those that void, and the new one, which refers to the last before it.
   *
   * @param standing what stands of the registration, in the order in which it happened
   */
  static List<Statement> of(OrganisationId organisation, Statement told, List<Statement> standing) {
    List<Statement> former =
        standing.stream()
            .filter(one -> !one.id().equals(told.id()))
            .filter(one -> one.verb().id().equals(told.verb().id()))
            .filter(one -> Objects.equals(question(one), question(told)))
            .toList();
    List<Statement> all = new ArrayList<>();
    former.forEach(one -> all.add(voiding(organisation, one, told)));
    all.add(former.isEmpty() ? told : after(former.getLast(), told));
    return all;
  }

  private static @Nullable String question(Statement statement) {
    return statement.object() instanceof Activity activity ? activity.id() : null;
  }

  /** Whoever answers anew takes back what was said. */
  private static Statement voiding(OrganisationId organisation, Statement old, Statement told) {
    return new Statement(
        StatementIds.voiding(organisation, old.id()),
        told.actor(),
        Verb.VOIDED,
        new StatementRef(old.id()),
        null,
        new Context(
            around(told).registration(),
            new ContextActivities(List.of(), List.of(), List.of(Activities.profile())),
            null,
            null,
            null,
            Map.of(Vocabulary.REASON_FOR_CHANGE, REASON)),
        told.timestamp());
  }

  private static Statement after(Statement old, Statement told) {
    Context around = around(told);
    return new Statement(
        told.id(),
        told.actor(),
        told.verb(),
        told.object(),
        told.result(),
        new Context(
            around.registration(),
            around.contextActivities(),
            around.revision(),
            around.platform(),
            around.language(),
            around.extensions(),
            new StatementRef(old.id())),
        told.timestamp());
  }

  private static Context around(Statement told) {
    return Objects.requireNonNull(told.context());
  }
}
