package org.traininglayer.lti;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away what is not even a form, before anything tries to read it: other content types, bodies
 * that are far too large, parameters that cannot be decoded.
 */
class LtiRequestGuard extends OncePerRequestFilter {

  private static final int MAX_BODY = 1_000_000;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (HttpMethod.POST.matches(request.getMethod())) {
      if (!isForm(request.getContentType())) {
        refuse(response, 415, "Send application/x-www-form-urlencoded.");
        return;
      }
      if (request.getContentLengthLong() > MAX_BODY) {
        refuse(response, 413, "This is too large for an LTI message.");
        return;
      }
    }
    try {
      request.getParameterMap();
    } catch (RuntimeException e) {
      refuse(response, 400, "The parameters of this request cannot be read.");
      return;
    }
    chain.doFilter(request, response);
  }

  private static boolean isForm(@Nullable String contentType) {
    try {
      return contentType != null
          && MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(
              MediaType.parseMediaType(contentType));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  private static void refuse(HttpServletResponse response, int status, String sentence)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().println(sentence);
  }
}
