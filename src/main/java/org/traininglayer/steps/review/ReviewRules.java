package org.traininglayer.steps.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Evidence;
import org.traininglayer.catalog.Module;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.Change;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepRules;
import org.traininglayer.steps.Sureness;
import org.traininglayer.steps.review.ReviewAnswer.Mark;
import org.traininglayer.steps.review.ReviewAnswer.Submit;
import org.traininglayer.steps.review.ReviewAnswer.Unmark;
import org.traininglayer.steps.review.ReviewStep.AiOutput.Unit;
import org.traininglayer.steps.review.ReviewStep.SeededError;
import org.traininglayer.steps.review.ReviewStep.Severity;

/** Marks may change until the review is submitted; then its feedback has been shown. */
final class ReviewRules implements StepRules<ReviewStep, ReviewWork, ReviewAnswer> {

  @Override
  public ReviewWork begin() {
    return new ReviewWork(Map.of(), false, null, null);
  }

  @Override
  public Class<ReviewAnswer> answers() {
    return ReviewAnswer.class;
  }

  @Override
  public void check(ReviewStep step, ReviewAnswer answer, Module module) {
    switch (answer) {
      case Mark mark -> mark(step, mark, module);
      case Unmark unmark -> unit(step, unmark.unit());
      case Submit submit -> {
        AnswerRefused.unless(
            step.ask().action() || submit.action() == null, "This step does not ask what to do.");
        Sureness.optional(step.ask().confidence(), submit.confidence());
      }
    }
  }

  private static void mark(ReviewStep step, Mark mark, Module module) {
    unit(step, mark.unit());
    AnswerRefused.unless(
        step.ask().family() || mark.family() == null, "This step does not ask what is wrong.");
    AnswerRefused.unless(
        mark.family() == null
            || step.families().stream().anyMatch(card -> card.id().equals(mark.family())),
        "This step has no such kind of error.");
    AnswerRefused.unless(
        step.ask().action() || mark.action() == null, "This step does not ask what to do.");
    Sureness.optional(step.ask().confidence(), mark.confidence());
    Evidence evidence = mark.evidence();
    if (evidence != null) {
      AnswerRefused.unless(step.ask().evidence(), "This step does not ask where the proof is.");
      AnswerRefused.unless(exists(module, evidence), "No source has such a place.");
    }
  }

  private static void unit(ReviewStep step, String unit) {
    AnswerRefused.unless(
        step.output().units().stream().anyMatch(u -> u.id().equals(unit)),
        "The text has no such claim.");
  }

  private static boolean exists(Module module, Evidence evidence) {
    return switch (module.artefacts().get(evidence.artefact())) {
      case null -> false;
      case Artefact.Table table ->
          table.rows().stream().anyMatch(row -> row.key().equals(evidence.row()));
      case Artefact.Document document ->
          document.lines().stream().anyMatch(line -> line.key().equals(evidence.row()));
    };
  }

  @Override
  public Change<ReviewWork> apply(
      ReviewStep step, ReviewWork work, ReviewAnswer answer, Situation situation) {
    if (work.submitted()) {
      return Change.to(work);
    }
    return switch (answer) {
      case Mark mark ->
          Change.to(mark.equals(work.marks().get(mark.unit())) ? work : work.with(mark));
      case Unmark unmark ->
          Change.to(work.marks().containsKey(unmark.unit()) ? work.without(unmark.unit()) : work);
      case Submit submit -> {
        ReviewWork submitted =
            new ReviewWork(work.marks(), true, submit.action(), submit.confidence());
        yield new Change<>(submitted, ReviewRecord.of(step, submitted, situation));
      }
    };
  }

  /** Whoever finishes without submitting submits as well. */
  @Override
  public Change<ReviewWork> finish(ReviewStep step, ReviewWork work, Situation situation) {
    return apply(step, work, new Submit(null, null), situation);
  }

