package org.traininglayer.player;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.traininglayer.learning.LearnerErased;
import org.traininglayer.learning.ModuleGone;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.LaunchDestination;

/**
 * Launches that nobody before has taken go to the player, straight to where the attempt stands.
 * Where the link names no module, or one that is not there, the player's entry says so.
 */
@Component
@Order(20)
class PlayDestination implements LaunchDestination {

  private static final Logger log = LoggerFactory.getLogger(PlayDestination.class);

  private final PlayerContexts visits;
  private final Arrival arrival;

  PlayDestination(PlayerContexts visits, Arrival arrival) {
    this.visits = visits;
    this.arrival = arrival;
  }

  @Override
  public String pathFor(
      Launch launch, String token, HttpServletRequest request, HttpServletResponse response) {
    try {
      return arrival.of(visits.of(token, launch), request, response);
    } catch (CannotPlay | ModuleGone | LearnerErased e) {
      return Paths.entry(token); // which says why
    } catch (RuntimeException e) {
      // The launch is kept: its entry begins the attempt, or says what stands in the way.
      log.warn("An attempt could not be opened with its launch: {}", e.toString());
      return Paths.entry(token);
    }
  }
}
