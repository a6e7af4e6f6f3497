package org.traininglayer.steps.sort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.traininglayer.catalog.Step;
import org.traininglayer.steps.sort.SortAnswer.Place;
import org.traininglayer.steps.sort.SortStep.Bin;
import org.traininglayer.steps.sort.SortStep.Item;
import org.traininglayer.steps.sort.SortStep.Stance;

/** What sorting is worth: worked by hand, and what holds for any of it. */
class SortScoreTest {

  private static final List<String> CONTROLS =
      List.of("approved-tool", "human-review", "record-of-use", "source-check");

  private static final Item FREE = item("free", Bin.PERMITTED, false);
  private static final Item CHECKED = item("checked", Bin.WITH_CONTROLS, false);
  private static final Item NEVER = item("never", Bin.PROHIBITED, true);

  private static Item item(String id, Bin key, boolean critical) {
    boolean controlled = key == Bin.WITH_CONTROLS;
    return new Item(
        id,
        id,
        key,
        controlled ? List.of("approved-tool", "human-review") : List.of(),
        controlled ? List.of("record-of-use") : List.of(),
        critical,
        "why",
        List.of());
  }

  private static SortStep step(List<Item> items) {
    return new SortStep(
        new Step.Head(
            "sort",
            "Sort",
            "",
            1,
            List.of(),
            List.of("M6"),
            Step.Guidance.INDEPENDENT,
            List.of(),
            true,
            1,
            Step.FeedbackWhen.AFTER_STEP,
            List.of()),
        CONTROLS,
        items);
  }

  private static SortWork work(Place... places) {
    SortWork work = new SortWork(Map.of(), false);
    for (Place place : places) {
      work = work.with(place);
    }
    return new SortWork(work.placed(), true);
  }

  private static Place put(Item item, Bin bin, String... controls) {
    return new Place(item.id(), bin, List.of(controls));
  }

  private static double score(Item item, Bin bin, String... controls) {
    return SortScore.of(item, put(item, bin, controls), bin).score();
  }

  private static @Nullable Double of(SortWork work) {
    return new SortRules().score(step(List.of(FREE, CHECKED, NEVER)), work);
  }

  @Test
  void by_hand_all_right_with_one_control_more_that_is_fine() {
    // free 1; checked 0.6 · 1 + 0.4 · (2 − 0) / 2 = 1; never 1. (1 + 1 + 1) / 3 = 1
    assertThat(
            of(
                work(
                    put(FREE, Bin.PERMITTED),
                    put(
                        CHECKED,
                        Bin.WITH_CONTROLS,
                        "approved-tool",
                        "human-review",
                        "record-of-use"),
                    put(NEVER, Bin.PROHIBITED))))
        .isEqualTo(1.0);
  }

  @Test
  void by_hand_one_too_strict_one_with_half_the_controls_one_too_lax() {
    // free one bin too strict 0.5; checked 0.6 · 1 + 0.4 · (1 − 0) / 2 = 0.8;
    // never one bin too lax 0.25. (0.5 + 0.8 + 0.25) / 3 = 1.55 / 3 = 0.516667
    assertThat(
            of(
                work(
                    put(FREE, Bin.WITH_CONTROLS, "source-check"),
                    put(CHECKED, Bin.WITH_CONTROLS, "human-review"),
                    put(NEVER, Bin.WITH_CONTROLS, "human-review"))))
        .isEqualTo(0.516667);
  }

  @Test
  void by_hand_everything_prohibited_scores_little() {
    // free two bins off 0; checked 0.6 · 0.5 + 0.4 · 0 = 0.3; never 1. 1.3 / 3 = 0.433333
    assertThat(
            of(
                work(
                    put(FREE, Bin.PROHIBITED),
                    put(CHECKED, Bin.PROHIBITED),
                    put(NEVER, Bin.PROHIBITED))))
        .isEqualTo(0.433333);
  }

