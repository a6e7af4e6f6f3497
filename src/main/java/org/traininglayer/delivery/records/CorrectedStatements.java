package org.traininglayer.delivery.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.Rejudging.Given;
import org.traininglayer.learning.Rejudging.Outcome;
import org.traininglayer.learning.Rejudging.Rejudged;
import org.traininglayer.steps.Response;
import org.traininglayer.xapi.Activity;
import org.traininglayer.xapi.Agent;
import org.traininglayer.xapi.Context;
import org.traininglayer.xapi.Context.ContextActivities;
import org.traininglayer.xapi.Result;
import org.traininglayer.xapi.Score;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementRef;
import org.traininglayer.xapi.Verb;
import org.traininglayer.xapi.Vocabulary;

/**
 * What an attempt said, against what it says by a corrected answer key. Pure: for each statement
 * that says otherwise, one that voids it and one that takes its place. The new one has the time,
 * the answer and the surroundings of the old one; only what the key says of it is another. The same
 * correction again gives the same ids, and where everything says what the key says, nothing.
 *
 * @param reason why, for the records
 * @param at when this is done
 */
record CorrectedStatements(
    OrganisationId organisation, String reason, boolean lowerToo, Instant at) {

  private static final Pattern VERSION = Pattern.compile("\\d{1,9}(\\.\\d{1,9})*");

  /** Who voids: the product; who asked for it stands in the audit trail. */
  private static final Agent OURSELVES =
      new Agent(new AccountKey(Vocabulary.BASE, "answer-key-correction"));

  /** What the answer key says of an answer. */
  private static final List<String> BY_KEY =
      List.of(
          Vocabulary.TRUTH,
          Vocabulary.SEVERITY,
          Vocabulary.FAMILY,
          Vocabulary.DECOY,
          Vocabulary.FAMILY_RIGHT,
          Vocabulary.EVIDENCE_RIGHT,
          Vocabulary.ACTION_RIGHT,
          Vocabulary.PREVALENCE,
          Vocabulary.STANCE,
          Vocabulary.MISCONCEPTION,
          Vocabulary.PERMISSION,
          Vocabulary.CRITICAL,
          Vocabulary.CONTROLS_MISSING,
          Vocabulary.CONTROLS_WRONG,
          Vocabulary.PAIRS_BROKEN,
          Vocabulary.CHECKS_MISSING,
          Vocabulary.FORBIDDEN_KEPT,
          Vocabulary.NEEDED_REMOVED,
          Vocabulary.CRITICAL_MISSES,
          Vocabulary.HITS,
          Vocabulary.MISSES,
          Vocabulary.FALSE_ALARMS,
          Vocabulary.CORRECT_REJECTIONS,
          Vocabulary.CAUGHT,
          Vocabulary.CRITICAL_DEFECTS,
          Vocabulary.TOXIC);

  /** Counts that not every build said; none is 0. */
  private static final Set<String> COUNTED = Set.of(Vocabulary.CRITICAL_DEFECTS);

  /** The statements to add for an attempt, given those of it that stand. */
  List<Statement> of(Rejudged attempt, List<Statement> all) {
    String key = attempt.module().version();
    return byThisKey(attempt, all.stream().filter(one -> !newer(one, key)).toList());
  }

  /** Whether a newer key has spoken already. */
  private static boolean newer(Statement statement, String key) {
    Context context = statement.context();
    return context != null
        && context.extensions().get(Vocabulary.KEY_VERSION) instanceof String by
        && VERSION.matcher(by).matches()
        && Catalog.compareVersions(by, key) > 0;
  }

  private List<Statement> byThisKey(Rejudged attempt, List<Statement> standing) {
    List<Statement> all = new ArrayList<>();
    for (Given given : attempt.responses()) {
      answered(attempt, given, standing)
          .forEach(old -> {
            Statement corrected =
                given.otherwise() || wasCorrected(old)
                    ? corrected(attempt, old, given.response())
                    : null;
            if (corrected != null) {
              all.add(voiding(attempt, old));
              all.add(corrected);
            }
          });
    }
    Outcome outcome = attempt.outcome();
    if (outcome != null) {
      standing.stream()
          .filter(one -> is(one, Verb.PASSED) || is(one, Verb.FAILED))
          .forEach(old -> {
            Statement corrected = assessed(attempt, old, outcome);
            if (corrected != null) {
              all.add(voiding(attempt, old));
              all.add(corrected);
            }
          });
    }
    return all;
  }

  /** By an earlier correction, whose key may have said something else again. */
  private static boolean wasCorrected(Statement statement) {
    return statement.context() != null
        && statement.context().extensions().containsKey(Vocabulary.KEY_VERSION);
  }

  private static List<Statement> answered(Rejudged attempt, Given given, List<Statement> standing) {
    String question =
        Vocabulary.question(
            attempt.module().id(), given.step().head().id(), given.response().question().path());
    return standing.stream()
        .filter(one -> is(one, Verb.ANSWERED))
        .filter(one -> one.object() instanceof Activity activity && activity.id().equals(question))
        .filter(one ->
            one.result() != null
                && Objects.equals(one.result().response(), given.response().response()))
        .toList();
  }

  private static boolean is(Statement statement, Verb verb) {
    return statement.verb().id().equals(verb.id());
  }

  private @Nullable Statement corrected(Rejudged attempt, Statement old, Response now) {
    Result before = Objects.requireNonNull(old.result());
    Map<String, Object> said = StatementMapping.named(now.result());
    Map<String, Object> former = new LinkedHashMap<>();
    Map<String, Object> extensions = new LinkedHashMap<>(before.extensions());
    for (String key : BY_KEY) {
      change(extensions, former, key, said.get(key));
    }
    Score score = StatementMapping.score(now.score());
    return replaced(attempt, old, old.verb(), score, now.correct(), extensions, former);
  }

  private @Nullable Statement assessed(Rejudged attempt, Statement old, Outcome now) {
    Result before = Objects.requireNonNull(old.result());
    Score score = Objects.requireNonNull(StatementMapping.score(now.score()));
    boolean passedBefore = Boolean.TRUE.equals(before.success());
    boolean better =
        (before.score() == null || score.scaled() >= before.score().scaled())
            && (now.passed() || !passedBefore);
    if (!better && !lowerToo) {
      return null;
    }
    Map<String, Object> former = new LinkedHashMap<>();
    Map<String, Object> extensions = new LinkedHashMap<>(before.extensions());
    change(
        extensions,
        former,
        Vocabulary.CRITICAL_MISSES,
        now.criticalMisses().isEmpty() ? null : now.criticalMisses());
    change(
        extensions, former, Vocabulary.MADE_GOOD, now.madeGood().isEmpty() ? null : now.madeGood());
    return replaced(
        attempt,
        old,
        now.passed() ? Verb.PASSED : Verb.FAILED,
        score,
        now.passed(),
        extensions,
        former);
  }

  /** Null where nothing says otherwise. */
  private @Nullable Statement replaced(
      Rejudged attempt,
      Statement old,
      Verb verb,
      @Nullable Score score,
      @Nullable Boolean success,
      Map<String, Object> extensions,
      Map<String, Object> former) {
    Result before = Objects.requireNonNull(old.result());
    if (!same(scaled(before.score()), scaled(score))) {
      former.put("score", before.score() == null ? "none" : before.score().scaled());
    }
    if (!Objects.equals(before.success(), success)) {
      former.put("success", before.success() == null ? "none" : before.success());
    }
    if (former.isEmpty()) {
      return null;
    }
    extensions.put(Vocabulary.FORMER, former);
    String key = attempt.module().version();
    Context context = Objects.requireNonNull(old.context());
    return new Statement(
        StatementIds.corrected(organisation, old.id(), key, reason),
        old.actor(),
        verb,
        old.object(),
        new Result(
            score, success, before.completion(), before.response(), before.duration(), extensions),
        new Context(
            context.registration(),
            context.contextActivities(),
            context.revision(),
            context.platform(),
            context.language(),
            with(context.extensions(), key),
            new StatementRef(old.id())),
        old.timestamp());
  }

  private Map<String, Object> with(Map<String, Object> extensions, String key) {
    Map<String, Object> all = new LinkedHashMap<>(extensions);
    all.put(Vocabulary.KEY_VERSION, key);
    all.put(Vocabulary.REASON_FOR_CHANGE, reason);
    return all;
  }

  private Statement voiding(Rejudged attempt, Statement old) {
    return new Statement(
        StatementIds.voiding(organisation, old.id()),
        OURSELVES,
        Verb.VOIDED,
        new StatementRef(old.id()),
        null,
        new Context(
            attempt.registration(),
            new ContextActivities(List.of(), List.of(), List.of(Activities.profile())),
            null,
            null,
            null,
            with(Map.of(), attempt.module().version())),
        at);
  }

  /** Notes under a short name what an extension said, where it says something else now. */
  private static void change(
      Map<String, Object> extensions,
      Map<String, Object> former,
      String key,
      @Nullable Object now) {
    Object before = extensions.get(key);
    if (same(before, now) || (COUNTED.contains(key) && isNone(before) && isNone(now))) {
      return;
    }
    former.put(key.substring(key.lastIndexOf('/') + 1), before == null ? "none" : before);
    if (now == null) {
      extensions.remove(key);
    } else {
      extensions.put(key, now);
    }
  }

  private static boolean isNone(@Nullable Object count) {
    return count == null || same(count, 0);
  }

  private static @Nullable Object scaled(@Nullable Score score) {
    return score == null ? null : score.scaled();
  }

  /** Whether both say the same, as JSON does: numbers by their value. */
  private static boolean same(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return Double.compare(x.doubleValue(), y.doubleValue()) == 0;
    }
    if (a instanceof List<?> x && b instanceof List<?> y) {
      return x.size() == y.size()
          && java.util.stream.IntStream.range(0, x.size()).allMatch(i -> same(x.get(i), y.get(i)));
    }
    return Objects.equals(a, b);
  }
}
