package org.traininglayer.learning;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.learning.AttemptState.StepState;
import org.traininglayer.learning.Progress.StepWork;

/**
 * What an answer does to an attempt. Pure: state, answer, module and instant in, new state and
 * events out.
 *
 * <p>Steps are worked in their order, so a commit is saved before the step that it reveals opens.
 * Whatever has shown feedback stays as it was: a choice, a reason, a submitted review, a finished
 * step. The same answer again changes nothing.
 */
final class AttemptRules {

  private static final int LAUNCHES_REMEMBERED = 100;

  private AttemptRules() {}

  /**
   * A new attempt, with its first step open.
   *
   * @param module under the terms
   * @param launches launches that have opened the context so far, which do not resume this attempt
   * @param terms what holds for this attempt from now to its end
   */
  static Transition start(
      AttemptContext context,
      Module module,
      UUID registration,
      int number,
      double bestBefore,
      Set<UUID> launches,
      EffectiveSettings terms,
      Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
    AttemptState blank =
        new AttemptState(
            registration,
            number,
            module.version(),
            at,
            at.minusMillis(1),
            at,
            at,
            bestBefore,
            launches,
            Map.of(),
            null,
            terms);
    TransitionBuilder turn = new TransitionBuilder(blank, context, module, at);
    turn.publish(new LearningEvent.AttemptStarted(turn.occasion()));
    turn.open(module.steps().getFirst());
    return turn.noted();
  }

  /**
   * The attempt is opened again.
   *
   * @param launch the launch that opens it; without one, a pause decides
   */
  static Transition reopen(
      AttemptState state,
      AttemptContext context,
      Module module,
      @Nullable UUID launch,
      Instant now) {
    if (state.outcome() != null) {
      return Transition.nothing(state);
    }
    boolean resumed =
        launch == null
            ? now.isAfter(state.lastActiveAt().plus(Practice.PAUSE))
            : !state.launches().contains(launch) && state.launches().size() < LAUNCHES_REMEMBERED;
    if (!resumed) {
      return Transition.nothing(state);
    }
    TransitionBuilder turn = new TransitionBuilder(state, context, module, now);
    if (launch != null) {
      turn.launchedBy(launch);
    }
    turn.publish(new LearningEvent.AttemptResumed(turn.occasion()));
    return turn.noted();
  }

  /** The names of tools and contacts as the course has them now; all else stays as it began. */
  static AttemptState named(AttemptState state, EffectiveSettings now) {
    EffectiveSettings terms = state.terms();
    return state.outcome() != null || terms.names().equals(now.names())
        ? state
        : state.under(terms.named(now.names()));
  }

  /**
   * An answer is given.
   *
   * @throws AnswerRefused when it does not fit
   */
  static Transition decide(
      AttemptState state,
      AttemptContext context,
      Module module,
      String stepId,
      Answer answer,
      Instant now) {
    Step step =
        module.step(stepId).orElseThrow(() -> new AnswerRefused("This module has no such step."));
    AnswerFit.check(module, step, answer);
    StepState there = state.steps().get(stepId);
    if (there == null) {
      throw new AnswerRefused("This step is not open yet: finish the steps before it.");
    }
    StepWork work = there.work();
    if (work.finished()) {
      return Transition.nothing(state);
    }
    TransitionBuilder turn = new TransitionBuilder(state, context, module, now);
    boolean isNew =
        switch (answer) {
          case Answer.Choose choose -> choose(turn, step, work, choose);
          case Answer.GiveReason reason -> giveReason(turn, (Step.Decision) step, work, reason);
          case Answer.Mark mark -> mark(turn, step, work, mark);
          case Answer.Unmark unmark -> unmark(turn, step, work, unmark);
          case Answer.OpenSource source -> openSource(turn, step, work, source);
          case Answer.Rate rate -> rate(turn, step, work, rate);
          case Answer.Acknowledge given -> acknowledge(turn, (Step.Attest) step, work, given);
          case Answer.Submit submit -> submit(turn, (Step.Review) step, work);
          case Answer.Finish finish -> finish(turn, step, work);
        };
    return isNew ? turn.saved() : Transition.nothing(state);
  }

