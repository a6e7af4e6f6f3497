package org.traininglayer.adoption.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.statistics.Survival.Spell;

/** Of whatever there is an interval, a higher level gives a wider one that holds the narrower. */
class LevelsTest {

  private static void widens(DoubleFunction<Interval> of) {
    Interval narrow = of.apply(0.90);
    Interval middle = of.apply(0.95);
    Interval wide = of.apply(0.99);
    assertThat(middle.lower()).isLessThanOrEqualTo(narrow.lower());
    assertThat(middle.upper()).isGreaterThanOrEqualTo(narrow.upper());
    assertThat(wide.lower()).isLessThanOrEqualTo(middle.lower());
    assertThat(wide.upper()).isGreaterThanOrEqualTo(middle.upper());
  }

  @Test
  void intervals_widen_with_the_level() {
    Random random = new Random(53);
    for (int run = 0; run < 100; run++) {
      List<Double> first = new ArrayList<>();
      List<Double> second = new ArrayList<>();
      List<Proportion> shares = new ArrayList<>();
      List<Spell> spells = new ArrayList<>();
      List<Long> totals = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        first.add(Math.exp(random.nextGaussian()));
        second.add(Math.exp(random.nextGaussian()));
        shares.add(new Proportion(random.nextInt(8), 8));
        spells.add(new Spell(random.nextInt(6), random.nextBoolean()));
        totals.add(1L + random.nextInt(30));
      }
      long x = random.nextInt(20);
      widens(level -> ClusteredRate.of(shares, level).orElseThrow().interval());
      widens(level -> RareRate.of(shares, (1 + level) / 2).orElseThrow().bounds());
      widens(level -> Mean.of(first, level).orElseThrow().interval());
      widens(level -> TimeRatio.paired(first, level).orElseThrow().interval());
      widens(level ->
          TimeRatio.independent(LogTimes.ofLogs(first), LogTimes.ofLogs(second), level)
              .orElseThrow()
              .interval());
      widens(level -> HodgesLehmann.of(first, second, level).orElseThrow().interval());
      widens(level -> Survival.of(spells, level).at(3).interval());
      widens(level -> RateRatio.of(x + 1, 40, 7, 38, level).orElseThrow().interval());
      widens(level -> ConfidenceSequence.of(x, 20, level));
      widens(level -> new Counts(x + 1, 4, 3, 17).detection().dPrimeInterval(level));
      widens(level -> {
        Interval top = Concentration.of(totals, level).orElseThrow().topTenthInterval();
        return top == null ? new Interval(0, 1) : top;
      });
    }
  }
}
