package org.traininglayer.adoption.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.disclosure.GroupControl.Before;
import org.traininglayer.adoption.disclosure.GroupControl.Form;
import org.traininglayer.adoption.disclosure.GroupControl.Parted;
import org.traininglayer.adoption.disclosure.GroupControl.Raw;
import org.traininglayer.adoption.disclosure.GroupControl.Shown;
import org.traininglayer.adoption.release.OwnerFigure;
import org.traininglayer.adoption.statistics.Interval;
import org.traininglayer.adoption.statistics.MeasuringRules;

/** What may be told of groups that overlap, beside each other and over time. */
class GroupControlTest {

  private static final Instant AT = Instant.parse("2026-03-02T00:00:00Z");
  private static final MeasuringRules RULES = MeasuringRules.ofPages(AT);
  private static final GroupControl CONTROL = new GroupControl(5);

  @Test
  void a_small_group_is_hidden_and_so_is_the_one_that_would_give_it_away() {
    Map<String, Shown> shown =
        CONTROL.release(
            List.of(
                raw("all", null, 0, 43),
                raw("a", "cohort", 0, 3),
                raw("b", "cohort", 3, 13),
                raw("c", "cohort", 13, 43)),
            Map.of(),
            List.of());

    assertThat(status(shown, "all")).isEqualTo(Status.OK);
    assertThat(status(shown, "a")).isEqualTo(Status.SUPPRESSED);
    assertThat(status(shown, "b")).isEqualTo(Status.SUPPRESSED);
    assertThat(status(shown, "c")).isEqualTo(Status.OK);
    assertThat(of(shown, "a").figure().nPeople()).isNull();
  }

  @Test
  void a_gap_of_few_people_is_told_below_zero_and_not_as_a_bound() {
    Map<String, Long> eight = new HashMap<>();
    people(0, 8).forEach(person -> eight.put(person, 1L));
    Figure told =
        of(
                CONTROL.release(
                    List.of(
                        new Raw(
                            "all",
                            null,
                            eight,
                            RULES.measured(-0.20, new Interval(-0.35, -0.05), 8, 40, true, 1),
                            OwnerFigure.DEMO.form())),
                    Map.of(),
                    List.of()),
                "all")
            .figure();

    assertThat(told.estimate()).isEqualTo(-0.20);
    assertThat(told.lower()).isLessThan(-0.20);
  }

  @Test
  void one_untrained_person_is_not_held_against_thirty_trained_ones() {
    Map<String, Shown> shown =
        CONTROL.release(
            List.of(
                arms("all", null, people(0, 60), people(100, 121)),
                arms("a", "role", people(0, 30), people(100, 101)),
                arms("b", "role", people(30, 60), people(101, 121))),
            Map.of(),
            List.of());

    assertThat(status(shown, "all")).isEqualTo(Status.OK);
    assertThat(status(shown, "a")).isEqualTo(Status.SUPPRESSED);
    assertThat(status(shown, "b")).as("all less b would tell of a").isEqualTo(Status.SUPPRESSED);
  }

  @Test
  void no_side_of_what_is_told_and_no_rest_of_one_is_of_fewer_than_k_people() {
    Random random = new Random(7);
    int told = 0;
    for (int run = 0; run < 1000; run++) {
      List<Set<String>> trained = new ArrayList<>();
      List<Set<String>> untrained = new ArrayList<>();
      int at = 0;
      for (int role = 0; role < 1 + random.nextInt(4); role++) {
        int one = at + 1 + random.nextInt(20);
        int other = one + 1 + random.nextInt(20);
        trained.add(people(at, one));
        untrained.add(people(one, other));
        at = other;
      }
      List<Raw> groups = new ArrayList<>();
      groups.add(arms("all", null, union(trained), union(untrained)));
      for (int role = 0; role < trained.size(); role++) {
        groups.add(arms("r" + role, "role", trained.get(role), untrained.get(role)));
      }
      Map<String, Shown> shown = CONTROL.release(groups, Map.of(), List.of());
      for (List<Set<String>> side : List.of(trained, untrained)) {
        Set<String> rest = union(side);
        for (int role = 0; role < side.size(); role++) {
          if (of(shown, "r" + role).figure().shown()) {
            told++;
            assertThat(side.get(role)).hasSizeGreaterThanOrEqualTo(5);
            rest.removeAll(side.get(role));
          }
        }
        if (of(shown, "all").figure().shown()) {
          assertThat(rest.isEmpty() || rest.size() >= 5).as("%s", rest).isTrue();
        }
      }
    }
    assertThat(told).isGreaterThan(500);
  }

