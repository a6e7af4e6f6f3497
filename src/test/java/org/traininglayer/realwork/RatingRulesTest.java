package org.traininglayer.realwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.traininglayer.realwork.Agreement.Pair;

/** The pure rules of ratings. */
class RatingRulesTest {

  private static final Rubric RUBRIC = Rubrics.current();

  @Test
  void the_rubric_says_what_each_level_looks_like() {
    assertThat(RUBRIC.criteria())
        .hasSizeBetween(4, 6)
        .allSatisfy(one -> {
          assertThat(one.question()).isNotBlank();
          assertThat(one.levels()).hasSizeBetween(3, 5).doesNotHaveDuplicates();
        });
    assertThat(Rubrics.find(RUBRIC.id(), RUBRIC.version())).contains(RUBRIC);
    assertThat(Rubrics.find(RUBRIC.id(), "0.1")).isEmpty();
  }

  @Test
  void quality_goes_from_0_to_100_by_the_weights() {
    assertThat(RUBRIC.quality(all(0))).isEqualTo(0);
    assertThat(RUBRIC.quality(all(3))).isEqualTo(100);
    // Weights 3, 2, 2, 1, 2: (3·3 + 2·2 + 2·3 + 1·1 + 2·0) / (3·10) = 20/30.
    assertThat(
            RUBRIC.quality(
                Map.of("accuracy", 3, "completeness", 2, "judgement", 3, "use", 1, "trace", 0)))
        .isEqualTo(66.7);
  }

  @Test
  void a_level_is_needed_for_each_criterion_and_for_nothing_else() {
    Map<String, Integer> levels = all(2);
    assertThat(RUBRIC.fits(levels)).isTrue();
    levels.put("beauty", 1);
    assertThat(RUBRIC.fits(levels)).isFalse();
    levels.remove("beauty");
    levels.put("trace", 4);
    assertThat(RUBRIC.fits(levels)).isFalse();
    levels.remove("trace");
    assertThatThrownBy(() -> RUBRIC.quality(levels)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void weighted_kappa_is_what_the_literature_says() {
    List<Pair> pairs = pairs(new int[] {1, 2, 3, 4, 2, 3}, new int[] {1, 2, 4, 4, 1, 3});
    assertThat(Agreement.weightedKappa(pairs).orElseThrow()).isCloseTo(0.866667, within(1e-6));
    assertThat(Agreement.meanDifference(pairs).orElseThrow()).isCloseTo(1.0 / 3, within(1e-9));
  }

  @Test
  void kappa_is_1_for_the_same_and_below_0_for_the_opposite_and_undefined_without_variety() {
    int[] some = {0, 1, 2, 3};
    assertThat(Agreement.weightedKappa(pairs(some, some)).orElseThrow()).isEqualTo(1);
    assertThat(Agreement.weightedKappa(pairs(some, new int[] {3, 2, 1, 0})).orElseThrow())
        .isEqualTo(-1);
    int[] same = {2, 2};
    assertThat(Agreement.weightedKappa(pairs(same, same))).isEmpty();
    assertThat(Agreement.weightedKappa(List.of())).isEmpty();
    assertThat(Agreement.meanDifference(List.of())).isEmpty();
  }

  @Test
  void the_share_that_is_rated_twice_is_drawn_and_can_be_drawn_again() {
    List<UUID> products = IntStream.range(0, 4_000).mapToObj(i -> new UUID(i * 31L, i)).toList();
    long drawn = products.stream().filter(one -> DoubleRating.drawn(one, 0.25)).count();
    assertThat(drawn).isBetween(900L, 1_100L);
    assertThat(products)
        .allMatch(one -> DoubleRating.drawn(one, 0.25) == DoubleRating.drawn(one, 0.25))
        .allMatch(one -> DoubleRating.drawn(one, 1))
        .filteredOn(one -> DoubleRating.drawn(one, 0.25))
        .allMatch(one -> DoubleRating.drawn(one, 0.5));
  }

  @Test
  void less_than_a_fifth_is_not_enough_to_be_rated_twice() {
    assertThatThrownBy(() -> new RatingProperties(0.1)).hasMessageContaining("double-share");
    assertThatThrownBy(() -> new RatingProperties(Double.NaN)).hasMessageContaining("0.2 to 1");
    assertThat(new RatingProperties(0.2).doubleShare()).isEqualTo(0.2);
  }

  private static Map<String, Integer> all(int level) {
    Map<String, Integer> levels = new HashMap<>();
    RUBRIC.criteria().forEach(one -> levels.put(one.id(), level));
    return levels;
  }

  private static List<Pair> pairs(int[] first, int[] second) {
    return IntStream.range(0, first.length).mapToObj(i -> new Pair(first[i], second[i])).toList();
  }
}
