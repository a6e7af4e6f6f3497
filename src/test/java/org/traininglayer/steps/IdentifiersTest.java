package org.traininglayer.steps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.steps.Identifiers.Found;
import org.traininglayer.steps.Identifiers.Kind;

class IdentifiersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EMAIL|ask mary.o'hara+ae@site-12.example.org today|hara+ae@site-12.example.org",
        "BIRTH|a woman, date of birth: 4 Mar|date of birth: 4",
        "BIRTH|she was born in 1961|born in 1961",
        "BIRTH|DOB 04/03/61|DOB 04/03/61",
        "BIRTH|male, 04.03.1961, ALT 412|04.03.1961",
        "BIRTH|1961-03-04|1961-03-04",
        "BIRTH|4 March 1961|4 March 1961",
        "BIRTH|04-MAR-1961|04-MAR-1961",
        "SUBJECT|the narrative of 117-008 says|117-008",
        "SUBJECT|Subject 117008 had jaundice|Subject 117008",
        "SUBJECT|patient no. 12|patient no. 12",
        "SUBJECT|participant number: 0042|participant number: 0042",
        "SUBJECT|case 2026-00417|2026-00417",
        "TELEPHONE|call +49 30 901820 55|+49 30 901820 55"
      })
  void what_looks_as_if_it_named_somebody_is_found(Kind kind, String text, String there) {
    assertThat(Identifiers.in(text)).containsExactly(new Found(kind, there));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "I open the listing first and look at each denominator.",
        "On 12 May 2026 the data were cut; see ICH E6(R3) 3.11.4 and protocol v3.0.",
        "From 2020-2024 the share rose from 5 of 11 (45 %) to 31 %.",
        "BRW-301, KLT-207, page 12-14, 0.08 per visit, 2026-05-12",
        "The subject is closed, and 3 patients were withdrawn.",
        "follow me @work"
      })
  void dates_of_today_versions_counts_and_studies_name_nobody(String text) {
    assertThat(Identifiers.in(text)).isEmpty();
  }

  @Test
  void one_of_each_kind_is_told() {
    assertThat(Identifiers.in("117-008 and 117-009, born 1961, a@b.example, c@d.example"))
        .extracting(Found::kind)
        .containsExactly(Kind.EMAIL, Kind.BIRTH, Kind.SUBJECT);
  }
}
