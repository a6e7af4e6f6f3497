package org.traininglayer.player;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Step;
import org.traininglayer.learning.Answer;
import org.traininglayer.learning.Progress.StepWork;

/**
 * A decision. First the choice; once it is saved its consequence and the question why; once that is
 * saved, how good both were.
 *
 * @param then what happens next, HTML; null before the choice is saved
 * @param level {@code best}, {@code acceptable}, {@code weak} or {@code harmful}; null until all is
 *     answered
 * @param better the best options, when another one was chosen
 * @param asksReason whether a reason is asked now or was given
 * @param rightReasons the reasons that carry the decision, once one was given
 * @param basis why the key is what it is, HTML; told with the level
 * @param agreedBy how many experts have agreed to the key
 */
record DecisionView(
    String question,
    List<OptionView> options,
    boolean asksConfidence,
    @Nullable Integer sure,
    boolean chosen,
    @Nullable String then,
    boolean asksReason,
    @Nullable String reasonPrompt,
    List<OptionView> reasons,
    boolean reasoned,
    @Nullable Boolean reasonRight,
    List<String> rightReasons,
    @Nullable String level,
    List<String> better,
    @Nullable String basis,
    int agreedBy) {

  static DecisionView of(Step.Decision decision, StepWork work, boolean showFeedback) {
    OpaqueIds<Step.Choice> places = OpaqueIds.options(decision);
    OpaqueIds<Step.ReasonOption> reasonPlaces = OpaqueIds.reasons(decision);
    Answer.Choose choice = work.choice();
    Answer.GiveReason given = work.reason();
    Step.Reason reason = decision.reason();
    Step.KeyBasis basis = decision.basis();
    Step.Choice taken = choice == null ? null : decision.option(choice.option()).orElse(null);
    Step.Choice told = showFeedback && (reason == null || given != null) ? taken : null;
    return new DecisionView(
        Markdown.inline(decision.question()),
        OptionView.of(places, Step.Choice::text, taken == null ? "" : places.of(taken.id())),
        decision.confidence(),
        choice == null ? null : choice.confidence(),
        taken != null,
        taken == null || !showFeedback ? null : Markdown.inline(taken.then()),
        taken != null && reason != null,
        taken == null || reason == null ? null : Markdown.inline(reason.prompt()),
        taken == null
            ? List.of()
            : OptionView.of(
                reasonPlaces,
                Step.ReasonOption::text,
                given == null ? "" : reasonPlaces.of(given.option())),
        given != null,
        (told == null || given == null) ? null : correct(reason, given),
        (told == null || reason == null) ? List.of() : rightReasons(reason),
        told == null ? null : told.level().name().toLowerCase(Locale.ROOT),
        (told == null || told.level() == Step.Level.BEST) ? List.of() : best(decision),
        (told == null || basis == null) ? null : Markdown.inline(basis.note()),
        basis == null ? 0 : basis.agreedBy().size());
  }

  private static boolean correct(Step.@Nullable Reason reason, Answer.GiveReason given) {
    return reason != null
        && reason.options().stream()
            .anyMatch(option -> option.correct() && option.id().equals(given.option()));
  }

  private static List<String> rightReasons(Step.Reason reason) {
    return reason.options().stream()
        .filter(Step.ReasonOption::correct)
        .map(option -> Markdown.inline(option.text()))
        .toList();
  }

  private static List<String> best(Step.Decision decision) {
    return decision.options().stream()
        .filter(option -> option.level() == Step.Level.BEST)
        .map(option -> Markdown.inline(option.text()))
        .toList();
  }
}
