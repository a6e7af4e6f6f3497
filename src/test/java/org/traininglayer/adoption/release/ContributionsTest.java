package org.traininglayer.adoption.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.cohort.CohortFigures;
import org.traininglayer.adoption.cohort.CohortRecords;
import org.traininglayer.adoption.cohort.InventedCohort;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.records.PolicyDecision;
import org.traininglayer.adoption.statistics.records.ReviewUnit;
import org.traininglayer.adoption.statistics.records.RosterEntry;
import org.traininglayer.adoption.statistics.records.UseWeek;

/**
 * A figure that moves by what somebody did has a changed print of that person; a print that changes
 * for something else would let a figure move by one of five people who seem to have changed.
 */
class ContributionsTest {

  private static final long SALT = 4711;
  private static final CohortRecords BEFORE = InventedCohort.showing(null, 1);

  @Test
  void whoever_is_expected_to_use_it_no_more_has_changed_what_outputs_rest_on() {
    List<RosterEntry> roster = new ArrayList<>(BEFORE.roster());
    RosterEntry one = roster.getFirst();
    roster.set(
        0,
        new RosterEntry(
            one.person(),
            one.from(),
            one.until(),
            one.role(),
            one.study(),
            one.siteGroup(),
            one.cohort(),
            false,
            one.trainedAt(),
            one.owner()));
    CohortRecords after = records(roster, BEFORE.weeks());

    assertThat(estimate(after, OwnerFigure.TOP)).isNotEqualTo(estimate(BEFORE, OwnerFigure.TOP));
    assertThat(changed(after, OwnerFigure.TOP)).containsExactly("person 0");
    assertThat(changed(after, OwnerFigure.UNUSED)).containsExactly("person 0");
    assertThat(changed(after, OwnerFigure.SUSTAINED)).isEmpty();
  }

  @Test
  void whoever_becomes_competent_has_changed_what_figures_of_competent_people_rest_on() {
    String one = CohortFigures.competent(BEFORE).iterator().next();
    CohortRecords less =
        with(
            BEFORE.reviews().stream().filter(unit -> !unit.person().equals(one)).toList(),
            List.of(),
            List.of());

    assertThat(CohortFigures.competent(less)).doesNotContain(one);
    assertThat(changed(less, OwnerFigure.CHILL)).containsExactly(one);
    assertThat(changed(less, OwnerFigure.DROP)).containsExactly(one);
    assertThat(changed(less, OwnerFigure.COMPLETED)).isEmpty();
    assertThat(changed(less, OwnerFigure.AVOIDED)).isEmpty();
  }

  @Test
  void what_was_made_before_the_last_eight_weeks_is_no_change_of_what_outputs_rest_on() {
    LocalDate early = BEFORE.to().minusWeeks(20);
    LocalDate late = BEFORE.to().minusWeeks(1);
    Set<String> earlier = Set.of("person 1", "person 2", "person 3", "person 4");
    CohortRecords after =
        records(
            BEFORE.roster(),
            BEFORE.weeks().stream()
                .map(week ->
                    (week.week().equals(early) && earlier.contains(week.person()))
                            || (week.week().equals(late) && week.person().equals("person 0"))
                        ? new UseWeek(week.person(), week.week(), week.outputs() + 9, false)
                        : week)
                .toList());

    assertThat(changed(after, OwnerFigure.HABIT)).hasSize(5);
    assertThat(changed(after, OwnerFigure.TOP)).containsExactly("person 0");
    assertThat(changed(after, OwnerFigure.UNUSED)).containsExactly("person 0");
  }

  @Test
  void outputs_of_the_same_weeks_are_the_same_over_every_period() {
    CohortRecords shorter =
        new CohortRecords(
            BEFORE.cohort(),
            BEFORE.to().minusWeeks(8),
            BEFORE.to(),
            BEFORE.roster(),
            BEFORE.reviews(),
            BEFORE.decisions(),
            BEFORE.tasks(),
            BEFORE.ratings(),
            BEFORE.steps(),
            BEFORE.weeks(),
            BEFORE.beside());

    assertThat(people(BEFORE, OwnerFigure.TOP)).hasSize(40);
    assertThat(changed(shorter, OwnerFigure.TOP)).isEmpty();
    assertThat(changed(BEFORE.usedSince(BEFORE.to().minusWeeks(8)), OwnerFigure.TOP)).isEmpty();
  }

