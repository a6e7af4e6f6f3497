package org.traininglayer.adoption.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.cohort.CohortRecords;
import org.traininglayer.adoption.cohort.InventedCohort;
import org.traininglayer.adoption.statistics.records.ReviewUnit;
import org.traininglayer.adoption.statistics.records.TimedTask;
import org.traininglayer.adoption.statistics.verdict.GateInputs.Input;
import org.traininglayer.adoption.statistics.verdict.Threshold;
import org.traininglayer.adoption.statistics.verdict.Thresholds;
import org.traininglayer.adoption.verdict.VerdictView.GateView;

/** From records to the document that is signed. */
class VerdictDocumentTest {

  private static final Instant SIGNED = Instant.parse("2026-01-02T10:00:00Z");

  private static final ToldInputs ALL = new ToldInputs(5, input -> true, signal -> true);

  @Test
  void the_same_records_make_the_same_document_to_the_letter() {
    String one = CanonicalJson.write(document(InventedCohort.showing(null, 1), null));
    String again = CanonicalJson.write(document(InventedCohort.showing(null, 1), null));

    assertThat(again).isEqualTo(one);
    assertThat(CanonicalJson.write(CanonicalJson.read(one))).isEqualTo(one);
    assertThat(one).startsWith("{\"changed\":[],\"cohort\":\"cohort:Pilot\"");
  }

  @Test
  void all_gates_are_told_with_what_they_were_held_against() {
    VerdictView view = view(InventedCohort.showing(null, 1));

    assertThat(view.gates()).extracting(GateView::gate).hasSize(13).startsWith("G1", "G2");
    GateView caught = gate(view, "G6");
    assertThat(caught.state()).isEqualTo("PASS");
    assertThat(caught.parts())
        .extracting(VerdictView.PartView::input)
        .containsExactly("D_PRIME", "HIT_RATE");
    assertThat(caught.parts().get(1).value()).endsWith(" %");
    assertThat(caught.parts().get(1).people()).isEqualTo("40");
    assertThat(gate(view, "G10").state()).isEqualTo("PASS");
    assertThat(gate(view, "G1").state()).isEqualTo("PASS");
    assertThat(gate(view, "G5").state()).isEqualTo("PASS");
    assertThat(gate(view, "G7").state()).isEqualTo("PASS");
    assertThat(gate(view, "G9").state()).isEqualTo("PASS");
  }

  @Test
  void what_is_hidden_is_not_told_by_the_state_of_its_gate_nor_by_the_outcome_either() {
    CohortRecords records = InventedCohort.showing(null, 1);
    ToldInputs told = new ToldInputs(5, input -> input != Input.HIT_RATE, signal -> true);

    VerdictView view = view(records, told);

    assertThat(gate(view, "G6").state()).isEqualTo("NOT_TOLD");
    assertThat(gate(view, "G6").item()).isNull();
    assertThat(gate(view, "G6").parts().get(0).value()).isNotEqualTo("–");
    assertThat(gate(view, "G6").parts().get(1).value()).isEqualTo("–");
    assertThat(gate(view, "G6").parts().get(1).state()).isEqualTo("NOT_TOLD");
    assertThat(gate(view, "G6").parts().get(1).status()).isEqualTo("SUPPRESSED");
    assertThat(gate(view, "G10").state()).as("would change with it").isEqualTo("NOT_TOLD");
    assertThat(gate(view, "G9").state()).isEqualTo("PASS");
    assertThat(view.outcome()).isEqualTo("NOT_YET");
    assertThat(GaugeView.of(records, told))
        .isNotEmpty()
        .extracting(GaugeView::input)
        .doesNotContain("HIT_RATE");
  }

  /** Whatever is hidden may be anything: the document must not change with it. */
  @Test
  void a_hidden_number_changes_not_a_letter_of_the_document() {
    ToldInputs told =
        new ToldInputs(
            5,
            input ->
                !input.equals(Input.HIT_RATE)
                    && !input.equals(Input.D_PRIME)
                    && !input.equals(Input.BIAS),
            signal -> true);
    CohortRecords good = InventedCohort.showing(null, 1);
    CohortRecords bad =
        new CohortRecords(
            good.cohort(),
            good.from(),
            good.to(),
            good.roster(),
            good.reviews().stream().map(VerdictDocumentTest::overlooked).toList(),
            good.decisions(),
            good.tasks(),
            good.ratings(),
            good.steps(),
            good.weeks(),
            good.beside());

    assertThat(gate(view(good), "G6").state()).isEqualTo("PASS");
    assertThat(gate(view(bad), "G6").state()).isEqualTo("FAIL");
    assertThat(gate(view(bad, told), "G6")).isEqualTo(gate(view(good, told), "G6"));
    assertThat(view(bad, told).outcome()).isEqualTo(view(good, told).outcome());
    assertThat(view(bad, told).needs()).isEqualTo(view(good, told).needs());
  }

