package org.traininglayer.adoption.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two answers never differ in what a few people did, whoever looks how often. */
class BatchControlTest {

  private final BatchControl control = new BatchControl(5);

  @Test
  void a_part_that_a_few_have_changed_keeps_all_of_them() {
    Map<String, Long> before = people(0, 12);
    Map<String, Long> one = new HashMap<>(before);
    one.put("p0", 99L);
    Map<String, Long> five = new HashMap<>(before);
    for (int i = 0; i < 5; i++) {
      five.put("p" + i, 99L);
    }

    assertThat(moves(before, before)).isTrue();
    assertThat(moves(before, one)).isFalse();
    assertThat(moves(before, people(0, 13))).isFalse();
    assertThat(moves(before, five)).isTrue();
    assertThat(moves(before, people(0, 17))).isTrue();
    assertThat(moves(before, people(1, 12))).as("one left").isFalse();
    assertThat(
            control.mayMove(
                Map.of("", List.of(PeopleSketch.of(before)), "item", List.of(sketch(0, 6))),
                Map.of("", PeopleSketch.of(five), "item", sketch(0, 7))))
        .isFalse();
  }

  @Test
  void what_was_hidden_or_is_now_does_not_keep_the_rest() {
    assertThat(moves(people(0, 4), people(0, 5))).isTrue();
    assertThat(moves(people(0, 5), people(0, 4))).isTrue();
    assertThat(control.mayMove(Map.of(), Map.of("", sketch(0, 3)))).isTrue();
  }

  @Test
  void no_two_answers_of_many_days_differ_in_one_to_four_people() {
    Random lots = new Random(11);
    for (int round = 0; round < 200; round++) {
      Map<String, Long> world = new HashMap<>(people(0, 5 + lots.nextInt(20)));
      List<Map<String, Long>> answers = new ArrayList<>();
      List<PeopleSketch> shown = new ArrayList<>();
      for (int day = 0; day < 40; day++) {
        int changes = lots.nextInt(4);
        for (int i = 0; i < changes; i++) {
          String who = "p" + lots.nextInt(30);
          if (lots.nextInt(5) == 0 && world.size() > 5) {
            world.remove(who);
          } else {
            world.put(who, lots.nextLong());
          }
        }
        PeopleSketch now = PeopleSketch.of(world);
        if (control.mayMove(Map.of("", List.copyOf(shown)), Map.of("", now))) {
          answers.add(Map.copyOf(world));
          shown.add(now);
        }
      }
      for (Map<String, Long> a : answers) {
        for (Map<String, Long> b : answers) {
          if (a.size() >= 5 && b.size() >= 5) {
            assertThat(apart(a, b))
                .satisfiesAnyOf(
                    n -> assertThat(n).isZero(), n -> assertThat(n).isGreaterThanOrEqualTo(5));
          }
        }
      }
    }
  }

  @Test
  void fewer_than_five_are_never_a_batch() {
    assertThatThrownBy(() -> new BatchControl(4)).isInstanceOf(IllegalArgumentException.class);
  }

  private static int apart(Map<String, Long> a, Map<String, Long> b) {
    Map<String, Long> all = new HashMap<>(a);
    all.putAll(b);
    return (int)
        all.keySet().stream()
            .filter(who ->
                !a.getOrDefault(who, Long.MIN_VALUE).equals(b.getOrDefault(who, Long.MIN_VALUE)))
            .count();
  }

  private boolean moves(Map<String, Long> before, Map<String, Long> now) {
    return control.mayMove(
        Map.of("", List.of(PeopleSketch.of(before))), Map.of("", PeopleSketch.of(now)));
  }

  private static PeopleSketch sketch(int from, int to) {
    return PeopleSketch.of(people(from, to));
  }

  private static Map<String, Long> people(int from, int to) {
    Map<String, Long> people = new HashMap<>();
    for (int i = from; i < to; i++) {
      people.put("p" + i, 7L * i + 3);
    }
    return people;
  }
}
