package org.traininglayer.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The headers that every answer carries, error pages included. A page that needs something else
 * sets the header itself, which replaces the one from here.
 *
 * <p>Pages that are launched from a learning platform may stand in that platform's frame; nothing
 * else may be framed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SecurityHeaders extends OncePerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(SecurityHeaders.class);

  /** Any site over HTTPS, and a local one for trying out: where no launch says more. */
  private static final String PLATFORMS = "https: http://localhost:* http://127.0.0.1:*";

  /** Addresses that only people who look after the tool use. */
  private static final List<String> INSIDE = List.of("/admin", "/dashboard");

  private static final List<String> FRAMES = List.of("iframe", "frame", "object", "embed");

  private static final String FRAMED =
      "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'";

  private final ObjectProvider<FrameParents> parents;
  private final WebProperties properties;
  private final boolean https;

  SecurityHeaders(
      ObjectProvider<FrameParents> parents, WebProperties properties, Environment environment) {
    this.parents = parents;
    this.properties = properties;
    this.https = environment.getProperty("traininglayer.base-url", "").startsWith("https:");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    response.setHeader("Content-Security-Policy", policy(path, framedBy(path)));
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    // A proxy may have ended TLS: what counts is how the world reaches this tool.
    if ((https || request.isSecure()) && !properties.hsts().isBlank()) {
      response.setHeader("Strict-Transport-Security", properties.hsts());
    }
    if (under(INSIDE, path) && inFrame(request)) {
      // Nothing of the inside: some browsers would show a blank frame and say nothing.
      response.setHeader("Content-Security-Policy", FRAMED);
      response.setHeader("Cache-Control", "no-store");
      request.getRequestDispatcher(FramedConsole.PATH).forward(request, response);
      return;
    }
    if (under(INSIDE, path)) {
      response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
      response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("X-Frame-Options", "DENY");
    }
    chain.doFilter(request, response);
  }

  /** As the browser says (Fetch Metadata). */
  private static boolean inFrame(HttpServletRequest request) {
    String place = request.getHeader("Sec-Fetch-Dest");
    return place != null && FRAMES.contains(place);
  }

  /** The content security policy for a path where no launch says more. */
  static String policy(String path) {
    return policy(path, null);
  }

  /**
   * The content security policy for a path.
   *
   * @param framedBy sites that may frame the launch's pages; null where nothing is known
   */
  static String policy(String path, @Nullable String framedBy) {
    boolean launch = path.startsWith("/lti/") || path.startsWith("/select/");
    boolean framed = launch || LaunchedPages.PLACES.stream().anyMatch(path::startsWith);
    boolean demo = path.equals("/demo") || path.startsWith("/demo/");
    return "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'"
        // A launch goes out to the platform and back: as forms, and browsers check redirects too.
        + "; form-action 'self'"
        + (launch || demo ? " " + PLATFORMS : "")
        + (demo ? "; frame-src 'self' " + PLATFORMS : "")
        + "; frame-ancestors "
        + (framed
            ? "'self' " + (framedBy == null ? PLATFORMS : framedBy)
            : demo ? "'self'" : "'none'");
  }

  private @Nullable String framedBy(String path) {
    @Nullable String token = token(path);
    FrameParents known = token == null ? null : parents.getIfAvailable();
    if (token == null || known == null) {
      return null;
    }
    try {
      Optional<String> sources = known.of(token);
      return sources.orElse(null);
    } catch (DataAccessException e) {
      log.warn("Who may frame a page could not be looked up: {}", e.getMessage());
      return null;
    }
  }

  /** The launch's token in the address of one of its pages. */
  static @Nullable String token(String path) {
    for (String start : LaunchedPages.PLACES) {
      if (path.startsWith(start)) {
        int end = path.indexOf('/', start.length());
        String token = path.substring(start.length(), end < 0 ? path.length() : end);
        boolean plain =
            !token.isEmpty()
                && token.length() <= 100
                && token
                    .chars()
                    .allMatch(
                        c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_'));
        return plain ? token : null;
      }
    }
    return null;
  }

  private static boolean under(List<String> places, String path) {
    return places.stream().anyMatch(place -> path.equals(place) || path.startsWith(place + "/"));
  }
}
