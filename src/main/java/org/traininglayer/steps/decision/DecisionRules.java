package org.traininglayer.steps.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.Change;
import org.traininglayer.steps.Question;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepRules;
import org.traininglayer.steps.Sureness;
import org.traininglayer.steps.decision.DecisionAnswer.Choose;
import org.traininglayer.steps.decision.DecisionAnswer.GiveReason;
import org.traininglayer.steps.decision.DecisionStep.Choice;
import org.traininglayer.steps.decision.DecisionStep.Level;
import org.traininglayer.steps.decision.DecisionStep.Reason;
import org.traininglayer.steps.decision.DecisionStep.ReasonOption;

/** First the choice, then the reason; both stay as they were given. */
final class DecisionRules implements StepRules<DecisionStep, DecisionWork, DecisionAnswer> {

  private static final double CHOICE_SHARE = 0.7;
  private static final double REASON_SHARE = 0.3;

  @Override
  public DecisionWork begin() {
    return new DecisionWork(null, null, 0);
  }

  @Override
  public Class<DecisionAnswer> answers() {
    return DecisionAnswer.class;
  }

  @Override
  public void check(DecisionStep step, DecisionAnswer answer, Module module) {
    switch (answer) {
      case Choose choose -> {
        AnswerRefused.unless(
            step.option(choose.option()).isPresent(), "This step has no such option.");
        Sureness.check(step.confidence(), choose.confidence());
      }
      case GiveReason given -> {
        Reason reason = step.reason();
        if (reason == null) {
          throw new AnswerRefused("No reason is asked in this step.");
        }
        AnswerRefused.unless(
            reason.options().stream().anyMatch(o -> o.id().equals(given.option())),
            "This step has no such reason.");
      }
    }
  }

  @Override
  public Change<DecisionWork> apply(
      DecisionStep step, DecisionWork work, DecisionAnswer answer, Situation situation) {
    return switch (answer) {
      case Choose choose -> choose(step, work, choose, situation);
      case GiveReason given -> reason(step, work, given, situation);
    };
  }

  private static Change<DecisionWork> choose(
      DecisionStep step, DecisionWork work, Choose choose, Situation situation) {
    if (work.choice() != null) {
      return Change.to(work);
    }
    Choice taken = step.option(choose.option()).orElseThrow();
    return Change.to(
        new DecisionWork(choose, null, situation.active().toMillis()),
        chosen(step, choose, taken).took(situation.active()));
  }

  private static Response chosen(DecisionStep step, Choose choose, Choice taken) {
    DecisionStep.Policy policy = step.policy();
    return Response.to(choice(step), choose.option())
        .correct(right(taken))
        .scored(step.head().scored() ? taken.level().score() : null)
        .with("stance", taken.stance())
        .with("misconception", taken.misconception())
        .with("permission", policy == null ? null : policy.permission())
        .with("use", policy == null ? null : policy.uses().get(choose.option()))
        .with("confidence", Sureness.probability(choose.confidence()))
        .in("knowledge", policy == null || policy.knows().isEmpty() ? null : policy.knows())
        .again();
  }

  private static Change<DecisionWork> reason(
      DecisionStep step, DecisionWork work, GiveReason given, Situation situation) {
    Choose choice = work.choice();
    if (choice == null) {
      throw new AnswerRefused("Choose first, then say why.");
    }
    if (work.reason() != null) {
      return Change.to(work);
    }
    return Change.to(
        new DecisionWork(choice, given, work.choiceMillis()),
        given(step, choice, given).took(situation.active().minusMillis(work.choiceMillis())));
  }

  private static Response given(DecisionStep step, Choose choice, GiveReason given) {
    return Response.to(reason(step), given.option())
        .correct(judged(step) ? rightReason(step, choice, given) : null)
        .again();
  }

  @Override
  public List<Response> told(DecisionStep step, DecisionWork work, Situation situation) {
    Choose choice = work.choice();
    Choice taken = choice == null ? null : step.option(choice.option()).orElse(null);
    if (choice == null || taken == null) {
      return List.of();
    }
    List<Response> told = new ArrayList<>();
    told.add(chosen(step, choice, taken));
    GiveReason reason = work.reason();
    if (reason != null && step.reason() != null) {
      told.add(given(step, choice, reason));
    }
    return told;
  }

  @Override
  public Change<DecisionWork> finish(DecisionStep step, DecisionWork work, Situation situation) {
    AnswerRefused.unless(work.choice() != null, "Please choose first.");
    AnswerRefused.unless(step.reason() == null || work.reason() != null, "Please say why first.");
    return Change.to(work);
  }

