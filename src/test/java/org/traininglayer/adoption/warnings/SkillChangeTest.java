package org.traininglayer.adoption.warnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.statistics.EvidenceStatus;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.records.ReviewUnit;

/** Whether skill fell is asked of spans that can be compared. */
class SkillChangeTest {

  private static final Instant AT = Instant.parse("2026-03-02T00:00:00Z");
  private static final MeasuringRules RULES = MeasuringRules.ofPages(AT);

  @Test
  void a_span_in_which_few_have_enough_claims_is_not_held_against_a_mean() {
    // 96 of 120 and 24 of 120 against 48 of 60 and 12 of 60, each half a claim and one added:
    // z(96.5/121) = 0.8331 and z(48.5/61) = 0.8246; d′ is twice as much.
    Measurement change = SkillChange.of(claims(5, 0.3), claims(10, 0.3), RULES);
    assertThat(change.estimate()).isCloseTo(2 * (0.8246 - 0.8331), within(0.002));
    assertThat(change.nUnits()).isEqualTo(12 * 20 + 12 * 10);
  }

  @Test
  void bands_are_not_held_against_each_other_and_that_with_most_claims_counts() {
    assertThat(SkillChange.of(claims(10, 0.1), claims(10, 0.3), RULES).status())
        .isEqualTo(EvidenceStatus.NOT_MEASURED);

    List<ReviewUnit> now = new ArrayList<>(claims(20, 0.3));
    now.addAll(claims(10, 0.1));
    List<ReviewUnit> before = new ArrayList<>(claims(20, 0.3));
    before.addAll(claims(15, 0.1));
    Measurement change = SkillChange.of(now, before, RULES);
    assertThat(change.estimate()).isCloseTo(0, within(1e-9));
    assertThat(change.nUnits()).isEqualTo(2 * 12 * 40);
  }

  /** Twelve people with so many wrong claims and right ones; four of five are judged rightly. */
  private static List<ReviewUnit> claims(int of, double prevalence) {
    List<ReviewUnit> units = new ArrayList<>();
    for (int person = 0; person < 12; person++) {
      for (int i = 0; i < of; i++) {
        boolean right = i % 5 > 0;
        for (ReviewUnit.Truth truth : List.of(ReviewUnit.Truth.ERROR, ReviewUnit.Truth.CLEAN)) {
          units.add(
              new ReviewUnit(
                  "p" + person,
                  "a",
                  "1",
                  truth + " " + i + " " + prevalence,
                  truth,
                  null,
                  null,
                  (truth == ReviewUnit.Truth.ERROR) == right,
                  null,
                  null,
                  prevalence,
                  AT,
                  null));
        }
      }
    }
    return units;
  }
}
