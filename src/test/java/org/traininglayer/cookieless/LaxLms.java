package org.traininglayer.cookieless;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.HtmlUtils;

/**
 * Gives the demo LMS a session whose cookie is {@code SameSite=Lax}: signed in at {@value
 * #SIGN_IN}; without the cookie its pages are a sign-in form, and its authorisation address answers
 * {@code access_denied}, as WordPress with the ceLTIc platform does.
 */
@TestConfiguration(proxyBeanMethods = false)
class LaxLms {

  /** Signs in and leads to the address in the query. */
  static final String SIGN_IN = "/demo/lax/sign-in";

  private static final String COOKIE = "lms_session";

  @Bean
  Session laxSession() {
    return new Session();
  }

  @Bean
  FilterRegistrationBean<Session> laxSessionFirst(Session session) {
    FilterRegistrationBean<Session> first = new FilterRegistrationBean<>(session);
    first.addUrlPatterns("/demo/*");
    first.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return first;
  }

  /** The session; off until a test wants it. */
  static final class Session extends OncePerRequestFilter {

    private volatile boolean demanded;

    void demand(boolean wanted) {
      demanded = wanted;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, jakarta.servlet.ServletException {
      String path = request.getRequestURI();
      if (path.equals(SIGN_IN)) {
        response.addHeader(
            "Set-Cookie",
            ResponseCookie.from(COOKIE, "lena")
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax")
                .path("/demo")
                .build()
                .toString());
        response.sendRedirect(Objects.requireNonNull(request.getQueryString()));
      } else if (!demanded || signedIn(request)) {
        chain.doFilter(request, response);
      } else if (path.endsWith("/lti/auth") || path.endsWith("/authorize_redirect")) {
        html(response, denied(request));
      } else if (path.startsWith("/demo/as/")) {
        html(response, "<h1 id='sign-in'>Sign in to the LMS</h1>");
      } else {
        chain.doFilter(request, response);
      }
    }

    private static boolean signedIn(HttpServletRequest request) {
      Cookie[] cookies = request.getCookies();
      return cookies != null
          && Arrays.stream(cookies).anyMatch(cookie -> cookie.getName().equals(COOKIE));
    }

    private static String denied(HttpServletRequest request) {
      return "<form method='post' action='%s'>".formatted(parameter(request, "redirect_uri"))
          + "<input name='error' value='access_denied'><input name='state' value='%s'></form>"
              .formatted(parameter(request, "state"))
          + "<script>document.forms[0].submit()</script>";
    }

    private static String parameter(HttpServletRequest request, String name) {
      return HtmlUtils.htmlEscape(Objects.requireNonNullElse(request.getParameter(name), ""));
    }

    private static void html(HttpServletResponse response, String body) throws IOException {
      response.setContentType("text/html;charset=UTF-8");
      response.setHeader("Cache-Control", "no-store");
      response.getWriter().println("<!doctype html><meta charset=utf-8><title>LMS</title>" + body);
    }
  }
}
