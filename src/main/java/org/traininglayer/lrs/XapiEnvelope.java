package org.traininglayer.lrs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.xapi.XapiVersion;

/**
 * What every answer below {@code /xapi} wears, whoever gives it: the version (xAPI 1.0.3, part 3,
 * 3.3), leave for content in browsers, and words in JSON.
 */
final class XapiEnvelope {

  static final String VERSION = "X-Experience-API-Version";

  private XapiEnvelope() {}

  /**
   * Sets the headers that do not depend on the answer.
   *
   * @param otherwise the version to name where the request asks for none that is spoken here
   * @param page what the page that asks is told; nothing when it may not read the answer
   */
  static void open(
      HttpServletResponse response,
      @Nullable String askedVersion,
      String otherwise,
      Optional<String> page) {
    XapiVersion version = XapiRequest.version(askedVersion);
    response.setHeader(
        VERSION, version == null ? otherwise : version == XapiVersion.V1 ? "1.0.3" : "2.0.0");
    // No cookie is used: the key decides, and says which pages it may be used from.
    page.ifPresent(allowed -> response.setHeader("Access-Control-Allow-Origin", allowed));
    if (page.filter("*"::equals).isEmpty()) {
      response.setHeader("Vary", "Origin");
    }
    response.setHeader(
        "Access-Control-Expose-Headers",
        "ETag, Last-Modified, X-Experience-API-Version, X-Experience-API-Consistent-Through,"
            + " Content-Type, WWW-Authenticate, Allow, Retry-After, X-Export-Id, X-Export-Through");
  }

  /** What a browser asks before it sends anything (Fetch, CORS-preflight), for every resource. */
  static XapiResponse preflight() {
    return XapiResponse.noContent()
        .with("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE, OPTIONS")
        .with(
            "Access-Control-Allow-Headers",
            "Authorization, Content-Type, Content-Encoding, If-Match, If-None-Match,"
                + " X-Experience-API-Version, Accept-Language")
        .with("Access-Control-Max-Age", "3600");
  }

  /**
   * Writes the answer. The one to HEAD names the length of what it leaves out, unless HEAD came in
   * a form.
   */
  static void write(
      XapiResponse answer,
      HttpServletRequest request,
      boolean bodiless,
      HttpServletResponse response)
      throws IOException {
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    boolean head = request.getMethod().equals("HEAD");
    long length = bodiless && !head ? 0 : answer.body().length();
    if (answer.status() != 204 && length >= 0) {
      response.setContentLengthLong(length);
    }
    if (!bodiless && !head) {
      answer.body().writeTo(response.getOutputStream());
    }
  }
}
