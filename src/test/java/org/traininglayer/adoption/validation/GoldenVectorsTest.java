package org.traininglayer.adoption.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The file of known numbers that also the validation pack of an installed build goes by. */
class GoldenVectorsTest {

  static Stream<GoldenVectors.Vector> all() {
    return GoldenVectors.all().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_formula_gives_the_known_number(GoldenVectors.Vector vector) {
    assertThat(GoldenVectors.run(vector)).matches(GoldenVectors.Outcome::holds);
  }

  @Test
  void every_section_with_known_numbers_is_in_the_file() {
    assertThat(all().map(GoldenVectors.Vector::section).distinct().toList())
        .isEqualTo(
            List.of(
                "4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "4.8", "4.9", "4.10", "4.12",
                "4.13"));
  }

  @Test
  void a_number_that_is_another_or_missing_does_not_hold() {
    assertThat(
            GoldenVectors.run(
                new GoldenVectors.Vector("4.1", "wilson", "8 10", "lower", 0.5, 1e-5)))
        .matches(outcome -> !outcome.holds());
    assertThat(
            GoldenVectors.run(new GoldenVectors.Vector("4.1", "wilson", "8 10", "other", 0, 1e-5)))
        .matches(outcome -> !outcome.holds());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> GoldenVectors.run(new GoldenVectors.Vector("0", "guess", "1", "lower", 0, 1)));
  }
}
