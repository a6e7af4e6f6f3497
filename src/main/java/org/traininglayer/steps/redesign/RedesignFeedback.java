package org.traininglayer.steps.redesign;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.steps.redesign.RedesignStep.Before;
import org.traininglayer.steps.redesign.RedesignStep.Card;

/**
 * What a redesign comes to: each pair that does not stand in its order, each card with another
 * owner than it may have, each card that should not be there or is missing, each check that does
 * not follow.
 *
 * @param pairs how many pairs there are
 * @param pairsKept how many of them stand in their order
 * @param cards how many cards there are, the forbidden ones included
 * @param cardsRight how many have an allowed owner or, where forbidden, were taken out
 * @param checks how many cards need a check
 * @param checksKept how many of them have it after them
 */
record RedesignFeedback(
    List<Pair> broken,
    List<Owned> owners,
    List<Told> kept,
    List<Told> lost,
    List<Pair> unchecked,
    int pairs,
    int pairsKept,
    int cards,
    int cardsRight,
    int checks,
    int checksKept) {

  /**
   * Two cards, HTML, of which the first comes first.
   *
   * @param why the reason that the second has; null when the module gives none
   */
  record Pair(String first, String second, @Nullable String why) {}

  /**
   * A card with an owner that it may not have.
   *
   * @param yours word of the owner given
   * @param allowed words of those who may own it
   */
  record Owned(String card, String yours, List<String> allowed, @Nullable String why) {}

  /** A card and the reason that it has. */
  record Told(String card, @Nullable String why) {}

  static RedesignFeedback of(RedesignStep step, RedesignWork work) {
    RedesignScore score = RedesignScore.of(step, work);
    List<String> order = work.order(step);
    return new RedesignFeedback(
        score.broken().stream()
            .filter(pair -> order.contains(pair.first()) && order.contains(pair.second()))
            .map(pair -> pair(step, pair))
            .toList(),
        score.unowned().stream()
            .map(card ->
                new Owned(
                    Markdown.inline(card.text()),
                    work.owners().getOrDefault(card.id(), ""),
                    card.owners(),
                    why(card)))
            .toList(),
        score.kept().stream().map(RedesignFeedback::told).toList(),
        score.lost().stream().map(RedesignFeedback::told).toList(),
        score.unchecked().stream()
            .flatMap(card -> step.checksOf(card.id()).stream().map(check -> pair(card, check)))
            .toList(),
        step.before().size(),
        step.before().size() - score.broken().size(),
        step.cards().size(),
        step.cards().size() - score.unowned().size() - score.kept().size() - score.lost().size(),
        step.needCheckAfter().size(),
        step.needCheckAfter().size() - score.unchecked().size());
  }

  private static Pair pair(RedesignStep step, Before before) {
    return pair(step.card(before.first()).orElseThrow(), step.card(before.second()).orElseThrow());
  }

  private static Pair pair(Card first, Card second) {
    return new Pair(Markdown.inline(first.text()), Markdown.inline(second.text()), why(second));
  }

  private static Told told(Card card) {
    return new Told(Markdown.inline(card.text()), why(card));
  }

  private static @Nullable String why(Card card) {
    return card.why() == null ? null : Markdown.inline(card.why());
  }
}
