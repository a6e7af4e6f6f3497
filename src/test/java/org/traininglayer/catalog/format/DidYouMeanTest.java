package org.traininglayer.catalog.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {

  @ParameterizedTest
  @CsvSource({"e7,e1", "titel,title", "famly,family", "mayor,major", "kri-listing,kri-listings"})
  void a_slip_finds_its_word(String wrong, String meant) {
    assertThat(DidYouMean.nearest(List.of("unrelated", meant), wrong)).hasValue(meant);
  }

  @Test
  void something_else_finds_nothing() {
    assertThat(DidYouMean.nearest(List.of("title", "family"), "colour")).isEmpty();
    assertThat(DidYouMean.among(List.of("title"), "colour", "Remove it.")).isEqualTo("Remove it.");
  }

  @ParameterizedTest
  @CsvSource({"'','',0", "a,'',1", "abc,abc,0", "abc,acb,1", "kitten,sitting,3"})
  void the_distance_counts_changes(String a, String b, int distance) {
    assertThat(DidYouMean.distance(a, b)).isEqualTo(distance);
    assertThat(DidYouMean.distance(b, a)).isEqualTo(distance);
  }
}