  @Override
  public boolean gathers(ReviewWork work) {
    return !work.submitted();
  }

  @Override
  public @Nullable Double score(ReviewStep step, ReviewWork work) {
    return work.submitted() ? ReviewScore.of(step, work).score() : null;
  }

  @Override
  public @Nullable Double caught(ReviewStep step, ReviewWork work) {
    return step.errors().isEmpty()
        ? null
        : Double.valueOf(ReviewScore.of(step, work).hits().size() / (double) step.errors().size());
  }

  @Override
  public List<String> harm(ReviewStep step, ReviewWork work) {
    return ReviewScore.of(step, work).criticalMisses();
  }

  @Override
  public List<Response> told(ReviewStep step, ReviewWork work, Situation situation) {
    return work.submitted() ? ReviewRecord.of(step, work, situation) : List.of();
  }

  @Override
  public int critical(ReviewStep step) {
    return (int)
        step.errors().stream().filter(error -> error.severity() == Severity.CRITICAL).count();
  }

  @Override
  public Optional<Harm> harm(ReviewStep step, String id) {
    return step.output().units().stream()
        .filter(unit -> unit.id().equals(id))
        .map(unit ->
            step.errorIn(unit.id())
                .map(error -> new Harm(unit.text(), false, error.truth(), error.evidence()))
                .orElseGet(() -> new Harm(unit.text(), false)))
        .findFirst();
  }

  /** Where everything is loaded with errors, suspicion alone finds many. */
  @Override
  public boolean showsAbility(ReviewStep step) {
    return !step.dense();
  }

  @Override
  public List<String> harms(ReviewStep step) {
    return step.errors().stream()
        .filter(error -> error.severity() == Severity.CRITICAL)
        .map(SeededError::unit)
        .toList();
  }

  @Override
  public List<Judgement> judgements(ReviewStep step, ReviewWork work) {
    List<Judgement> judgements = new ArrayList<>();
    for (Mark mark : work.marks().values()) {
      Integer confidence = work.confidenceIn(mark);
      if (confidence != null) {
        judgements.add(new Judgement(confidence, step.errorIn(mark.unit()).isPresent()));
      }
    }
    return judgements;
  }

  @Override
  public boolean fits(ReviewStep step, ReviewWork work) {
    return step.output().units().stream()
        .map(Unit::id)
        .collect(Collectors.toSet())
        .containsAll(work.marks().keySet());
  }

  @Override
  public List<ReviewAnswer> keyed(ReviewStep step) {
    List<ReviewAnswer> answers = new ArrayList<>();
    for (SeededError error : step.errors()) {
      answers.add(
          new Mark(
              error.unit(),
              step.ask().family()
                  ? step.families().stream()
                      .filter(card -> card.fits(error))
                      .map(ReviewStep.FamilyCard::id)
                      .findFirst()
                      .orElse(null)
                  : null,
              step.ask().evidence() && !error.evidence().isEmpty()
                  ? error.evidence().getFirst()
                  : null));
    }
    boolean acts = step.ask().action() && !step.actions().isEmpty();
    answers.add(
        new Submit(acts ? step.actions().getFirst() : null, step.ask().confidence() ? 90 : null));
    return answers;
  }

  @Override
  public List<KeyLine> key(ReviewStep step) {
    List<KeyLine> lines = new ArrayList<>();
    for (Unit unit : step.output().units()) {
      SeededError error = step.errorIn(unit.id()).orElse(null);
      lines.add(
          error == null
              ? new KeyLine(
                  unit.text(),
                  "right",
                  step.rightIn(unit.id()).map(ReviewStep.Right::why).orElse(""))
              : new KeyLine(
                  unit.text(),
                  error.severity().name().toLowerCase(java.util.Locale.ROOT)
                      + ": "
                      + String.join(" or ", error.families()),
                  error.truth() + " " + error.why()));
    }
    return lines;
  }
}
