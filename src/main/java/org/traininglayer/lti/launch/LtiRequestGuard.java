package org.traininglayer.lti.launch;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.ConnectionTraces.Kind;
import org.traininglayer.lti.diagnosis.refusals.RefusalReason;
import org.traininglayer.lti.diagnosis.refusals.Refused;
import org.traininglayer.lti.diagnosis.refusals.Refused.Past;
import org.traininglayer.lti.diagnosis.refusals.StoredRefusals;

/**
 * Turns away what is not even a form, before anything tries to read it: other content types, bodies
 * that are far too large, parameters that cannot be decoded.
 */
class LtiRequestGuard extends OncePerRequestFilter {

  private static final int MAX_BODY = 1_000_000;

  private final StoredRefusals refusals;

  LtiRequestGuard(StoredRefusals refusals) {
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (HttpMethod.POST.matches(request.getMethod())) {
      if (!isForm(request.getContentType())) {
        refuse(
            request,
            response,
            415,
            "Send application/x-www-form-urlencoded.",
            "application/x-www-form-urlencoded",
            request.getContentType() == null ? "no content type" : request.getContentType());
        return;
      }
      if (request.getContentLengthLong() > MAX_BODY) {
        refuse(
            request,
            response,
            413,
            "This is too large for an LTI message.",
            "at most " + MAX_BODY + " bytes",
            request.getContentLengthLong() + " bytes");
        return;
      }
    }
    try {
      request.getParameterMap();
    } catch (RuntimeException e) {
      refuse(
          request,
          response,
          400,
          "The parameters of this request cannot be read.",
          "parameters in percent encoding and UTF-8",
          "others");
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

  private void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String sentence,
      String expected,
      String got)
      throws IOException {
    boolean login = request.getRequestURI().startsWith(request.getContextPath() + "/lti/login");
    String code =
        refusals.record(
            Refused.because(RefusalReason.REQUEST_MALFORMED, expected, got)
                .after(
                    new Past(
                        login ? Kind.LOGIN : Kind.LAUNCH,
                        List.of(
                            Check.passed("Request · sent to", request.getRequestURI()),
                            Check.passed("Request · sent by", request.getMethod())),
                        null)));
    response.setStatus(status);
    response.setContentType("text/plain");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().println(sentence + " (" + code + ")");
  }
}
