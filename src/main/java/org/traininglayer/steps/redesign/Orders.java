package org.traininglayer.steps.redesign;

import java.util.ArrayList;
import java.util.List;
import org.traininglayer.steps.redesign.RedesignStep.Before;
import org.traininglayer.steps.redesign.RedesignStep.Card;

/**
 * An order that satisfies all pairs, by taking one card after the other of which nothing is left
 * that comes before it.
 *
 * @param order as far as there is one; shorter than the cards when pairs contradict each other
 * @param only whether no other order satisfies the pairs
 */
record Orders(List<String> order, boolean only) {

  /** Of the cards that belong in the workflow; a check follows what it checks. */
  static Orders of(RedesignStep step) {
    List<Before> pairs = new ArrayList<>(step.before());
    for (Card card : step.cards()) {
      if (card.verifies() != null) {
        pairs.add(new Before(card.verifies(), card.id()));
      }
    }
    List<String> left =
        new ArrayList<>(
            step.cards().stream().filter(card -> !card.forbidden()).map(Card::id).toList());
    List<String> order = new ArrayList<>();
    boolean only = true;
    while (true) {
      List<String> first = left.stream().filter(id -> free(id, left, pairs)).toList();
      if (first.isEmpty()) {
        return new Orders(List.copyOf(order), only);
      }
      only = only && first.size() == 1;
      order.add(first.getFirst());
      left.remove(first.getFirst());
    }
  }

  private static boolean free(String id, List<String> left, List<Before> pairs) {
    return pairs.stream()
        .noneMatch(pair -> pair.second().equals(id) && left.contains(pair.first()));
  }
}
