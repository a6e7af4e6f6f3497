package org.traininglayer.steps.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Evidence;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Module;
import org.traininglayer.steps.OpaqueIds;
import org.traininglayer.steps.ProofView;
import org.traininglayer.steps.review.ReviewAnswer.Mark;
import org.traininglayer.steps.review.ReviewStep.AiOutput.Unit;
import org.traininglayer.steps.review.ReviewStep.Right;
import org.traininglayer.steps.review.ReviewStep.SeededError;

/**
 * What a submitted review comes to, in the order in which it is told: what slipped through, what
 * was flagged needlessly, what was caught.
 *
 * @param clean claims that are right
 * @param accepted claims that are right and were let through
 * @param rightAction whether what was to be done with the text fits the gravest error caught; null
 *     when not asked
 * @param actions names of what fits
 */
record FeedbackView(
    List<Finding> missed,
    List<Finding> alarms,
    List<Finding> caught,
    int errors,
    int clean,
    int accepted,
    @Nullable Boolean rightAction,
    List<String> actions) {

  /**
   * One claim in hindsight.
   *
   * @param severity {@code critical}, {@code major} or {@code minor}; null when nothing is wrong
   * @param truth what is right instead; null when the claim is right
   * @param why HTML; null when the module says nothing about it
   * @param proofs where it stands
   * @param families the cards that fit, by their labels, the one that fits best first
   * @param rightFamily null when not asked
   * @param rightAction null unless its mark says what to do, as in earlier days
   * @param actions names of fitting actions
   */
  record Finding(
      String place,
      int number,
      String claim,
      @Nullable String severity,
      @Nullable String truth,
      @Nullable String why,
      List<ProofView> proofs,
      List<String> families,
      @Nullable Boolean rightFamily,
      @Nullable Boolean rightEvidence,
      @Nullable Boolean rightAction,
      List<String> actions) {}

  static FeedbackView of(Module module, ReviewStep review, ReviewWork work) {
    Map<String, Mark> marks = work.marks();
    List<Finding> missed = new ArrayList<>();
    List<Finding> alarms = new ArrayList<>();
    List<Finding> caught = new ArrayList<>();
    OpaqueIds<Unit> places = ReviewPage.claims(review);
    List<Unit> units = places.things();
    for (int i = 0; i < units.size(); i++) {
      Unit unit = units.get(i);
      Mark mark = marks.get(unit.id());
      Optional<SeededError> error = review.errorIn(unit.id());
      if (error.isPresent()) {
        Finding finding = ofError(module, review, unit, places.at(i), i + 1, error.get(), mark);
        (mark == null ? missed : caught).add(finding);
      } else if (mark != null) {
        alarms.add(ofAlarm(module, review, unit, places.at(i), i + 1));
      }
    }
    missed.sort(Comparator.comparingInt(finding -> gravity(finding.severity())));
    List<ReviewStep.Action> fitting = review.actions(work.marks().keySet());
    int clean = units.size() - review.errors().size();
    return new FeedbackView(
        missed,
        alarms,
        caught,
        review.errors().size(),
        clean,
        clean - alarms.size(),
        work.action() == null || fitting.isEmpty() ? null : fitting.contains(work.action()),
        fitting.stream().map(action -> action.name().toLowerCase(Locale.ROOT)).toList());
  }

  private static int gravity(@Nullable String severity) {
    return severity == null
        ? 0
        : -ReviewStep.Severity.valueOf(severity.toUpperCase(Locale.ROOT)).weight();
  }

  private static Finding ofError(
      Module module,
      ReviewStep review,
      Unit unit,
      String place,
      int number,
      SeededError error,
      @Nullable Mark mark) {
    ReviewStep.Ask ask = review.ask();
    List<ReviewStep.FamilyCard> fitting =
        review.families().stream()
            .filter(card -> card.fits(error))
            .sorted(Comparator.comparing(card -> !card.families().contains(error.family())))
            .toList();
    return new Finding(
        place,
        number,
        Markdown.inline(unit.text()),
        error.severity().name().toLowerCase(Locale.ROOT),
        Markdown.inline(error.truth()),
        Markdown.inline(error.why()),
        proofs(error.evidence(), module.artefacts(), error.truth() + " " + error.why()),
        fitting.stream().map(ReviewStep.FamilyCard::label).toList(),
        (mark == null || !ask.family())
            ? null
            : fitting.stream().anyMatch(card -> card.id().equals(mark.family())),
        (mark == null || !ask.evidence()) ? null : holds(error.evidence(), mark.evidence()),
        (mark == null || mark.action() == null) ? null : holds(error.actions(), mark.action()),
        error.actions().stream().map(action -> action.name().toLowerCase(Locale.ROOT)).toList());
  }

  /** Whether an answer is among the right ones; a question left open is not. */
  private static <T> boolean holds(List<T> right, @Nullable T given) {
    return given != null && right.contains(given);
  }

  private static Finding ofAlarm(
      Module module, ReviewStep review, Unit unit, String place, int number) {
    Optional<Right> right = review.rightIn(unit.id());
    Evidence evidence = right.map(Right::evidence).orElse(null);
    return new Finding(
        place,
        number,
        Markdown.inline(unit.text()),
        null,
        null,
        right.map(r -> Markdown.inline(r.why())).orElse(null),
        evidence == null
            ? List.of()
            : proofs(List.of(evidence), module.artefacts(), right.map(Right::why).orElse("")),
        List.of(),
        null,
        null,
        null,
        List.of());
  }

  private static List<ProofView> proofs(
      List<Evidence> evidence, Map<String, Artefact> artefacts, String said) {
    return evidence.stream().flatMap(e -> ProofView.of(e, artefacts, said).stream()).toList();
  }
}
