package org.traininglayer.adoption.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.traininglayer.adoption.cohort.Cohort;
import org.traininglayer.adoption.cohort.CohortFigures;
import org.traininglayer.adoption.cohort.CohortRecords;
import org.traininglayer.adoption.cohort.InventedCohort;
import org.traininglayer.adoption.disclosure.GroupControl;
import org.traininglayer.adoption.disclosure.GroupControl.Before;
import org.traininglayer.adoption.disclosure.GroupControl.Raw;
import org.traininglayer.adoption.disclosure.GroupControl.Shown;
import org.traininglayer.adoption.disclosure.PeopleSketch;
import org.traininglayer.adoption.statistics.outcomes.Run;
import org.traininglayer.adoption.statistics.records.ConfidenceRating;
import org.traininglayer.adoption.statistics.records.ConfidenceRating.Wave;
import org.traininglayer.adoption.statistics.records.RosterEntry;
import org.traininglayer.adoption.statistics.records.TimedTask;
import org.traininglayer.adoption.statistics.records.UseWeek;
import org.traininglayer.adoption.statistics.records.WorkflowStep;

/**
 * A reader looks at everybody and at two cohorts again and again, and takes every two answers away
 * from each other. Half of the people did something that the figures rest on, such as a task nobody
 * rated, and are in none of them: whoever hides a colleague among those hides her from nobody.
 */
class HundredQueriesTest {

  private static final int MOMENTS = 40;
  private static final int K = 5;
  private static final long SALT = 815;
  private static final GroupControl CONTROL = new GroupControl(K);
  private static final Cohort NORTH = new Cohort(Cohort.Kind.COHORT, "North");
  private static final Cohort SOUTH = new Cohort(Cohort.Kind.COHORT, "South");
  private static final List<Cohort> GROUPS = List.of(Cohort.ORGANISATION, NORTH, SOUTH);

  /** What a reader was told at one moment, and what everybody of the group had done by then. */
  private record Answer(int moment, Cohort group, Map<String, Object> results) {}

  private static final Map<OwnerFigure, List<Answer>> ANSWERS = new EnumMap<>(OwnerFigure.class);

  /** Everybody's records, each person's made of a number that changes when she does something. */
  private final Map<String, Integer> versions = new TreeMap<>();

  private final Map<Integer, CohortRecords> invented = new HashMap<>();

  @BeforeAll
  static void hundredAndTwentyQueries() {
    new HundredQueriesTest().ask();
  }

  private static boolean counts(String person) {
    return number(person) < 20;
  }

  private static int number(String person) {
    return Integer.parseInt(person.substring("person ".length()));
  }

  /** One who counts and five who do not are in neither cohort. */
  private static boolean in(Cohort group, String person) {
    int number = number(person);
    return group.equals(Cohort.ORGANISATION)
        || (group.equals(NORTH) && (number < 10 || (number >= 20 && number < 30)))
        || (group.equals(SOUTH)
            && ((number >= 10 && number < 19) || (number >= 30 && number < 35)));
  }

  private void ask() {
    Random random = new Random(5);
    IntStream.range(0, 40).forEach(i -> versions.put("person " + i, 0));
    Map<OwnerFigure, Map<String, Before>> before = new EnumMap<>(OwnerFigure.class);
    Map<Basis, Set<PeopleSketch>> past = new EnumMap<>(Basis.class);
    for (int moment = 0; moment < MOMENTS; moment++) {
      int moved = moment;
      // Now one colleague does something, now many; meanwhile five others who are in no figure.
      int colleagues = moment % 4 == 3 ? 12 : moment % 4;
      people(random, 0, 20, colleagues).forEach(person -> versions.put(person, moved));
      people(random, 20, 40, 5).forEach(person -> versions.put(person, moved));
      release(moment, before, past);
    }
  }

  private static List<String> people(Random random, int from, int to, int many) {
    List<Integer> numbers = new ArrayList<>(IntStream.range(from, to).boxed().toList());
    Collections.shuffle(numbers, random);
    return numbers.subList(0, many).stream().map(number -> "person " + number).toList();
  }

