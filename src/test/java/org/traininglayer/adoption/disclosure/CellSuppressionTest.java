package org.traininglayer.adoption.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.disclosure.Figure.Bound;
import org.traininglayer.adoption.statistics.Proportion;
import org.traininglayer.kernel.AccountKey;

class CellSuppressionTest {

  private final Random random = new Random(9);

  @Test
  void a_group_below_k_hides_one_more() {
    assertThat(CellSuppression.released(Map.of("a", 20, "b", 3, "c", 9), 5)).containsExactly("a");
    assertThat(CellSuppression.released(Map.of("a", 20, "b", 3, "c", 4, "d", 9), 5))
        .containsExactly("a", "d");
    assertThat(CellSuppression.released(Map.of("a", 20, "b", 1, "c", 2, "d", 9), 5))
        .containsExactly("a");
    assertThat(CellSuppression.released(Map.of("a", 20, "b", 6), 5)).containsExactly("a", "b");
    assertThat(CellSuppression.released(Map.of("a", 4), 5)).isEmpty();
    assertThat(CellSuppression.released(Map.of(), 5)).isEmpty();
  }

  @Test
  void what_is_hidden_can_never_be_reckoned_from_the_rest() {
    for (int run = 0; run < 2000; run++) {
      Map<String, Integer> sizes = anySizes();
      int k = 5 + random.nextInt(6);
      Set<String> released = CellSuppression.released(sizes, k);
      long hidden = sizes.keySet().stream().filter(group -> !released.contains(group)).count();
      int people =
          sizes.entrySet().stream()
              .filter(group -> !released.contains(group.getKey()))
              .mapToInt(Map.Entry::getValue)
              .sum();
      assertThat(released)
          .allSatisfy(group -> assertThat(sizes.get(group)).isGreaterThanOrEqualTo(k));
      if (hidden > 0 && !released.isEmpty()) {
        assertThat(hidden).isGreaterThanOrEqualTo(2);
        assertThat(people).isGreaterThanOrEqualTo(k);
      }
      assertThat(released).containsAll(CellSuppression.released(sizes, k + 1));
    }
  }

  @Test
  void all_or_none_of_few_people_is_told_as_a_bound() {
    Figure all = figure(8, 3, 3);
    assertThat(all.bound()).isEqualTo(Bound.AT_LEAST);
    assertThat(all.estimate()).isEqualTo(0.9);
    Figure none = figure(8, 0, 3);
    assertThat(none.bound()).isEqualTo(Bound.AT_MOST);
    assertThat(none.estimate()).isEqualTo(0.1);
    assertThat(figure(10, 3, 3).bound()).isEqualTo(Bound.NONE);
  }

  @Test
  void shares_of_few_people_are_rounded_and_their_interval_still_holds_them() {
    for (int run = 0; run < 500; run++) {
      Map<AccountKey, Proportion> shares = new HashMap<>();
      int people = 5 + random.nextInt(40);
      for (int i = 0; i < people; i++) {
        int n = 1 + random.nextInt(8);
        shares.put(
            new AccountKey("https://lms.example", "p" + i),
            new Proportion(random.nextInt(n + 1), n));
      }
      Figure shown = gate().rate(shares, true).all();
      double estimate = Objects.requireNonNull(shown.estimate());
      double lower = Objects.requireNonNull(shown.lower());
      double upper = Objects.requireNonNull(shown.upper());
      assertThat(estimate).isBetween(lower, upper);
      assertThat(lower).isBetween(0.0, 1.0);
      assertThat(upper).isBetween(0.0, 1.0);
      double steps = people < 20 ? 20 : 100;
      assertThat(Math.abs(estimate * steps - Math.rint(estimate * steps))).isLessThan(1e-9);
    }
  }

  @Test
  void nobody_is_not_measured_and_four_people_are_hidden() {
    assertThat(gate().rate(Map.of(), true).all().status()).isEqualTo(Status.NOT_MEASURED);
    Figure four = figure(4, 2, 8);
    assertThat(four.status()).isEqualTo(Status.SUPPRESSED);
    assertThat(four.estimate()).isNull();
    assertThat(four.nPeople()).isNull();
    assertThat(figure(5, 1, 2).status()).isEqualTo(Status.INSUFFICIENT_DATA);
    assertThat(figure(5, 2, 4).status()).isEqualTo(Status.OK);
  }

  @Test
  void skill_below_the_minimum_is_few_data_without_a_number() {
    Map<AccountKey, DisclosureControl.Counts> few = new HashMap<>();
    Map<AccountKey, DisclosureControl.Counts> enough = new HashMap<>();
    for (int i = 0; i < 12; i++) {
      few.put(
          new AccountKey("https://lms.example", "p" + i), new DisclosureControl.Counts(1, 0, 0, 1));
      enough.put(
          new AccountKey("https://lms.example", "p" + i), new DisclosureControl.Counts(2, 1, 1, 9));
    }
    assertThat(gate().dPrime(few).all().status()).isEqualTo(Status.INSUFFICIENT_DATA);
    assertThat(gate().dPrime(few).all().estimate()).isNull();
    assertThat(gate().dPrime(enough).all().status()).isEqualTo(Status.OK);
    assertThat(gate().criterion(enough).all().estimate()).isPositive();
  }

  @Test
  void a_ratio_to_nothing_is_told_by_its_lower_limit_alone() {
    Figure endless =
        CellSuppression.guardNumber(
            raw(Double.POSITIVE_INFINITY, 0.187, Double.POSITIVE_INFINITY, 30));
    assertThat(endless.estimate()).isEqualTo(0.18);
    assertThat(endless.lower()).isEqualTo(0.18);
    assertThat(endless.upper()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(endless.bound()).isEqualTo(Bound.AT_LEAST);
  }

  @Test
  void of_a_few_who_make_nearly_all_it_is_not_told_how_much() {
    Figure most = CellSuppression.guardTopShare(raw(0.85, 0.71, 0.97, 12));
    assertThat(most.estimate()).isEqualTo(0.6);
    assertThat(most.lower()).isEqualTo(0.6);
    assertThat(most.upper()).isEqualTo(1.0);
    assertThat(most.bound()).isEqualTo(Bound.AT_LEAST);
    assertThat(CellSuppression.guardTopShare(raw(0.41, 0.3, 0.5, 30)).estimate()).isEqualTo(0.41);
  }

  private static Figure raw(double estimate, double lower, double upper, int people) {
    return new Figure(
        estimate, lower, upper, people, 100L, Status.OK, Bound.NONE, 1, Instant.EPOCH);
  }

  private static DisclosureControl gate() {
    return new DisclosureControl(5, Map.of(), Instant.EPOCH, 1);
  }

  private static Figure figure(int people, int x, int n) {
    Map<AccountKey, Proportion> shares = new HashMap<>();
    for (int i = 0; i < people; i++) {
      shares.put(new AccountKey("https://lms.example", "p" + i), new Proportion(x, n));
    }
    return gate().rate(shares, true).all();
  }

  private Map<String, Integer> anySizes() {
    Map<String, Integer> sizes = new HashMap<>();
    int groups = random.nextInt(8);
    for (int i = 0; i < groups; i++) {
      sizes.put("g" + i, 1 + random.nextInt(24));
    }
    return sizes;
  }
}
