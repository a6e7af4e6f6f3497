package org.traininglayer.lti.platforms;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.Platform;

/** What must be right about a platform before it is kept. Pure. */
public final class PlatformCheck {

  private static final int MAX_LENGTH = 255;
  private static final int MAX_ADDRESS = 2000;

  private PlatformCheck() {}

  /**
   * Everything that is wrong.
   *
   * @param plainHttp whether addresses may do without TLS, for trials
   */
  public static List<String> problems(
      Platform platform, List<String> deploymentIds, boolean plainHttp) {
    List<String> problems = new ArrayList<>();
    add(problems, "name", text(platform.name()));
    add(problems, "issuer", text(platform.issuer()));
    add(problems, "issuer", issuer(platform.issuer(), plainHttp));
    add(problems, "client id", text(platform.clientId()));
    add(problems, "client id", ascii(platform.clientId()));
    add(
        problems,
        "authorization endpoint",
        address(platform.authorizationEndpoint().toString(), plainHttp));
    URI token = platform.tokenEndpoint();
    if (token != null) {
      add(problems, "token endpoint", address(token.toString(), plainHttp));
    }
    add(problems, "key set", address(platform.jwksUri().toString(), plainHttp));
    for (String deployment : deploymentIds) {
      add(problems, "deployment id", text(deployment));
      add(problems, "deployment id", ascii(deployment));
    }
    return problems;
  }

  /** What is wrong with an issuer: a URL without query and fragment (OpenID Connect Core 2). */
  public static @Nullable String issuer(String issuer, boolean plainHttp) {
    String wrong = address(issuer, plainHttp);
    if (wrong == null && (issuer.indexOf('?') >= 0)) {
      return "must have no query";
    }
    return wrong;
  }

  /** What is wrong with an address that browsers or we are to call. */
  public static @Nullable String address(String text, boolean plainHttp) {
    if (text.length() > MAX_ADDRESS) {
      return "is longer than " + MAX_ADDRESS + " characters";
    }
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException e) {
      return "is not a URL: " + text;
    }
    boolean https = "https".equals(uri.getScheme());
    if (uri.getHost() == null || !(https || "http".equals(uri.getScheme()))) {
      return "must be a full https URL, but is: " + text;
    }
    if (!https && !plainHttp) {
      return "must begin with https://, but is: " + text;
    }
    if (uri.getRawUserInfo() != null) {
      return "must have no user name in it";
    }
    return uri.getRawFragment() == null ? null : "must have no # part";
  }

  /** What is wrong with a required text. */
  public static @Nullable String text(String text) {
    if (text.isBlank()) {
      return "is empty";
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      return "has control characters";
    }
    return text.length() > MAX_LENGTH ? "is longer than " + MAX_LENGTH + " characters" : null;
  }

  /** What is wrong with an identifier. */
  public static @Nullable String ascii(String text) {
    return text.chars().allMatch(c -> c > 0x20 && c < 0x7f)
        ? null
        : "must be ASCII characters without spaces";
  }

  private static void add(List<String> problems, String what, @Nullable String problem) {
    if (problem != null) {
      problems.add("The " + what + " " + problem);
    }
  }
}
