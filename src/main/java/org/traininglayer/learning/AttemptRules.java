package org.traininglayer.learning;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.Way;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.Change;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.StepRules;
import org.traininglayer.steps.StepSigning;
import org.traininglayer.steps.StepType;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.StepWork;

/**
 * What an answer does to an attempt. Pure: state, answer, module and instant in, new state and
 * events out.
 *
 * <p>Steps are worked in their order, as far as they are on the way that was chosen, so a commit is
 * saved before the step that it reveals opens. Whatever has shown feedback stays as it was: a
 * choice, a reason, a submitted review, a finished step. The same answer again changes nothing.
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
            launches,
            Map.of(),
            null,
            terms,
            null,
            Forms.seed(context.key().learner(), module.id()));
    TransitionBuilder turn = new TransitionBuilder(blank, context, module, at);
    turn.publish(new LearningEvent.AttemptStarted(turn.occasion()));
    turn.open(turn.way().steps().getFirst());
    return turn.noted();
  }

  /**
   * The attempt is opened again. Where all that is left of the module is done, that completes it:
   * the step that it was in is not there any more.
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
    TransitionBuilder turn = new TransitionBuilder(state, context, module, now);
    Way way = turn.way();
    if (left(turn, way).isEmpty()) {
      complete(turn, way);
      return turn.noted();
    }
    boolean resumed =
        launch == null
            ? now.isAfter(state.lastActiveAt().plus(Practice.PAUSE))
            : !state.launches().contains(launch) && state.launches().size() < LAUNCHES_REMEMBERED;
    if (!resumed) {
      return Transition.nothing(state);
    }
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
   * An answer is given. A step that is not open yet is opened where it need not be done, or where
   * it is the first that is left: the module got it while the attempt was under way.
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
    return decide(state, context, module, stepId, answer, null, now);
  }

  /**
   * The same for an answer of a page.
   *
   * @param shown what the page shows; null where nothing is known of it
   * @throws Overtaken when it would change what a newer page has said
   */
  static Transition decide(
      AttemptState state,
      AttemptContext context,
      Module module,
      String stepId,
      Answer answer,
      @Nullable SeenPage shown,
      Instant now) {
    Step step =
        module.step(stepId).orElseThrow(() -> new AnswerRefused("This module has no such step."));
    StepType<Step, StepWork, Answer> type = StepTypes.of(step);
    check(module, step, answer);
    StepState there = state.steps().get(stepId);
    if (there != null
        && (there.finished()
            || (state.outcome() != null && !state.progress(module).isRenewed(step)))) {
      return Transition.nothing(state);
    }
    TransitionBuilder turn = new TransitionBuilder(state, context, module, now);
    if (there == null) {
      AnswerRefused.unless(
          state.outcome() == null && isNext(turn, step),
          "This step is not open yet: finish the steps before it.");
      turn.open(step);
    }
    boolean isNew =
        switch (answer) {
          case Answer.OpenSource source -> openSource(turn, type, step, source);
          case Answer.Finish finish -> finish(turn, type, step);
          default -> answered(turn, type, step, answer, shown);
        };
    return isNew ? turn.saved() : Transition.nothing(state);
  }

  /**
   * Opens what is acknowledged for a time once more in a completed attempt; all else stays as it
   * was. Nothing changes where it is open already.
   *
   * @throws AnswerRefused when the attempt is not completed, or acknowledges nothing for a time
   */
  static Transition renew(AttemptState state, AttemptContext context, Module module, Instant now) {
    TransitionBuilder turn = new TransitionBuilder(state, context, module, now);
    List<Step> steps = turn.way().steps().stream().filter(AttemptRules::holdsForATime).toList();
    AnswerRefused.unless(
        state.outcome() != null && !steps.isEmpty(), "There is nothing to acknowledge anew.");
    boolean opened = false;
    for (Step step : steps) {
      StepState there = turn.step(step);
      if (there.finished()) {
        turn.put(step, there.again(step));
        opened = true;
      }
    }
    return opened ? turn.saved() : Transition.nothing(state);
  }

  private static boolean holdsForATime(Step step) {
    StepSigning<Step, StepWork> signing = StepTypes.of(step).signing();
    return signing != null && signing.validFor(step) != null;
  }

  private static boolean isNext(TransitionBuilder turn, Step step) {
    Way way = turn.way();
    List<Step> left = left(turn, way);
    return way.passesOver(step)
        || (!left.isEmpty() && left.getFirst().head().id().equals(step.head().id()));
  }

  /** The steps of the way that are not finished. */
  private static List<Step> left(TransitionBuilder turn, Way way) {
    return way.steps().stream().filter(step -> !turn.finished(step.head().id())).toList();
  }

  /** Whether an answer fits its step at all, whatever was answered before. */
  static void check(Module module, Step step, Answer answer) {
    StepRules<Step, StepWork, Answer> rules = StepTypes.of(step).rules();
    switch (answer) {
      case Answer.OpenSource open ->
          AnswerRefused.unless(
              module.artefacts().containsKey(open.artefact()), "This module has no such source.");
      case Answer.Finish finish -> {}
      default -> {
        AnswerRefused.unless(
            rules.answers().isInstance(answer), "Nothing like this is asked in this step.");
        rules.check(step, answer, module);
      }
    }
  }

  private static boolean openSource(
      TransitionBuilder turn,
      StepType<Step, StepWork, Answer> type,
      Step step,
      Answer.OpenSource source) {
    StepState state = turn.step(step);
    if (!type.rules().gathers(state.work()) || state.sourcesOpened().contains(source.artefact())) {
      return false;
    }
    Set<String> opened = new HashSet<>(state.sourcesOpened());
    opened.add(source.artefact());
    turn.put(step, turn.spend(step).withSources(opened));
    return true;
  }

  /** The type says what an answer changes; time counts only for answers that change something. */
  @SuppressWarnings(
      "ReferenceEquality") // so Change says: the very same object when nothing changed
  private static boolean answered(
      TransitionBuilder turn,
      StepType<Step, StepWork, Answer> type,
      Step step,
      Answer answer,
      @Nullable SeenPage shown) {
    StepWork before = turn.step(step).work();
    turn.spend(step);
    Change<StepWork> change = type.rules().apply(step, before, answer, turn.around(step));
    if (change.work() == before) {
      return false;
    }
    if (shown != null) {
      SeenPage.Said last = turn.step(step).said().get(answer.place());
      if (last != null && shown.isOlderThan(last)) {
        throw new Overtaken(last.at());
      }
      turn.put(step, turn.step(step).saidAt(answer.place(), shown.said(turn.now())));
    }
    keep(turn, type, step, change);
    return true;
  }

  private static void keep(
      TransitionBuilder turn,
      StepType<Step, StepWork, Answer> type,
      Step step,
      Change<StepWork> change) {
    for (Response response : change.responses()) {
      Response told = inForm(step, response);
      turn.publish(
          new LearningEvent.ResponseGiven(
              turn.occasion(), step, turn.before().outcome() == null ? told : told.again()));
    }
    Double score = step.head().scored() ? type.rules().score(step, change.work()) : null;
    turn.put(step, turn.step(step).with(change.work(), score));
  }

  /** What is asked in another form is something else, and has an address of its own. */
  static Response inForm(Step step, Response response) {
    if (!step.head().isOtherForm()) {
      return response;
    }
    String form = step.head().formId();
    List<String> path = new ArrayList<>(response.question().path());
    if (path.size() == 1) {
      path.add(form);
    } else {
      path.set(1, form + "." + path.get(1));
    }
    return response.at(path);
  }

  private static boolean finish(
      TransitionBuilder turn, StepType<Step, StepWork, Answer> type, Step step) {
    turn.spend(step);
    keep(turn, type, step, type.rules().finish(step, turn.step(step).work(), turn.around(step)));
    StepState done = turn.step(step).done();
    turn.put(step, done);
    if (turn.before().outcome() != null) {
      return true; // What was completed stays as it was told; what is acknowledged anew is on
      // record.
    }
    Way way = turn.way();
    List<Step> left = left(turn, way);
    int of = way.steps().size();
    turn.publish(
        new LearningEvent.StepFinished(
            turn.occasion(),
            step,
            done.score(),
            Math.toIntExact(Math.round(100.0 * (of - left.size()) / of)),
            Duration.ofMillis(done.activeMillis())));
    if (left.isEmpty()) {
      passOver(turn, way, step, null);
      complete(turn, way);
    } else if (!turn.isOpen(left.getFirst())) {
      passOver(turn, way, step, left.getFirst());
      turn.open(left.getFirst());
    }
    return true;
  }

  /** Says of every step between these two that it was passed over. */
  private static void passOver(TransitionBuilder turn, Way way, Step from, @Nullable Step to) {
    List<Step> all = turn.module().steps();
    for (int i = place(all, from) + 1; i < (to == null ? all.size() : place(all, to)); i++) {
      Step step = all.get(i);
      if (!turn.isOpen(step) && way.position(step) < 0) {
        turn.publish(
            new LearningEvent.StepPassedOver(
                turn.occasion(),
                step,
                way.passesOver(step)
                    ? LearningEvent.StepPassedOver.Cause.PROVEN
                    : LearningEvent.StepPassedOver.Cause.OTHER_WAY));
      }
    }
  }

  private static int place(List<Step> all, Step step) {
    return all.stream().map(one -> one.head().id()).toList().indexOf(step.head().id());
  }

  /** Only what was on the way counts. */
  private static void complete(TransitionBuilder turn, Way way) {
    Module module = turn.module();
    double score = Scoring.steps(way.steps(), turn.scores());
    List<String> critical = new ArrayList<>();
    Set<String> resolved = new HashSet<>();
    for (Step step : way.steps()) {
      StepWork work = turn.step(step).work();
      if (Scoring.counts(step)) {
        critical.addAll(harm(step, work));
      }
      resolved.addAll(StepTypes.of(step).rules().resolved(step, work));
    }
    List<String> madeGood = critical.stream().filter(resolved::contains).toList();
    boolean passed =
        Scoring.passed(
            module, score, critical.stream().filter(miss -> !resolved.contains(miss)).toList());
    LearningEvent.Occasion occasion = turn.occasion();
    turn.complete(
        new Progress.Outcome(score, passed, List.copyOf(critical), occasion.at(), madeGood));
    turn.publish(
        new LearningEvent.ModuleCompleted(
            occasion, score, passed, List.copyOf(critical), madeGood, turn.activeInAll()));
  }

  /** What prevents passing in a step: critical errors let through, harm chosen. */
  private static List<String> harm(Step step, StepWork work) {
    return StepTypes.of(step).rules().harm(step, work).stream()
        .map((step.head().formId() + "/")::concat)
        .toList();
  }
}
