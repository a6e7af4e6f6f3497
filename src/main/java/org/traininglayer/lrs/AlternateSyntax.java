package org.traininglayer.lrs;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.traininglayer.xapi.XapiVersion;

/**
 * Requests of old browsers, with everything in a form (xAPI 1.0.3, part 3, 1.3): {@code POST
 * …?method=PUT}. xAPI 2.0 has no such thing.
 */
final class AlternateSyntax {

  private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE", "HEAD");
  private static final Set<String> HEADERS =
      Set.of(
          "authorization",
          "x-experience-api-version",
          "content-type",
          "content-length",
          "if-match",
          "if-none-match");

  /** The key is in the form too, so this much is read of anybody's. */
  private static final long LARGEST_FORM = 1 << 20;

  private AlternateSyntax() {}

  static boolean isUsed(XapiRequest request) {
    return request.method().equals("POST") && request.parameters().containsKey("method");
  }

  /** The request that is meant; HEAD stays HEAD. */
  static XapiRequest resolve(XapiRequest request) {
    if (request.parameters().size() > 1) {
      throw XapiFailure.badRequest(
          "With 'method' in the query all other parameters belong into the form.");
    }
    String method = String.valueOf(request.parameters().get("method"));
    if (!METHODS.contains(method)) {
      throw XapiFailure.badParameter("method", "must be one of GET, PUT, POST, DELETE, HEAD");
    }
    String type = String.valueOf(request.header("Content-Type")).toLowerCase(Locale.ROOT);
    if (!type.startsWith("application/x-www-form-urlencoded")) {
      throw XapiFailure.badRequest(
          "With 'method' in the query the body must be a form"
              + " (application/x-www-form-urlencoded).");
    }
    Map<String, String> headers = new LinkedHashMap<>(request.headers());
    headers.remove("content-type");
    Map<String, String> parameters = new LinkedHashMap<>();
    byte[] content = null;
    Map<String, String> form = FormText.read(request.body().upTo(LARGEST_FORM).text());
    for (var pair : form.entrySet()) {
      String lower = pair.getKey().toLowerCase(Locale.ROOT);
      if (HEADERS.contains(lower)) {
        headers.put(lower, pair.getValue());
      } else if (pair.getKey().equals("content")) {
        content = pair.getValue().getBytes(StandardCharsets.UTF_8);
      } else {
        parameters.put(pair.getKey(), pair.getValue());
      }
    }
    if (XapiRequest.version(headers.get("x-experience-api-version")) == XapiVersion.V2) {
      throw XapiFailure.badRequest("xAPI 2.0 has no requests in a form ('method' in the query).");
    }
    if (content == null && (method.equals("PUT") || method.equals("POST"))) {
      throw XapiFailure.badRequest("The form has no 'content'.");
    }
    headers.putIfAbsent("content-type", "application/json");
    return new XapiRequest(
        method,
        request.path(),
        parameters,
        headers,
        XapiBody.of(content == null ? new byte[0] : content));
  }
}
