package org.traininglayer.delivery.records;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.learning.LearningEvent;
import org.traininglayer.learning.LearningEvent.AttemptResumed;
import org.traininglayer.learning.LearningEvent.AttemptStarted;
import org.traininglayer.learning.LearningEvent.ModuleCompleted;
import org.traininglayer.learning.LearningEvent.Occasion;
import org.traininglayer.learning.LearningEvent.ResponseGiven;
import org.traininglayer.learning.LearningEvent.StepFinished;
import org.traininglayer.learning.LearningEvent.StepOpened;
import org.traininglayer.learning.LearningEvent.StepPassedOver;
import org.traininglayer.steps.Response;
import org.traininglayer.xapi.Activity;
import org.traininglayer.xapi.Agent;
import org.traininglayer.xapi.Context;
import org.traininglayer.xapi.Result;
import org.traininglayer.xapi.Score;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.Verb;
import org.traininglayer.xapi.Vocabulary;

/** What happened while learning, told as xAPI statements. Pure. */
final class StatementMapping {

  /** Declined; the reverse of {@link Verb#ACKNOWLEDGED}. */
  static final Verb DECLINED = new Verb("http://activitystrea.ms/reject", Map.of("en", "declined"));

  /** For what can happen only once in an attempt. */
  private static final String ONCE = "";

  private StatementMapping() {}

  /** The statements that tell an event, in the order of their timestamps. */
  static List<Statement> statementsFor(LearningEvent event) {
    return switch (event) {
      case AttemptStarted e -> List.of(aboutModule(e, Verb.INITIALIZED, ONCE));
      case AttemptResumed e -> List.of(aboutModule(e, Verb.RESUMED, at(e)));
      case StepOpened e -> List.of(opened(e));
      case ResponseGiven e -> List.of(responded(e));
      case StepPassedOver e -> List.of(passedOver(e));
      case StepFinished e -> List.of(finished(e));
      case ModuleCompleted e -> List.of(assessed(e), completed(e));
    };
  }

  private static Statement aboutModule(LearningEvent event, Verb verb, String key) {
    Occasion on = event.occasion();
    return statement(on, verb, activities(on).whole(), key, null, Contexts.ofModule(on), on.at());
  }

  private static Statement opened(StepOpened event) {
    Occasion on = event.occasion();
    return statement(
        on,
        Verb.EXPERIENCED,
        activities(on).step(event.step()),
        ONCE,
        null,
        Contexts.ofStep(on, event.step()),
        on.at());
  }

  private static Statement passedOver(StepPassedOver event) {
    Occasion on = event.occasion();
    return statement(
        on,
        Verb.SKIPPED,
        activities(on).step(event.step()),
        ONCE,
        null,
        Contexts.with(
            Contexts.ofStep(on, event.step()),
            new Extensions().put(Vocabulary.PASSED_OVER, event.because())),
        on.at());
  }

  private static Statement responded(ResponseGiven event) {
    Occasion on = event.occasion();
    Response said = event.response();
    Context around = Contexts.ofQuestion(on, event.step());
    return statement(
        on,
        switch (said.deed()) {
          case ANSWERED -> Verb.ANSWERED;
          case ACKNOWLEDGED -> Verb.ACKNOWLEDGED;
          case DECLINED -> DECLINED;
        },
        activities(on).question(event.step(), said.question()),
        said.once() ? ONCE : at(event),
        new Result(
            score(said.score()),
            said.correct(),
            null,
            said.response(),
            said.took() == null ? null : duration(said.took()),
            named(said.result())),
        said.context().isEmpty()
            ? around
            : Contexts.with(around, new Extensions().putAll(named(said.context()))),
        on.at());
  }

  /** What a step knows by short names, under the addresses of our extensions. */
  static Map<String, Object> named(Map<String, Object> known) {
    Map<String, Object> extensions = new LinkedHashMap<>();
    known.forEach((name, value) -> extensions.put(Vocabulary.extension(name), value));
    return extensions;
  }

  /** The step's own score stands in its answers; here a score would read as the module's. */
  private static Statement finished(StepFinished event) {
    Occasion on = event.occasion();
    return statement(
        on,
        Verb.PROGRESSED,
        activities(on).whole(),
        event.step().head().id(),
        new Result(
            null,
            null,
            null,
            null,
            duration(event.took()),
            new Extensions().put(Vocabulary.PROGRESS, event.progress()).all()),
        Contexts.ofModule(on, event.step()),
        on.at());
  }

  private static Statement assessed(ModuleCompleted event) {
    Occasion on = event.occasion();
    return statement(
        on,
        event.passed() ? Verb.PASSED : Verb.FAILED,
        activities(on).whole(),
        ONCE,
        new Result(
            score(event.score()),
            event.passed(),
            null,
            null,
            duration(event.took()),
            new Extensions()
                .put(Vocabulary.CRITICAL_MISSES, event.criticalMisses())
                .put(Vocabulary.MADE_GOOD, event.madeGood())
                .all()),
        Contexts.ofModule(on),
        on.at());
  }

  /** A millisecond after the assessment, so that their order can be seen. */
  private static Statement completed(ModuleCompleted event) {
    Occasion on = event.occasion();
    return statement(
        on,
        Verb.COMPLETED,
        activities(on).whole(),
        ONCE,
        new Result(null, null, true, null, duration(event.took()), Map.of()),
        Contexts.ofModule(on),
        on.at().plusMillis(1));
  }

  private static Statement statement(
      Occasion on,
      Verb verb,
      Activity object,
      String key,
      @Nullable Result result,
      Context context,
      Instant at) {
    return new Statement(
        StatementIds.of(
            on.context().key().organisation(), on.registration(), verb, object.id(), key),
        new Agent(on.context().account()),
        verb,
        object,
        result,
        context,
        at);
  }

  private static Activities activities(Occasion on) {
    return new Activities(on.module());
  }

  /** For what can happen again in an attempt: its instant, since instants rise strictly there. */
  private static String at(LearningEvent event) {
    return event.occasion().at().toString();
  }

  static @Nullable Score score(@Nullable Double score) {
    return score == null ? null : new Score(rounded(score));
  }

  /** Four decimals are more than any score here means. */
  private static double rounded(double scaled) {
    return Math.round(scaled * 10_000) / 10_000.0;
  }

  /** ISO 8601, cut to hundredths of a second (xAPI 1.0.3, part 2, 4.6). */
  static String duration(Duration took) {
    return took.isNegative() ? "PT0S" : Duration.ofMillis(took.toMillis() / 10 * 10).toString();
  }
}