  private static boolean choose(
      TransitionBuilder turn, Step step, StepWork work, Answer.Choose choose) {
    if (work.choice() != null) {
      return false;
    }
    StepState chosen = turn.spend(step).chosen(choose);
    turn.put(step, chosen);
    Boolean correct;
    Double score;
    if (step instanceof Step.Decision decision) {
      correct = Scoring.rightChoice(decision, choose);
      score = decision.option(choose.option()).map(o -> o.level().score()).orElse(null);
    } else {
      correct = Scoring.rightCommit((Step.Commit) step, choose);
      score = correct == null ? null : Double.valueOf(correct ? 1 : 0);
    }
    turn.publish(
        new LearningEvent.OptionChosen(
            turn.occasion(),
            step,
            choose.option(),
            correct,
            step.head().scored() ? score : null,
            choose.confidence(),
            Duration.ofMillis(chosen.activeMillis())));
    return true;
  }

  private static boolean giveReason(
      TransitionBuilder turn, Step.Decision step, StepWork work, Answer.GiveReason reason) {
    if (work.choice() == null) {
      throw new AnswerRefused("Choose first, then say why.");
    }
    if (work.reason() != null) {
      return false;
    }
    StepState spent = turn.spend(step);
    turn.put(step, spent.with(spent.work().withReason(reason)));
    turn.publish(
        new LearningEvent.ReasonGiven(
            turn.occasion(),
            step,
            reason.option(),
            Scoring.rightReason(step, reason),
            Duration.ofMillis(spent.activeMillis() - spent.choiceMillis())));
    return true;
  }

  private static boolean mark(TransitionBuilder turn, Step step, StepWork work, Answer.Mark mark) {
    if (work.submitted() || mark.equals(work.marks().get(mark.unit()))) {
      return false;
    }
    Map<String, Answer.Mark> marks = new HashMap<>(work.marks());
    marks.put(mark.unit(), mark);
    turn.put(step, turn.spend(step).with(work.withMarks(marks)));
    return true;
  }

  private static boolean unmark(
      TransitionBuilder turn, Step step, StepWork work, Answer.Unmark unmark) {
    if (work.submitted() || !work.marks().containsKey(unmark.unit())) {
      return false;
    }
    Map<String, Answer.Mark> marks = new HashMap<>(work.marks());
    marks.remove(unmark.unit());
    turn.put(step, turn.spend(step).with(work.withMarks(marks)));
    return true;
  }

  private static boolean openSource(
      TransitionBuilder turn, Step step, StepWork work, Answer.OpenSource source) {
    if (work.submitted() || work.sourcesOpened().contains(source.artefact())) {
      return false;
    }
    Set<String> opened = new HashSet<>(work.sourcesOpened());
    opened.add(source.artefact());
    turn.put(step, turn.spend(step).with(work.withSources(opened)));
    return true;
  }

  private static boolean rate(TransitionBuilder turn, Step step, StepWork work, Answer.Rate rate) {
    if (Integer.valueOf(rate.value()).equals(work.ratings().get(rate.item()))) {
      return false;
    }
    Map<String, Integer> ratings = new HashMap<>(work.ratings());
    ratings.put(rate.item(), rate.value());
    turn.put(step, turn.spend(step).with(work.withRatings(ratings)));
    return true;
  }

  /** Whoever declined may still acknowledge, as long as the step is open; not the reverse. */
  private static boolean acknowledge(
      TransitionBuilder turn, Step.Attest step, StepWork work, Answer.Acknowledge given) {
    Answer.Acknowledge before = work.acknowledgement();
    if (before != null && (before.accepted() || !given.accepted())) {
      return false;
    }
    if (!step.requires().stream().allMatch(turn::finished)) {
      throw new AnswerRefused("Finish the steps that this statement is about first.");
    }
    turn.put(step, turn.spend(step).with(work.withAcknowledgement(given)));
    turn.publish(
        given.accepted()
            ? new LearningEvent.Acknowledged(
                turn.occasion(),
                step,
                Sha256.sha256(step.statement()),
                Scoring.module(turn.module(), turn.scores()))
            : new LearningEvent.AcknowledgementDeclined(turn.occasion(), step));
    return true;
  }

