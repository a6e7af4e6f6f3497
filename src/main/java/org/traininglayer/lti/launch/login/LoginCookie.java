package org.traininglayer.lti.launch.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.traininglayer.lti.ToolAddress;

/**
 * The cookie that ties a login to the browser that began it: partitioned (CHIPS), so that it lives
 * inside an LMS's frame too, and with the prefix {@code __Host-} (<a
 * href="https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-4.1.3">RFC
 * 6265bis, 4.1.3</a>), so that no neighbour under the same domain can set it. Where the tool itself
 * is served without TLS, as in a trial, it has none, and a second one goes along for browsers that
 * keep no {@code Secure} cookie there.
 */
@Component
public class LoginCookie {

  static final String PREFIX = "tl_login_";
  static final String HOST_PREFIX = "__Host-" + PREFIX;
  static final String PLAIN_PREFIX = "tl_plain_";

  /** For so long after a start, nodes that know no prefix may be asked to go on with a login. */
  static final Duration UPDATE = Duration.ofHours(1);

  private final boolean plainHttp;
  private final Clock clock;
  private final Instant started;

  @Autowired
  LoginCookie(ToolAddress address) {
    this(address, Clock.systemUTC());
  }

  LoginCookie(ToolAddress address, Clock clock) {
    this.plainHttp = "http".equals(address.base().getScheme());
    this.clock = clock;
    this.started = clock.instant();
  }

  /** The secret of this login, if this browser has it. */
  public Optional<String> read(HttpServletRequest request, String handle) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(name(handle))
            || (plainHttp && cookie.getName().equals(PLAIN_PREFIX + handle))) {
          return Optional.of(cookie.getValue());
        }
      }
    }
    return Optional.empty();
  }

  /** Headers that give the browser the secret. */
  HttpHeaders set(String handle, String binding) {
    return cookies(handle, binding, Logins.LIFE.toSeconds());
  }

  /** Headers that let the browser keep the secret for so long from now. */
  public HttpHeaders keep(String handle, String binding, Duration time) {
    return cookies(handle, binding, time.toSeconds());
  }

  /** Headers that take it back. */
  public HttpHeaders clear(String handle) {
    return cookies(handle, "", 0);
  }

  /** The one name that counts. */
  private String name(String handle) {
    return (!plainHttp && LoginHandle.hasHostCookie(handle) ? HOST_PREFIX : PREFIX) + handle;
  }

  private HttpHeaders cookies(String handle, String value, long seconds) {
    List<ResponseCookie> cookies = new ArrayList<>();
    String name = name(handle);
    boolean host = name.startsWith(HOST_PREFIX);
    cookies.add(partitioned(name, value, host ? "/" : "/lti", seconds));
    if (host && clock.instant().isBefore(started.plus(UPDATE))) {
      // Read by nodes of the version before alone.
      cookies.add(partitioned(PREFIX + handle, value, "/lti", seconds));
    }
    if (plainHttp) {
      cookies.add(
          ResponseCookie.from(PLAIN_PREFIX + handle, value)
              .httpOnly(true)
              .sameSite("Lax")
              .path("/lti")
              .maxAge(seconds)
              .build());
    }
    HttpHeaders headers = new HttpHeaders();
    cookies.forEach(cookie -> headers.add(HttpHeaders.SET_COOKIE, cookie.toString()));
    return headers;
  }

  private static ResponseCookie partitioned(String name, String value, String path, long seconds) {
    return ResponseCookie.from(name, value)
        .secure(true)
        .httpOnly(true)
        .sameSite("None")
        .partitioned(true)
        .path(path)
        .maxAge(seconds)
        .build();
  }
}
