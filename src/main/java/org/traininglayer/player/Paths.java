package org.traininglayer.player;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;
import org.traininglayer.catalog.Step;

/** The addresses of the player. */
final class Paths {

  private Paths() {}

  /** Leads to wherever the attempt stands. */
  static String entry(String token) {
    return "/play/" + segment(token);
  }

  static String step(String token, String step) {
    return entry(token) + "/" + segment(step);
  }

  static String step(PlayerContext visit, Step step) {
    return step(visit.token(), step.head().id());
  }

  static String debrief(String token) {
    return entry(token) + "/debrief";
  }

  private static String segment(String text) {
    return UriUtils.encodePathSegment(text, StandardCharsets.UTF_8);
  }
}
