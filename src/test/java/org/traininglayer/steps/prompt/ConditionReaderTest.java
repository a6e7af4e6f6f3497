package org.traininglayer.steps.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.steps.prompt.Condition.All;
import org.traininglayer.steps.prompt.Condition.And;
import org.traininglayer.steps.prompt.Condition.Has;
import org.traininglayer.steps.prompt.Condition.Not;
import org.traininglayer.steps.prompt.Condition.Or;

class ConditionReaderTest {

  private static final List<String> BLOCKS = List.of("a", "data-full", "not", "all");

  @Test
  void not_binds_closer_than_and_which_binds_closer_than_or() throws Exception {
    assertThat(ConditionReader.read("not has(a) and has(b) or all"))
        .isEqualTo(new Or(new And(new Not(new Has("a")), new Has("b")), new All()));
    assertThat(ConditionReader.read("not (has(a) or has(b)) and all"))
        .isEqualTo(new And(new Not(new Or(new Has("a"), new Has("b"))), new All()));
    assertThat(ConditionReader.read(" has( data-full )")).isEqualTo(new Has("data-full"));
    assertThat(ConditionReader.read("has(not)")).isEqualTo(new Has("not"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "has(a)|true",
        "has(b)|false",
        "all|false",
        "not all|true",
        "has(a) and has(b)|false",
        "has(a) or has(b)|true",
        "not not has(a)|true"
      })
  void it_holds_by_what_is_chosen(String text, boolean holds) throws Exception {
    assertThat(ConditionReader.read(text).holds(Set.of("a"), false)).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "has",
        "has(",
        "has()",
        "has(a",
        "has a",
        "(has(a)",
        "has(a))",
        "has(a) has(b)",
        "and",
        "has(a) and",
        "not",
        "any",
        "has(a) & has(b)",
        "has(A)",
        "all()",
        "has(a) xor all"
      })
  void what_is_no_condition_is_refused_and_says_what_stands_there(String text) {
    assertThatThrownBy(() -> ConditionReader.read(text))
        .isInstanceOf(ConditionReader.Malformed.class)
        .hasMessageMatching(".{10,}");
  }

  @Test
  void nothing_is_nested_without_end() {
    assertThatThrownBy(() -> ConditionReader.read("not ".repeat(9999) + "all"))
        .isInstanceOf(ConditionReader.Malformed.class)
        .hasMessageContaining("too deep");
  }

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_is_written_out_is_read_as_it_was_meant(int seed) throws Exception {
    Condition meant = any(new Random(seed), 5);
    Condition read = ConditionReader.read(written(meant));
    assertThat(read).isEqualTo(meant);
    assertThat(BLOCKS).containsAll(ConditionReader.blocks(read));
  }

  private static Condition any(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 2 : 5)) {
      case 0 -> new Has(BLOCKS.get(random.nextInt(BLOCKS.size())));
      case 1 -> new All();
      case 2 -> new Not(any(random, depth - 1));
      case 3 -> new And(any(random, depth - 1), any(random, depth - 1));
      default -> new Or(any(random, depth - 1), any(random, depth - 1));
    };
  }

  private static String written(Condition condition) {
    return switch (condition) {
      case Has has -> "has(" + has.block() + ")";
      case All all -> "all";
      case Not not -> "not (" + written(not.condition()) + ")";
      case And and -> "(" + written(and.left()) + ") and (" + written(and.right()) + ")";
      case Or or -> "(" + written(or.left()) + ") or (" + written(or.right()) + ")";
    };
  }
}
