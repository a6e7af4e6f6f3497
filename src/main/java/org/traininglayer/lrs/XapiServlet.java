package org.traininglayer.lrs;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.traininglayer.persistence.DatabaseAway;

/**
 * The envelope of every xAPI request (xAPI 1.0.3, part 3, 1 and 3). A servlet of its own, since
 * every answer, errors too, needs the headers of xAPI, and nobody else may read a body first.
 */
final class XapiServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(XapiServlet.class);

  private final transient XapiResources resources;
  private final transient AllowedOrigins origins;
  private final String otherwise;

  /**
   * Makes the servlet.
   *
   * @param otherwise the version to name where a request asks for none that is spoken here
   */
  XapiServlet(XapiResources resources, AllowedOrigins origins, String otherwise) {
    this.resources = resources;
    this.origins = origins;
    this.otherwise = otherwise;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<String> page = origins.answerTo(request.getHeader("Origin"));
    XapiEnvelope.open(response, null, otherwise, page);
    XapiResponse answer;
    boolean bodiless = false;
    if (request.getMethod().equals("OPTIONS")) {
      answer = XapiEnvelope.preflight();
    } else {
      try {
        XapiRequest asked = read(request);
        if (AlternateSyntax.isUsed(asked)) {
          asked = AlternateSyntax.resolve(asked);
        }
        bodiless = asked.method().equals("HEAD");
        XapiEnvelope.open(response, asked.header(XapiEnvelope.VERSION), otherwise, page);
        answer = answer(asked, request.getContextPath() + request.getServletPath(), response);
      } catch (RuntimeException e) {
        answer = failed(e);
      }
    }
    XapiEnvelope.write(answer, request, bodiless, response);
  }

  private XapiResponse answer(XapiRequest asked, String base, HttpServletResponse response) {
    return resources.answer(
        asked.method().equals("HEAD") && !asked.path().equals(ExportResource.PATH)
            ? asked.withMethod("GET")
            : asked,
        XapiRequest.version(asked.header(XapiEnvelope.VERSION)),
        base,
        response::setHeader);
  }

  /** The request, of which the body is still to come. */
  private static XapiRequest read(HttpServletRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      String value = request.getHeader(name);
      if (value != null) {
        headers.put(name.toLowerCase(Locale.ROOT), value);
      }
    }
    return new XapiRequest(
        request.getMethod(),
        path(request.getPathInfo()),
        FormText.read(request.getQueryString()),
        headers,
        XapiBody.coming(
            request::getInputStream,
            headers.get("content-encoding"),
            request.getContentLengthLong()));
  }

  private static String path(@Nullable String path) {
    return path == null ? "" : path;
  }

  private static XapiResponse failed(RuntimeException e) {
    return switch (e) {
      case XapiFailure failure -> XapiResponse.failure(failure);
      case RequestRejectedException rejected ->
          XapiResponse.failure(XapiFailure.badRequest("The request has characters it must not."));
      case UncheckedIOException broken ->
          XapiResponse.failure(XapiFailure.badRequest("The request broke off before its end."));
      case RuntimeException away when DatabaseAway.is(away) -> unavailable(away);
      default -> {
        LOG.error("An xAPI request failed", e);
        yield XapiResponse.failure(XapiFailure.of(500, "The LRS made a mistake."));
      }
    };
  }

  private static XapiResponse unavailable(RuntimeException e) {
    LOG.warn("An xAPI request met a busy or absent database: {}", e.getClass().getSimpleName());
    return XapiResponse.failure(XapiFailure.of(503, "The LRS is busy. Try again."))
        .with("Retry-After", "2");
  }
}
