package org.traininglayer.adoption.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.disclosure.Figure;

class LeavingStepsTest {

  private final MetricSets people = new MetricSets();

  @Test
  void a_step_that_was_on_nobodys_way_is_no_step_at_which_people_stayed_away() {
    people.steps("010-brief", "015-new", "020-review");
    for (int i = 0; i < 30; i++) {
      people.did(
          "p" + i,
          by ->
              List.of(
                  by.started(), by.opened("010-brief"), by.opened("020-review"), by.completed()));
    }
    assertThat(figure("015-new", LeavingSteps.REACHED))
        .isEqualTo(figure("020-review", LeavingSteps.REACHED));
    assertThat(figure("010-brief", LeavingSteps.LEFT).estimate()).isEqualTo(0.0);
  }

  private Figure figure(String step, String measure) {
    return people.calculate().of(LeavingSteps.ID).get(LeavingSteps.STEPS, step, measure).all();
  }
}
