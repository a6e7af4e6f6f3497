package org.traininglayer.lti;

import java.net.URI;
import java.util.Optional;

/**
 * Answers to platforms that asked somebody to choose content (Deep Linking 2.0). Each selection is
 * answered once, whichever node is asked and however often.
 */
public interface ContentSelections {

  /** The type of item that launches this tool. */
  String RESOURCE_LINK = "ltiResourceLink";

  /**
   * Answers a selection.
   *
   * @param launch a launch for a content selection
   * @return what to post; empty if this selection has been answered before
   * @throws IllegalArgumentException if the answer has what the platform does not take
   */
  Optional<Posting> answer(Launch launch, ContentAnswer answer);

  /**
   * The answer that was given, signed anew with the same nonce, for when it did not arrive; empty
   * if none was given.
   */
  Optional<Posting> again(Launch launch);

  /** Whether the selection has been answered. */
  boolean isAnswered(Launch launch);

  /**
   * A form that a browser posts to the platform.
   *
   * @param returnUrl its query is to be kept
   * @param jwt the value of the field {@code JWT}
   */
  record Posting(URI returnUrl, String jwt) {}
}