  private void release(
      int moment,
      Map<OwnerFigure, Map<String, Before>> before,
      Map<Basis, Set<PeopleSketch>> past) {
    Map<Cohort, CohortRecords> records = new HashMap<>();
    Map<Cohort, Map<OwnerFigure, Raw>> raws = new HashMap<>();
    CohortRecords all = world();
    for (Cohort group : GROUPS) {
      Set<String> others = new TreeSet<>(versions.keySet());
      others.removeIf(person -> in(group, person));
      CohortRecords of = all.without(others);
      records.put(group, of);
      raws.put(group, Releases.raws(group, of, CohortFigures.of(of), SALT));
    }
    Map<Basis, Set<PeopleSketch>> noted = new EnumMap<>(Basis.class);
    for (OwnerFigure figure : OwnerFigure.ALL) {
      Basis basis = figure.basis().orElse(null);
      if (basis == null) {
        continue;
      }
      Map<String, Shown> shown =
          CONTROL.release(
              GROUPS.stream()
                  .map(group -> Objects.requireNonNull(raws.get(group)).get(figure))
                  .map(Objects::requireNonNull)
                  .toList(),
              before.getOrDefault(figure, Map.of()),
              past.getOrDefault(basis, Set.of()));
      Map<String, Before> now = new HashMap<>();
      shown.forEach((group, one) -> now.put(group, new Before(one.figure(), one.people())));
      before.put(figure, now);
      for (Cohort group : GROUPS) {
        Shown one = Objects.requireNonNull(shown.get(group.key()));
        if (one.figure().shown()) {
          noted.computeIfAbsent(basis, of -> new HashSet<>()).add(one.people());
        }
        if (one.figure().shown() && !one.held()) {
          ANSWERS
              .computeIfAbsent(figure, of -> new ArrayList<>())
              .add(
                  new Answer(
                      moment, group, results(figure, Objects.requireNonNull(records.get(group)))));
        }
      }
    }
    noted.forEach((basis, of) -> past.computeIfAbsent(basis, one -> new HashSet<>()).addAll(of));
  }

  @ParameterizedTest
  @EnumSource(
      value = OwnerFigure.class,
      names = {
        "QUALITY",
        "DEFECTS",
        "RAISED",
        "COMPLETED",
        "AI_BYPASS",
        "CHECK_BYPASS",
        "LEFT_1",
        "LEFT_2",
        "LEFT_3",
        "STARTED",
        "SUSTAINED"
      })
  void no_two_answers_and_no_rest_of_a_whole_tell_what_a_few_did(OwnerFigure figure) {
    List<Answer> answers = ANSWERS.getOrDefault(figure, List.of());
    assertThat(answers).as("where many did something it is told").hasSizeGreaterThan(5);
    for (int i = 0; i < answers.size(); i++) {
      for (int j = 0; j < i; j++) {
        Answer one = answers.get(j);
        Answer other = answers.get(i);
        assertThat(changed(one.results(), other.results()))
            .as(
                "%s: %s %d and %s %d",
                figure.id(), one.group(), one.moment(), other.group(), other.moment())
            .satisfies(HundredQueriesTest::manyOrNobody);
      }
    }
    for (Answer whole : answers) {
      List<Answer> parts =
          answers.stream()
              .filter(one -> one.moment() == whole.moment() && one != whole)
              .filter(one -> whole.group().equals(Cohort.ORGANISATION))
              .toList();
      Map<String, Object> rest = new TreeMap<>(whole.results());
      parts.forEach(part -> rest.keySet().removeAll(part.results().keySet()));
      assertThat(rest.keySet())
          .as("%s: everybody without the cohorts at %d", figure.id(), whole.moment())
          .satisfies(HundredQueriesTest::manyOrNobody);
    }
  }

  private static void manyOrNobody(Iterable<? extends String> people) {
    assertThat(people)
        .satisfiesAnyOf(
            nobody -> assertThat(nobody).isEmpty(),
            many -> assertThat(many).hasSizeGreaterThanOrEqualTo(K));
  }

  private static Set<String> changed(Map<String, Object> one, Map<String, Object> other) {
    Set<String> changed = new TreeSet<>(one.keySet());
    changed.addAll(other.keySet());
    changed.removeIf(person -> Objects.equals(one.get(person), other.get(person)));
    return changed;
  }