  private static Set<String> union(List<Set<String>> sets) {
    Set<String> all = new HashSet<>();
    sets.forEach(all::addAll);
    return all;
  }

  private static Raw arms(
      String group, @Nullable String dimension, Set<String> trained, Set<String> untrained) {
    Map<String, Long> prints = new HashMap<>();
    trained.forEach(person -> prints.put(person, 1L));
    untrained.forEach(person -> prints.put(person, 2L));
    return new Raw(
        group,
        dimension,
        prints,
        RULES.measured(0.4, new Interval(0.1, 0.7), prints.size(), prints.size(), true, 1),
        Form.SHARE,
        List.of(trained, untrained));
  }

  @Test
  void a_part_of_a_whole_that_few_have_is_hidden_with_one_that_would_tell_of_it() {
    assertThat(
            told(
                Map.of(
                    "a",
                    people(0, 12),
                    "b",
                    people(0, 10),
                    "c",
                    people(0, 6),
                    "d",
                    people(6, 9),
                    "e",
                    people(0, 0))))
        .containsExactlyInAnyOrder("a", "b", "e");
    assertThat(told(Map.of("a", people(0, 12), "b", people(0, 5), "e", people(0, 0))))
        .containsExactlyInAnyOrder("a", "b", "e");
    assertThat(told(Map.of("a", people(0, 12), "b", people(0, 1)))).isEmpty();
  }

  @Test
  void who_has_two_parts_counts_once_in_what_is_left() {
    // Two and three people, and only three of them together: the rest of a would be theirs.
    assertThat(
            told(
                Map.of(
                    "a", people(0, 12), "b", people(0, 9), "c", people(0, 2), "d", people(0, 3))))
        .containsExactly("a");
  }

  @Test
  void a_part_is_hidden_in_another_group_too_where_everybody_less_that_one_would_tell_of_it() {
    Map<String, Set<String>> hidden =
        CONTROL.hiddenParts(
            List.of(
                new Parted("all", null, Map.of("r", people(0, 12), "s", people(20, 50))),
                new Parted("x", "cohort", Map.of("r", people(0, 3), "s", people(20, 30))),
                new Parted("y", "cohort", Map.of("r", people(3, 12), "s", people(30, 50)))));

    assertThat(hidden.get("r")).contains("x", "y");
    assertThat(hidden.get("s")).contains("x").doesNotContain("all");
  }

  private static Set<String> told(Map<String, Set<String>> parts) {
    Set<String> told = new TreeSet<>(parts.keySet());
    CONTROL
        .hiddenParts(List.of(new Parted("all", null, parts)))
        .forEach((part, groups) -> {
          if (!groups.isEmpty()) {
            told.remove(part);
          }
        });
    return told;
  }

  private static Set<String> people(int from, int to) {
    Set<String> people = new TreeSet<>();
    for (int person = from; person < to; person++) {
      people.add("p" + person);
    }
    return people;
  }

  @Test
  void people_who_are_in_no_group_count_as_one_that_is_hidden() {
    Map<String, Shown> few =
        CONTROL.release(
            List.of(raw("all", null, 0, 42), raw("a", "cohort", 0, 20), raw("b", "cohort", 20, 40)),
            Map.of(),
            List.of());
    Map<String, Shown> many =
        CONTROL.release(
            List.of(raw("all", null, 0, 60), raw("a", "cohort", 0, 20), raw("b", "cohort", 20, 40)),
            Map.of(),
            List.of());

    assertThat(status(few, "a")).isEqualTo(Status.SUPPRESSED);
    assertThat(status(few, "b")).isEqualTo(Status.OK);
    assertThat(status(many, "a")).isEqualTo(Status.OK);
    assertThat(status(many, "b")).isEqualTo(Status.OK);
  }

