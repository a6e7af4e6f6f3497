package org.traininglayer.player;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

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

  static String debrief(String token) {
    return entry(token) + "/debrief";
  }

  private static String segment(String text) {
    return UriUtils.encodePathSegment(text, StandardCharsets.UTF_8);
  }
}
