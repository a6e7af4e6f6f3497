package org.traininglayer.delivery.records;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.xapi.Activity;
import org.traininglayer.xapi.Agent;
import org.traininglayer.xapi.Context;
import org.traininglayer.xapi.Context.ContextActivities;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementRef;
import org.traininglayer.xapi.Verb;
import org.traininglayer.xapi.Vocabulary;

/**
 * A statement as this build would tell it: the words of its verb, and what its activities are
 * called and what type they have, as the module says it now. Who did what, when, and with which
 * result stays. Pure.
 */
final class RemadeStatement {

  private static final Map<String, Verb> VERBS =
      Stream.of(
              Verb.INITIALIZED,
              Verb.RESUMED,
              Verb.EXPERIENCED,
              Verb.SKIPPED,
              Verb.ANSWERED,
              Verb.ACKNOWLEDGED,
              StatementMapping.DECLINED,
              Verb.PROGRESSED,
              Verb.PASSED,
              Verb.FAILED,
              Verb.COMPLETED)
          .collect(toMap(Verb::id, one -> one));

  /** Who voids: the product; who asked for it stands in the audit trail. */
  private static final Agent OURSELVES =
      new Agent(new AccountKey(Vocabulary.BASE, "statement-replacement"));

  private RemadeStatement() {}

  /**
   * Empty where it would be told in the same words.
   *
   * @param module in the version that the attempt was begun in; null when it is not there any more
   * @return the one that voids and the one that takes the place
   */
  static List<Statement> of(
      OrganisationId organisation,
      Statement old,
      @Nullable Module module,
      String reason,
      Instant at) {
    Map<String, Activity> known = known(module);
    Context around = old.context();
    Verb verb = VERBS.getOrDefault(old.verb().id(), old.verb());
    var object =
        old.object() instanceof Activity activity
            ? known.getOrDefault(activity.id(), activity)
            : old.object();
    if (around == null) {
      return List.of();
    }
    ContextActivities lists = lists(around.contextActivities(), known);
    if (verb.equals(old.verb())
        && object.equals(old.object())
        && lists.equals(around.contextActivities())) {
      return List.of();
    }
    Map<String, Object> extensions = new LinkedHashMap<>(around.extensions());
    extensions.put(Vocabulary.REASON_FOR_CHANGE, reason);
    Statement remade =
        new Statement(
            StatementIds.remade(organisation, old.id()),
            old.actor(),
            verb,
            object,
            old.result(),
            new Context(
                around.registration(),
                lists,
                around.revision(),
                around.platform(),
                around.language(),
                extensions,
                new StatementRef(old.id())),
            old.timestamp());
    Statement voiding =
        new Statement(
            StatementIds.voiding(organisation, old.id()),
            OURSELVES,
            Verb.VOIDED,
            new StatementRef(old.id()),
            null,
            new Context(
                around.registration(),
                new ContextActivities(List.of(), List.of(), List.of(Activities.profile())),
                null,
                null,
                null,
                Map.of(Vocabulary.REASON_FOR_CHANGE, reason)),
            at);
    return List.of(voiding, remade);
  }

  private static Map<String, Activity> known(@Nullable Module module) {
    Map<String, Activity> known = new LinkedHashMap<>();
    List<Activity> all = new ArrayList<>(List.of(Activities.profile()));
    if (module != null) {
      Activities activities = new Activities(module);
      all.add(activities.whole());
      module.steps().forEach(step -> all.add(activities.step(step)));
    }
    all.forEach(one -> known.put(one.id(), one));
    return known;
  }

  private static ContextActivities lists(ContextActivities old, Map<String, Activity> known) {
    return new ContextActivities(
        again(old.parent(), known), again(old.grouping(), known), again(old.category(), known));
  }

  private static List<Activity> again(List<Activity> old, Map<String, Activity> known) {
    return old.stream().map(one -> known.getOrDefault(one.id(), one)).toList();
  }
}
