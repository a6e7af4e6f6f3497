package org.traininglayer.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The headers that every answer carries, error pages included. A page that needs something else
 * sets the header itself, which replaces the one from here.
 *
 * <p>Pages that are launched from a learning platform may stand in its frame; nothing else may be
 * framed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SecurityHeaders extends OncePerRequestFilter {

  /** Framing by a platform: any site over HTTPS, and a local one for trying out. */
  private static final String PLATFORMS = "https: http://localhost:* http://127.0.0.1:*";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("Content-Security-Policy", policy(request.getRequestURI()));
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    chain.doFilter(request, response);
  }

  /** The content security policy for a path. */
  static String policy(String path) {
    // These send forms to the platform: of a launch, or with what was chosen.
    boolean launch = path.startsWith("/lti/") || path.startsWith("/select/");
    boolean framed = launch || path.startsWith("/play/") || path.startsWith("/course/");
    boolean demo = path.equals("/demo") || path.startsWith("/demo/");
    return "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'"
        // A launch goes out to the platform and back: as forms, and browsers check redirects too.
        + "; form-action 'self'"
        + (launch || demo ? " " + PLATFORMS : "")
        + (demo ? "; frame-src 'self' " + PLATFORMS : "")
        + "; frame-ancestors "
        + (framed ? "'self' " + PLATFORMS : demo ? "'self'" : "'none'");
  }
}
