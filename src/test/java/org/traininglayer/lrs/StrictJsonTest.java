package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class StrictJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"id\": ", "{", "[1,", "{\"a\": \"x", "{bad", "{\"a\":1,\"a\":2}", "{} {}"})
  void a_fault_is_told_with_its_place_and_without_words_of_the_library(String text) {
    JacksonException fault =
        catchThrowableOfType(JacksonException.class, () -> StrictJson.read(text));

    assertThat(StrictJson.fault(fault))
        .matches("(?s).+ \\(line \\d+, column \\d+\\)")
        .doesNotContain("Source", "REDACTED", "UNKNOWN", "StreamReadFeature", "start marker");
  }
}