  /** What each person in the figure counts for in it, told without the code under test. */
  private static Map<String, Object> results(OwnerFigure figure, CohortRecords records) {
    return switch (figure) {
      case QUALITY -> quality(records);
      case DEFECTS -> defects(records);
      case RAISED -> raised(records);
      case COMPLETED -> runs(records, run -> !run.open(), run -> run.finished() && run.checked());
      case AI_BYPASS -> runs(records, Run::finished, Run::aiBypassed);
      case CHECK_BYPASS -> runs(records, Run::finished, run -> !run.checked());
      case LEFT_1 -> runs(records, run -> !run.open(), run -> run.reached() == 0);
      case LEFT_2 ->
          runs(records, run -> !run.open() && run.reached() >= 1, run -> run.reached() == 1);
      case LEFT_3 ->
          runs(records, run -> !run.open() && run.reached() >= 2, run -> run.reached() == 2);
      case STARTED -> started(records);
      case SUSTAINED -> sustained(records);
      default -> Map.of();
    };
  }

  private static Map<String, Object> quality(CohortRecords records) {
    Map<String, Object> results = new TreeMap<>();
    for (String person : records.people()) {
      @Nullable Double with = null;
      @Nullable Double without = null;
      for (TimedTask task : records.tasks()) {
        if (task.person().equals(person) && task.ratedBlind()) {
          if (task.condition() == TimedTask.Condition.AIDED) {
            with = task.qualityScore();
          } else {
            without = task.qualityScore();
          }
        }
      }
      if (with != null && without != null) {
        results.put(person, with - without);
      }
    }
    return results;
  }

  private static Map<String, Object> defects(CohortRecords records) {
    Map<String, Object> results = new TreeMap<>();
    for (TimedTask task : records.tasks()) {
      if (task.ratedBlind() && task.criticalDefects() != null) {
        results.merge(
            task.person(), task.condition() + " " + task.criticalDefects(), (a, b) -> a + " " + b);
      }
    }
    return results;
  }

  private static Map<String, Object> raised(CohortRecords records) {
    Map<String, Integer> first = new TreeMap<>();
    Map<String, Object> results = new TreeMap<>();
    for (ConfidenceRating rating : records.ratings()) {
      if (rating.wave() == Wave.PRE) {
        first.put(rating.person(), rating.value());
      }
    }
    for (ConfidenceRating rating : records.ratings()) {
      Integer was = first.get(rating.person());
      if (rating.wave() == Wave.POST && was != null) {
        results.put(rating.person(), rating.value() > was);
      }
    }
    return results;
  }

  private static Map<String, Object> runs(
      CohortRecords records, Predicate<Run> counted, Predicate<Run> has) {
    Map<String, Object> results = new TreeMap<>();
    Run.of(records.steps(), records.beside().workflows().getFirst(), records.asOf()).stream()
        .filter(counted)
        .map(run -> Map.entry(run.person(), has.test(run) ? "yes" : "no"))
        .sorted(Map.Entry.comparingByValue())
        .forEach(run -> results.merge(run.getKey(), run.getValue(), (a, b) -> a + " " + b));
    return results;
  }

  /** Everybody is trained on the first Thursday: the first three weeks are within fourteen days. */
  private static Map<String, Object> started(CohortRecords records) {
    Map<String, Object> results = new TreeMap<>();
    for (RosterEntry entry : records.roster()) {
      if (entry.trainedAt() != null) {
        results.put(
            entry.person(),
            records.weeks().stream()
                .filter(week -> week.person().equals(entry.person()))
                .filter(week -> week.week().isBefore(InventedCohort.FROM.plusWeeks(3)))
                .anyMatch(UseWeek::active));
      }
    }
    return results;
  }

  /**
   * The first of three idle weeks in a row after the training, where it is one of the first eight.
   */
  private static Map<String, Object> sustained(CohortRecords records) {
    Map<String, Object> results = new TreeMap<>();
    for (RosterEntry entry : records.roster()) {
      if (entry.trainedAt() == null) {
        continue;
      }
      List<Boolean> used =
          records.weeks().stream()
              .filter(week -> week.person().equals(entry.person()))
              .map(UseWeek::active)
              .toList();
      int stopped = 0;
      for (int week = 1; stopped == 0 && week <= 8 && week + 2 < used.size(); week++) {
        boolean idle = !used.get(week) && !used.get(week + 1) && !used.get(week + 2);
        stopped = idle ? week : 0;
      }
      results.put(entry.person(), used.contains(true) ? stopped : -1);
    }
    return results;
  }

