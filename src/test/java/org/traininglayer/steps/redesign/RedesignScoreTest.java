package org.traininglayer.steps.redesign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.traininglayer.catalog.Step;
import org.traininglayer.steps.redesign.RedesignStep.Before;
import org.traininglayer.steps.redesign.RedesignStep.Card;

/** What a redesign is worth: worked by hand, and what holds for any of it. */
class RedesignScoreTest {

  private static final List<String> OWNERS = List.of("human", "ai", "system", "qc");

  /** As it is shown first: sent, checked, scored, own view, filed. */
  private static final RedesignStep VISITS =
      step(
          List.of(
              forbidden("send"),
              card("check", "score", "human", "qc"),
              card("score", null, "ai"),
              card("own", null, "human"),
              card("file", null, "human", "system")),
          List.of(
              new Before("own", "score"),
              new Before("score", "check"),
              new Before("score", "file")),
          List.of("score"));

  private static final Map<String, String> RIGHT =
      Map.of("own", "human", "score", "ai", "check", "qc", "file", "system");

  private static Card card(String id, @Nullable String verifies, String... owners) {
    return new Card(id, id, List.of(owners), verifies, false, null);
  }

  private static Card forbidden(String id) {
    return new Card(id, id, List.of(), null, true, "why");
  }

  private static RedesignStep step(List<Card> cards, List<Before> before, List<String> checks) {
    return new RedesignStep(
        new Step.Head(
            "redesign",
            "Redesign",
            "",
            1,
            List.of(),
            List.of("M5"),
            Step.Guidance.INDEPENDENT,
            List.of(),
            true,
            1,
            Step.FeedbackWhen.AFTER_STEP,
            List.of()),
        cards,
        OWNERS,
        before,
        checks);
  }

  private static double score(RedesignStep step, List<String> order, Map<String, String> owners) {
    return Objects.requireNonNull(
        new RedesignRules().score(step, new RedesignWork(order, owners, true)));
  }

  @Test
  void by_hand_all_pairs_all_owners_and_the_check() {
    // 0.4 · 3/3 + 0.4 · 5/5 + 0.2 · 1/1 = 1
    assertThat(score(VISITS, List.of("own", "score", "file", "check"), RIGHT)).isEqualTo(1.0);
    assertThat(score(VISITS, List.of("own", "score", "check", "file"), RIGHT)).isEqualTo(1.0);
  }

  @Test
  void by_hand_checked_before_it_is_scored_and_by_the_ai() {
    // Pairs: own–score and score–file hold, score–check does not: 2/3. Cards: all but the check:
    // 4/5.
    // The score is not followed by its check: 0/1. 0.4 · 2/3 + 0.4 · 4/5 + 0 = 0.266667 + 0.32
    Map<String, String> owners = new HashMap<>(RIGHT);
    owners.put("check", "ai");
    assertThat(score(VISITS, List.of("own", "check", "score", "file"), owners)).isEqualTo(0.586667);
  }

  @Test
  void by_hand_left_as_it_was_with_a_person_for_everything() {
    // Pairs: only score–file holds: 1/3. Cards: check, own and file: 3/5 (sent is still there, the
    // score is the AI's). The check stands before: 0/1. 0.4 · 1/3 + 0.4 · 3/5 + 0 = 0.133333 + 0.24
    assertThat(
            score(
                VISITS,
                VISITS.ids(),
                Map.of(
                    "send", "human", "check", "human", "score", "human", "own", "human", "file",
                    "human")))
        .isEqualTo(0.373333);
  }

  @Test
  void taking_out_what_is_needed_costs_its_pairs_and_its_place() {
    // Pairs 0/3; cards: own, and sent that is taken out: 2/5; check 0/1. 0.4 · 2/5 = 0.16
    assertThat(score(VISITS, List.of("own"), RIGHT)).isEqualTo(0.16);
  }

  @Test
  void without_checks_order_and_owners_are_half_each() {
    RedesignStep step =
        step(
            List.of(card("b", null, "human"), card("a", null, "ai")),
            List.of(new Before("a", "b")),
            List.of());
    assertThat(score(step, List.of("a", "b"), Map.of())).isEqualTo(0.5);
    assertThat(score(step, List.of("b", "a"), Map.of("a", "ai"))).isEqualTo(0.25);
  }

