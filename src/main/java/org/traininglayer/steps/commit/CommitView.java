package org.traininglayer.steps.commit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Step.KeyBasis;
import org.traininglayer.steps.OpaqueIds;
import org.traininglayer.steps.OptionView;
import org.traininglayer.steps.commit.CommitAnswer.Choose;

/**
 * The learner's own view, before the AI's.
 *
 * @param right whether it was right, by the sources; null before, and when there is no key
 * @param rightOptions the right ones, HTML; only told with {@code right}
 * @param basis why, HTML; null when the module does not say
 */
record CommitView(
    String question,
    List<OptionView> options,
    boolean asksConfidence,
    @Nullable Integer sure,
    boolean saved,
    @Nullable Boolean right,
    List<String> rightOptions,
    @Nullable String basis) {

  static CommitView of(CommitStep step, CommitWork work) {
    OpaqueIds<CommitStep.Option> places = CommitPage.options(step);
    Choose choice = work.choice();
    Boolean right = choice == null ? null : CommitRules.right(step, choice);
    KeyBasis basis = step.basis();
    return new CommitView(
        Markdown.inline(step.question()),
        OptionView.of(
            places, CommitStep.Option::text, choice == null ? "" : places.of(choice.option())),
        step.confidence(),
        choice == null ? null : choice.confidence(),
        choice != null,
        right,
        right == null
            ? List.of()
            : step.options().stream()
                .filter(o -> step.correct().contains(o.id()))
                .map(o -> Markdown.inline(o.text()))
                .toList(),
        right == null || basis == null ? null : Markdown.inline(basis.note()));
  }
}
