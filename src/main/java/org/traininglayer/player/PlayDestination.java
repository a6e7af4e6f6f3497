package org.traininglayer.player;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.LaunchDestination;

/**
 * Launches that nobody before has taken go to the player. Where the link names no module, or one
 * that is not there, the player says so.
 */
@Component
@Order(20)
class PlayDestination implements LaunchDestination {

  @Override
  public String pathFor(Launch launch, String token) {
    return Paths.entry(token);
  }
}
