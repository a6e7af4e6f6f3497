package org.traininglayer.adoption.statistics.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.traininglayer.adoption.statistics.records.SampleFacts.RULES;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.traininglayer.adoption.statistics.EvidenceStatus;
import org.traininglayer.adoption.statistics.Proportion;

class DemoToDesktopTest {

  @Test
  void one_item_each_is_compared_as_pairs() {
    Map<String, Proportion> clean = new HashMap<>();
    Map<String, Proportion> messy = new HashMap<>();
    for (int i = 0; i < 30; i++) {
      // Nine can do the clean one only, two the messy one only.
      clean.put("p" + i, new Proportion(i < 9 || i >= 20 ? 1 : 0, 1));
      messy.put("p" + i, new Proportion(i >= 18 ? 1 : 0, 1));
    }
    Signal signal = DemoToDesktop.of(clean, messy, RULES);
    assertThat(signal.leading().estimate()).isCloseTo(0.218750, within(1e-5));
    assertThat(signal.leading().lower()).isCloseTo(0.011327, within(1e-5));
    assertThat(signal.leading().upper()).isCloseTo(0.426173, within(1e-5));
    assertThat(signal.state()).isEqualTo(SignalState.WATCH);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 9, 5, 0, CLEAR",
    "10, 9, 8, 0, QUIET",
    "10, 9, 6, 5, WATCH",
    "4, 9, 5, 0, NO_DATA",
    "5, 9, 5, 0, CLEAR"
  })
  void several_items_each_are_compared_as_differences_of_people(
      int people, int clean, int messy, int spread, SignalState state) {
    Map<String, Proportion> easy = new HashMap<>();
    Map<String, Proportion> hard = new HashMap<>();
    for (int i = 0; i < people; i++) {
      easy.put("p" + i, new Proportion(clean, 10));
      int off = i % 2 == 0 ? spread : -spread;
      hard.put("p" + i, new Proportion(Math.clamp(messy + off, 0, 10), 10));
    }
    easy.put("alone", new Proportion(10, 10));
    Signal signal = DemoToDesktop.of(easy, hard, RULES);
    assertThat(signal.state()).isEqualTo(state);
    assertThat(signal.answer()).isEqualTo(Answer.BRIDGE_MODULE);
  }

  @Test
  void nobody_is_not_measured() {
    Signal signal = DemoToDesktop.of(Map.of(), Map.of(), RULES);
    assertThat(signal.state()).isEqualTo(SignalState.NO_DATA);
    assertThat(signal.evidence()).isEqualTo(EvidenceStatus.NOT_MEASURED);
  }
}
