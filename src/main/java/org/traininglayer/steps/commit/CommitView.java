package org.traininglayer.steps.commit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Step.KeyBasis;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.OpaqueIds;
import org.traininglayer.steps.OptionView;
import org.traininglayer.steps.commit.CommitAnswer.Choose;
import org.traininglayer.steps.commit.CommitAnswer.Select;

/**
 * The learner's own view, before the AI's.
 *
 * @param right whether it was right, by the sources; null before, and when there is no key
 * @param rightOptions the right ones, HTML; only told with {@code right}
 * @param rows whether rows are selected instead
 * @param basis why, HTML; null when the module does not say
 */
record CommitView(
    String question,
    List<OptionView> options,
    boolean rows,
    boolean asksConfidence,
    @Nullable Integer sure,
    boolean saved,
    @Nullable Boolean right,
    List<String> rightOptions,
    @Nullable String basis) {

  static CommitView of(
      CommitStep step, CommitWork work, Map<String, Artefact> artefacts, FormValues entered) {
    if (step.rows() != null) {
      return ofRows(step, work, step.selectable(artefacts), entered);
    }
    OpaqueIds<CommitStep.Option> places = CommitPage.options(step);
    Choose choice = work.choice();
    Boolean right = choice == null ? null : CommitRules.right(step, choice);
    KeyBasis basis = step.basis();
    return new CommitView(
        Markdown.inline(step.question()),
        OptionView.of(
            places, CommitStep.Option::text, choice == null ? "" : places.of(choice.option())),
        false,
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

  /** Rows stand in the source beside it under the same names, so these give nothing away. */
  private static CommitView ofRows(
      CommitStep step, CommitWork work, List<CommitStep.Option> rows, FormValues entered) {
    Select selection = work.selection();
    Boolean right = selection == null ? null : CommitRules.right(step, selection.rows());
    KeyBasis basis = step.basis();
    List<String> chosen = selection == null ? entered.all("row") : selection.rows();
    return new CommitView(
        Markdown.inline(step.question()),
        rows.stream()
            .map(row ->
                new OptionView(
                    row.id(), HtmlUtils.htmlEscape(row.text()), chosen.contains(row.id())))
            .toList(),
        true,
        step.confidence(),
        selection == null ? null : selection.confidence(),
        selection != null,
        right,
        right == null
            ? List.of()
            : rows.stream()
                .filter(row -> step.correct().contains(row.id()))
                .map(row -> HtmlUtils.htmlEscape(row.text()))
                .toList(),
        right == null || basis == null ? null : Markdown.inline(basis.note()));
  }
}
