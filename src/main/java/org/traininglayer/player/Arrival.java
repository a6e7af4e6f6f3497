package org.traininglayer.player;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.traininglayer.learning.Practice;
import org.traininglayer.learning.Progress;

/** Somebody comes with a launch: the attempt is opened, and what waits to be signed is signed. */
@Component
final class Arrival {

  private final Practice practice;
  private final Signing signing;

  Arrival(Practice practice, Signing signing) {
    this.practice = practice;
    this.signing = signing;
  }

  /** The path to wherever the attempt stands; starts one if there is none. */
  String of(PlayerContext visit, HttpServletRequest request, HttpServletResponse response) {
    return signing.arrived(visit, open(visit), request, response);
  }

  /** The attempt, begun if there is none. */
  Progress open(PlayerContext visit) {
    return practice.open(visit.attempt(), visit.launch().id(), Instant.now());
  }
}
