package org.traininglayer.web;

import java.util.Optional;

/** Knows which sites may show the pages of a launch in a frame. */
public interface FrameParents {

  /**
   * The sites beside our own, as sources of a content security policy, separated by blanks.
   *
   * @param token the launch's token, as it stands in the page's address
   * @return empty when there is no such launch, or nothing is known
   */
  Optional<String> of(String token);
}
