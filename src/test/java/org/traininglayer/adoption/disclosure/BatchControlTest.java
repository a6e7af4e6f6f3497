package org.traininglayer.adoption.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.traininglayer.kernel.AccountKey;

/** Two answers never differ in what a few people did, whoever looks how often. */
class BatchControlTest {

  private final BatchControl control = new BatchControl(5);
  private final Map<AccountKey, String> roles = new HashMap<>();

  @Test
  void a_figure_that_a_few_have_changed_stays() {
    Map<AccountKey, Long> before = people("p", 12);
    Map<AccountKey, Long> five = changed(before, "p", 0, 5, 99);

    assertThat(moves(before, before)).isTrue();
    assertThat(moves(before, changed(before, "p", 0, 1, 99))).isFalse();
    assertThat(moves(before, people("p", 13))).isFalse();
    assertThat(moves(before, five)).isTrue();
    assertThat(moves(before, people("p", 17))).isTrue();
    Map<AccountKey, Long> less = new HashMap<>(before);
    less.remove(account("p", 3));
    assertThat(moves(before, less)).as("one left").isFalse();
  }

  @Test
  void what_was_hidden_or_is_now_does_not_keep_the_rest() {
    assertThat(moves(people("p", 4), people("p", 5))).isTrue();
    assertThat(moves(people("p", 5), people("p", 4))).isTrue();
    assertThat(moves(Map.of(), people("p", 3))).isTrue();
  }

  @Test
  void the_small_roles_are_not_told_of_by_what_is_left_of_the_whole() {
    Map<AccountKey, Long> before = new HashMap<>();
    before.putAll(role("big", 20));
    before.putAll(role("middle", 10));
    before.putAll(role("small", 3));
    before.putAll(role("tiny", 3));
    Map<AccountKey, Long> five = changed(before, "big", 0, 5, 99);

    assertThat(moves(before, five)).isTrue();
    assertThat(moves(before, changed(five, "small", 0, 1, 99)))
        .as("whole less big and middle moves by one person")
        .isFalse();
    assertThat(moves(before, changed(changed(five, "small", 0, 3, 99), "tiny", 0, 2, 99)))
        .as("five of those who are hidden")
        .isTrue();
  }

  @Test
  void whoever_changes_role_is_not_seen_beside_another() {
    Map<AccountKey, Long> before = new HashMap<>();
    before.putAll(role("a", 20));
    before.putAll(role("b", 20));
    before.putAll(role("c", 20));
    Look once = look(before);
    Map<AccountKey, Long> now = changed(changed(before, "c", 0, 5, 99), "a", 6, 7, 99);
    for (int i = 0; i < 5; i++) {
      roles.put(account("a", i), "b");
    }
    assertThat(control.mayMove(List.of(once), look(now)))
        .as("five went from a to b; of the two together one person did something")
        .isFalse();
  }

  @Test
  void every_earlier_look_at_a_role_counts() {
    Map<AccountKey, Long> first = new HashMap<>();
    first.putAll(role("a", 12));
    first.putAll(role("b", 30));
    Map<AccountKey, Long> second = changed(first, "a", 0, 6, 99);
    // As at first, but for two people; others have changed enough for the whole to move.
    Map<AccountKey, Long> third =
        changed(changed(changed(second, "a", 0, 6, 7), "a", 0, 2, 55), "b", 0, 9, 99);

    assertThat(control.mayMove(List.of(look(second)), look(third))).isTrue();
    assertThat(control.mayMove(List.of(look(second), look(first)), look(third))).isFalse();
  }

  @Test
  void an_item_that_is_hidden_does_not_follow_from_the_sum_and_the_others() {
    Map<AccountKey, Long> common = people("p", 20);
    Map<AccountKey, Long> rare = people("p", 6);
    Look before = items(common, rare);

    Map<AccountKey, Long> five = changed(common, "p", 0, 5, 99);
    assertThat(control.mayMove(List.of(before), items(five, rare))).isTrue();
    assertThat(control.mayMove(List.of(before), items(five, changed(rare, "p", 5, 6, 99))))
        .as("the sum less the common item moves by one person")
        .isFalse();
  }

  @Test
  void a_look_that_was_kept_is_the_same_again() {
    Map<AccountKey, Long> people = new HashMap<>(role("a", 12));
    people.putAll(role("b", 7));
    assertThat(Look.unpacked(look(people).packed())).isEqualTo(look(people));
    assertThat(look(people).packed().length).as("empty buckets take no room").isLessThan(400);
  }