  /** Two limits say something of the exact numbers: whoever may not know those reads neither. */
  @Test
  void limits_of_hidden_numbers_are_not_told() {
    CohortRecords good = InventedCohort.showing(null, 1);
    List<TimedTask> tasks = new ArrayList<>();
    List<ReviewUnit> reviews = new ArrayList<>();
    int number = 0;
    for (String person : good.people()) {
      // With it most are a little slower, a few very much faster: mean and median disagree.
      boolean aided = number % 2 == 1;
      TimedTask.Condition how = aided ? TimedTask.Condition.AIDED : TimedTask.Condition.UNAIDED;
      tasks.add(task(person, how, number + (aided ? number < 8 ? 20 : 2200 : 2000)));
      number++;
      good.reviews().stream()
          .filter(unit -> unit.person().equals(person))
          .filter(unit -> List.of("unit 0", "unit 29").contains(unit.unitId()))
          .forEach(reviews::add);
    }
    CohortRecords records =
        new CohortRecords(
            good.cohort(),
            good.from(),
            good.to(),
            good.roster(),
            reviews,
            good.decisions(),
            tasks,
            good.ratings(),
            good.steps(),
            good.weeks(),
            good.beside());

    assertThat(view(records).limits()).contains("pooled", "time-not-clear");
    assertThat(view(records, hiding(Input.D_PRIME)).limits())
        .doesNotContain("pooled")
        .contains("time-not-clear");
    assertThat(view(records, hiding(Input.TIME_RATIO)).limits())
        .doesNotContain("time-not-clear")
        .contains("pooled");
  }

  private static ToldInputs hiding(Input one) {
    return new ToldInputs(5, input -> input != one, signal -> true);
  }

  private static TimedTask task(String person, TimedTask.Condition condition, int seconds) {
    Duration time = Duration.ofSeconds(seconds);
    return new TimedTask(
        person, "report", condition, time, time, null, true, 80.0, 0, "rater", true);
  }

  private static ReviewUnit overlooked(ReviewUnit unit) {
    return new ReviewUnit(
        unit.person(),
        unit.attempt(),
        unit.itemVersion(),
        unit.unitId(),
        unit.truth(),
        unit.severity(),
        unit.errorType(),
        false,
        null,
        unit.confidence(),
        unit.seededPrevalence(),
        unit.decidedAt(),
        unit.duration());
  }

  private static VerdictView view(CohortRecords records, ToldInputs told) {
    return VerdictView.of(
        document(records, thresholds(Thresholds.DEFAULTS, true, List.of(), ""), null, told));
  }

  /** The invented cohort reviews no critical errors. */
  @Test
  void without_critical_errors_to_catch_it_is_not_yet_said_and_how_many_are_missing() {
    VerdictView view = view(InventedCohort.showing(null, 1));

    assertThat(view.outcome()).isEqualTo("NOT_YET");
    assertThat(gate(view, "G2").state()).isEqualTo("NO_DATA");
    assertThat(view.needs())
        .filteredOn(need -> need.gate().equals("G2"))
        .singleElement()
        .satisfies(need -> {
          assertThat(need.units()).isEqualTo("39");
          assertThat(need.clean()).isTrue();
        });
  }

  @Test
  void a_cohort_that_rests_on_a_few_does_not_pass_for_breadth() {
    assertThat(gate(view(InventedCohort.showing("P2", 1)), "G10").state()).isEqualTo("FAIL");
  }

