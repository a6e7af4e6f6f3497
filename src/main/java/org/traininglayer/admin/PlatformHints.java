package org.traininglayer.admin;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be typed, looks right, and is wrong nearly always. Pure. */
final class PlatformHints {

  private PlatformHints() {}

  /**
   * Field name to message key ({@code admin.hint.…}) of a form without problems.
   *
   * @param family what kind of platform it is, where that is known
   */
  static Map<String, String> of(PlatformForm form, @Nullable String family) {
    Map<String, String> hints = new LinkedHashMap<>();
    String issuer = form.issuer().strip();
    URI issuerUri = URI.create(issuer);
    String issuerHost = host(issuerUri);
    if (issuer.endsWith("/")) {
      hints.put("issuer", "admin.hint.slash");
    }
    if (issuerUri.getRawPath() != null && issuerUri.getRawPath().contains("/mod/lti")) {
      hints.put("issuer", "admin.hint.issuer-is-page");
    }
    if (issuer.startsWith("http:")) {
      hints.putIfAbsent("issuer", "admin.hint.http");
    }
    URI authorization = URI.create(form.authorizationEndpoint().strip());
    URI token = URI.create(form.tokenEndpoint().strip());
    URI keys = URI.create(form.jwksUri().strip());
    boolean services = !form.tokenEndpoint().isBlank();
    if ("canvas".equals(family)) {
      canvas(hints, issuer, issuerHost, authorization, token, keys);
    } else if ("moodle".equals(family)) {
      moodle(hints, issuerHost, authorization, token, keys);
    }
    if (!services) {
      hints.put("tokenEndpoint", "admin.hint.no-services");
    }
    return hints;
  }

  private static void canvas(
      Map<String, String> hints,
      String issuer,
      String issuerHost,
      URI authorization,
      URI token,
      URI keys) {
    boolean hosted = issuerHost.endsWith("instructure.com");
    if (hosted && !issuer.matches("https://canvas\\.((beta|test)\\.)?instructure\\.com/?")) {
      hints.put("issuer", "admin.hint.canvas-issuer");
    }
    if (authorization.getRawPath() != null
        && authorization.getRawPath().endsWith("/api/lti/authorize")) {
      hints.put("authorizationEndpoint", "admin.hint.canvas-authorize");
    } else if (host(authorization).startsWith("canvas.")
        && host(authorization).endsWith("instructure.com")) {
      hints.put("authorizationEndpoint", "admin.hint.canvas-old-host");
    }
    if (host(token).startsWith("sso.")) {
      hints.put("tokenEndpoint", "admin.hint.canvas-token");
    }
    String copy = environment(issuerHost);
    for (Map.Entry<String, URI> one :
        Map.of("authorizationEndpoint", authorization, "jwksUri", keys).entrySet()) {
      if (hosted && !environment(host(one.getValue())).equals(copy)) {
        hints.put(one.getKey(), "admin.hint.canvas-copy");
      }
    }
  }

  private static void moodle(
      Map<String, String> hints, String issuerHost, URI authorization, URI token, URI keys) {
    end(hints, "authorizationEndpoint", authorization, issuerHost, "/mod/lti/auth.php");
    end(hints, "tokenEndpoint", token, issuerHost, "/mod/lti/token.php");
    end(hints, "jwksUri", keys, issuerHost, "/mod/lti/certs.php");
  }

  private static void end(
      Map<String, String> hints, String field, URI address, String issuerHost, String path) {
    if (!host(address).equals(issuerHost)) {
      hints.put(field, "admin.hint.other-host");
    } else if (address.getRawPath() == null || !address.getRawPath().endsWith(path)) {
      hints.put(field, "admin.hint.moodle-path");
    }
  }

  private static String environment(String host) {
    return host.contains(".beta.") ? "beta" : host.contains(".test.") ? "test" : "";
  }

  private static String host(URI uri) {
    return uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
  }
}
