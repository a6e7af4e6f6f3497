package org.traininglayer.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that somebody wrote is computed by who opens a table. */
class SpreadsheetTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\tx", "\rx"})
  void what_begins_like_a_formula_is_marked_as_text(String text) {
    assertThat(SpreadsheetText.of(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "1 = 1", "'=1", " =1"})
  void everything_else_stays(String text) {
    assertThat(SpreadsheetText.of(text)).isEqualTo(text);
  }
}
