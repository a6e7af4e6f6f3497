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

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public ConfidenceStep with(Head other) {
    return new ConfidenceStep(other, moment, items);
  }
}
