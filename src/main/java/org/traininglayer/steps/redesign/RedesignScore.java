package org.traininglayer.steps.redesign;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.redesign.RedesignStep.Before;
import org.traininglayer.steps.redesign.RedesignStep.Card;

/**
 * What a redesign is worth: 0.4 for the share of pairs that stand in their order, 0.4 for the share
 * of cards with an allowed owner (forbidden ones: taken out), 0.2 for the share of cards whose
 * check follows them. Where a module asks for no check, order and owners are half each.
 *
 * @param broken pairs that do not stand in their order
 * @param unowned cards in the workflow whose owner is not allowed
 * @param kept forbidden cards that are still in the workflow
 * @param lost cards that were taken out and are needed
 * @param unchecked cards in the workflow that need a check after them and have none
 */
record RedesignScore(
    List<Before> broken,
    List<Card> unowned,
    List<Card> kept,
    List<Card> lost,
    List<Card> unchecked,
    double order,
    double owners,
    double checks,
    double score) {

  private static final double ORDER_SHARE = 0.4;
  private static final double OWNERS_SHARE = 0.4;
  private static final double CHECKS_SHARE = 0.2;

  static RedesignScore of(RedesignStep step, RedesignWork work) {
    return of(step, work.order(step), work.owners());
  }

  static RedesignScore of(RedesignStep step, List<String> order, Map<String, String> owners) {
    List<Before> broken =
        step.before().stream()
            .filter(pair -> !follows(order, pair.first(), pair.second()))
            .toList();
    List<Card> kept =
        step.cards().stream()
            .filter(card -> card.forbidden() && order.contains(card.id()))
            .toList();
    List<Card> lost =
        step.cards().stream()
            .filter(card -> !card.forbidden() && !order.contains(card.id()))
            .toList();
    List<Card> unowned =
        step.cards().stream()
            .filter(card -> !card.forbidden() && order.contains(card.id()))
            .filter(card -> !allowed(card, owners.get(card.id())))
            .toList();
    List<Card> unchecked =
        step.needCheckAfter().stream()
            .filter(id -> !checked(step, order, id))
            .flatMap(id -> step.card(id).stream())
            .toList();
    double inOrder = share(step.before().size(), broken.size());
    double owned = share(step.cards().size(), kept.size() + lost.size() + unowned.size());
    double followed = share(step.needCheckAfter().size(), unchecked.size());
    double score =
        step.needCheckAfter().isEmpty()
            ? (inOrder + owned) / 2
            : ORDER_SHARE * inOrder + OWNERS_SHARE * owned + CHECKS_SHARE * followed;
    return new RedesignScore(
        broken,
        unowned,
        kept,
        lost,
        unchecked,
        rounded(inOrder),
        rounded(owned),
        rounded(followed),
        rounded(score));
  }

  /** Whether both are there and the second stands after the first. */
  static boolean follows(List<String> order, String first, String second) {
    int at = order.indexOf(first);
    return at >= 0 && order.indexOf(second) > at;
  }

  private static boolean checked(RedesignStep step, List<String> order, String id) {
    return step.checksOf(id).stream().anyMatch(check -> follows(order, id, check.id()));
  }

  private static boolean allowed(Card card, @Nullable String owner) {
    return owner != null && card.owners().contains(owner);
  }

  private static double share(int all, int wrong) {
    return all == 0 ? 1 : (all - wrong) / (double) all;
  }

  private static double rounded(double score) {
    return Math.round(score * 1e6) / 1e6;
  }
}
