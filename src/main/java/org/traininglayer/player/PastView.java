package org.traininglayer.player;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.Step.AiOutput;
import org.traininglayer.kernel.Percent;
import org.traininglayer.learning.Answer.Mark;
import org.traininglayer.learning.Attempts.Summary;
import org.traininglayer.learning.Progress;
import org.traininglayer.learning.Progress.StepWork;

/**
 * An attempt as it was, to be read: every step with what was answered and what came of it.
 *
 * @param score in percent, rounded down; null while the attempt is under way
 * @param critical how many critical misses prevented passing
 * @param steps empty where only the outcome may be seen
 */
record PastView(
    String title,
    String lang,
    String version,
    int number,
    Instant startedAt,
    Instant activeAt,
    @Nullable Instant completedAt,
    @Nullable Integer score,
    int passMark,
    boolean passed,
    int critical,
    int stepsDone,
    List<PastStep> steps) {

  /**
   * A step.
   *
   * @param kind the word for its type in the module format
   * @param reached whether it was opened at all
   * @param score in percent; null when it has none
   */
  record PastStep(
      int position,
      String kind,
      String title,
      String body,
      boolean reached,
      boolean finished,
      @Nullable Integer score,
      List<String> sourcesOpened,
      @Nullable CommitView commit,
      @Nullable PastReview review,
      @Nullable DecisionView decision,
      @Nullable ConfidenceView rating,
      @Nullable AttestView attest) {}

  /** An AI's text with the marks in it. */
  record PastReview(
      String title, String byline, List<List<PastClaim>> blocks, @Nullable FeedbackView feedback) {}

  /** A sentence; the mark is null where it was let through. */
  record PastClaim(int number, String html, @Nullable PastMark mark) {}

  /** A mark, in words. */
  record PastMark(
      @Nullable String family,
      @Nullable String proof,
      @Nullable String action,
      @Nullable Integer sure) {}

  /**
   * The attempt.
   *
   * @param told whether the steps and their feedback may be seen
   */
  static PastView of(Summary summary, Progress progress, boolean told) {
    Module module = progress.module();
    Progress.Outcome outcome = progress.outcome();
    List<PastStep> steps = new ArrayList<>();
    if (told) {
      for (Step step : module.steps()) {
        steps.add(step(steps.size() + 1, step, progress));
      }
    }
    return new PastView(
        module.title(),
        module.locale().toLanguageTag(),
        module.version(),
        summary.number(),
        summary.startedAt(),
        summary.activeAt(),
        summary.completedAt(),
        outcome == null ? null : percent(outcome.score()),
        Percent.ofMark(module.pass().score()),
        outcome != null && outcome.passed(),
        outcome == null ? 0 : outcome.criticalMisses().size(),
        summary.stepsFinished(),
        List.copyOf(steps));
  }

  private static Integer percent(double score) {
    return Percent.ofScore(score);
  }

  private static PastStep step(int position, Step step, Progress progress) {
    Step.Head head = step.head();
    boolean reached = progress.work().containsKey(head.id());
    StepWork work = progress.work(head.id());
    Double score = work.score();
    return new PastStep(
        position,
        step.type(),
        head.title(),
        reached ? Markdown.block(progress.body(step)) : "",
        reached,
        work.finished(),
        score == null ? null : percent(score),
        work.sourcesOpened().stream()
            .flatMap(
                id -> java.util.stream.Stream.ofNullable(progress.module().artefacts().get(id)))
            .map(Artefact::title)
            .sorted()
            .toList(),
        reached && step instanceof Step.Commit commit ? CommitView.of(commit, work) : null,
        reached && step instanceof Step.Review review ? review(review, work, progress) : null,
        reached && step instanceof Step.Decision decision
            ? DecisionView.of(decision, work, true)
            : null,
        reached && step instanceof Step.Confidence confidence
            ? ConfidenceView.of(confidence, work.ratings())
            : null,
        reached && step instanceof Step.Attest attest ? AttestView.of(attest, progress) : null);
  }

  private static PastReview review(Step.Review review, StepWork work, Progress progress) {
    List<List<PastClaim>> blocks = new ArrayList<>();
    int number = 0;
    for (AiOutput.Block block : review.output().blocks()) {
      List<PastClaim> claims = new ArrayList<>();
      for (AiOutput.Unit unit : block.units()) {
        number++;
        Mark mark = work.marks().get(unit.id());
        claims.add(
            new PastClaim(
                number,
                Markdown.inline(unit.text()),
                mark == null ? null : mark(review, mark, progress.module().artefacts())));
      }
      blocks.add(List.copyOf(claims));
    }
    return new PastReview(
        review.output().title(),
        review.output().byline(),
        List.copyOf(blocks),
        work.submitted() ? FeedbackView.of(progress.module(), review, work.marks()) : null);
  }

  private static PastMark mark(Step.Review review, Mark mark, Map<String, Artefact> artefacts) {
    Step.Evidence evidence = mark.evidence();
    Step.Action action = mark.action();
    return new PastMark(
        review.families().stream()
            .filter(card -> card.id().equals(mark.family()))
            .map(Step.FamilyCard::label)
            .findFirst()
            .orElse(null),
        evidence == null
            ? null
            : ProofView.of(evidence, artefacts)
                .map(proof -> proof.source() + ", " + proof.label())
                .orElse(null),
        action == null ? null : action.name().toLowerCase(java.util.Locale.ROOT),
        mark.confidence());
  }
}
