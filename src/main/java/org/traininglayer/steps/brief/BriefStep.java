package org.traininglayer.steps.brief;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step;

/** Sets the scene. Unscored. */
public record BriefStep(Head head, @Nullable String persona, String goal, List<String> groundRules)
    implements Step {

  /** The word for the type. */
  static final String TYPE = "brief";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public BriefStep with(Head other) {
    return new BriefStep(other, persona, goal, groundRules);
  }
}