  /** Everybody with the records of her number. */
  private CohortRecords world() {
    CohortRecords base = made(0);
    List<RosterEntry> roster = new ArrayList<>();
    List<TimedTask> tasks = new ArrayList<>();
    List<ConfidenceRating> ratings = new ArrayList<>();
    List<WorkflowStep> steps = new ArrayList<>();
    List<UseWeek> weeks = new ArrayList<>();
    versions.forEach((person, version) -> {
      CohortRecords own = made(version);
      Random random = new Random(31L * version + number(person));
      own.roster().stream()
          .filter(one -> one.person().equals(person))
          .map(one -> counts(person) ? one : untrained(one))
          .forEach(roster::add);
      own.tasks().stream()
          .filter(one -> one.person().equals(person))
          .map(one -> rated(one, counts(person), random.nextInt(4)))
          .forEach(tasks::add);
      int post = 1 + random.nextInt(4);
      own.ratings().stream()
          .filter(one -> one.person().equals(person))
          .filter(one -> counts(person) || one.wave() == Wave.PRE)
          .map(one ->
              new ConfidenceRating(
                  person,
                  one.topic(),
                  one.scaleLength(),
                  one.wave() == Wave.POST || !counts(person) ? post : 2,
                  one.wave()))
          .forEach(ratings::add);
      int passed = random.nextInt(3);
      own.steps().stream()
          .filter(one -> one.person().equals(person))
          .map(one -> counts(person) ? passedOver(one, passed) : open(one, version))
          .forEach(steps::add);
      int idle = random.nextInt(3);
      own.weeks().stream()
          .filter(one -> one.person().equals(person))
          .map(one -> idle(one, idle))
          .forEach(weeks::add);
    });
    return new CohortRecords(
        Cohort.ORGANISATION,
        base.from(),
        base.to(),
        roster,
        base.reviews(),
        base.decisions(),
        tasks,
        ratings,
        steps,
        weeks,
        new CohortRecords.Beside(
            base.beside().workflows(),
            base.beside().judged(),
            base.beside().ratedTwice(),
            tasks,
            List.of(),
            Map.of(),
            base.beside().newest()));
  }

  private CohortRecords made(int version) {
    return invented.computeIfAbsent(version, seed -> InventedCohort.showing("P4", seed));
  }

  private static RosterEntry untrained(RosterEntry of) {
    return new RosterEntry(
        of.person(),
        of.from(),
        of.until(),
        of.role(),
        of.study(),
        of.siteGroup(),
        of.cohort(),
        of.expectedToUse(),
        null,
        of.owner());
  }

  private static TimedTask rated(TimedTask of, boolean rated, int defects) {
    return new TimedTask(
        of.person(),
        of.taskForm(),
        of.condition(),
        of.activeTime(),
        of.wallTime(),
        null,
        true,
        rated ? of.qualityScore() : null,
        rated ? Integer.valueOf(defects) : null,
        rated ? of.rater() : null,
        rated);
  }

  private static WorkflowStep passedOver(WorkflowStep of, int passed) {
    return new WorkflowStep(
        of.person(),
        of.workflowVersion(),
        of.run(),
        of.step(),
        of.entered(),
        of.left(),
        passed == 1 && of.step().equals("check") ? WorkflowStep.Outcome.SKIPPED : of.outcome(),
        passed == 2 ? WorkflowStep.AiStep.NONE : of.aiStep());
  }

  /** In the last week: the run may still go on, wherever it stands. */
  private static WorkflowStep open(WorkflowStep of, int version) {
    Instant late =
        InventedCohort.TO
            .minusDays(3)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant()
            .plusSeconds(version);
    return new WorkflowStep(
        of.person(),
        of.workflowVersion(),
        of.run(),
        "draft",
        late,
        late,
        WorkflowStep.Outcome.DONE,
        WorkflowStep.AiStep.NONE);
  }

  private static UseWeek idle(UseWeek of, int how) {
    boolean none =
        (how == 1 && of.week().isBefore(InventedCohort.FROM.plusWeeks(3)))
            || (how == 2 && of.week().isAfter(InventedCohort.FROM.plusWeeks(4)));
    return new UseWeek(of.person(), of.week(), none ? 0 : of.outputs(), false);
  }
}
