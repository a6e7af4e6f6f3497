package org.traininglayer.player;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.traininglayer.kernel.Sha256;
import org.traininglayer.learning.AttemptKey;
import org.traininglayer.steps.FreshLaunch;
import org.traininglayer.steps.FreshLaunch.Verdict;

/**
 * Remembers in the browser that somebody asked to sign, by digests of the person and the activity.
 * It decides nothing: it only lets whoever comes next be told that their launch does not sign for
 * somebody else, or in another activity. Without it they are told nothing, and sign nothing either.
 */
final class SigningCookie {

  private static final String NAME = "tl-signing";

  private SigningCookie() {}

  static void set(HttpServletResponse response, PlayerContext visit) {
    add(response, value(visit.attempt().key()), FreshLaunch.WITHIN);
  }

  static void clear(HttpServletResponse response) {
    add(response, "", Duration.ZERO);
  }

  /** Whether the last request in this browser was somebody else's, or in another activity. */
  static Verdict read(HttpServletRequest request, PlayerContext visit) {
    String value = value(request);
    if (value == null) {
      return Verdict.NOT_ASKED;
    }
    String[] asked = value.split("\\.", -1);
    String[] here = value(visit.attempt().key()).split("\\.", -1);
    if (asked.length != here.length || value.equals(String.join(".", here))) {
      return Verdict.NOT_ASKED;
    }
    return asked[0].equals(here[0]) ? Verdict.OTHER_ACTIVITY : Verdict.OTHER_PERSON;
  }

  private static String value(AttemptKey key) {
    return digest(key.learner().value().toString())
        + "."
        + digest(key.resourceLinkId() + "\n" + key.module().value());
  }

  private static String digest(String text) {
    return Sha256.of("signing\n" + text).substring(0, 32);
  }

  private static @Nullable String value(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(NAME)) {
          return cookie.getValue();
        }
      }
    }
    return null;
  }

  /** For the launch, too: it leads on to the page that tells. */
  private static void add(HttpServletResponse response, String value, Duration age) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(NAME, value)
            .secure(true)
            .httpOnly(true)
            .sameSite("None")
            .partitioned(true)
            .path("/")
            .maxAge(age)
            .build()
            .toString());
  }
}
