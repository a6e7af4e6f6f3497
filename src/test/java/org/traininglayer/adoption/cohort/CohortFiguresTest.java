package org.traininglayer.adoption.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.adoption.cohort.CohortRecords.Instrument;
import org.traininglayer.adoption.statistics.EvidenceStatus;
import org.traininglayer.adoption.statistics.records.RosterEntry;
import org.traininglayer.adoption.statistics.records.UseWeek;
import org.traininglayer.adoption.statistics.signals.PowerUsers;
import org.traininglayer.adoption.statistics.signals.Signal;
import org.traininglayer.adoption.statistics.signals.SignalState;
import org.traininglayer.adoption.statistics.verdict.Gate;
import org.traininglayer.adoption.statistics.verdict.GateState;
import org.traininglayer.adoption.statistics.verdict.Gates;
import org.traininglayer.adoption.statistics.verdict.Thresholds;
import org.traininglayer.adoption.verdict.Reckoning;

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
  void whom_nobody_was_asked_about_made_an_unknown_number_and_not_none() {
    LocalDate to = InventedCohort.FROM.plusWeeks(26);
    List<RosterEntry> roster = new ArrayList<>();
    List<UseWeeks.Known> known = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      roster.add(
          new RosterEntry(
              "p" + i, InventedCohort.FROM, null, "", "", "", "", true, InventedCohort.FROM, null));
      if (i < 10) {
        known.add(new UseWeeks.Known("p" + i, to.minusWeeks(3), i == 0 ? 0 : 2, false));
      } else {
        known.add(new UseWeeks.Known("p" + i, InventedCohort.FROM.plusWeeks(4), 3, false));
      }
    }
    CohortRecords records =
        new CohortRecords(
            Cohort.ORGANISATION,
            InventedCohort.FROM,
            to,
            roster,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            UseWeeks.of(roster, known, InventedCohort.FROM, to),
            CohortRecords.Beside.NOTHING);

    Map<String, Long> outputs = CohortFigures.outputs(records);

    assertThat(outputs).hasSize(10).containsEntry("p0", 0L).containsEntry("p9", 2L);
    assertThat(CohortFigures.of(records).lasting().retention().habit().status())
        .as("with one or two known weeks nobody can have a habit yet")
        .isEqualTo(EvidenceStatus.NOT_MEASURED);
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
            new UseWeek("ann", monday, 0, true),
            new UseWeek("ann", monday.plusWeeks(1), 3, false),
            new UseWeek("ann", monday.plusWeeks(2), 0, false),
            new UseWeek("ann", monday.plusWeeks(3), 0, false));
    assertThat(weeks(roster, false))
        .extracting(UseWeek::excused)
        .containsExactly(true, false, true, true);
    assertThat(UseWeeks.of(roster, List.of(), monday, monday.plusWeeks(8))).isEmpty();
  }

  @Test
  void weeks_before_a_tool_was_connected_and_after_its_last_word_are_unknown_and_no_zeros() {
    LocalDate trained = LocalDate.parse("2026-06-01");
    LocalDate connected = LocalDate.parse("2026-07-27");
    LocalDate to = LocalDate.parse("2026-10-19");
    List<RosterEntry> roster = new ArrayList<>();
    List<UseWeeks.Known> known = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      roster.add(new RosterEntry("p" + i, trained, null, "", "", "", "", true, trained, null));
      for (LocalDate week = connected; week.isBefore(to.minusWeeks(2)); week = week.plusWeeks(1)) {
        known.add(new UseWeeks.Known("p" + i, week, 1, true));
      }
    }
    List<UseWeek> weeks = UseWeeks.of(roster, known, trained, to);

    assertThat(weeks)
        .allSatisfy(week ->
            assertThat(week.excused())
                .as(week.toString())
                .isEqualTo(
                    week.week().isBefore(connected) || !week.week().isBefore(to.minusWeeks(2))));
    CohortFigures figures =
        CohortFigures.of(
            new CohortRecords(
                Cohort.ORGANISATION,
                trained,
                to,
                roster,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                weeks,
                CohortRecords.Beside.NOTHING));
    assertThat(figures.lasting().retention().sustained().estimate()).isEqualTo(1.0);
    assertThat(figures.lasting().activeByWeek().firstKey()).isEqualTo(connected);
  }

  @Test
  void whoever_comes_in_the_middle_of_a_week_is_there_in_it() {
    LocalDate monday = InventedCohort.FROM;
    List<RosterEntry> roster =
        List.of(new RosterEntry("ann", monday.plusDays(2), null, "", "", "", "", true, null, null));
    assertThat(
            UseWeeks.of(
                roster,
                List.of(new UseWeeks.Known("ann", monday, 2, true)),
                monday,
                monday.plusWeeks(1)))
        .containsExactly(new UseWeek("ann", monday, 2, false));
  }

  @Test
  void started_within_two_weeks_goes_by_the_day_of_the_use() {
    LocalDate tuesday = LocalDate.parse("2026-06-02");
    assertThat(started(tuesday, LocalDate.parse("2026-06-21"))).isEqualTo(0.0);
    assertThat(started(tuesday, LocalDate.parse("2026-06-16"))).isEqualTo(1.0);
  }

  /** The share that started, of people who were trained and first used it on these days. */
  private static @Nullable Double started(LocalDate trained, LocalDate used) {
    LocalDate from = LocalDate.parse("2026-06-01");
    LocalDate to = from.plusWeeks(10);
    LocalDate week = used.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    List<RosterEntry> roster = new ArrayList<>();
    List<UseWeek> weeks = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      roster.add(new RosterEntry("p" + i, from, null, "", "", "", "", true, trained, null));
      weeks.add(new UseWeek("p" + i, week, 1, false, List.of(used)));
    }
    return CohortFigures.of(
            new CohortRecords(
                Cohort.ORGANISATION,
                from,
                to,
                roster,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                weeks,
                CohortRecords.Beside.NOTHING))
        .lasting()
        .retention()
        .started()
        .estimate();
  }

  @Test
  void figures_of_an_instrument_that_told_nothing_for_a_year_are_stale_and_decide_nothing() {
    CohortRecords healthy = InventedCohort.showing(null, 1);
    Map<Instrument, Instant> newest = new EnumMap<>(healthy.beside().newest());
    newest.put(Instrument.REVIEWS, healthy.asOf().minus(Duration.ofDays(365)));
    CohortRecords.Beside of = healthy.beside();
    CohortRecords old =
        new CohortRecords(
            healthy.cohort(),
            healthy.from(),
            healthy.to(),
            healthy.roster(),
            healthy.reviews(),
            healthy.decisions(),
            healthy.tasks(),
            healthy.ratings(),
            healthy.steps(),
            healthy.weeks(),
            new CohortRecords.Beside(
                of.workflows(),
                of.judged(),
                of.ratedTwice(),
                of.work(),
                of.guided(),
                of.neutralTimes(),
                newest));
    CohortFigures figures = CohortFigures.of(old);

    assertThat(figures.outcomes().catching().hitRate().status()).isEqualTo(EvidenceStatus.STALE);
    assertThat(figures.signals().demo().state()).isEqualTo(SignalState.NO_DATA);
    assertThat(figures.signals().demo().evidence()).isEqualTo(EvidenceStatus.STALE);
    assertThat(figures.outcomes().time().ratio().status()).isEqualTo(EvidenceStatus.OK);
    assertThat(figures.signals().measured().missing())
        .singleElement()
        .satisfies(cell -> {
          assertThat(cell.enoughData()).isTrue();
          assertThat(cell.fresh()).isFalse();
        });
    Reckoning reckoning = Reckoning.of(old, new Reckoning.Setting(true, true, Thresholds.DEFAULTS));
    assertThat(Gates.of(reckoning.inputs(), reckoning.withoutChampions(), Thresholds.DEFAULTS))
        .filteredOn(gate -> gate.gate() == Gate.G2 || gate.gate() == Gate.G6)
        .hasSize(2)
        .allSatisfy(gate -> assertThat(gate.state()).isEqualTo(GateState.NO_DATA));
  }

  @Test
  void whoever_answers_for_the_training_layer_answers_where_no_owner_is_named() {
    CohortRecords healthy = InventedCohort.showing(null, 1);
    CohortRecords unnamed =
        new CohortRecords(
            healthy.cohort(),
            healthy.from(),
            healthy.to(),
            healthy.roster().stream()
                .map(one ->
                    new RosterEntry(
                        one.person(),
                        one.from(),
                        one.until(),
                        one.role(),
                        one.study(),
                        one.siteGroup(),
                        one.cohort(),
                        one.expectedToUse(),
                        one.trainedAt(),
                        ""))
                .toList(),
            healthy.reviews(),
            healthy.decisions(),
            healthy.tasks(),
            healthy.ratings(),
            healthy.steps(),
            healthy.weeks(),
            healthy.beside());
    Reckoning.Setting signed = new Reckoning.Setting(false, true, Thresholds.DEFAULTS);

    assertThat(CohortFigures.of(unnamed).signals().measured().coverage().estimate()).isZero();
    assertThat(CohortFigures.of(unnamed.answeredBy("")).signals().measured().owned()).isFalse();
    assertThat(CohortFigures.of(unnamed.answeredBy("Rita")).signals().measured().coverage())
        .isEqualTo(CohortFigures.of(healthy).signals().measured().coverage());
    assertThat(RequiredCells.counted(healthy, CohortFigures.of(healthy), true).signals().measured())
        .isEqualTo(CohortFigures.of(healthy).signals().measured());
    assertThat(
            RequiredCells.counted(healthy, CohortFigures.of(healthy), false).signals().measured())
        .as("owned, and nothing signed in time")
        .satisfies(measured -> {
          assertThat(measured.owned()).isTrue();
          assertThat(measured.signal().fires()).isTrue();
          assertThat(measured.coverage().estimate()).isZero();
        });
    assertThat(Reckoning.of(unnamed, signed).measured().owned()).isFalse();
    assertThat(Reckoning.of(healthy, signed).measured().owned())
        .as("owners of the roster count for the verdict as they do on the page")
        .isTrue();
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
        List.of(
            new UseWeeks.Known("ann", monday.plusWeeks(1), 3, observed),
            new UseWeeks.Known("ben", monday.plusWeeks(6), 1, observed)),
        monday,
        monday.plusWeeks(8));
  }

  private static long sum(Map<String, Long> outputs) {
    return outputs.values().stream().mapToLong(Long::longValue).sum();
  }
}
