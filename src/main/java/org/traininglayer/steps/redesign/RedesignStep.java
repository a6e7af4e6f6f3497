package org.traininglayer.steps.redesign;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step;

/**
 * The cards of a workflow, which somebody puts into an order and gives owners. Many orders are
 * right: only the pairs in {@code before} must hold.
 *
 * @param cards in the order in which they are shown first
 * @param owners who may own a card, by the words of the closed list
 * @param before what comes before what
 * @param needCheckAfter ids of the cards that a check must follow
 */
public record RedesignStep(
    Head head,
    List<Card> cards,
    List<String> owners,
    List<Before> before,
    List<String> needCheckAfter)
    implements Step {

  /** The word for the type. */
  static final String TYPE = "redesign";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public RedesignStep with(Head other) {
    return new RedesignStep(other, cards, owners, before, needCheckAfter);
  }

  /** The card of this id. */
  public Optional<Card> card(String id) {
    return cards.stream().filter(card -> card.id().equals(id)).findFirst();
  }

  /** Ids of the cards in the order in which they are shown first. */
  List<String> ids() {
    return cards.stream().map(Card::id).toList();
  }

  /** The checks of a card. */
  List<Card> checksOf(String id) {
    return cards.stream().filter(card -> id.equals(card.verifies())).toList();
  }

  /**
   * A card.
   *
   * @param owners who may own it; any of them counts as right
   * @param verifies the card that it checks; null when it checks none
   * @param forbidden whether it must not be in the workflow at all
   * @param why the reason, Markdown; null when the module gives none
   */
  public record Card(
      String id,
      String text,
      List<String> owners,
      @Nullable String verifies,
      boolean forbidden,
      @Nullable String why) {}

  /** Two cards, of which the first comes before the second. */
  public record Before(String first, String second) {}
}