  @Test
  void no_two_answers_of_many_days_differ_in_one_to_four_people() {
    Random lots = new Random(11);
    for (int round = 0; round < 60; round++) {
      roles.clear();
      List<String> names = List.of("a", "a", "a", "b", "b", "c", "d");
      Map<AccountKey, Long> world = new HashMap<>();
      List<Map<AccountKey, Long>> answers = new ArrayList<>();
      List<Look> shown = new ArrayList<>();
      for (int day = 0; day < 40; day++) {
        int changes = lots.nextInt(12);
        for (int i = 0; i < changes; i++) {
          AccountKey who = account("p", lots.nextInt(40));
          roles.computeIfAbsent(who, of -> names.get(lots.nextInt(names.size())));
          if (lots.nextInt(6) == 0) {
            world.remove(who);
          } else {
            world.put(who, lots.nextLong());
          }
        }
        Look now = look(world);
        if (control.mayMove(shown, now)) {
          answers.add(Map.copyOf(world));
          shown.add(now);
        }
      }
      for (int i = 0; i < answers.size(); i++) {
        for (int j = 0; j < i; j++) {
          compare(answers.get(i), shown.get(i), answers.get(j), shown.get(j));
        }
      }
    }
  }

  /** Whatever can be added up and taken away of what both looks have told. */
  private void compare(Map<AccountKey, Long> a, Look now, Map<AccountKey, Long> b, Look once) {
    if (a.size() < 5 || b.size() < 5) {
      return;
    }
    Set<String> told = new HashSet<>(whose(now).told());
    told.retainAll(whose(once).told());
    List<String> shown = List.copyOf(told);
    for (int some = 0; some < 1 << shown.size(); some++) {
      Set<String> of = new HashSet<>();
      for (int r = 0; r < shown.size(); r++) {
        if ((some >> r & 1) == 1) {
          of.add(shown.get(r));
        }
      }
      assertThat(apart(only(a, of), only(b, of))).isNotIn(1, 2, 3, 4);
      Set<String> others = new HashSet<>(roles.values());
      others.removeAll(of);
      assertThat(apart(only(a, others), only(b, others))).isNotIn(1, 2, 3, 4);
    }
  }

  private static Whose whose(Look look) {
    return look.measures().values().iterator().next().whose();
  }

  private Map<AccountKey, Long> only(Map<AccountKey, Long> people, Set<String> of) {
    return people.entrySet().stream()
        .filter(one -> of.contains(roles.get(one.getKey())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Test
  void fewer_than_five_are_never_a_batch() {
    assertThatThrownBy(() -> new BatchControl(4)).isInstanceOf(IllegalArgumentException.class);
  }

  private static int apart(Map<AccountKey, Long> a, Map<AccountKey, Long> b) {
    Set<AccountKey> all = new HashSet<>(a.keySet());
    all.addAll(b.keySet());
    return (int)
        all.stream()
            .filter(who ->
                !a.getOrDefault(who, Long.MIN_VALUE).equals(b.getOrDefault(who, Long.MIN_VALUE)))
            .count();
  }

  private boolean moves(Map<AccountKey, Long> before, Map<AccountKey, Long> now) {
    return control.mayMove(List.of(look(before)), look(now));
  }

  private Look look(Map<AccountKey, Long> people) {
    return new Look(new TreeMap<>(Map.of("rate", new Look.Measure("", whose(people, true)))));
  }

  private Look items(Map<AccountKey, Long> common, Map<AccountKey, Long> rare) {
    return new Look(
        new TreeMap<>(
            Map.of(
                "common",
                new Look.Measure("all", whose(common, true)),
                "rare",
                new Look.Measure("all", whose(rare, false)))));
  }

  private Whose whose(Map<AccountKey, Long> people, boolean whole) {
    Map<String, Integer> sizes = new HashMap<>();
    people.keySet().forEach(who -> sizes.merge(roles.getOrDefault(who, ""), 1, Integer::sum));
    return Whose.of(people, roles, whole, CellSuppression.released(sizes, 5), 17);
  }

  private Map<AccountKey, Long> role(String role, int size) {
    Map<AccountKey, Long> people = people(role, size);
    people.keySet().forEach(who -> roles.put(who, role));
    return people;
  }

  private static Map<AccountKey, Long> people(String name, int size) {
    return changed(Map.of(), name, 0, size, 7);
  }

  private static Map<AccountKey, Long> changed(
      Map<AccountKey, Long> people, String name, int from, int to, long value) {
    Map<AccountKey, Long> changed = new HashMap<>(people);
    for (int i = from; i < to; i++) {
      changed.put(account(name, i), value);
    }
    return changed;
  }

  private static AccountKey account(String name, int n) {
    return new AccountKey("https://lms.example", name + n);
  }
}
