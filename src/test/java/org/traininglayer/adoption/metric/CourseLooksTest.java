package org.traininglayer.adoption.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.disclosure.BatchControl;
import org.traininglayer.adoption.disclosure.Look;

/**
 * Whose contributions the figures of a course are of, as looks at it are held against each other.
 */
class CourseLooksTest {

  private static final CatchingErrors CATCHING = new CatchingErrors();

  private final BatchControl control = new BatchControl(5);
  private final MetricSets people = new MetricSets();

  @Test
  void numbers_of_people_do_not_move_one_by_one() {
    people.listed(40);
    people.started(0, 25);
    Look before = heads();
    people.started(25, 26);
    assertThat(control.mayMove(List.of(before), heads())).isFalse();
    people.started(26, 30);
    assertThat(control.mayMove(List.of(before), heads())).isTrue();
    people.started(40, 46);
    assertThat(control.mayMove(List.of(before), heads())).as("six who are on no list").isTrue();
  }

  @Test
  void those_in_the_middle_of_a_module_do_not_move_one_by_one() {
    people.started(0, 25);
    LeavingSteps leaving = new LeavingSteps();
    Look before = look(leaving);
    people.started(25, 26);
    assertThat(control.mayMove(List.of(before), look(leaving))).isFalse();
    people.started(26, 30);
    assertThat(control.mayMove(List.of(before), look(leaving))).isTrue();
  }

  @Test
  void what_one_person_did_in_rounds_that_few_had_does_not_follow_from_the_others() {
    for (int i = 0; i < 20; i++) {
      judges("p" + i, 0.1, true);
      if (i < 12) {
        judges("p" + i, 0.03, true);
      }
    }
    judges("p0", 0.4, true);
    judges("p1", 0.4, true);
    Look before = look(CATCHING);
    for (int i = 5; i < 10; i++) {
      judges("p" + i, 0.1, false);
    }
    assertThat(control.mayMove(List.of(before), look(CATCHING))).as("five").isTrue();
    judges("p1", 0.4, false);
    assertThat(control.mayMove(List.of(before), look(CATCHING)))
        .as("all rounds less the common ones move by what one person did")
        .isFalse();
  }

  private void judges(String person, double prevalence, boolean caught) {
    people.did(
        person,
        by -> List.of(by.unit("u1", "independent", prevalence, "major", "number", caught, null)));
  }

  private Look heads() {
    return people.calculate(7L).people().look(Set.of(), (of, item, measure) -> "");
  }

  private Look look(Metric metric) {
    return people.calculate(7L).of(metric.id()).look(Set.of(CatchingErrors.CATCHING), metric::sum);
  }
}
