package org.traininglayer.steps.decision;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Step.KeyBasis;
import org.traininglayer.steps.OpaqueIds;
import org.traininglayer.steps.OptionView;
import org.traininglayer.steps.decision.DecisionAnswer.Choose;
import org.traininglayer.steps.decision.DecisionAnswer.GiveReason;
import org.traininglayer.steps.decision.DecisionStep.Choice;
import org.traininglayer.steps.decision.DecisionStep.Level;
import org.traininglayer.steps.decision.DecisionStep.Reason;
import org.traininglayer.steps.decision.DecisionStep.ReasonOption;

/**
 * A decision. First the choice; once it is saved the question why; once that is saved its
 * consequence, and how good both were.
 *
 * @param then what happens next, HTML; null until all is answered
 * @param level {@code best}, {@code acceptable}, {@code weak} or {@code harmful}; null until all is
 *     answered
 * @param better the best options, when another one was chosen
 * @param asksReason whether a reason is asked now or was given
 * @param reasonJudged whether a reason is right or wrong here, and not only said
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
    boolean reasonJudged,
    @Nullable Boolean reasonRight,
    List<String> rightReasons,
    @Nullable String level,
    List<String> better,
    @Nullable String basis,
    int agreedBy) {

  static DecisionView of(DecisionStep step, DecisionWork work, boolean showFeedback) {
    OpaqueIds<Choice> places = DecisionPage.options(step);
    OpaqueIds<ReasonOption> reasonPlaces = DecisionPage.reasons(step);
    Choose choice = work.choice();
    GiveReason given = work.reason();
    Reason reason = step.reason();
    KeyBasis basis = step.basis();
    Choice taken = choice == null ? null : step.option(choice.option()).orElse(null);
    Choice told = showFeedback && (reason == null || given != null) ? taken : null;
    return new DecisionView(
        Markdown.inline(step.question()),
        OptionView.of(places, Choice::text, taken == null ? "" : places.of(taken.id())),
        step.confidence(),
        choice == null ? null : choice.confidence(),
        taken != null,
        told == null ? null : Markdown.inline(told.then()),
        taken != null && reason != null,
        taken == null || reason == null ? null : Markdown.inline(reason.prompt()),
        taken == null
            ? List.of()
            : OptionView.of(
                reasonPlaces,
                ReasonOption::text,
                given == null ? "" : reasonPlaces.of(given.option())),
        given != null,
        DecisionRules.judged(step),
        (told == null || given == null || choice == null || !DecisionRules.judged(step))
            ? null
            : DecisionRules.rightReason(step, choice, given),
        told == null || reason == null ? List.of() : rightReasons(reason, told),
        told == null ? null : told.level().name().toLowerCase(Locale.ROOT),
        told == null || told.level() == Level.BEST ? List.of() : best(step),
        told == null || basis == null ? null : Markdown.inline(basis.note()),
        basis == null ? 0 : basis.agreedBy().size());
  }

  private static List<String> rightReasons(Reason reason, Choice taken) {
    List<String> own =
        reason.options().stream()
            .filter(option -> DecisionRules.carries(option, taken.id()))
            .map(option -> Markdown.inline(option.text()))
            .toList();
    return own.isEmpty()
        ? reason.options().stream()
            .filter(ReasonOption::correct)
            .map(option -> Markdown.inline(option.text()))
            .toList()
        : own;
  }

  private static List<String> best(DecisionStep step) {
    return step.options().stream()
        .filter(option -> option.level() == Level.BEST)
        .map(option -> Markdown.inline(option.text()))
        .toList();
  }
}
