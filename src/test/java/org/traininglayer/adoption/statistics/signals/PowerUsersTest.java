package org.traininglayer.adoption.statistics.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.traininglayer.adoption.statistics.records.SampleFacts.RULES;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.traininglayer.adoption.statistics.EvidenceStatus;
import org.traininglayer.adoption.statistics.signals.PowerUsers.Result;

class PowerUsersTest {

  private static Map<String, Long> outputs(String values) {
    Map<String, Long> outputs = new TreeMap<>();
    Arrays.stream(values.split(" "))
        .forEach(value -> outputs.put("p" + (outputs.size() + 100), Long.valueOf(value)));
    return outputs;
  }

  @ParameterizedTest
  @CsvSource({
    "1 2 3 4 5 6 7 8 9 55, 0.55, CLEAR",
    "0 0 1 1 2 3 5 8 20 60, 0.6, CLEAR",
    "3 4 5 4 3 4 5 4 3 5, 0.125, QUIET",
    "0 0 0 0 0 0 0 0 0 0 0 5 5 5, , CLEAR",
    "1 9 1 1 1, , NO_DATA"
  })
  void a_tenth_that_makes_half_or_few_effective_users_fire(
      String values, Double top, SignalState state) {
    Result result = PowerUsers.of(outputs(values), List.of(), RULES);
    assertThat(result.signal().state()).isEqualTo(state);
    if (top != null) {
      assertThat(result.signal().leading().estimate()).isCloseTo(top, within(1e-9));
    }
  }

  @Test
  void below_ten_people_there_is_no_share_since_it_would_be_one_persons() {
    // 0.8 of the busiest one's 40 of 54: 59 %, and so her share.
    Result result = PowerUsers.of(outputs("2 2 2 2 2 2 2 40"), List.of(), RULES);
    assertThat(result.signal().leading().status()).isEqualTo(EvidenceStatus.INSUFFICIENT_DATA);
    assertThat(result.signal().leading().estimate()).isNull();
    assertThat(result.signal().leading().nPeople()).isEqualTo(8);
    assertThat(result.concentration()).isNotNull();
  }

  @Test
  void nobody_has_used_it_is_not_equality() {
    Result result = PowerUsers.of(outputs("0 0 0 0 0 0 0 0 0 0"), List.of(), RULES);
    assertThat(result.signal().state()).isEqualTo(SignalState.NO_DATA);
    assertThat(result.signal().evidence()).isEqualTo(EvidenceStatus.NOT_MEASURED);
    assertThat(result.concentration()).isNull();
  }

  @Test
  void it_fires_when_a_gate_would_change_without_the_top_tenth() {
    Map<String, Long> even = outputs("3 4 5 4 3 4 5 4 3 5");
    assertThat(PowerUsers.of(even, List.of("G6"), RULES).signal().fires()).isTrue();
    assertThat(PowerUsers.of(even, List.of(), RULES).signal().fires()).isFalse();
  }

  @Test
  void the_top_tenth_is_whole_people_who_made_something() {
    assertThat(PowerUsers.champions(outputs("1 2 3 4 5 6 7 8 9 55"))).containsExactly("p109");
    assertThat(PowerUsers.champions(outputs("1 2 3 4 5 6 7 8 9 55 54"))).hasSize(2);
    assertThat(PowerUsers.champions(outputs("0 0 0"))).isEmpty();
    assertThat(PowerUsers.champions(outputs("4 4"))).containsExactly("p100");
    assertThat(PowerUsers.champions(Map.of())).isEmpty();
  }
}
