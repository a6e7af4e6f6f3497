package org.traininglayer.adoption.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.traininglayer.adoption.cohort.Cohort;
import org.traininglayer.adoption.dashboard.Texts;
import org.traininglayer.adoption.disclosure.Figure.Bound;
import org.traininglayer.adoption.disclosure.Status;
import org.traininglayer.adoption.disclosure.StoredFigure;

/** The reason that is told first is one that somebody gave. */
class OwnerReasonsTest {

  private static final StoredFigure HIDDEN =
      new StoredFigure(
          null, null, null, null, null, Status.SUPPRESSED, Bound.NONE, 1, Instant.EPOCH);

  private final Map<OwnerFigure, StoredFigure> figures = new EnumMap<>(OwnerFigure.class);

  @Test
  void the_most_frequent_reason_comes_first() {
    figures.put(OwnerFigure.AFRAID, share(0.3, Bound.NONE));
    figures.put(OwnerFigure.BY_HAND, share(0.7, Bound.NONE));

    OwnerPage.Reasons reasons = reasons();

    assertThat(reasons.finding()).startsWith("Faster by hand: 70");
    assertThat(reasons.rows())
        .extracting(OwnerPage.Row::label)
        .startsWith("Faster by hand", "Afraid of a finding");
  }

  @Test
  void a_bound_that_may_stand_for_nobody_is_no_reason_to_tell() {
    figures.put(OwnerFigure.AFRAID, share(0.1, Bound.AT_MOST));
    figures.put(OwnerFigure.BY_HAND, HIDDEN);

    OwnerPage.Reasons reasons = reasons();

    assertThat(reasons.finding()).startsWith("Hidden:").doesNotContain("Afraid");
    assertThat(reasons.rows()).isEmpty();
  }

  @Test
  void a_bound_comes_after_each_reason_that_was_given() {
    figures.put(OwnerFigure.AFRAID, share(0.1, Bound.AT_MOST));
    figures.put(OwnerFigure.NOT_SURE, share(0.05, Bound.NONE));
    figures.put(OwnerFigure.BY_HAND, HIDDEN);

    OwnerPage.Reasons reasons = reasons();

    assertThat(reasons.finding()).startsWith("Not sure whether it is allowed: 5");
    assertThat(reasons.rows())
        .extracting(OwnerPage.Row::label)
        .startsWith("Not sure whether it is allowed", "Afraid of a finding");
  }

  @Test
  void at_least_so_much_is_a_reason() {
    figures.put(OwnerFigure.AFRAID, share(0.1, Bound.AT_MOST));
    figures.put(OwnerFigure.OTHER_REASON, share(0.9, Bound.AT_LEAST));

    assertThat(reasons().finding()).startsWith("Another reason: 90");
  }

  private OwnerPage.Reasons reasons() {
    Map<String, StoredFigure> byId = new HashMap<>();
    figures.forEach((figure, value) -> byId.put(figure.id(), value));
    return OwnerReasons.of(
        texts(),
        new Release.Group(
            Cohort.ORGANISATION,
            new Release.Content(7, byId, List.of(), Map.of(), List.of(), List.of())));
  }

  private static StoredFigure share(double estimate, Bound bound) {
    return new StoredFigure(estimate, 0.0, 1.0, 7, 40L, Status.OK, bound, 1, Instant.EPOCH);
  }

  static Texts texts() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasenames("messages/adoption", "messages/adoption-owner");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return new Texts(messages, Locale.ENGLISH);
  }
}
