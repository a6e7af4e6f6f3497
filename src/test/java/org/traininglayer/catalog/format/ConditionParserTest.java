package org.traininglayer.catalog.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.catalog.Condition;
import org.traininglayer.catalog.StateValue;

class ConditionParserTest {

  private static final Map<String, StateValue> STATE =
      Map.of(
          "escalated", new StateValue.Flag(true),
          "late", new StateValue.Flag(false),
          "visits", new StateValue.Decimal(new BigDecimal("3.0")),
          "way", new StateValue.Text("remote"));

  private static Condition parsed(String text) {
    try {
      return ConditionParser.parse(text);
    } catch (ConditionParser.Unreadable e) {
      throw new AssertionError(text + " at " + e.at(), e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state.escalated == true",
        "state.escalated",
        "not state.late",
        "state.visits == 3",
        "state.visits >= 3 and state.visits <= 3",
        "2 < state.visits",
        "state.visits > -1",
        "state.visits != 4",
        "state.way == 'remote'",
        "state.way == \"remote\"",
        "state.late or state.escalated",
        "not (state.late or state.nothing)",
        "state.late and state.late or state.escalated",
        "state.escalated or state.late and state.late",
        "state.nothing != true",
        "  true  "
      })
  void what_holds(String text) {
    assertThat(parsed(text).holds(STATE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state.escalated == false",
        "state.escalated != true",
        "not state.escalated",
        "state.nothing",
        "state.nothing == true",
        "state.nothing == state.nothing",
        "state.way < 'z'",
        "state.way == 3",
        "state.visits < 3",
        "state.late and (state.late or state.escalated)",
        "false"
      })
  void what_does_not_hold(String text) {
    assertThat(parsed(text).holds(STATE)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "state.a = true | 8 | has no meaning here",
        "state.a == | 10 | It ends where a value should follow",
        "== 3 | 0 | A value should stand here",
        "state.a and | 11 | It ends",
        "(state.a | 8 | A bracket is not closed",
        "state.a) | 7 | Nothing can follow here",
        "state.a state.b | 8 | Nothing can follow here",
        "has(state.a) | 0 | Nothing can be called",
        "remote == state.a | 0 | is no value",
        "state.A | 0 | is no value",
        "3 | 0 | neither true nor false",
        "state.a == 'x | 11 | has no meaning here",
        "state.a; drop | 7 | has no meaning here"
      })
  void what_cannot_be_read_is_said_with_its_place(String text, int at, String says) {
    assertThatThrownBy(() -> ConditionParser.parse(text))
        .isInstanceOfSatisfying(
            ConditionParser.Unreadable.class,
            e -> {
              assertThat(e.at()).isEqualTo(at);
              assertThat(e.says()).contains(says);
            });
  }

  @Test
  void brackets_without_end_are_refused_and_not_followed() {
    assertThatThrownBy(() -> ConditionParser.parse("(".repeat(100_000)))
        .isInstanceOfSatisfying(
            ConditionParser.Unreadable.class, e -> assertThat(e.says()).contains("too deeply"));
  }

  @Test
  void any_text_is_read_or_refused() {
    Random random = new Random(7);
    String[] parts = {
      "state.a", "state.b", "and", "or", "not", "(", ")", "==", "<", "true", "3", "'x'", "\"", "#"
    };
    for (int n = 0; n < 5_000; n++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(8); i >= 0; i--) {
        text.append(parts[random.nextInt(parts.length)]).append(random.nextBoolean() ? " " : "");
      }
      try {
        Condition read = ConditionParser.parse(text.toString());
        assertThat(read.holds(Map.of())).isIn(true, false);
        assertThat(read.reads()).allMatch(ConditionParser.NAME.asMatchPredicate());
      } catch (ConditionParser.Unreadable e) {
        assertThat(e.at()).isBetween(0, text.length());
        assertThat(e.says()).isNotBlank();
      }
    }
  }
}