  private static boolean submit(TransitionBuilder turn, Step.Review step, StepWork work) {
    if (work.submitted()) {
      return false;
    }
    StepState spent = turn.spend(step);
    ReviewEvents.publish(turn, step, spent);
    double score = Scoring.review(step, work.marks()).score();
    turn.put(step, spent.with(work.asSubmitted(step.head().scored() ? score : null)));
    return true;
  }

  private static boolean finish(TransitionBuilder turn, Step step, StepWork work) {
    StepWork done = work;
    Double score = null;
    switch (step) {
      case Step.Brief brief -> {}
      case Step.Commit commit -> {
        Answer.Choose choice = chosen(work);
        Boolean right = Scoring.rightCommit(commit, choice);
        score = right == null ? null : Double.valueOf(right ? 1 : 0);
      }
      case Step.Decision decision -> {
        Answer.Choose choice = chosen(work);
        if (decision.reason() != null && work.reason() == null) {
          throw new AnswerRefused("Please say why first.");
        }
        score = Scoring.decision(decision, choice, work.reason());
      }
      case Step.Review review -> {
        if (submit(turn, review, work)) {
          done = turn.step(step).work();
        } else {
          turn.spend(step);
        }
        score = done.score();
      }
      case Step.Confidence confidence -> {
        if (work.ratings().size() < confidence.items().size()) {
          throw new AnswerRefused("Please rate every statement first.");
        }
        for (Step.Confidence.Item item : confidence.items()) {
          Integer value = work.ratings().get(item.id());
          if (value != null) {
            turn.publish(
                new LearningEvent.ConfidenceRated(turn.occasion(), confidence, item.id(), value));
          }
        }
      }
      case Step.Attest attest -> {
        if (work.acknowledgement() == null) {
          throw new AnswerRefused("Please acknowledge or decline first.");
        }
      }
    }
    if (!step.head().scored()) {
      score = null;
    }
    StepState spent = step instanceof Step.Review ? turn.step(step) : turn.spend(step);
    turn.put(step, spent.with(done.asFinished(score)));
    List<Step> steps = turn.module().steps();
    int finished = (int) steps.stream().filter(s -> turn.finished(s.head().id())).count();
    turn.publish(
        new LearningEvent.StepFinished(
            turn.occasion(),
            step,
            score,
            Math.toIntExact(Math.round(100.0 * finished / steps.size())),
            Duration.ofMillis(spent.activeMillis())));
    int next = steps.indexOf(step) + 1;
    if (next < steps.size()) {
      turn.open(steps.get(next));
    } else {
      complete(turn);
    }
    return true;
  }

  private static Answer.Choose chosen(StepWork work) {
    Answer.Choose choice = work.choice();
    if (choice == null) {
      throw new AnswerRefused("Please choose first.");
    }
    return choice;
  }

  private static void complete(TransitionBuilder turn) {
    Module module = turn.module();
    double score = Scoring.module(module, turn.scores());
    List<String> critical = new ArrayList<>();
    for (Step step : module.steps()) {
      if (Scoring.counts(step)) {
        critical.addAll(harm(step, turn.step(step).work()));
      }
    }
    boolean passed = Scoring.passed(module, score, critical);
    LearningEvent.Occasion occasion = turn.occasion();
    turn.complete(new Progress.Outcome(score, passed, List.copyOf(critical), occasion.at()));
    turn.publish(
        new LearningEvent.ModuleCompleted(
            occasion,
            score,
            passed,
            List.copyOf(critical),
            Math.max(turn.before().bestBefore(), score),
            turn.activeInAll()));
  }

  /** What prevents passing in a step: critical errors let through, a harmful choice. */
  private static List<String> harm(Step step, StepWork work) {
    String prefix = step.head().id() + "/";
    Answer.Choose choice = work.choice();
    return switch (step) {
      case Step.Review review ->
          Scoring.review(review, work.marks()).criticalMisses().stream()
              .map(prefix::concat)
              .toList();
      case Step.Decision decision when choice != null && Scoring.harmful(decision, choice) ->
          List.of(prefix + choice.option());
      default -> List.of();
    };
  }
}
