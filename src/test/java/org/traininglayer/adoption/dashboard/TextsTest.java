package org.traininglayer.adoption.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.disclosure.Figure.Bound;
import org.traininglayer.adoption.disclosure.Status;
import org.traininglayer.adoption.disclosure.StoredFigure;
import org.traininglayer.adoption.metric.Panel.Format;

class TextsTest {

  private final Texts texts = HeadlineTest.texts();

  @Test
  void what_is_estimated_from_people_has_its_interval() {
    assertThat(texts.evidence(figure(0.7, 0.65, 0.76, 111), Format.SHARE))
        .isEqualTo("70\u00a0% (65 to 76\u00a0%), 111 people");
    assertThat(texts.full(figure(0.7, 0.7, 0.7, 111), Format.SHARE))
        .isEqualTo("70\u00a0% (70 to 70\u00a0%)");
  }

  @Test
  void what_is_counted_exactly_has_none() {
    assertThat(texts.evidence(figure(0, 0, 0, null), Format.SHARE)).isEqualTo("0\u00a0%");
  }

  private static Figure figure(
      double estimate, double lower, double upper, @Nullable Integer people) {
    return new StoredFigure(
            estimate, lower, upper, people, null, Status.OK, Bound.NONE, 1, Instant.EPOCH)
        .figure();
  }
}
