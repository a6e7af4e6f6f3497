package org.traininglayer.adoption.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.statistics.Ordinal.Agreement;
import org.traininglayer.adoption.statistics.Ordinal.Change;

class OrdinalTest {

  private static List<int[]> pairs(int[] first, int[] second) {
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < first.length; i++) {
      pairs.add(new int[] {first[i], second[i]});
    }
    return pairs;
  }

  @Test
  void two_groups_of_ratings_have_the_known_superiority() {
    List<Integer> first = List.of(4, 5, 3, 4, 5, 4);
    List<Integer> second = List.of(3, 3, 4, 2, 3, 5);
    assertThat(Ordinal.superiority(first, second)).isCloseTo(0.75, within(1e-9));
    assertThat(Ordinal.cliffsDelta(first, second)).isCloseTo(0.5, within(1e-9));
    assertThat(Ordinal.superiority(List.of(3, 3), List.of(3))).isEqualTo(0.5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ordinal.superiority(List.of(), List.of(1)));
  }

  @Test
  void two_raters_have_the_known_kappa() {
    Agreement agreement =
        Agreement.of(pairs(new int[] {1, 2, 3, 4, 2, 3}, new int[] {1, 2, 4, 4, 1, 3}))
            .orElseThrow();
    assertThat(agreement.kappa()).isCloseTo(0.866667, within(1e-5));
    assertThat(agreement.agreement()).isCloseTo(4 / 6.0, within(1e-9));
  }

  @Test
  void equal_ratings_have_an_agreement_and_no_kappa() {
    Agreement agreement = Agreement.of(pairs(new int[] {3, 3}, new int[] {3, 3})).orElseThrow();
    assertThat(agreement.agreement()).isEqualTo(1);
    assertThat(agreement.kappa()).isNaN();
    assertThat(Agreement.of(List.of())).isEmpty();
  }

  @Test
  void waves_are_compared_by_who_went_up_and_down() {
    Change change =
        Change.of(pairs(new int[] {3, 3, 4, 2, 5}, new int[] {4, 3, 3, 4, 5})).orElseThrow();
    assertThat(change.up()).isEqualTo(2);
    assertThat(change.same()).isEqualTo(2);
    assertThat(change.down()).isEqualTo(1);
    assertThat(change.people()).isEqualTo(5);
    assertThat(change.superiority()).isCloseTo(0.6, within(1e-9));
    assertThat(change.p()).isEqualTo(1);
    assertThat(Change.of(List.of())).isEmpty();
  }
}
