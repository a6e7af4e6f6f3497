package org.traininglayer.steps.remedy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.traininglayer.catalog.Module;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.Change;
import org.traininglayer.steps.Draw;
import org.traininglayer.steps.Harms;
import org.traininglayer.steps.Kept;
import org.traininglayer.steps.Nested;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepRules;
import org.traininglayer.steps.remedy.RemedyAnswer.Again;
import org.traininglayer.steps.remedy.RemedyStep.Case;
import org.traininglayer.steps.remedy.RemedyWork.Turn;

/**
 * One item for each thing that happened, a second one for who gets the first wrong. An item that
 * was got right makes it good: it prevents passing no more. The score of the step in which it
 * happened stays.
 */
final class RemedyRules implements StepRules<RemedyStep, RemedyWork, RemedyAnswer> {

  private static final String PATH = "cases";

  /** Acceptable is good enough. */
  private static final double GOOD = 0.7;

  @Override
  public RemedyWork begin() {
    return new RemedyWork(List.of());
  }

  @Override
  public Class<RemedyAnswer> answers() {
    return RemedyAnswer.class;
  }

  @Override
  public boolean needed(RemedyStep step, Set<String> harm) {
    return step.cases().stream().anyMatch(one -> one.misses().stream().anyMatch(harm::contains));
  }

  @Override
  public void check(RemedyStep step, RemedyAnswer answer, Module module) {
    switch (answer) {
      case Again again -> item(step, again.item()).check(again.answer(), module);
    }
  }

  private static Nested item(RemedyStep step, String id) {
    return Nested.find(step.items(), id)
        .orElseThrow(() -> new AnswerRefused("This step has no such item."));
  }

  /** An answer to an item that is not asked changes nothing. */
  @Override
  @SuppressWarnings("ReferenceEquality") // so Change says
  public Change<RemedyWork> apply(
      RemedyStep step, RemedyWork work, RemedyAnswer answer, Situation situation) {
    Optional<Nested> asked = asked(step, work, situation);
    return switch (answer) {
      case Again again when asked.filter(i -> i.id().equals(again.item())).isPresent() -> {
        Nested item = asked.orElseThrow();
        Kept begun = item.begin();
        Change<Kept> change = item.apply(begun, again.answer(), situation, PATH);
        yield change.work() == begun
            ? Change.to(work)
            : told(step, work.and(new Turn(item.id(), change.work())), item, change, situation);
      }
      case Again other -> Change.to(work);
    };
  }

  private static Change<RemedyWork> told(
      RemedyStep step, RemedyWork work, Nested item, Change<Kept> change, Situation situation) {
    List<String> of =
        step.of(item).stream()
            .flatMap(one -> happened(one, Harms.around(situation)).stream())
            .toList();
    return new Change<>(
        work, change.responses().stream().map(response -> response.in("remedy-of", of)).toList());
  }

  @Override
  public Change<RemedyWork> finish(RemedyStep step, RemedyWork work, Situation situation) {
    AnswerRefused.unless(
        asked(step, work, situation).isEmpty(), "Please answer what is asked first.");
    return Change.to(work);
  }

  /** The cases that are for something that happened, in the order of the step. */
  static List<Case> needed(RemedyStep step, Situation situation) {
    Set<String> harm = Harms.around(situation);
    return step.cases().stream().filter(one -> !happened(one, harm).isEmpty()).toList();
  }

  /** For what it is, of all that happened. */
  static List<String> happened(Case one, Set<String> harm) {
    return one.misses().stream().filter(harm::contains).toList();
  }

  /** What was answered in a case. */
  static List<Turn> turns(Case one, RemedyWork work) {
    return work.turns().stream()
        .filter(turn -> Nested.find(one.items(), turn.item()).isPresent())
        .toList();
  }

  /** Whether an item was got right. */
  static boolean right(Case one, Turn turn) {
    return Nested.find(one.items(), turn.item())
        .map(item -> item.score(turn.kept()))
        .filter(score -> score >= GOOD)
        .isPresent();
  }

  /** Whether something has been made good. */
  static boolean good(Case one, RemedyWork work) {
    return turns(one, work).stream().anyMatch(turn -> right(one, turn));
  }

  /** Whether nothing more is asked in a case. */
  static boolean over(Case one, RemedyWork work) {
    return good(one, work)
        || turns(one, work).size() >= Math.min(RemedyStep.TRIES, one.items().size());
  }

  /** The item that is asked now; drawn for the person, and in the next attempt another one. */
  static Optional<Nested> asked(RemedyStep step, RemedyWork work, Situation situation) {
    return needed(step, situation).stream()
        .filter(one -> !over(one, work))
        .findFirst()
        .map(one -> {
          int size = one.items().size();
          int first =
              Draw.among(size, situation.seed(), step.head().id() + " " + one.id())
                  + situation.attempt()
                  - 1;
          return one.items().get(Math.floorMod(first + turns(one, work).size(), size));
        });
  }

  @Override
  public Set<String> resolved(RemedyStep step, RemedyWork work) {
    Set<String> resolved = new LinkedHashSet<>();
    step.cases().stream()
        .filter(one -> good(one, work))
        .forEach(one -> resolved.addAll(one.misses()));
    return resolved;
  }

  @Override
  public boolean fits(RemedyStep step, RemedyWork work) {
    return work.turns().stream()
        .allMatch(turn ->
            Nested.find(step.items(), turn.item())
                .filter(item -> item.fits(turn.kept()))
                .isPresent());
  }

  /** To every item, as it is not known here which is asked. */
  @Override
  public List<RemedyAnswer> keyed(RemedyStep step) {
    List<RemedyAnswer> answers = new ArrayList<>();
    for (Nested item : step.items()) {
      item.keyed().forEach(answer -> answers.add(new Again(item.id(), answer)));
    }
    return answers;
  }

  @Override
  public List<KeyLine> key(RemedyStep step) {
    return step.items().stream().flatMap(item -> item.key().stream()).toList();
  }
}