  @ParameterizedTest
  @CsvSource({
    "PERMITTED, PERMITTED, 1, FIT",
    "PERMITTED, WITH_CONTROLS, 0.5, OVER",
    "PERMITTED, PROHIBITED, 0, OVER",
    "WITH_CONTROLS, PERMITTED, 0.15, UNDER",
    "WITH_CONTROLS, WITH_CONTROLS, 0.6, FIT",
    "WITH_CONTROLS, PROHIBITED, 0.3, OVER",
    "PROHIBITED, PERMITTED, 0, UNDER",
    "PROHIBITED, WITH_CONTROLS, 0.25, UNDER",
    "PROHIBITED, PROHIBITED, 1, FIT"
  })
  void each_bin_against_each_key_without_controls(Bin key, Bin bin, double score, Stance stance) {
    Item item = item("one", key, false);
    assertThat(score(item, bin)).isEqualTo(score);
    assertThat(SortScore.of(item, put(item, bin), bin).stance()).isEqualTo(stance);
  }

  @Test
  void a_wrong_control_takes_back_a_right_one_and_no_more() {
    assertThat(score(CHECKED, Bin.WITH_CONTROLS, "human-review", "source-check")).isEqualTo(0.6);
    assertThat(score(CHECKED, Bin.WITH_CONTROLS, "source-check")).isEqualTo(0.6);
    assertThat(score(CHECKED, Bin.WITH_CONTROLS, "approved-tool", "human-review", "source-check"))
        .isEqualTo(0.8);
  }

  @Test
  void controls_chosen_beside_another_bin_change_nothing() {
    assertThat(score(CHECKED, Bin.PERMITTED, "approved-tool", "human-review"))
        .isEqualTo(score(CHECKED, Bin.PERMITTED));
    assertThat(score(FREE, Bin.PERMITTED, "source-check")).isEqualTo(1);
  }

  @Test
  void only_permitting_a_critical_item_is_harm() {
    SortRules rules = new SortRules();
    SortStep step = step(List.of(FREE, CHECKED, NEVER));
    assertThat(rules.harm(step, work(put(NEVER, Bin.PERMITTED)))).containsExactly("never");
    assertThat(rules.harm(step, work(put(NEVER, Bin.WITH_CONTROLS, "human-review")))).isEmpty();
    assertThat(rules.critical(step)).isEqualTo(1);
  }

  static List<Long> seeds() {
    return new Random(20261129).longs(200).boxed().toList();
  }

  private static List<Item> someItems(Random random) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(8); i++) {
      items.add(item("i" + i, List.of(Bin.values()).get(random.nextInt(3)), random.nextBoolean()));
    }
    return items;
  }

  private static List<String> someControls(Random random) {
    return CONTROLS.stream().filter(control -> random.nextBoolean()).toList();
  }

  private static double mean(SortStep step, Map<String, Place> placed) {
    return Objects.requireNonNull(new SortRules().score(step, new SortWork(placed, true)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void any_sorting_lies_between_nothing_and_the_key_and_correcting_an_item_never_costs(long seed) {
    Random random = new Random(seed);
    SortStep step = step(someItems(random));
    Map<String, Place> placed = new HashMap<>();
    for (Item item : step.items()) {
      placed.put(
          item.id(),
          new Place(item.id(), List.of(Bin.values()).get(random.nextInt(3)), someControls(random)));
    }
    double before = mean(step, placed);
    assertThat(before).isBetween(0.0, 1.0);
    for (Item item : step.items()) {
      placed.put(item.id(), new Place(item.id(), item.key(), item.need()));
      double after = mean(step, placed);
      assertThat(after).isGreaterThanOrEqualTo(before);
      before = after;
    }
    assertThat(before).as("by the key").isEqualTo(1.0);
    assertThat(new SortRules().harm(step, new SortWork(placed, true))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_order_in_which_items_are_sorted_does_not_matter(long seed) {
    Random random = new Random(seed);
    SortStep step = step(someItems(random));
    List<Place> places = new ArrayList<>();
    for (Item item : step.items()) {
      places.add(
          new Place(item.id(), List.of(Bin.values()).get(random.nextInt(3)), someControls(random)));
    }
    SortWork one = work(places.toArray(Place[]::new));
    SortWork other = work(places.reversed().toArray(Place[]::new));
    assertThat(SortScore.of(step, one)).isEqualTo(SortScore.of(step, other));
  }
}
