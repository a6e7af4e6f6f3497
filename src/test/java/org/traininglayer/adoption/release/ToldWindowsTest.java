package org.traininglayer.adoption.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.disclosure.GroupControl;
import org.traininglayer.adoption.disclosure.PeopleSketch;
import org.traininglayer.adoption.release.Telling.May;

/** Looks and verdicts over periods of their own tell no more than releases over theirs. */
class ToldWindowsTest {

  private static final GroupControl CONTROL = new GroupControl(5);

  @Test
  void a_single_person_who_did_something_in_the_longer_period_only_makes_it_wait() {
    ToldWindows windows = windows(Map.of());

    assertThat(windows.of(List.of(part(26, people(12, 1))))).isEqualTo(May.TELL);
    Map<String, Long> one = people(12, 1);
    one.put("p3", 77L);
    assertThat(windows.of(List.of(part(52, one)))).isEqualTo(May.WAIT);
    assertThat(windows.of(List.of(part(52, people(12, 1))))).isEqualTo(May.TELL);
    assertThat(windows.of(List.of(part(52, people(12, 2))))).isEqualTo(May.TELL);
    assertThat(windows.told()).containsOnlyKeys(26, 52);
    assertThat(windows.told().getOrDefault(52, Map.of()).getOrDefault(Basis.BOTH_KINDS, Map.of()))
        .hasEntrySatisfying("cohort:North", shown -> assertThat(shown).hasSize(2));
  }

  @Test
  void what_fewer_than_five_contribute_to_is_hidden_and_nothing_of_it_is_noted() {
    ToldWindows windows = windows(Map.of());

    assertThat(windows.of(List.of(part(26, people(20, 1)), part(4, people(4, 1)))))
        .isEqualTo(May.HIDE);
    assertThat(windows.told()).isEmpty();
    assertThat(windows.of(List.of())).as("about nobody").isEqualTo(May.TELL);
  }

  @Test
  void two_periods_of_one_number_are_held_against_each_other() {
    Map<String, Long> longer = people(9, 1);
    longer.put("p1", 5L);

    assertThat(windows(Map.of()).of(List.of(part(4, people(9, 1)), part(52, longer))))
        .isEqualTo(May.WAIT);
    assertThat(windows(Map.of()).of(List.of(part(4, people(9, 1)), part(52, people(9, 2)))))
        .isEqualTo(May.TELL);
  }

  @Test
  void groups_together_do_not_leave_a_few_of_what_was_shown_of_everybody() {
    Map<String, Long> everybody = people(23, 1);
    Map<Basis, List<PeopleSketch>> past =
        Map.of(Basis.BOTH_KINDS, List.of(PeopleSketch.of(everybody)));
    ToldWindows windows = windows(past);

    assertThat(windows.of(List.of(part("cohort:North", some(everybody, 0, 10)))))
        .isEqualTo(May.TELL);
    assertThat(windows.of(List.of(part("cohort:South", some(everybody, 10, 20)))))
        .as("everybody less both are three people")
        .isEqualTo(May.WAIT);
    assertThat(windows.of(List.of(part("role:cra", some(everybody, 10, 20)))))
        .as("groups of another kind are not added up")
        .isEqualTo(May.TELL);

    ToldWindows later =
        new ToldWindows(
            CONTROL,
            past,
            new HashMap<>(
                Map.of(
                    104,
                    new HashMap<>(
                        Map.of(
                            Basis.BOTH_KINDS,
                            new HashMap<>(
                                Map.of(
                                    "cohort:North", PeopleSketch.of(some(everybody, 0, 10)))))))));
    assertThat(later.of(List.of(part("cohort:South", some(everybody, 10, 20)))))
        .as("whoever asks for one after the other")
        .isEqualTo(May.WAIT);
    assertThat(later.of(List.of(part("cohort:South", some(everybody, 10, 23)))))
        .as("nobody is left")
        .isEqualTo(May.TELL);
  }

  private static Map<String, Long> some(Map<String, Long> people, int from, int to) {
    Map<String, Long> some = new HashMap<>(people);
    some.keySet()
        .removeIf(who -> {
          int n = Integer.parseInt(who.substring(1));
          return n < from || n >= to;
        });
    return some;
  }

  @Test
  void of_random_looks_no_two_that_were_told_differ_in_what_one_to_four_people_did() {
    Random random = new Random(11);
    for (int run = 0; run < 40; run++) {
      List<Map<String, Long>> shown = new ArrayList<>();
      Map<String, Long> released = people(20, 1);
      shown.add(released);
      ToldWindows windows = windows(Map.of(Basis.BOTH_KINDS, List.of(PeopleSketch.of(released))));
      Map<String, Long> now = new HashMap<>(released);
      int told = 0;
      for (int look = 0; look < 60; look++) {
        for (int i = random.nextInt(7); i > 0; i--) {
          String who = "p" + random.nextInt(26);
          if (random.nextInt(4) == 0) {
            now.remove(who);
          } else {
            now.put(who, random.nextLong());
          }
        }
        if (windows.of(List.of(part(52, now))) == May.TELL) {
          shown.add(new HashMap<>(now));
          told++;
        }
      }
      assertThat(told).as("something is told all the same").isGreaterThan(3);
      for (Map<String, Long> one : shown) {
        assertThat(one).hasSizeGreaterThanOrEqualTo(5);
        for (Map<String, Long> other : shown) {
          assertThat(apart(one, other)).isNotIn(1, 2, 3, 4);
        }
      }
    }
  }

  private static int apart(Map<String, Long> one, Map<String, Long> other) {
    Set<String> all = new HashSet<>(one.keySet());
    all.addAll(other.keySet());
    all.removeIf(who -> Objects.equals(one.get(who), other.get(who)));
    return all.size();
  }

  private static ToldWindows windows(Map<Basis, List<PeopleSketch>> past) {
    return new ToldWindows(CONTROL, past, new HashMap<>());
  }

  private static Map<String, Long> people(int n, long print) {
    Map<String, Long> people = new HashMap<>();
    for (int i = 0; i < n; i++) {
      people.put("p" + i, print * 1000 + i);
    }
    return people;
  }

  private static ToldWindows.Part part(int weeks, Map<String, Long> people) {
    return new ToldWindows.Part(
        Basis.BOTH_KINDS, "cohort:North", weeks, people.size(), PeopleSketch.of(people));
  }

  private static ToldWindows.Part part(String group, Map<String, Long> people) {
    return new ToldWindows.Part(
        Basis.BOTH_KINDS, group, 104, people.size(), PeopleSketch.of(people));
  }
}
