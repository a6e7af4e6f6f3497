package org.traininglayer.adoption.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.Statements;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.disclosure.Figure.Bound;
import org.traininglayer.adoption.statistics.ClusteredRate;
import org.traininglayer.adoption.statistics.Proportion;
import org.traininglayer.adoption.statistics.Wilson;

class CatchingErrorsTest {

  private final MetricSets people = new MetricSets();

  @Test
  void missed_critical_errors_have_a_two_sided_interval_and_beside_it_a_bound_that_says_so() {
    List<Proportion> shares = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      int missed = i % 3;
      shares.add(new Proportion(missed, 2));
      people.did(
          "p" + i, by -> List.of(critical(by, "u1", missed < 1), critical(by, "u2", missed < 2)));
    }
    ClusteredRate rate = ClusteredRate.of(shares).orElseThrow();
    Figure misses = figure(CatchingErrors.CRITICAL_MISSES);
    assertThat(misses.bound()).isEqualTo(Bound.NONE);
    assertThat(misses.estimate()).isEqualTo(0.5);
    assertThat(misses.lower()).isCloseTo(rate.interval().lower(), within(0.01));
    assertThat(misses.upper()).isCloseTo(rate.interval().upper(), within(0.01));
    assertThat(Objects.requireNonNull(misses.lower()) + Objects.requireNonNull(misses.upper()))
        .as("two-sided around one half")
        .isCloseTo(1.0, within(1e-9));

    Figure bound = figure(CatchingErrors.CRITICAL_MISSES_UPPER);
    assertThat(bound.bound()).isEqualTo(Bound.ONE_SIDED_UPPER);
    assertThat(bound.upper())
        .isEqualTo(bound.estimate())
        .isCloseTo(Wilson.oneSidedUpper(0.5 * rate.nStar(), rate.nStar()), within(0.01));
    assertThat(bound.upper()).isLessThan(misses.upper());
    assertThat(bound.lower()).isZero();
  }

  @Test
  void the_bound_is_hidden_where_the_rate_is_a_bound_already() {
    for (int i = 0; i < 8; i++) {
      people.did(
          "p" + i,
          by ->
              List.of(
                  critical(by, "u1", true), critical(by, "u2", true), critical(by, "u3", true)));
    }
    assertThat(figure(CatchingErrors.CRITICAL_MISSES).bound()).isEqualTo(Bound.AT_MOST);
    assertThat(figure(CatchingErrors.CRITICAL_MISSES_UPPER).shown()).isFalse();
  }

  @Test
  void a_kind_of_error_that_few_met_is_not_what_the_sum_leaves_of_the_others() {
    for (int i = 0; i < 20; i++) {
      String person = "p" + i;
      people.did(
          person,
          by -> List.of(major(by, "u1", "omission", true), major(by, "u2", "number", false)));
      if (i < 12) {
        people.did(person, by -> List.of(major(by, "u3", "unit", true)));
      }
      if (i < 3) {
        people.did(person, by -> List.of(major(by, "u4", "date", false)));
      }
    }
    assertThat(figure(CatchingErrors.HITS).shown()).as("the sum of all kinds").isTrue();
    assertThat(family("date").shown()).as("three people").isFalse();
    assertThat(family("unit").shown()).as("else the date would be what is left").isFalse();
    assertThat(family("number").shown()).isTrue();
    assertThat(family("omission").shown()).isTrue();
  }

  private Figure family(String family) {
    return people
        .calculate()
        .of(CatchingErrors.ID)
        .get(CatchingErrors.FAMILIES, family, CatchingErrors.INDEPENDENT)
        .all();
  }

  private static String major(Statements by, String unit, String family, boolean caught) {
    return by.unit(unit, "independent", 0.1, "major", family, caught, null);
  }

  private Figure figure(String measure) {
    return people.calculate().of(CatchingErrors.ID).get(CatchingErrors.CATCHING, "", measure).all();
  }

  private static String critical(Statements by, String unit, boolean caught) {
    return by.unit(unit, "independent", 0.1, "critical", "omission", caught, null);
  }
}
