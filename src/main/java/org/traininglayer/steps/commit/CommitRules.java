package org.traininglayer.steps.commit;

import java.util.List;
import java.util.Set;
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
import org.traininglayer.steps.commit.CommitAnswer.Select;

/** The own view stays as it was given. */
final class CommitRules implements StepRules<CommitStep, CommitWork, CommitAnswer> {

  @Override
  public CommitWork begin() {
    return new CommitWork(null, null);
  }

  @Override
  public Class<CommitAnswer> answers() {
    return CommitAnswer.class;
  }

  @Override
  public void check(CommitStep step, CommitAnswer answer, Module module) {
    switch (answer) {
      case Select select -> {
        AnswerRefused.unless(step.rows() != null, "This step asks for an option, not for rows.");
        AnswerRefused.unless(
            !select.rows().isEmpty()
                && Set.copyOf(select.rows()).size() == select.rows().size()
                && step.selectable(module.artefacts()).stream()
                    .map(CommitStep.Option::id)
                    .toList()
                    .containsAll(select.rows()),
            "The table has no such rows.");
        Sureness.check(step.confidence(), select.confidence());
      }
      case Choose choose -> {
        AnswerRefused.unless(step.rows() == null, "This step asks for rows, not for an option.");
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
    if (work.saved()) {
      return Change.to(work);
    }
    return switch (answer) {
      case Select select -> {
        List<CommitStep.Option> all = step.selectable(situation.module().artefacts());
        List<String> rows =
            all.stream()
                .map(CommitStep.Option::id)
                .filter(Set.copyOf(select.rows())::contains)
                .toList();
        Select given = new Select(rows, select.confidence());
        yield Change.to(
            new CommitWork(null, given), given(step, given, all).took(situation.active()));
      }
      case Choose choose -> {
        CommitWork chosen = new CommitWork(choose, null);
        yield Change.to(chosen, given(step, choose).took(situation.active()));
      }
    };
  }

  private Response given(CommitStep step, Choose choose) {
    return Response.to(choice(step, step.options()), choose.option())
        .correct(right(step, choose))
        .scored(step.head().scored() ? score(step, new CommitWork(choose, null)) : null)
        .with("confidence", Sureness.probability(choose.confidence()))
        .again();
  }

  private Response given(CommitStep step, Select select, List<CommitStep.Option> all) {
    return Response.to(choice(step, all), String.join("[,]", select.rows()))
        .correct(right(step, select.rows()))
        .scored(step.head().scored() ? score(step, new CommitWork(null, select)) : null)
        .with("confidence", Sureness.probability(select.confidence()))
        .again();
  }

  @Override
  public List<Response> told(CommitStep step, CommitWork work, Situation situation) {
    Choose choice = work.choice();
    Select selection = work.selection();
    return selection != null
        ? List.of(given(step, selection, step.selectable(situation.module().artefacts())))
        : choice == null ? List.of() : List.of(given(step, choice));
  }

  @Override
  public Change<CommitWork> finish(CommitStep step, CommitWork work, Situation situation) {
    AnswerRefused.unless(work.saved(), "Please choose first.");
    return Change.to(work);
  }

  @Override
  public @Nullable Double score(CommitStep step, CommitWork work) {
    Select selection = work.selection();
    if (selection != null) {
      return step.correct().isEmpty() ? null : share(step.correct(), selection.rows());
    }
    Choose choice = work.choice();
    Boolean right = choice == null ? null : right(step, choice);
    return right == null ? null : Double.valueOf(right ? 1 : 0);
  }

  /** The share of the right rows, less as many as are selected and are not. */
  private static Double share(List<String> correct, List<String> selected) {
    long hits = selected.stream().filter(correct::contains).count();
    double share = (2 * hits - selected.size()) / (double) correct.size();
    return Math.round(Math.max(0, share) * 1e6) / 1e6;
  }

  /** Whether exactly the right rows are selected; null when there is no key. */
  static @Nullable Boolean right(CommitStep step, List<String> rows) {
    return step.correct().isEmpty()
        ? null
        : Boolean.valueOf(Set.copyOf(step.correct()).equals(Set.copyOf(rows)));
  }

  /** Whether the option is right, by the sources; null when there is no key. */
  static @Nullable Boolean right(CommitStep step, Choose choice) {
    return step.correct().isEmpty() ? null : step.correct().contains(choice.option());
  }

  @Override
  public List<Judgement> judgements(CommitStep step, CommitWork work) {
    Select selection = work.selection();
    if (selection != null) {
      Boolean exact = right(step, selection.rows());
      return selection.confidence() == null || exact == null
          ? List.of()
          : List.of(new Judgement(selection.confidence(), exact));
    }
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

  /** Rows are not held against the key of a choice, nor an option against one of rows. */
  @Override
  public boolean fits(CommitStep step, CommitWork work) {
    return (step.rows() == null) == (work.selection() == null);
  }

  @Override
  public List<CommitAnswer> keyed(CommitStep step) {
    if (step.rows() != null) {
      return List.of(new Select(step.correct(), step.confidence() ? 90 : null));
    }
    String option =
        step.correct().isEmpty() ? step.options().getFirst().id() : step.correct().getFirst();
    return List.of(new Choose(option, step.confidence() ? 90 : null));
  }

  @Override
  public List<KeyLine> key(CommitStep step) {
    String why = step.basis() == null ? "" : step.basis().note();
    if (step.rows() != null) {
      return step.correct().stream().map(row -> new KeyLine(row, "right", why)).toList();
    }
    return step.correct().isEmpty()
        ? List.of()
        : step.options().stream()
            .map(o ->
                step.correct().contains(o.id())
                    ? new KeyLine(o.text(), "right", why)
                    : new KeyLine(o.text(), "wrong", ""))
            .toList();
  }

  private static Question choice(CommitStep step, List<CommitStep.Option> options) {
    return new Question(
        List.of("choice"),
        Question.Kind.CHOICE,
        step.head().title(),
        step.question(),
        options.stream().map(o -> new Question.Option(o.id(), o.text())).toList());
  }
}
