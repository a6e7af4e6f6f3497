package org.traininglayer.steps.redesign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.format.DidYouMean;
import org.traininglayer.catalog.format.Filling;
import org.traininglayer.catalog.format.Pace;
import org.traininglayer.catalog.format.Problem;
import org.traininglayer.catalog.format.Problems;
import org.traininglayer.catalog.format.StepFile;
import org.traininglayer.catalog.format.StepFormat;
import org.traininglayer.catalog.format.StepReferences;
import org.traininglayer.catalog.format.StepSource;
import org.traininglayer.catalog.format.YamlNode;
import org.traininglayer.steps.redesign.RedesignStep.Before;
import org.traininglayer.steps.redesign.RedesignStep.Card;

/** Redesigns in the module format. */
final class RedesignReader implements StepFormat<RedesignStep> {

  private static final double THINKING = 0.2;

  @Override
  public String name() {
    return RedesignStep.TYPE;
  }

  @Override
  public Defaults defaults() {
    return new Defaults(List.of("M5", "M1"), true, Step.FeedbackWhen.AFTER_STEP, true);
  }

  @Override
  public List<Problem.Code> codes() {
    return List.of(RedesignProblem.values());
  }

  @Override
  public RedesignStep read(Step.Head head, StepSource source) {
    YamlNode root = source.root();
    return new RedesignStep(
        head,
        root.items("cards").stream()
            .map(card ->
                new Card(
                    card.text("id"),
                    source.text(card, "text"),
                    card.texts("owners"),
                    card.text("verifies").isEmpty() ? null : card.text("verifies"),
                    card.isTrue("forbidden"),
                    source.textOrNull(card, "why")))
            .toList(),
        root.texts("owners"),
        root.items("before").stream().flatMap(pair -> pair(pair).stream()).toList(),
        root.texts("need_check_after"));
  }

  private static List<YamlNode.Scalar> cards(YamlNode pair) {
    List<YamlNode.Scalar> cards = new ArrayList<>();
    if (pair instanceof YamlNode.Sequence sequence) {
      for (YamlNode item : sequence.items()) {
        if (item instanceof YamlNode.Scalar scalar) {
          cards.add(scalar);
        }
      }
    }
    return cards;
  }

  private static List<Before> pair(YamlNode pair) {
    List<YamlNode.Scalar> cards = cards(pair);
    return cards.size() == 2
        ? List.of(new Before(cards.getFirst().text(), cards.getLast().text()))
        : List.of();
  }

  @Override
  public RedesignStep filled(RedesignStep step, Step.Head head, Filling filling) {
    return new RedesignStep(
        head,
        step.cards().stream()
            .map(card ->
                new Card(
                    card.id(),
                    filling.markdown(card.text()),
                    card.owners(),
                    card.verifies(),
                    card.forbidden(),
                    filling.markdownOrNull(card.why())))
            .toList(),
        step.owners(),
        step.before(),
        step.needCheckAfter());
  }

  @Override
  public void references(RedesignStep step, StepReferences references) {
    YamlNode root = references.root();
    Problems.At at = references.at();
    references.uniqueIds(root.items("cards"), "card");
    for (YamlNode pair : root.items("before")) {
      cards(pair).forEach(card -> known(step, at, card));
    }
    root.scalars("need_check_after").forEach(card -> known(step, at, card));
    for (YamlNode card : root.items("cards")) {
      YamlNode.Scalar verifies = card.scalar("verifies");
      if (verifies != null) {
        known(step, at, verifies);
      }
      card(step, at, card);
    }
    checks(step, at, root);
    if (Orders.of(step).order().size()
        < step.cards().stream().filter(card -> !card.forbidden()).count()) {
      at.add(
          root,
          RedesignProblem.ORDER,
          "No order satisfies all of before, because some of its pairs contradict each other.",
          "Take one of the pairs away that lead back to their first card; a check follows what it"
              + " verifies.");
    }
  }

  /** A card that stands in the workflow when it is done well. */
  private static void known(RedesignStep step, Problems.At at, YamlNode.Scalar id) {
    Card card = step.card(id.text()).orElse(null);
    if (card == null) {
      at.add(
          id,
          RedesignProblem.CARD_UNKNOWN,
          "There is no card \"" + id.text() + "\".",
          DidYouMean.among(step.ids(), id.text(), "The cards are " + step.ids() + "."));
    } else if (card.forbidden()) {
      at.add(
          id,
          RedesignProblem.FORBIDDEN,
          "The card \"" + id.text() + "\" is forbidden, so nothing can rest on it.",
          "Take it out here, or let it be allowed.");
    }
  }

  private static void card(RedesignStep step, Problems.At at, YamlNode card) {
    boolean forbidden = card.isTrue("forbidden");
    if (forbidden && (!card.texts("owners").isEmpty() || card.text("why").isBlank())) {
      at.add(
          card,
          RedesignProblem.FORBIDDEN,
          "The forbidden card \"" + card.text("id") + "\" has an owner or no reason.",
          "Leave owners empty, and say under why it must not be there.");
    }
    if (!forbidden && card.texts("owners").isEmpty()) {
      at.add(
          card,
          RedesignProblem.OWNER,
          "The card \"" + card.text("id") + "\" has no owner.",
          "Name who may own it, or say forbidden: true.");
    }
    for (YamlNode.Scalar owner : card.scalars("owners")) {
      if (!step.owners().contains(owner.text())) {
        at.add(
            owner,
            RedesignProblem.OWNER,
            "The step does not offer the owner \"" + owner.text() + "\".",
            DidYouMean.among(step.owners(), owner.text(), "Add it under owners."));
      }
    }
  }

  private static void checks(RedesignStep step, Problems.At at, YamlNode root) {
    for (YamlNode.Scalar id : root.scalars("need_check_after")) {
      if (step.card(id.text()).isPresent() && step.checksOf(id.text()).isEmpty()) {
        at.add(
            id,
            RedesignProblem.CHECK,
            "No card verifies \"" + id.text() + "\", so its check can follow it nowhere.",
            "Say verifies: " + id.text() + " of the card that is its check.");
      }
    }
  }

  @Override
  public void lint(RedesignStep step, StepFile file, Problems.At at) {
    YamlNode cards = file.root().get("cards");
    if (cards == null) {
      return;
    }
    RedesignScore start = RedesignScore.of(step, step.ids(), Map.of());
    if (!step.before().isEmpty() && start.broken().isEmpty()) {
      at.add(
          cards,
          RedesignProblem.LINT_START_ORDER,
          "The order in which the cards are shown first satisfies every pair already.",
          "Write the cards in another order, such as the one in which work is done today.");
    }
    Orders orders = Orders.of(step);
    if (orders.only() && orders.order().size() > 1) {
      at.add(
          cards,
          RedesignProblem.LINT_ONE_ORDER,
          "Only one order satisfies before, so learners have to guess what you had in mind.",
          "Keep the pairs that matter, and let the rest stand in any order.");
    }
  }

  @Override
  public double minutes(RedesignStep step) {
    double minutes = Pace.CLICK;
    for (Card card : step.cards()) {
      minutes += Pace.reading(card.text()) + THINKING + 2 * Pace.CLICK;
      minutes += card.why() == null ? 0 : Pace.reading(card.why());
    }
    return minutes;
  }
}
