package org.traininglayer.adoption.warnings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.release.OwnerFigure;
import org.traininglayer.adoption.release.Telling.May;
import org.traininglayer.adoption.statistics.warnings.Look;
import org.traininglayer.adoption.statistics.warnings.Rule;

/** No look says more about a group than its released figures. */
class ToldLooksTest {

  @Test
  void what_is_hidden_is_looked_at_as_if_there_were_too_few() {
    Optional<Seen> told =
        ToldLooks.of(
            seen(Rule.W2),
            (cohort, figure) -> figure == OwnerFigure.HITS ? May.HIDE : May.TELL,
            rule -> true);

    assertThat(told).isPresent();
    assertThat(told.get().look().state()).isEqualTo(Look.State.NO_DATA);
    assertThat(told.get().look().evidence()).isEqualTo("few-people");
    assertThat(told.get().look().value()).isNull();
  }

  @Test
  void while_few_have_changed_something_the_former_look_stays() {
    assertThat(ToldLooks.of(seen(Rule.W2), (cohort, figure) -> May.WAIT, rule -> true)).isEmpty();
    assertThat(ToldLooks.of(seen(Rule.W2), (cohort, figure) -> May.WAIT, rule -> false))
        .get()
        .extracting(one -> one.look().evidence())
        .isEqualTo("few-changed");
  }

  @Test
  void of_two_figures_the_one_that_tells_less_decides() {
    assertThat(
            ToldLooks.of(
                seen(Rule.W5),
                (cohort, figure) -> figure == OwnerFigure.SKILL ? May.HIDE : May.WAIT,
                rule -> true))
        .get()
        .extracting(one -> one.look().evidence())
        .isEqualTo("few-people");
  }

  @Test
  void what_may_be_told_is_told_as_it_is_and_what_is_set_up_always() {
    assertThat(ToldLooks.of(seen(Rule.W2), (cohort, figure) -> May.TELL, rule -> true))
        .contains(seen(Rule.W2));
    assertThat(ToldLooks.of(seen(Rule.W11), (cohort, figure) -> May.HIDE, rule -> true))
        .contains(seen(Rule.W11));
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
