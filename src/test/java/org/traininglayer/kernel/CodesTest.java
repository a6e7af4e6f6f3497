package org.traininglayer.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodesTest {

  @ParameterizedTest
  @CsvSource({"pv-lead,PV lead", "trial_nurse,Trial nurse", "cra,CRA", "dm--lead,DM  lead"})
  void a_code_without_a_word_of_its_own_is_written_as_words(String code, String words) {
    assertThat(Codes.words(code)).isEqualTo(words.replace("  ", " "));
  }
}