  @Test
  void of_two_groups_that_differ_in_a_few_people_only_the_first_is_shown() {
    Map<String, Shown> shown =
        CONTROL.release(
            List.of(
                raw("all", null, 0, 60),
                raw("cohort:x", "cohort", 0, 20),
                raw("role:y", "role", 2, 20),
                raw("study:z", "study", 0, 20)),
            Map.of(),
            List.of());

    assertThat(status(shown, "cohort:x")).isEqualTo(Status.OK);
    assertThat(status(shown, "role:y")).isEqualTo(Status.SUPPRESSED);
    assertThat(status(shown, "study:z")).isEqualTo(Status.OK);
  }

  @Test
  void a_figure_stays_as_it_is_while_few_people_have_changed_something() {
    Shown first = of(CONTROL.release(List.of(raw("all", null, 0, 30)), Map.of(), List.of()), "all");
    Map<String, Before> before = Map.of("all", new Before(first.figure(), first.people()));

    Shown four = of(CONTROL.release(List.of(changed(0.9, 30, 4)), before, List.of()), "all");
    Shown five = of(CONTROL.release(List.of(changed(0.9, 30, 5)), before, List.of()), "all");
    Shown none = of(CONTROL.release(List.of(changed(0.9, 30, 0)), before, List.of()), "all");
    Shown joined = of(CONTROL.release(List.of(changed(0.9, 31, 0)), before, List.of()), "all");

    assertThat(four.held()).isTrue();
    assertThat(four.figure()).isEqualTo(first.figure());
    assertThat(four.people()).isEqualTo(first.people());
    assertThat(five.held()).isFalse();
    assertThat(five.figure().estimate()).isEqualTo(0.9);
    assertThat(none.held()).isFalse();
    assertThat(joined.held()).isTrue();
  }

  @Test
  void what_is_set_up_is_about_nobody_and_is_told_of_every_group() {
    Raw coverage =
        new Raw(
            "a",
            "cohort",
            Map.of(),
            RULES.measured(0.4, new Interval(0.4, 0.4), 0, 5, true, 1),
            Form.OF_NOBODY);

    Figure figure = of(CONTROL.release(List.of(coverage), Map.of(), List.of()), "a").figure();

    assertThat(figure.estimate()).isEqualTo(0.4);
    assertThat(figure.nPeople()).isNull();
  }

  @Test
  void what_is_kept_comes_out_as_it_was() {
    Figure figure =
        of(CONTROL.release(List.of(raw("all", null, 0, 30)), Map.of(), List.of()), "all").figure();

    assertThat(StoredFigure.of(figure).figure()).isEqualTo(figure);
  }

  @Test
  void no_two_shown_groups_differ_in_a_few_people_and_none_is_the_rest_of_others() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      List<Raw> groups = new ArrayList<>();
      int people = 10 + random.nextInt(50);
      groups.add(raw("all", null, 0, people));
      for (String dimension : List.of("cohort", "role", "study")) {
        Map<Integer, Set<Integer>> parts = new HashMap<>();
        int parted = 1 + random.nextInt(5);
        for (int person = 0; person < people; person++) {
          int at = random.nextInt(parted + 1);
          if (at < parted) {
            parts.computeIfAbsent(at, part -> new TreeSet<>()).add(person);
          }
        }
        parts.forEach((part, of) -> groups.add(raw(dimension + part, dimension, of)));
      }

