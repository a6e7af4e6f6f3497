package org.traininglayer.steps.commit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.Change;
import org.traininglayer.steps.Question;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepRules;
import org.traininglayer.steps.Sureness;
import org.traininglayer.steps.commit.CommitAnswer.Choose;

/** The own view stays as it was given. */
final class CommitRules implements StepRules<CommitStep, CommitWork, CommitAnswer> {

  @Override
  public CommitWork begin() {
    return new CommitWork(null);
  }

  @Override
  public Class<CommitAnswer> answers() {
    return CommitAnswer.class;
  }

  @Override
  public void check(CommitStep step, CommitAnswer answer, Module module) {
    switch (answer) {
      case Choose choose -> {
        AnswerRefused.unless(
            step.options().stream().anyMatch(o -> o.id().equals(choose.option())),
            "This step has no such option.");
        Sureness.check(step.confidence(), choose.confidence());
      }
    }
  }

  @Override
  public Change<CommitWork> apply(
      CommitStep step, CommitWork work, CommitAnswer answer, Situation situation) {
    if (work.choice() != null) {
      return Change.to(work);
    }
    return switch (answer) {
      case Choose choose -> {
        CommitWork chosen = new CommitWork(choose);
        yield Change.to(chosen, given(step, choose).took(situation.active()));
      }
    };
  }

  private Response given(CommitStep step, Choose choose) {
    return Response.to(choice(step), choose.option())
        .correct(right(step, choose))
        .scored(step.head().scored() ? score(step, new CommitWork(choose)) : null)
        .with("confidence", Sureness.probability(choose.confidence()))
        .again();
  }

  @Override
  public List<Response> told(CommitStep step, CommitWork work, Situation situation) {
    Choose choice = work.choice();
    return choice == null ? List.of() : List.of(given(step, choice));
  }

  @Override
  public Change<CommitWork> finish(CommitStep step, CommitWork work, Situation situation) {
    AnswerRefused.unless(work.choice() != null, "Please choose first.");
    return Change.to(work);
  }

  @Override
  public @Nullable Double score(CommitStep step, CommitWork work) {
    Choose choice = work.choice();
    Boolean right = choice == null ? null : right(step, choice);
    return right == null ? null : Double.valueOf(right ? 1 : 0);
  }

  /** Whether the option is right, by the sources; null when there is no key. */
  static @Nullable Boolean right(CommitStep step, Choose choice) {
    return step.correct().isEmpty() ? null : step.correct().contains(choice.option());
  }

  @Override
  public List<Judgement> judgements(CommitStep step, CommitWork work) {
    Choose choice = work.choice();
    Boolean right = choice == null ? null : right(step, choice);
    return choice == null || choice.confidence() == null || right == null
        ? List.of()
        : List.of(new Judgement(choice.confidence(), right));
  }

  @Override
  public @Nullable String chosen(CommitWork work) {
    Choose choice = work.choice();
    return choice == null ? null : choice.option();
  }

  @Override
  public List<CommitAnswer> keyed(CommitStep step) {
    String option =
        step.correct().isEmpty() ? step.options().getFirst().id() : step.correct().getFirst();
    return List.of(new Choose(option, step.confidence() ? 90 : null));
  }

  @Override
  public List<KeyLine> key(CommitStep step) {
    String why = step.basis() == null ? "" : step.basis().note();
    return step.correct().isEmpty()
        ? List.of()
        : step.options().stream()
            .map(o ->
                step.correct().contains(o.id())
                    ? new KeyLine(o.text(), "right", why)
                    : new KeyLine(o.text(), "wrong", ""))
            .toList();
  }

  private static Question choice(CommitStep step) {
    return new Question(
        List.of("choice"),
        Question.Kind.CHOICE,
        step.head().title(),
        step.question(),
        step.options().stream().map(o -> new Question.Option(o.id(), o.text())).toList());
  }
}
