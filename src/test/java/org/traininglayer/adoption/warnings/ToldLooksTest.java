package org.traininglayer.adoption.warnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.cohort.CohortRecords;
import org.traininglayer.adoption.cohort.InventedCohort;
import org.traininglayer.adoption.release.OwnerFigure;
import org.traininglayer.adoption.release.Telling.May;
import org.traininglayer.adoption.release.Window;
import org.traininglayer.adoption.statistics.warnings.Look;
import org.traininglayer.adoption.statistics.warnings.Rule;

/** No look says more about a group than its released figures. */
class ToldLooksTest {

  @Test
  void what_is_hidden_is_looked_at_as_if_there_were_too_few() {
    Optional<Seen> told =
        told(seen(Rule.W2), (cohort, figure) -> figure == OwnerFigure.HITS ? May.HIDE : May.TELL);

    assertThat(told).isPresent();
    assertThat(told.get().look().state()).isEqualTo(Look.State.NO_DATA);
    assertThat(told.get().look().evidence()).isEqualTo("few-people");
    assertThat(told.get().look().value()).isNull();
  }

  @Test
  void while_few_have_changed_something_the_former_look_stays() {
    assertThat(ToldLooks.of(seen(Rule.W2), May.WAIT, rule -> true)).isEmpty();
    assertThat(ToldLooks.of(seen(Rule.W2), May.WAIT, rule -> false))
        .get()
        .extracting(one -> one.look().evidence())
        .isEqualTo("few-changed");
  }

  @Test
  void of_two_figures_the_one_that_tells_less_decides() {
    assertThat(
            told(
                seen(Rule.W5),
                (cohort, figure) -> figure == OwnerFigure.SKILL ? May.HIDE : May.WAIT))
        .get()
        .extracting(one -> one.look().evidence())
        .isEqualTo("few-people");
  }

  @Test
  void what_may_be_told_is_told_as_it_is_and_what_is_set_up_always() {
    assertThat(told(seen(Rule.W2), (cohort, figure) -> May.TELL)).contains(seen(Rule.W2));
    assertThat(told(seen(Rule.W11), (cohort, figure) -> May.HIDE)).contains(seen(Rule.W11));
  }

  @Test
  void a_look_rests_on_its_own_periods_and_one_at_nothing_on_none() {
    CohortRecords records = InventedCohort.showing(null, 1);

    assertThat(ToldLooks.windows(seen(Rule.W2), records, 52))
        .extracting(Window::figure, Window::weeks)
        .containsExactly(tuple(OwnerFigure.HITS, 52), tuple(OwnerFigure.HITS, 4));
    assertThat(ToldLooks.windows(seen(Rule.W4), records, 52))
        .as("it fires only where little of what is prohibited is used")
        .extracting(Window::figure, Window::weeks)
        .containsExactly(
            tuple(OwnerFigure.CHILL, 52),
            tuple(OwnerFigure.PROHIBITED, 52),
            tuple(OwnerFigure.AVOIDED, 52));
    assertThat(ToldLooks.windows(seen(Rule.W7), records, 52))
        .last()
        .satisfies(used -> {
          assertThat(used.weeks()).isEqualTo(8);
          assertThat(used.records().weeks()).hasSize(40 * 8);
        });
    assertThat(ToldLooks.windows(seen(Rule.W11), records, 52)).isEmpty();
    assertThat(ToldLooks.windows(Seen.nothing(Rule.W2, "cohort:North", "no-units"), records, 52))
        .isEmpty();
  }

  private static Optional<Seen> told(Seen seen, BiFunction<String, OwnerFigure, May> released) {
    return ToldLooks.of(seen, ToldLooks.may(seen, released), rule -> true);
  }

  private static Seen seen(Rule rule) {
    return new Seen(
        new Look(
            rule,
            "cohort:North",
            Look.State.FIRES,
            "misses",
            0.4,
            0.3,
            0.5,
            0.1,
            40,
            null,
            null,
            0.3,
            null),
        20);
  }
}