      List<Raw> shown = shown(groups, 5);
      for (Raw one : shown) {
        for (Raw other : shown) {
          Set<String> apart = new HashSet<>(one.people().keySet());
          apart.removeAll(other.people().keySet());
          Set<String> also = new HashSet<>(other.people().keySet());
          also.removeAll(one.people().keySet());
          apart.addAll(also);
          assertThat(apart.size())
              .satisfiesAnyOf(
                  size -> assertThat(size).isZero(),
                  size -> assertThat(size).isGreaterThanOrEqualTo(5));
        }
        for (String dimension : List.of("cohort", "role", "study")) {
          Set<String> rest = new HashSet<>(groups.getFirst().people().keySet());
          shown.stream()
              .filter(raw -> dimension.equals(raw.dimension()))
              .forEach(raw -> rest.removeAll(raw.people().keySet()));
          assertThat(rest.size())
              .satisfiesAnyOf(
                  size -> assertThat(size).isZero(),
                  size -> assertThat(size).isGreaterThanOrEqualTo(5));
        }
      }
    }
  }

  @Test
  void what_was_shown_once_counts_although_something_else_was_shown_since() {
    Shown first = shownOf(changed(0.5, 30, 0), Map.of(), List.of());
    Shown second =
        shownOf(changed(0.6, 30, 6), Map.of("all", before(first)), List.of(first.people()));

    Shown third =
        shownOf(
            changed(0.7, 30, 2),
            Map.of("all", before(second)),
            List.of(first.people(), second.people()));

    assertThat(second.held()).isFalse();
    assertThat(third.held()).isTrue();
    assertThat(third.figure()).isEqualTo(second.figure());
  }

  @Test
  void where_nothing_is_shown_any_more_few_people_less_than_once_stay_hidden() {
    Shown first = shownOf(changed(0.5, 30, 0), Map.of(), List.of());
    Figure nothing =
        of(CONTROL.release(List.of(raw("all", null, 0, 3)), Map.of(), List.of()), "all").figure();

    Shown again =
        shownOf(
            changed(0.7, 30, 2),
            Map.of("all", new Before(nothing, first.people())),
            List.of(first.people()));

    assertThat(again.figure().status()).isEqualTo(Status.SUPPRESSED);
  }

  @Test
  void the_whole_less_the_groups_that_moved_does_not_tell_of_the_few_who_did_not() {
    List<Raw> then =
        List.of(
            raw("all", null, 0, 60),
            raw("a", "cohort", 0, 20),
            raw("b", "cohort", 20, 40),
            raw("c", "cohort", 40, 60));
    Map<String, Before> before = new HashMap<>();
    CONTROL
        .release(then, Map.of(), List.of())
        .forEach((group, one) -> before.put(group, before(one)));
    // Three have changed in a, ten in b, ten in c: all less b less c would be a of now.
    Set<Integer> who = new TreeSet<>();
    for (int person = 0; person < 3; person++) {
      who.add(person);
    }
    for (int person = 0; person < 10; person++) {
      who.add(20 + person);
      who.add(40 + person);
    }

    Map<String, Shown> now =
        CONTROL.release(then.stream().map(raw -> other(raw, who)).toList(), before, List.of());

    assertThat(of(now, "a").held()).isTrue();
    assertThat(of(now, "b").held()).isTrue();
    assertThat(of(now, "c").held()).isFalse();
    assertThat(of(now, "all").held()).isFalse();
  }

  @Test
  void of_all_that_is_ever_shown_of_a_group_no_two_differ_in_a_few_people() {
    Random random = new Random(11);
    for (int round = 0; round < 100; round++) {
      Map<String, Long> people = new HashMap<>();
      Map<String, Before> before = new HashMap<>();
      List<PeopleSketch> past = new ArrayList<>();
      List<Map<String, Long>> shown = new ArrayList<>();
      for (int week = 0; week < 12; week++) {
        for (int change = random.nextInt(9); change > 0; change--) {
          String who = "p" + random.nextInt(25);
          if (random.nextInt(4) == 0) {
            people.remove(who);
          } else {
            people.put(who, (long) random.nextInt(3));
          }
        }
        Raw raw =
            new Raw(
                "all",
                null,
                people,
                RULES.measured(0.7, new Interval(0.6, 0.8), people.size(), 200, true, 1),
                Form.SHARE);
        Shown one = shownOf(raw, before, past);
        before.put("all", before(one));
        if (one.figure().shown()) {
          past.add(one.people());
          if (!one.held()) {
            shown.add(Map.copyOf(people));
          }
        }
      }
      for (Map<String, Long> one : shown) {
        for (Map<String, Long> other : shown) {
          Set<String> both = new HashSet<>(one.keySet());
          both.addAll(other.keySet());
          long apart =
              both.stream().filter(who -> !Objects.equals(one.get(who), other.get(who))).count();
          assertThat(apart)
              .satisfiesAnyOf(
                  n -> assertThat(n).isZero(), n -> assertThat(n).isGreaterThanOrEqualTo(5));
        }
      }
    }
  }

  @Test
  void the_rule_is_never_lower_than_five() {
    assertThatThrownBy(() -> new GroupControl(4)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void between_times_the_whole_less_the_groups_that_are_shown_does_not_tell_of_a_few() {
    List<Raw> now =
        List.of(raw("all", null, 0, 40), raw("a", "cohort", 0, 20), raw("b", "cohort", 20, 40));
    Map<String, PeopleSketch> shown = new HashMap<>(sketches(now));
    // Seven of a and two of b were other than they are now; b was not told of then.
    Set<Integer> few = Set.of(0, 1, 2, 3, 4, 5, 6, 30, 31);
    Map<String, PeopleSketch> then = sketches(now.stream().map(raw -> other(raw, few)).toList());
    then.remove("b");

    assertThat(CONTROL.leaving(now, shown, List.of(then))).containsExactlyInAnyOrder("a", "b");
    shown.remove("all");
    assertThat(CONTROL.leaving(now, shown, List.of(then))).as("there is no whole").isEmpty();

    Set<Integer> many = Set.of(0, 1, 2, 3, 4, 5, 6, 30, 31, 32, 33, 34);
    Map<String, PeopleSketch> other = sketches(now.stream().map(raw -> other(raw, many)).toList());
    other.remove("b");
    assertThat(CONTROL.leaving(now, sketches(now), List.of(other))).isEmpty();
  }

  private static Map<String, PeopleSketch> sketches(List<Raw> groups) {
    Map<String, PeopleSketch> sketches = new HashMap<>();
    groups.forEach(raw -> sketches.put(raw.group(), PeopleSketch.of(raw.people())));
    return sketches;
  }

  private static List<Raw> shown(List<Raw> groups, int k) {
    Map<String, Shown> shown = new GroupControl(k).release(groups, Map.of(), List.of());
    return groups.stream().filter(raw -> status(shown, raw.group()) == Status.OK).toList();
  }

  private static Shown of(Map<String, Shown> shown, String group) {
    return Objects.requireNonNull(shown.get(group), group);
  }

  private static Before before(Shown shown) {
    return new Before(shown.figure(), shown.people());
  }

  private static Shown shownOf(Raw raw, Map<String, Before> before, List<PeopleSketch> past) {
    return of(CONTROL.release(List.of(raw), before, past), "all");
  }

  private static Raw other(Raw raw, Set<Integer> who) {
    Map<String, Long> prints = new HashMap<>(raw.people());
    prints.replaceAll((person, print) ->
        who.contains(Integer.parseInt(person.substring(1))) ? print + 7000 : print);
    return new Raw(raw.group(), raw.dimension(), prints, raw.value(), raw.form());
  }

  private static Status status(Map<String, Shown> shown, String group) {
    return of(shown, group).figure().status();
  }

  private static Raw raw(String group, @Nullable String dimension, int from, int to) {
    Set<Integer> people = new TreeSet<>();
    for (int person = from; person < to; person++) {
      people.add(person);
    }
    return raw(group, dimension, people);
  }

  private static Raw raw(String group, @Nullable String dimension, Set<Integer> people) {
    Map<String, Long> prints = new HashMap<>();
    people.forEach(person -> prints.put("p" + person, person + 1000L));
    return new Raw(
        group,
        dimension,
        prints,
        RULES.measured(0.7, new Interval(0.6, 0.8), people.size(), 200, true, 1),
        Form.SHARE);
  }

  private static Raw changed(double estimate, int people, int changed) {
    Map<String, Long> prints = new HashMap<>();
    for (int person = 0; person < people; person++) {
      prints.put("p" + person, person + (person < changed ? 5000L : 1000L));
    }
    return new Raw(
        "all",
        null,
        prints,
        RULES.measured(estimate, new Interval(0.8, 0.95), people, 200, true, 1),
        Form.SHARE);
  }
}
