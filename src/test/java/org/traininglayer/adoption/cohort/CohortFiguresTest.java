package org.traininglayer.adoption.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.adoption.statistics.EvidenceStatus;
import org.traininglayer.adoption.statistics.records.RosterEntry;
import org.traininglayer.adoption.statistics.records.UseWeek;
import org.traininglayer.adoption.statistics.signals.PowerUsers;
import org.traininglayer.adoption.statistics.signals.Signal;
import org.traininglayer.adoption.statistics.signals.SignalState;

/** From what is known of a cohort to its figures; cohorts whose truth is known. */
class CohortFiguresTest {

  private static final int SEEDS = 40;

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"P1", "P2", "P3", "P4", "P5"})
  void a_cohort_that_shows_one_pattern_raises_its_signal_and_no_other(@Nullable String pattern) {
    Map<String, Integer> fired = new TreeMap<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      CohortFigures figures = CohortFigures.of(InventedCohort.showing(pattern, seed));
      for (Signal signal : figures.signals().all()) {
        fired.merge(signal.id(), signal.fires() ? 1 : 0, Integer::sum);
      }
    }

    fired.forEach((id, times) -> {
      if (id.equals(pattern)) {
        assertThat(times).as(id).isGreaterThanOrEqualTo(SEEDS * 95 / 100);
      } else {
        assertThat(times).as(id).isLessThanOrEqualTo(SEEDS * 5 / 100);
      }
    });
  }

  @Test
  void a_healthy_cohort_is_measured_in_everything() {
    CohortFigures figures = CohortFigures.of(InventedCohort.showing(null, 1));

    assertThat(figures.leading())
        .containsOnlyKeys("M1", "M2", "M3", "M4", "M5", "retention")
        .allSatisfy((id, measurement) ->
            assertThat(measurement.status()).as(id).isEqualTo(EvidenceStatus.OK));
    assertThat(figures.people()).isEqualTo(40);
    assertThat(figures.outcomes().quality().notWorse()).isTrue();
    assertThat(figures.outcomes().time().gain(figures.outcomes().quality())).isTrue();
    assertThat(figures.signals().measured().coverage().estimate()).isEqualTo(1.0);
    assertThat(figures.lasting().activeByWeek()).hasSize(26);
    assertThat(figures.lasting().retention().started().estimate()).isGreaterThan(0.9);
  }

  @Test
  void nothing_known_is_nothing_measured_and_no_zero() {
    CohortFigures figures =
        CohortFigures.of(
            CohortRecords.nothing(Cohort.ORGANISATION, InventedCohort.FROM, InventedCohort.TO));

    assertThat(figures.leading())
        .allSatisfy((id, measurement) -> {
          assertThat(measurement.status()).as(id).isEqualTo(EvidenceStatus.NOT_MEASURED);
          assertThat(measurement.estimate()).as(id).isNull();
        });
    assertThat(figures.signals().all().subList(0, 4))
        .allSatisfy(signal -> assertThat(signal.state()).isEqualTo(SignalState.NO_DATA));
    assertThat(figures.signals().measured().signal().fires()).isTrue();
  }

  @Test
  void bypasses_are_not_measured_where_nothing_can_be_passed_over() {
    CohortRecords records = InventedCohort.showing(null, 2);
    CohortFigures with = CohortFigures.of(records);

    assertThat(with.outcomes().completion().checkBypass().status()).isEqualTo(EvidenceStatus.OK);
    assertThat(
            CohortFigures.of(
                    CohortRecords.nothing(
                        Cohort.ORGANISATION, InventedCohort.FROM, InventedCohort.TO))
                .outcomes()
                .completion()
                .checkBypass()
                .status())
        .isEqualTo(EvidenceStatus.NOT_MEASURED);
  }

  @Test
  void without_its_heaviest_users_a_cohort_that_rests_on_them_makes_next_to_nothing() {
    CohortRecords records = InventedCohort.showing("P2", 3);
    Map<String, Long> all = CohortFigures.outputs(records);
    CohortRecords rest = records.without(PowerUsers.champions(all));

    assertThat(all).hasSize(40);
    assertThat(rest.people()).hasSize(36);
    assertThat(sum(CohortFigures.outputs(rest))).isLessThan(sum(all) / 3);
  }

  @Test
  void a_week_without_a_word_is_zero_where_a_tool_tells_and_unknown_where_people_are_asked() {
    LocalDate monday = InventedCohort.FROM;
    List<RosterEntry> roster =
        List.of(
            new RosterEntry(
                "ann", monday.plusDays(2), monday.plusWeeks(4), "", "", "", "", true, null, null));

    assertThat(weeks(roster, true))
        .containsExactly(
            new UseWeek("ann", monday.plusWeeks(1), 3, false),
            new UseWeek("ann", monday.plusWeeks(2), 0, false),
            new UseWeek("ann", monday.plusWeeks(3), 0, false));
    assertThat(weeks(roster, false))
        .extracting(UseWeek::excused)
        .containsExactly(false, true, true);
    assertThat(UseWeeks.of(roster, List.of(), monday, monday.plusWeeks(8))).isEmpty();
  }

  @Test
  void a_cohort_has_a_stable_key() {
    Cohort pilot = new Cohort(Cohort.Kind.COHORT, "Pilot: A");

    assertThat(pilot.key()).isEqualTo("cohort:Pilot: A");
    assertThat(Cohort.of(pilot.key())).contains(pilot);
    assertThat(Cohort.of("organisation")).contains(Cohort.ORGANISATION);
    assertThat(Cohort.of("cohort:")).isEmpty();
    assertThat(Cohort.of("team:x")).isEmpty();
  }

  private static List<UseWeek> weeks(List<RosterEntry> roster, boolean observed) {
    LocalDate monday = InventedCohort.FROM;
    return UseWeeks.of(
        roster,
        List.of(new UseWeeks.Known("ann", monday.plusWeeks(1), 3, observed)),
        monday,
        monday.plusWeeks(8));
  }

  private static long sum(Map<String, Long> outputs) {
    return outputs.values().stream().mapToLong(Long::longValue).sum();
  }
}