  @Test
  void decisions_about_what_must_not_be_used_are_no_change_of_what_may_be() {
    CohortRecords after =
        with(
            BEFORE.reviews(),
            List.of(
                decision("person 0", PolicyDecision.Truth.PERMITTED, null),
                decision("person 1", PolicyDecision.Truth.PROHIBITED, null),
                decision("person 2", PolicyDecision.Truth.PROHIBITED, null),
                decision("person 3", PolicyDecision.Truth.PROHIBITED, null),
                decision(
                    "person 4",
                    PolicyDecision.Truth.CONDITIONAL,
                    PolicyDecision.Truth.CONDITIONAL)),
            List.of());

    assertThat(changed(after, OwnerFigure.AVOIDED)).containsExactly("person 0", "person 4");
    assertThat(changed(after, OwnerFigure.CHILL)).containsExactly("person 4");
    assertThat(changed(after, OwnerFigure.PROHIBITED))
        .containsExactly("person 1", "person 2", "person 3", "person 4");
  }

  @Test
  void claims_judged_with_guidance_are_no_change_of_how_well_errors_are_caught() {
    List<ReviewUnit> reviews = new ArrayList<>(BEFORE.reviews());
    reviews.add(claim("person 0", null));
    reviews.add(claim("person 5", 0.7));
    CohortRecords after =
        with(
            reviews,
            List.of(),
            List.of(
                claim("person 1", 0.7),
                claim("person 2", 0.7),
                claim("person 3", 0.7),
                claim("person 4", 0.7)));

    for (OwnerFigure figure :
        List.of(OwnerFigure.ALARMS, OwnerFigure.SKILL, OwnerFigure.CRITERION)) {
      assertThat(changed(after, figure)).as(figure.id()).containsExactly("person 0", "person 5");
    }
    assertThat(changed(after, OwnerFigure.HITS)).as("nothing was there to be caught").isEmpty();
    assertThat(changed(after, OwnerFigure.BIAS)).containsExactly("person 5");
    assertThat(changed(after, OwnerFigure.DEMO)).as("rests on both").hasSize(6);
  }

  @Test
  void whoever_is_in_no_mean_is_not_among_those_whose_it_is() {
    List<ReviewUnit> reviews = new ArrayList<>(BEFORE.reviews());
    Set<String> few = Set.of("person 7", "person 8");
    List<ReviewUnit> seldom =
        reviews.stream().filter(unit -> few.contains(unit.person())).limit(6).toList();
    reviews.removeIf(unit -> few.contains(unit.person()));
    reviews.addAll(seldom);
    CohortRecords after = with(reviews, List.of(), List.of());

    assertThat(people(BEFORE, OwnerFigure.SKILL)).hasSize(40);
    assertThat(people(after, OwnerFigure.SKILL)).hasSize(38).doesNotContainKey("person 7");
    assertThat(people(after, OwnerFigure.CRITERION)).hasSize(38);
  }

  @Test
  void every_interval_is_two_sided_and_of_95_per_cent_as_is_said_of_it() {
    assertThat(Contributions.measured(BEFORE, CohortFigures.of(BEFORE)))
        .allSatisfy((figure, of) -> assertThat(of.level()).as(figure.id()).isEqualTo(0.95));
  }

