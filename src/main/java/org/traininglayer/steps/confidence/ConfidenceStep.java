package org.traininglayer.steps.confidence;

import java.util.List;
import org.traininglayer.catalog.Step;

/** Self-rating from 0 to 10. Unscored. */
public record ConfidenceStep(Head head, Moment moment, List<Item> items) implements Step {

  /** The word for the type. */
  static final String TYPE = "confidence";

  /** The highest rating. */
  static final int HIGHEST = 10;

  /** One statement to rate. */
  public record Item(String id, String competency, String statement) {}

  /** When in the module it is asked. */
  public enum Moment {
    PRE,
    POST,
    FOLLOW_UP
  }

  /**
   * Whether it asks as well where one was before: people judge where they began by what they know
   * now, so that a rating before and one after are on two scales.
   */
  boolean looksBack() {
    return moment == Moment.POST;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public ConfidenceStep with(Head other) {
    return new ConfidenceStep(other, moment, items);
  }
}
