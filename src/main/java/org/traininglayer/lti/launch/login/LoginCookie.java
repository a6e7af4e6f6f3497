package org.traininglayer.lti.launch.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.traininglayer.lti.ToolAddress;

/**
 * The cookie that ties a login to the browser that began it: partitioned (CHIPS), so that it lives
 * inside an LMS's frame too. Where the tool itself is served without TLS, as in a trial, a second
 * one goes along for browsers that keep no {@code Secure} cookie there.
 */
@Component
public class LoginCookie {

  private static final String PREFIX = "tl_login_";
  private static final String PLAIN_PREFIX = "tl_plain_";

  private final boolean plainHttp;

  LoginCookie(ToolAddress address) {
    this.plainHttp = "http".equals(address.base().getScheme());
  }

  /** The secret of this login, if this browser has it. */
  public Optional<String> read(HttpServletRequest request, String handle) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(PREFIX + handle)
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

  private HttpHeaders cookies(String handle, String value, long seconds) {
    List<ResponseCookie> cookies = new ArrayList<>();
    cookies.add(
        ResponseCookie.from(PREFIX + handle, value)
            .secure(true)
            .httpOnly(true)
            .sameSite("None")
            .partitioned(true)
            .path("/lti")
            .maxAge(seconds)
            .build());
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
}
