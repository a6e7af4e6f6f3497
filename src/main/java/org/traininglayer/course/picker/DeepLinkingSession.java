package org.traininglayer.course.picker;

import org.traininglayer.lti.Launch;
import org.traininglayer.lti.LaunchMessage.ContentSelection;

/** Somebody in the dialogue: the launch behind their token, and what its platform takes. */
record DeepLinkingSession(
    String token, Launch launch, ContentSelection selection, PlacementCapabilities taken) {

  /** The address of the list; the others are below it. */
  public String path() {
    return Paths.list(token);
  }
}
