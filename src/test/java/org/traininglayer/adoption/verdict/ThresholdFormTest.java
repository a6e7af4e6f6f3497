package org.traininglayer.adoption.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.traininglayer.adoption.statistics.verdict.Threshold;
import org.traininglayer.adoption.statistics.verdict.Thresholds;
import org.traininglayer.adoption.verdict.ThresholdForm.Field;

class ThresholdFormTest {

  @Test
  void every_threshold_stands_once_and_what_is_typed_back_is_the_same() {
    List<Field> fields =
        ThresholdForm.groups(Map.of()).stream().flatMap(one -> one.fields().stream()).toList();

    assertThat(fields)
        .extracting(Field::name)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Threshold.values()).map(Enum::name).toList());
    Map<String, String> form = new HashMap<>();
    fields.forEach(one -> form.put(one.name(), one.value()));
    Map<String, Double> read = ThresholdForm.read(form);
    for (Threshold threshold : Threshold.values()) {
      assertThat(read).containsEntry(threshold.name(), threshold.usual());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HIT_RATE, 70, 0.7",
    "HIT_RATE, '62,5 %', 0.625",
    "CRITICAL_MISSES, 1, 0.01",
    "COVERAGE, 100, 1",
    "FINISHED_PEOPLE, 25, 25",
    "TIME_RATIO, 0.9, 0.9",
    "BIAS, 15, 0.15"
  })
  void a_share_is_given_in_percent(String name, String typed, double value) {
    assertThat(ThresholdForm.read(Map.of(name, typed))).containsExactly(Map.entry(name, value));
  }

  @ParameterizedTest
  @CsvSource({
    "HIT_RATE, 0.7",
    "HIT_RATE, 0",
    "HIT_RATE, 100",
    "CRITICAL_MISSES, 500",
    "SUSTAINED, 4000",
    "COVERAGE, 101",
    "FINISHED_PEOPLE, 2.5",
    "FINISHED_PEOPLE, 0",
    "FINISHED_PEOPLE, 20 %",
    "TIME_RATIO, 0",
    "QUALITY_MARGIN, -5",
    "QUALITY_MARGIN, 90",
    "D_PRIME, 1e1",
    "D_PRIME, ''"
  })
  void what_no_gate_could_use_is_no_value(String name, String typed) {
    assertThat(ThresholdForm.read(Map.of(name, typed))).isEmpty();
  }

  @Test
  void what_is_loosened_and_tightened_is_told_with_both_values() {
    SignedThresholds after =
        signed(
            Thresholds.DEFAULTS
                .with(Threshold.HIT_RATE, 0.6)
                .with(Threshold.CRITICAL_MISSES, 0.05)
                .with(Threshold.QUALITY_MARGIN, 7.5));

    assertThat(ThresholdForm.changes(after, null))
        .extracting(one ->
            one.name() + " " + one.from() + " " + one.to() + (one.loosened() ? " looser" : ""))
        .containsExactly(
            "CRITICAL_MISSES 10 % 5 %",
            "QUALITY_MARGIN 5 points 7.5 points looser", "HIT_RATE 70 % 60 % looser");
    assertThat(ThresholdForm.loosened(Map.of("HIT_RATE", 0.65, "SUSTAINED", 0.4), after))
        .as("against what is in force, not against the defaults")
        .containsExactly("SUSTAINED");
  }

  private static SignedThresholds signed(Thresholds thresholds) {
    return new SignedThresholds(
        "cohort:Elm",
        1,
        thresholds,
        List.of(6, 12, 24),
        thresholds.hash(),
        true,
        List.of(),
        "",
        "Olga Owner",
        "olga",
        Instant.EPOCH);
  }
}