  /** The number that is told beside a figure is that of the people it is compared by. */
  @Test
  void who_is_compared_with_other_groups_and_times_is_who_is_in_the_figure() {
    for (String pattern : new @Nullable String[] {null, "P1", "P2", "P3", "P4"}) {
      for (int seed = 1; seed < 4; seed++) {
        CohortRecords records = InventedCohort.showing(pattern, seed);
        Map<OwnerFigure, Measurement> measured =
            Contributions.measured(records, CohortFigures.of(records));
        for (OwnerFigure figure :
            List.of(
                OwnerFigure.HITS,
                OwnerFigure.ALARMS,
                OwnerFigure.SKILL,
                OwnerFigure.CRITERION,
                OwnerFigure.CRITICAL,
                OwnerFigure.BIAS,
                OwnerFigure.TIME,
                OwnerFigure.GAP,
                OwnerFigure.DEMO,
                OwnerFigure.CHILL,
                OwnerFigure.HABIT,
                OwnerFigure.TRAINED,
                OwnerFigure.QUALITY,
                OwnerFigure.DEFECTS,
                OwnerFigure.RAISED,
                OwnerFigure.COMPLETED,
                OwnerFigure.AI_BYPASS,
                OwnerFigure.CHECK_BYPASS,
                OwnerFigure.LEFT_1,
                OwnerFigure.LEFT_2,
                OwnerFigure.LEFT_3,
                OwnerFigure.STARTED,
                OwnerFigure.SUSTAINED)) {
          assertThat((long) people(records, figure).size())
              .as(pattern + " " + seed + " " + figure.id())
              .isEqualTo(Objects.requireNonNull(measured.get(figure)).nPeople());
        }
      }
    }
  }

  private static CohortRecords records(List<RosterEntry> roster, List<UseWeek> weeks) {
    return new CohortRecords(
        BEFORE.cohort(),
        BEFORE.from(),
        BEFORE.to(),
        roster,
        BEFORE.reviews(),
        BEFORE.decisions(),
        BEFORE.tasks(),
        BEFORE.ratings(),
        BEFORE.steps(),
        weeks,
        BEFORE.beside());
  }

  /** With more decisions, and these claims instead of those of before. */
  private static CohortRecords with(
      List<ReviewUnit> reviews, List<PolicyDecision> more, List<ReviewUnit> guided) {
    List<PolicyDecision> decisions = new ArrayList<>(BEFORE.decisions());
    decisions.addAll(more);
    CohortRecords.Beside beside = BEFORE.beside();
    return new CohortRecords(
        BEFORE.cohort(),
        BEFORE.from(),
        BEFORE.to(),
        BEFORE.roster(),
        reviews,
        decisions,
        BEFORE.tasks(),
        BEFORE.ratings(),
        BEFORE.steps(),
        BEFORE.weeks(),
        new CohortRecords.Beside(
            beside.workflows(),
            beside.judged(),
            beside.ratedTwice(),
            beside.work(),
            guided,
            beside.neutralTimes(),
            beside.newest()));
  }

  private static PolicyDecision decision(
      String person, PolicyDecision.Truth truth, PolicyDecision.@Nullable Truth knowledge) {
    return new PolicyDecision(
        person, "late", "1", truth, PolicyDecision.Choice.AVOID, knowledge, null, null, null);
  }

  private static ReviewUnit claim(String person, @Nullable Double confidence) {
    return new ReviewUnit(
        person,
        "late",
        "1",
        "unit 0",
        ReviewUnit.Truth.CLEAN,
        null,
        null,
        false,
        null,
        confidence,
        0.5,
        BEFORE.asOf().minusSeconds(3600),
        null);
  }

  private static double estimate(CohortRecords records, OwnerFigure figure) {
    Double estimate =
        Objects.requireNonNull(
                Contributions.measured(records, CohortFigures.of(records)).get(figure))
            .estimate();
    return Objects.requireNonNull(estimate);
  }

  private static Map<String, Long> people(CohortRecords records, OwnerFigure figure) {
    return Contributions.of(records, SALT).getOrDefault(figure.basis().orElseThrow(), Map.of());
  }

  private static Set<String> changed(CohortRecords after, OwnerFigure figure) {
    Map<String, Long> now = people(after, figure);
    Map<String, Long> then = people(BEFORE, figure);
    Set<String> changed = new TreeSet<>(now.keySet());
    changed.addAll(then.keySet());
    changed.removeIf(who -> Objects.equals(now.get(who), then.get(who)));
    return changed;
  }
}