  /** The level of the choice, or 0.7 of it and 0.3 for a right reason where reasons are judged. */
  @Override
  public @Nullable Double score(DecisionStep step, DecisionWork work) {
    Choose choice = work.choice();
    if (choice == null || (step.reason() != null && work.reason() == null)) {
      return null;
    }
    double level = step.option(choice.option()).map(o -> o.level().score()).orElse(0.0);
    GiveReason given = work.reason();
    if (!judged(step) || given == null) {
      return level;
    }
    double right = rightReason(step, choice, given) ? 1 : 0;
    return Math.round((CHOICE_SHARE * level + REASON_SHARE * right) * 1e6) / 1e6;
  }

  @Override
  public List<String> harm(DecisionStep step, DecisionWork work) {
    Choose choice = work.choice();
    return choice != null
            && step.option(choice.option()).map(Choice::level).orElse(null) == Level.HARMFUL
        ? List.of(choice.option())
        : List.of();
  }

  @Override
  public Optional<Harm> harm(DecisionStep step, String id) {
    return step.option(id).map(option -> new Harm(option.text(), true, option.then(), List.of()));
  }

  @Override
  public List<String> harms(DecisionStep step) {
    return step.options().stream()
        .filter(option -> option.level() == Level.HARMFUL)
        .map(Choice::id)
        .toList();
  }

  @Override
  public List<Judgement> judgements(DecisionStep step, DecisionWork work) {
    Choose choice = work.choice();
    return choice == null || choice.confidence() == null
        ? List.of()
        : List.of(
            new Judgement(
                choice.confidence(),
                step.option(choice.option()).map(DecisionRules::right).orElse(false)));
  }

  @Override
  public @Nullable String chosen(DecisionWork work) {
    Choose choice = work.choice();
    return choice == null ? null : choice.option();
  }

  @Override
  public boolean fits(DecisionStep step, DecisionWork work) {
    Choose choice = work.choice();
    return choice != null && step.option(choice.option()).isPresent();
  }

  /** Whether it is the best or an acceptable option. */
  static boolean right(Choice choice) {
    return choice.level() == Level.BEST || choice.level() == Level.ACCEPTABLE;
  }

  /**
   * Whether the reason carries the choice: one that names the options it carries carries those, any
   * other the best one.
   */
  static boolean rightReason(DecisionStep step, Choose choice, GiveReason given) {
    Reason asked = step.reason();
    return asked != null
        && asked.options().stream()
            .anyMatch(o -> o.id().equals(given.option()) && carries(o, choice.option()));
  }

  /** Whether its reasons are right or wrong. */
  static boolean judged(DecisionStep step) {
    Reason reason = step.reason();
    return reason != null && reason.judged();
  }

  static boolean carries(ReasonOption reason, String option) {
    return reason.carries().isEmpty() ? reason.correct() : reason.carries().contains(option);
  }

  @Override
  public List<DecisionAnswer> keyed(DecisionStep step) {
    List<DecisionAnswer> answers = new ArrayList<>();
    Choice best =
        step.options().stream().filter(o -> o.level() == Level.BEST).findFirst().orElseThrow();
    answers.add(new Choose(best.id(), step.confidence() ? 90 : null));
    Reason reason = step.reason();
    if (reason != null) {
      reason.options().stream()
          .filter(o -> !reason.judged() || carries(o, best.id()))
          .findFirst()
          .ifPresent(o -> answers.add(new GiveReason(o.id())));
    }
    return answers;
  }

  @Override
  public List<KeyLine> key(DecisionStep step) {
    String why = step.basis() == null ? "" : step.basis().note();
    List<KeyLine> lines = new ArrayList<>();
    for (Choice option : step.options()) {
      lines.add(
          new KeyLine(
              option.text(),
              Response.word(option.level()),
              option.level() == Level.BEST ? why : ""));
    }
    Reason reason = step.reason();
    if (reason != null) {
      for (ReasonOption option : reason.options()) {
        String said = option.correct() ? "carries it" : "does not";
        lines.add(new KeyLine(option.text(), reason.judged() ? said : "not judged", ""));
      }
    }
    return lines;
  }

  private static Question choice(DecisionStep step) {
    return new Question(
        List.of("choice"),
        Question.Kind.CHOICE,
        step.head().title(),
        step.question(),
        step.options().stream().map(o -> new Question.Option(o.id(), o.text())).toList());
  }

  private static Question reason(DecisionStep step) {
    Reason reason = step.reason();
    return new Question(
        List.of("reason"),
        Question.Kind.CHOICE,
        step.head().title(),
        reason == null ? "" : reason.prompt(),
        reason == null
            ? List.of()
            : reason.options().stream().map(o -> new Question.Option(o.id(), o.text())).toList());
  }
}
