package org.traininglayer.adoption.statistics.warnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.statistics.warnings.Look.State;

class AlertBudgetTest {

  private static Look look(
      Rule rule, String cohort, State state, double distance, @Nullable Double p) {
    return new Look(rule, cohort, state, "x", 0.5, null, null, 0.4, 20, null, null, distance, p);
  }

  private static Look fires(Rule rule, String cohort, double distance) {
    return look(rule, cohort, State.FIRES, distance, null);
  }

  private static List<Rule> rules(List<Look> looks) {
    return looks.stream().map(Look::rule).toList();
  }

  @Test
  void three_alerts_a_cohort_and_week_safety_first_then_the_furthest() {
    AlertBudget budget =
        AlertBudget.of(
            List.of(
                fires(Rule.W1, "a", 5),
                fires(Rule.W5, "a", 9),
                fires(Rule.W10, "a", 0.1),
                fires(Rule.W7, "a", 0),
                fires(Rule.W2, "a", 0.2),
                fires(Rule.W1, "b", 1)),
            Map.of());
    assertThat(rules(budget.opened())).containsExactly(Rule.W2, Rule.W10, Rule.W5, Rule.W1);
    assertThat(budget.opened().getLast().cohort()).isEqualTo("b");
    assertThat(rules(budget.alsoSeen())).containsExactly(Rule.W1, Rule.W7);
  }

  @Test
  void a_rule_that_is_open_for_a_cohort_opens_no_second_alert() {
    AlertBudget budget =
        AlertBudget.of(
            List.of(fires(Rule.W2, "a", 1), fires(Rule.W2, "b", 1)), Map.of("a", Set.of(Rule.W2)));
    assertThat(budget.opened()).hasSize(1);
    assertThat(budget.opened().getFirst().cohort()).isEqualTo("b");
    assertThat(budget.alsoSeen()).isEmpty();
  }

  @Test
  void what_may_be_chance_among_many_cohorts_opens_nothing() {
    List<Look> looks = new ArrayList<>();
    looks.add(look(Rule.W3, "a", State.FIRES, 1, 0.02));
    looks.add(look(Rule.W3, "b", State.FIRES, 4, 0.0001));
    for (int i = 0; i < 30; i++) {
      looks.add(look(Rule.W3, "c" + i, State.QUIET, -1, 0.5));
    }
    AlertBudget budget = AlertBudget.of(looks, Map.of());
    assertThat(budget.opened()).hasSize(1);
    assertThat(budget.opened().getFirst().cohort()).isEqualTo("b");
    assertThat(budget.alsoSeen()).hasSize(1);
  }

  @Test
  void quiet_looks_open_nothing() {
    AlertBudget budget =
        AlertBudget.of(
            List.of(
                look(Rule.W1, "a", State.QUIET, 9, null),
                look(Rule.W2, "a", State.NO_DATA, 9, null)),
            Map.of());
    assertThat(budget.opened()).isEmpty();
    assertThat(budget.alsoSeen()).isEmpty();
  }

  @Test
  void an_alert_goes_from_open_to_closed_and_closing_needs_a_reason() {
    LocalDate check = LocalDate.of(2026, 12, 1);
    Alert alert = Alert.open(fires(Rule.W2, "a", 1), "owner");
    Alert acting = alert.acknowledge().act("practice", check);
    assertThat(acting.state()).isEqualTo(Alert.State.ACTION);
    assertThat(acting.checkOn()).isEqualTo(check);
    Alert closed = acting.close("misses are back to usual");
    assertThat(closed.state()).isEqualTo(Alert.State.CLOSED);
    assertThat(closed.action()).isEqualTo("practice");
    assertThat(alert.close("an exercise").state()).isEqualTo(Alert.State.CLOSED);
    assertThatIllegalArgumentException().isThrownBy(() -> acting.close(" "));
    assertThatIllegalStateException().isThrownBy(() -> closed.close("again"));
    assertThatIllegalStateException().isThrownBy(() -> alert.act("x", check));
    assertThatIllegalStateException().isThrownBy(acting::acknowledge);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Alert.open(look(Rule.W2, "a", State.QUIET, 0, null), "owner"));
  }
}
