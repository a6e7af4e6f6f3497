package org.traininglayer.steps.remedy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Module;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.Harms;
import org.traininglayer.steps.Nested;
import org.traininglayer.steps.ProofView;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepPage.Shown;
import org.traininglayer.steps.StepRules;
import org.traininglayer.steps.remedy.RemedyStep.Case;
import org.traininglayer.steps.remedy.RemedyWork.Turn;

/**
 * A remedy.
 *
 * @param cases those that were reached, in their order
 * @param open the item that is asked; null when all is answered
 */
record RemedyView(List<ShownCase> cases, @Nullable ShownItem open) {

  /**
   * A case.
   *
   * @param misses what happened
   * @param rule HTML
   * @param state {@code open}, {@code good} once it is made good, {@code coach} when it could not
   *     be
   */
  record ShownCase(List<Miss> misses, String rule, List<ShownItem> turns, String state) {}

  /**
   * What happened.
   *
   * @param text HTML
   * @param choice whether it was a choice; else something that was let through
   * @param truth what is right instead, HTML; may be empty
   */
  record Miss(String text, boolean choice, String truth, List<ProofView> proofs) {}

  /**
   * An item.
   *
   * @param place its name on the page
   * @param kind the word for its type, whose fragments show it
   * @param body HTML, may be empty
   * @param inner what they get
   * @param right whether it was got right; null while it is asked
   */
  record ShownItem(String place, String kind, String body, Object inner, @Nullable Boolean right) {}

  static RemedyView of(RemedyStep step, RemedyWork work, Situation situation, Shown shown) {
    Set<String> harm = Harms.around(situation);
    Nested asked = shown.finished() ? null : RemedyRules.asked(step, work, situation).orElse(null);
    Case now = asked == null ? null : step.of(asked).orElse(null);
    List<ShownCase> cases =
        RemedyRules.needed(step, situation).stream()
            .filter(one ->
                one.equals(now) || !RemedyRules.turns(one, work).isEmpty() || shown.finished())
            .map(one -> shown(step, one, work, harm, situation))
            .toList();
    return new RemedyView(
        cases,
        asked == null
            ? null
            : item(
                step,
                asked,
                asked.view(asked.begin(), situation, new Shown(false, true, shown.asked())),
                null));
  }

  private static ShownCase shown(
      RemedyStep step, Case one, RemedyWork work, Set<String> harm, Situation situation) {
    Module module = situation.module();
    return new ShownCase(
        RemedyRules.happened(one, harm).stream()
            .flatMap(id -> Harms.words(module, id).stream())
            .map(words -> miss(words, module.artefacts()))
            .toList(),
        Markdown.inline(one.rule()),
        RemedyRules.turns(one, work).stream()
            .flatMap(turn -> turn(step, one, turn, situation))
            .toList(),
        RemedyRules.good(one, work) ? "good" : RemedyRules.over(one, work) ? "coach" : "open");
  }

  private static Miss miss(StepRules.Harm words, Map<String, Artefact> artefacts) {
    return new Miss(
        Markdown.inline(words.text()),
        words.choice(),
        Markdown.inline(words.truth()),
        words.proofs().stream()
            .flatMap(proof -> ProofView.of(proof, artefacts, words.truth()).stream())
            .toList());
  }

  private static Stream<ShownItem> turn(RemedyStep step, Case one, Turn turn, Situation situation) {
    return Nested.find(one.items(), turn.item()).stream()
        .map(item ->
            item(
                step,
                item,
                item.view(turn.kept(), situation, new Shown(true, true, FormValues.NONE)),
                RemedyRules.right(one, turn)));
  }

  private static ShownItem item(
      RemedyStep step, Nested item, Object inner, @Nullable Boolean right) {
    return new ShownItem(
        RemedyPage.items(step).of(item.id()),
        item.kind(),
        Markdown.block(item.step().head().body()),
        inner,
        right);
  }
}
