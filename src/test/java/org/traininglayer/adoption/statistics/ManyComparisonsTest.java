package org.traininglayer.adoption.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ManyComparisonsTest {

  private static void close(List<Double> seen, double... known) {
    assertThat(seen).hasSize(known.length);
    for (int i = 0; i < known.length; i++) {
      assertThat(seen.get(i)).isCloseTo(known[i], within(1e-5));
    }
  }

  @Test
  void four_primary_p_values_have_the_known_adjustment() {
    close(ManyComparisons.holm(List.of(.012, .03, .004, .2)), .036, .06, .016, .2);
  }

  @Test
  void ten_exploratory_p_values_have_the_known_adjustment() {
    close(
        ManyComparisons.benjaminiHochberg(
            List.of(.001, .008, .039, .041, .042, .06, .074, .205, .212, .216)),
        .01,
        .04,
        .084,
        .084,
        .084,
        .1,
        .105714,
        .216,
        .216,
        .216);
  }

  @Test
  void the_order_of_asking_does_not_matter_and_nothing_stays_nothing() {
    close(ManyComparisons.benjaminiHochberg(List.of(.06, .001, .5)), .09, .003, .5);
    close(ManyComparisons.holm(List.of(.9, .9)), 1, 1);
    close(ManyComparisons.holm(List.of(.3, .3, .3)), .9, .9, .9);
    assertThat(ManyComparisons.holm(List.of())).isEmpty();
    assertThat(ManyComparisons.benjaminiHochberg(List.of())).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> ManyComparisons.holm(List.of(1.2)));
  }
}
