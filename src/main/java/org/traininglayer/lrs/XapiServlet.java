package org.traininglayer.lrs;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.traininglayer.xapi.XapiVersion;

/**
 * The envelope of every xAPI request (xAPI 1.0.3, part 3, 1 and 3). A servlet of its own, since
 * every answer, errors too, needs the headers of xAPI, and nobody else may read a body first.
 */
final class XapiServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(XapiServlet.class);
  private static final String VERSION = "X-Experience-API-Version";

  private final transient XapiResources resources;
  private final LrsLimits limits;

  XapiServlet(XapiResources resources, LrsProperties properties) {
    this.resources = resources;
    this.limits = new LrsLimits(properties.version(), properties.maxBody().toBytes());
  }

  private record LrsLimits(String version, long maxBody) implements java.io.Serializable {}

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader(VERSION, limits.version());
    cors(response);
    XapiResponse answer;
    boolean bodiless = false;
    if (request.getMethod().equals("OPTIONS")) {
      answer = preflight();
    } else {
      try {
        XapiRequest asked = read(request);
        if (AlternateSyntax.isUsed(asked)) {
          asked = AlternateSyntax.resolve(asked);
        }
        bodiless = asked.method().equals("HEAD");
        answer = answer(asked, request.getContextPath() + request.getServletPath(), response);
      } catch (RuntimeException e) {
        answer = failed(e);
      }
    }
    write(answer, request.getMethod(), bodiless, response);
  }

  private XapiResponse answer(XapiRequest asked, String base, HttpServletResponse response) {
    XapiRequest request =
        asked.method().equals("HEAD")
            ? new XapiRequest(
                "GET", asked.path(), asked.parameters(), asked.headers(), asked.body())
            : asked;
    XapiVersion version = XapiRequest.version(request.header(VERSION));
    if (version != null) {
      response.setHeader(VERSION, version == XapiVersion.V1 ? "1.0.3" : "2.0.0");
    }
    return resources.answer(request, version, base, response::setHeader);
  }

  private XapiRequest read(HttpServletRequest request) throws IOException {
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
        body(request));
  }

  private static String path(@Nullable String path) {
    return path == null ? "" : path;
  }

  private byte[] body(HttpServletRequest request) throws IOException {
    XapiFailure tooLarge =
        XapiFailure.of(
            413, "A request may have at most " + limits.maxBody() + " bytes. Send less at once.");
    if (request.getContentLengthLong() > limits.maxBody()) {
      throw tooLarge;
    }
    byte[] body =
        request
            .getInputStream()
            .readNBytes((int) Math.min(limits.maxBody() + 1, Integer.MAX_VALUE - 8));
    if (body.length > limits.maxBody()) {
      throw tooLarge;
    }
    return body;
  }

  private static XapiResponse failed(RuntimeException e) {
    return switch (e) {
      case XapiFailure failure -> {
        XapiResponse response = XapiResponse.failure(failure);
        yield failure.status() == 401
            ? response.with("WWW-Authenticate", "Basic realm=\"xAPI\", charset=\"UTF-8\"")
            : response;
      }
      case RequestRejectedException rejected ->
          XapiResponse.failure(XapiFailure.badRequest("The request has characters it must not."));
      case TransientDataAccessException busy -> unavailable(busy);
      case DataAccessResourceFailureException away -> unavailable(away);
      case CannotCreateTransactionException away -> unavailable(away);
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

  private static XapiResponse preflight() {
    return XapiResponse.noContent()
        .with("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, OPTIONS")
        .with(
            "Access-Control-Allow-Headers",
            "Authorization, Content-Type, If-Match, If-None-Match, X-Experience-API-Version,"
                + " Accept-Language")
        .with("Access-Control-Max-Age", "3600");
  }

  /** Content in browsers sends statements from anywhere; the key decides, and no cookie is used. */
  private static void cors(HttpServletResponse response) {
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader(
        "Access-Control-Expose-Headers",
        "ETag, Last-Modified, X-Experience-API-Version, X-Experience-API-Consistent-Through,"
            + " Content-Type");
  }

  /** The answer to HEAD names the length of what it leaves out, unless HEAD came in a form. */
  private static void write(
      XapiResponse answer, String method, boolean bodiless, HttpServletResponse response)
      throws IOException {
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    boolean head = method.equals("HEAD");
    if (answer.status() != 204) {
      response.setContentLength(bodiless && !head ? 0 : answer.body().length);
    }
    if (!bodiless && !head) {
      response.getOutputStream().write(answer.body());
    }
  }
}
