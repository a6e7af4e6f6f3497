package org.traininglayer.steps.commit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step;

/**
 * Own view before the AI's output becomes visible.
 *
 * @param correct ids of the right options, by the sources; empty when there is no key
 * @param basis on what that key rests; null when the module does not say
 * @param reveals id of the step whose AI output it unlocks
 */
public record CommitStep(
    Head head,
    String question,
    List<Option> options,
    List<String> correct,
    @Nullable KeyBasis basis,
    boolean confidence,
    @Nullable String reveals)
    implements Step {

  /** The word for the type. */
  static final String TYPE = "commit";

  /** An answer that can be chosen. */
  public record Option(String id, String text) {}

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public CommitStep with(Head other) {
    return new CommitStep(other, question, options, correct, basis, confidence, reveals);
  }
}