  @Test
  void pairs_that_contradict_each_other_leave_no_order() {
    RedesignStep step =
        step(
            List.of(card("a", null, "human"), card("b", null, "human")),
            List.of(new Before("a", "b"), new Before("b", "a")),
            List.of());
    assertThat(Orders.of(step).order()).isEmpty();
    assertThat(Orders.of(VISITS).only()).isFalse();
    assertThat(Orders.of(VISITS).order()).containsExactly("own", "score", "check", "file");
  }

  static List<Long> seeds() {
    return new Random(20261129).longs(200).boxed().toList();
  }

  private static RedesignStep someStep(Random random) {
    List<Card> cards = new ArrayList<>();
    int count = 3 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      cards.add(
          i > 1 && random.nextInt(4) == 0
              ? forbidden("c" + i)
              : card("c" + i, i == 1 ? "c0" : null, OWNERS.get(random.nextInt(4))));
    }
    List<Before> before = new ArrayList<>(List.of(new Before("c0", "c1")));
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        if (!cards.get(i).forbidden() && !cards.get(j).forbidden() && random.nextInt(3) == 0) {
          before.add(new Before("c" + i, "c" + j));
        }
      }
    }
    List<String> checks = random.nextBoolean() ? List.of("c0") : List.of();
    Collections.shuffle(cards, random);
    return step(cards, before, checks);
  }

  private static List<String> someOrder(RedesignStep step, Random random) {
    List<String> order = new ArrayList<>(step.ids());
    Collections.shuffle(order, random);
    return order.subList(0, 1 + random.nextInt(order.size()));
  }

  private static Map<String, String> someOwners(RedesignStep step, Random random) {
    Map<String, String> owners = new HashMap<>();
    step.ids().forEach(id -> owners.put(id, OWNERS.get(random.nextInt(4))));
    return owners;
  }

  private static Map<String, String> rightOwners(RedesignStep step) {
    Map<String, String> owners = new HashMap<>();
    for (Card card : step.cards()) {
      if (!card.forbidden()) {
        owners.put(card.id(), card.owners().getFirst());
      }
    }
    return owners;
  }

  /** Any order that satisfies all pairs, not only the one that the key takes. */
  private static List<String> someRightOrder(RedesignStep step, Random random) {
    List<String> order = new ArrayList<>(Orders.of(step).order());
    for (int tries = 0; tries < 20; tries++) {
      int at = random.nextInt(order.size() - 1);
      String first = order.get(at);
      String second = order.get(at + 1);
      if (!step.before().contains(new Before(first, second))
          && !first.equals(step.card(second).orElseThrow().verifies())) {
        Collections.swap(order, at, at + 1);
      }
    }
    return order;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void any_workflow_lies_between_nothing_and_everything(long seed) {
    Random random = new Random(seed);
    RedesignStep step = someStep(random);
    assertThat(score(step, someOrder(step, random), someOwners(step, random))).isBetween(0.0, 1.0);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void every_order_that_satisfies_the_pairs_is_right(long seed) {
    Random random = new Random(seed);
    RedesignStep step = someStep(random);
    assertThat(score(step, someRightOrder(step, random), rightOwners(step))).isEqualTo(1.0);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_right_owner_and_a_forbidden_card_taken_out_never_cost(long seed) {
    Random random = new Random(seed);
    RedesignStep step = someStep(random);
    List<String> order = new ArrayList<>(someOrder(step, random));
    Map<String, String> owners = someOwners(step, random);
    double before = score(step, order, owners);
    for (Card card : step.cards()) {
      if (card.forbidden()) {
        order.remove(card.id());
      } else {
        owners.put(card.id(), card.owners().getFirst());
      }
      double after = score(step, order, owners);
      assertThat(after).isGreaterThanOrEqualTo(before);
      before = after;
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void owners_of_cards_that_were_taken_out_change_nothing(long seed) {
    Random random = new Random(seed);
    RedesignStep step = someStep(random);
    List<String> order = someOrder(step, random);
    Map<String, String> owners = someOwners(step, random);
    Map<String, String> fewer = new HashMap<>(owners);
    fewer.keySet().retainAll(order);
    assertThat(score(step, order, fewer)).isEqualTo(score(step, order, owners));
  }
}