  @Test
  void no_number_is_about_fewer_than_five_people() {
    CohortRecords all = InventedCohort.showing(null, 1);
    TreeSet<String> people = new TreeSet<>(all.people());
    for (int i = 0; i < 4; i++) {
      people.pollFirst();
    }
    VerdictView view = view(all.without(people));

    assertThat(view.people()).isEqualTo("< 20");
    assertThat(view.needs())
        .filteredOn(need -> need.gate().equals("G3") || need.gate().equals("G4"))
        .hasSize(2)
        .allSatisfy(need -> assertThat(need.units()).as("gives the rate away").isNull());
    assertThat(GaugeView.of(all.without(people), ALL)).isEmpty();
    for (GateView gate : view.gates()) {
      gate.parts().stream()
          .filter(part -> !part.input().equals("COVERAGE"))
          .forEach(part -> {
            assertThat(part.value()).as(part.toString()).isEqualTo("–");
            assertThat(part.interval()).isNull();
            assertThat(part.people()).isNull();
            assertThat(part.units()).isNull();
          });
    }
  }

  @Test
  void between_the_looks_rates_have_limits_for_all_times_and_critical_ones_that_nobody_met_none() {
    assertThat(GaugeView.of(InventedCohort.showing(null, 1), ALL))
        .extracting(GaugeView::input)
        .containsExactly("PROHIBITED_USE", "HIT_RATE");
    assertThat(GaugeView.of(InventedCohort.showing(null, 1), ALL).get(1))
        .satisfies(caught -> {
          assertThat(caught.value()).matches("8\\d %");
          assertThat(caught.people()).isEqualTo("40");
        });
  }

  @Test
  void what_was_loosened_and_signed_late_is_printed() {
    SignedThresholds late =
        thresholds(
            Thresholds.DEFAULTS.with(Threshold.HIT_RATE, 0.5), false, List.of("HIT_RATE"), "why");
    VerdictView view = VerdictView.of(document(InventedCohort.showing(null, 1), late, null));

    assertThat(view.limits()).contains("after-outcomes", "loosened");
    assertThat(view.thresholds().loosened()).containsExactly("HIT_RATE");
    assertThat(view.thresholds().reason()).isEqualTo("why");
    assertThat(view.thresholds().hash()).isEqualTo(late.hash());
  }

  @Test
  void what_changed_since_the_look_before_is_named() {
    Map<String, Object> before = document(InventedCohort.showing("P2", 1), null);
    VerdictView view = VerdictView.of(document(InventedCohort.showing(null, 1), before));

    assertThat(view.changed()).contains("G10").doesNotContain("G6");
  }

  @Test
  void a_signature_stands_in_the_document() {
    Map<String, Object> signed =
        VerdictDocument.signed(
            document(InventedCohort.showing(null, 1), null), "Olga Owner", "olga", "", SIGNED);
    VerdictView.SignatureView signature = VerdictView.of(signed).signature();

    assertThat(signature)
        .isEqualTo(new VerdictView.SignatureView("Olga Owner", "olga", "", SIGNED));
  }

  private static GateView gate(VerdictView view, String name) {
    return view.gates().stream().filter(one -> one.gate().equals(name)).findFirst().orElseThrow();
  }

  private static VerdictView view(CohortRecords records) {
    return VerdictView.of(document(records, null));
  }

  private static Map<String, Object> document(
      CohortRecords records, @Nullable Map<String, Object> before) {
    return document(records, thresholds(Thresholds.DEFAULTS, true, List.of(), ""), before);
  }

  private static Map<String, Object> document(
      CohortRecords records, SignedThresholds thresholds, @Nullable Map<String, Object> before) {
    return document(records, thresholds, before, ALL);
  }

  private static Map<String, Object> document(
      CohortRecords records,
      SignedThresholds thresholds,
      @Nullable Map<String, Object> before,
      ToldInputs told) {
    return VerdictDocument.of(
        records,
        Reckoning.of(records, new Reckoning.Setting(true, true, thresholds.thresholds())),
        new VerdictDocument.About(
            records.cohort(),
            1,
            thresholds,
            "Olga Owner",
            LocalDate.parse("2026-07-08"),
            told,
            false),
        before);
  }

  private static SignedThresholds thresholds(
      Thresholds thresholds, boolean before, List<String> loosened, String reason) {
    return new SignedThresholds(
        "cohort:Pilot",
        1,
        thresholds,
        Verdicts.LOOKS,
        thresholds.hash(),
        before,
        loosened,
        reason,
        "Olga Owner",
        "olga",
        SIGNED);
  }
}
