package org.traininglayer.adoption.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.disclosure.Figure.Bound;
import org.traininglayer.adoption.disclosure.Status;
import org.traininglayer.adoption.disclosure.StoredFigure;

/** The little axis beside each panel. */
class OwnerStripTest {

  @Test
  void a_figure_is_a_point_and_what_is_told_as_a_bound_is_none() {
    assertThat(strip(0.85, 0.7, 0.95, Bound.NONE))
        .asInstanceOf(type(OwnerPage.Strip.class))
        .satisfies(strip -> {
          assertThat(strip.at()).isBetween(strip.from(), strip.to());
          assertThat(strip.hollow()).isFalse();
        });
    for (Bound bound : new Bound[] {Bound.AT_LEAST, Bound.ONE_SIDED_UPPER, Bound.AT_MOST}) {
      assertThat(strip(0.9, 0.75, 1, bound))
          .asInstanceOf(type(OwnerPage.Strip.class))
          .satisfies(strip -> {
            assertThat(strip.at()).as(bound.toString()).isNull();
            assertThat(strip.from()).isLessThan(strip.to());
          });
    }
  }

  private static Object strip(double estimate, double lower, double upper, Bound bound) {
    return OwnerPages.strip(
        OwnerReasonsTest.texts(),
        OwnerFigure.HITS,
        new StoredFigure(estimate, lower, upper, 8, 60L, Status.OK, bound, 1, Instant.EPOCH)
            .figure());
  }
}
