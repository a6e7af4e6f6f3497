package org.traininglayer.learning.player;

import org.springframework.stereotype.Component;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.LaunchMessage.ResourceLink;
import org.traininglayer.lti.Launches;

/** Finds the visit that a page's token stands for. */
@Component
class Visits {

  private static final int LONGEST_TOKEN = 200;

  private final Launches launches;

  Visits(Launches launches) {
    this.launches = launches;
  }

  /**
   * The visit of this token.
   *
   * @throws CannotPlay when the token never was or has expired, or its link names no module
   */
  Visit of(String token) {
    if (token.length() > LONGEST_TOKEN) {
      throw new CannotPlay(CannotPlay.Why.ENDED, null, null);
    }
    Launch launch =
        launches.find(token).orElseThrow(() -> new CannotPlay(CannotPlay.Why.ENDED, null, null));
    if (!(launch.message() instanceof ResourceLink link)) {
      throw new CannotPlay(CannotPlay.Why.NO_MODULE, launch, null);
    }
    return launch
        .module()
        .map(module -> Visit.of(token, launch, link, module))
        .orElseThrow(() -> new CannotPlay(CannotPlay.Why.NO_MODULE, launch, null));
  }
}
