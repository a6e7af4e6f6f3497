package org.traininglayer.delivery;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step;
import org.traininglayer.learning.Answer.Mark;
import org.traininglayer.learning.LearningEvent;
import org.traininglayer.learning.LearningEvent.Acknowledged;
import org.traininglayer.learning.LearningEvent.AcknowledgementDeclined;
import org.traininglayer.learning.LearningEvent.AttemptResumed;
import org.traininglayer.learning.LearningEvent.AttemptStarted;
import org.traininglayer.learning.LearningEvent.ConfidenceRated;
import org.traininglayer.learning.LearningEvent.ModuleCompleted;
import org.traininglayer.learning.LearningEvent.Occasion;
import org.traininglayer.learning.LearningEvent.OptionChosen;
import org.traininglayer.learning.LearningEvent.ReasonGiven;
import org.traininglayer.learning.LearningEvent.ReviewSubmitted;
import org.traininglayer.learning.LearningEvent.StepFinished;
import org.traininglayer.learning.LearningEvent.StepOpened;
import org.traininglayer.learning.LearningEvent.UnitJudged;
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
      case OptionChosen e -> List.of(chosen(e));
      case ReasonGiven e -> List.of(reason(e));
      case UnitJudged e -> List.of(judged(e));
      case ReviewSubmitted e -> List.of(submitted(e));
      case ConfidenceRated e -> List.of(rated(e));
      case Acknowledged e -> List.of(acknowledged(e));
      case AcknowledgementDeclined e -> List.of(declined(e));
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

  private static Statement chosen(OptionChosen event) {
    Occasion on = event.occasion();
    Extensions about = new Extensions();
    if (event.step() instanceof Step.Decision decision) {
      decision
          .option(event.option())
          .ifPresent(choice ->
              about
                  .put(Vocabulary.STANCE, choice.stance())
                  .put(Vocabulary.MISCONCEPTION, choice.misconception()));
    }
    about.put(Vocabulary.CONFIDENCE, probability(event.confidence()));
    return answered(
        on,
        event.step(),
        activities(on).choice(event.step()),
        at(event),
        new Result(
            score(event.score()),
            event.correct(),
            null,
            event.option(),
            duration(event.took()),
            about.all()));
  }

  private static Statement reason(ReasonGiven event) {
    Occasion on = event.occasion();
    return answered(
        on,
        event.step(),
        activities(on).reason(event.step()),
        at(event),
        new Result(null, event.correct(), null, event.option(), duration(event.took()), Map.of()));
  }

  private static Statement judged(UnitJudged event) {
    Occasion on = event.occasion();
    Step.SeededError error = event.error();
    Mark mark = event.mark();
    Extensions about = new Extensions();
    about.put(Vocabulary.TRUTH, error == null ? "clean" : "error");
    if (error != null) {
      about.put(Vocabulary.SEVERITY, error.severity());
      about.put(Vocabulary.FAMILY, error.family());
    }
    if (event.step().decoyIn(event.unit()).isPresent()) {
      about.put(Vocabulary.DECOY, true);
    }
    about.put(Vocabulary.FLAGGED, mark != null);
    if (mark != null) {
      about.put(Vocabulary.FAMILY_CHOSEN, mark.family());
      about.put(Vocabulary.EVIDENCE, place(mark.evidence()));
      about.put(Vocabulary.ACTION, mark.action());
      about.put(Vocabulary.CONFIDENCE, probability(mark.confidence()));
    }
    about
        .put(Vocabulary.FAMILY_RIGHT, event.rightFamily())
        .put(Vocabulary.EVIDENCE_RIGHT, event.rightEvidence())
        .put(Vocabulary.ACTION_RIGHT, event.rightAction())
        .put(Vocabulary.PREVALENCE, rounded(event.step().prevalence()));
    return statement(
        on,
        Verb.ANSWERED,
        activities(on).unit(event.step(), event.unit()),
        ONCE,
        new Result(
            null, event.correct(), null, Activities.judgement(mark != null), null, about.all()),
        Contexts.ofQuestion(on, event.step()),
        on.at());
  }

  private static Statement submitted(ReviewSubmitted event) {
    Occasion on = event.occasion();
    Extensions about =
        new Extensions()
            .put(Vocabulary.HITS, event.hits())
            .put(Vocabulary.MISSES, event.misses())
            .put(Vocabulary.FALSE_ALARMS, event.falseAlarms())
            .put(Vocabulary.CORRECT_REJECTIONS, event.correctRejections())
            .put(Vocabulary.CRITICAL_MISSES, event.criticalMisses())
            .put(Vocabulary.SOURCES_OPENED, event.sourcesOpened().stream().sorted().toList())
            .put(Vocabulary.SOURCES_REQUIRED, event.step().sourcesRequired());
    return answered(
        on,
        event.step(),
        activities(on).marks(event.step()),
        ONCE,
        new Result(
            score(event.score()),
            null,
            null,
            event.marked().isEmpty() ? null : event.marked().stream().collect(joining("[,]")),
            duration(event.took()),
            about.all()));
  }

  private static Statement rated(ConfidenceRated event) {
    Occasion on = event.occasion();
    Extensions about = new Extensions().put(Vocabulary.MOMENT, event.step().moment());
    event.step().items().stream()
        .filter(item -> item.id().equals(event.item()))
        .findFirst()
        .ifPresent(item -> about.put(Vocabulary.COMPETENCY, item.competency()));
    return statement(
        on,
        Verb.ANSWERED,
        activities(on).item(event.step(), event.item()),
        ONCE,
        new Result(null, null, null, Integer.toString(event.value()), null, Map.of()),
        Contexts.with(Contexts.ofQuestion(on, event.step()), about),
        on.at());
  }

  private static Statement acknowledged(Acknowledged event) {
    Occasion on = event.occasion();
    Step.Attest step = event.step();
    return statement(
        on,
        Verb.ACKNOWLEDGED,
        activities(on).commitment(step),
        ONCE,
        new Result(
            null,
            null,
            null,
            null,
            null,
            new Extensions()
                .put(Vocabulary.TEXT_SHA256, event.statementSha256())
                .put(Vocabulary.TEXT_VERSION, step.statementVersion())
                .put(Vocabulary.MEANING, step.meaning())
                .all()),
        Contexts.ofQuestion(on, step),
        on.at());
  }

  private static Statement declined(AcknowledgementDeclined event) {
    Occasion on = event.occasion();
    Step.Attest step = event.step();
    return statement(
        on,
        DECLINED,
        activities(on).commitment(step),
        at(event),
        new Result(
            null,
            null,
            null,
            null,
            null,
            new Extensions().put(Vocabulary.TEXT_VERSION, step.statementVersion()).all()),
        Contexts.ofQuestion(on, step),
        on.at());
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
            new Extensions().put(Vocabulary.CRITICAL_MISSES, event.criticalMisses()).all()),
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

  private static Statement answered(
      Occasion on, Step step, Activity question, String key, Result result) {
    return statement(
        on, Verb.ANSWERED, question, key, result, Contexts.ofQuestion(on, step), on.at());
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

  private static @Nullable Score score(@Nullable Double score) {
    return score == null ? null : new Score(rounded(score));
  }

  /** Four decimals are more than any score here means. */
  private static double rounded(double scaled) {
    return Math.round(scaled * 10_000) / 10_000.0;
  }

  private static @Nullable Double probability(@Nullable Integer percent) {
    return percent == null ? null : percent / 100.0;
  }

  /** ISO 8601, cut to hundredths of a second (xAPI 1.0.3, part 2, 4.6). */
  static String duration(Duration took) {
    return took.isNegative() ? "PT0S" : Duration.ofMillis(took.toMillis() / 10 * 10).toString();
  }

  private static @Nullable String place(Step.@Nullable Evidence evidence) {
    return evidence == null ? null : evidence.artefact() + "#" + evidence.row();
  }
}
