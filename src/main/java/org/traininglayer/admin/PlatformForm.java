package org.traininglayer.admin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platform.NewDeployments;

/**
 * What an administrator types about a platform.
 *
 * @param tokenEndpoint empty for a platform without services
 * @param tokenAudience empty for the usual
 * @param deploymentIds one a line
 */
record PlatformForm(
    String name,
    String issuer,
    String clientId,
    String authorizationEndpoint,
    String tokenEndpoint,
    String tokenAudience,
    String jwksUri,
    String deploymentIds,
    boolean acceptNewDeployments,
    boolean anonymous) {

  private static final int MAX_NAME = 255;
  private static final int MAX_ADDRESS = 2000;
  private static final int MAX_DEPLOYMENTS = 20_000;

  /** An empty form, with what is the same for everybody who connects this way. */
  static PlatformForm empty(ConnectWay way) {
    boolean canvas = "canvas".equals(way.family());
    return canvas
        ? new PlatformForm(
            "",
            CanvasSite.ISSUER,
            "",
            CanvasSite.AUTHORIZATION,
            "https://canvas.instructure.com/login/oauth2/token",
            "",
            CanvasSite.KEYS,
            "",
            true,
            false)
        : new PlatformForm("", "", "", "", "", "", "", "", way == ConnectWay.OTHER, false);
  }

  /**
   * The form for an LMS at this site, with everything that follows from its address.
   *
   * @param site as typed: a host, or an address
   * @return empty form if the site is none
   */
  static PlatformForm at(ConnectWay way, String site) {
    URI base = site(site);
    if (base == null) {
      return empty(way);
    }
    String host = base.getHost().toLowerCase(Locale.ROOT);
    if ("moodle".equals(way.family())) {
      String root = base.toString();
      return new PlatformForm(
          host,
          root,
          "",
          root + "/mod/lti/auth.php",
          root + "/mod/lti/token.php",
          "",
          root + "/mod/lti/certs.php",
          "",
          false,
          false);
    }
    return "canvas".equals(way.family()) ? CanvasSite.form(host, base) : empty(way);
  }

  static PlatformForm of(Platform platform) {
    String audience = platform.tokenAudience();
    URI token = platform.tokenEndpoint();
    return new PlatformForm(
        platform.name(),
        platform.issuer(),
        platform.clientId(),
        platform.authorizationEndpoint().toString(),
        token == null ? "" : token.toString(),
        audience == null ? "" : audience,
        platform.jwksUri().toString(),
        "",
        platform.newDeployments() == NewDeployments.ACCEPT,
        platform.anonymousAllowed());
  }

  /** Field name to message key, empty when all is well. */
  Map<String, String> problems(boolean httpAllowed) {
    Map<String, String> problems = new LinkedHashMap<>();
    required(problems, "name", name);
    required(problems, "clientId", clientId);
    address(problems, "issuer", issuer, httpAllowed);
    address(problems, "authorizationEndpoint", authorizationEndpoint, httpAllowed);
    if (!tokenEndpoint.isBlank()) {
      address(problems, "tokenEndpoint", tokenEndpoint, httpAllowed);
    }
    address(problems, "jwksUri", jwksUri, httpAllowed);
    if (tokenAudience.length() > MAX_NAME || control(tokenAudience)) {
      problems.put("tokenAudience", "admin.platform.too-long");
    }
    if (deploymentIds.length() > MAX_DEPLOYMENTS || deploymentIds.indexOf('\0') >= 0) {
      problems.put("deploymentIds", "admin.platform.too-long");
    }
    return problems;
  }

  /** As it is to be kept; only without {@linkplain #problems problems}. */
  Platform platform(OrganisationId organisation, PlatformId id, @Nullable String family) {
    return new Platform(
        id,
        organisation,
        name.strip(),
        issuer.strip(),
        clientId.strip(),
        URI.create(authorizationEndpoint.strip()),
        tokenEndpoint.isBlank() ? null : URI.create(tokenEndpoint.strip()),
        tokenAudience.isBlank() ? null : tokenAudience.strip(),
        URI.create(jwksUri.strip()),
        family,
        acceptNewDeployments ? NewDeployments.ACCEPT : NewDeployments.HOLD,
        anonymous);
  }

  Platform platform(OrganisationId organisation, @Nullable String family) {
    return platform(organisation, new PlatformId(UUID.randomUUID()), family);
  }

  List<String> deployments() {
    return deploymentIds
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .distinct()
        .toList();
  }

  /** An address of an LMS as people type it: with or without scheme, slash or page. */
  private static @Nullable URI site(String text) {
    String typed = text.strip();
    if (typed.isEmpty() || typed.length() > MAX_ADDRESS || control(typed)) {
      return null;
    }
    URI uri = parse(typed.contains("://") ? typed : "https://" + typed);
    if (uri == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
      return null;
    }
    String path = uri.getRawPath().replaceFirst("/(mod|admin|course|my|login)(/.*)?$", "");
    String trimmed = path.replaceFirst("/+$", "").replaceFirst("/[^/]*\\.php$", "");
    return parse(uri.getScheme() + "://" + uri.getRawAuthority() + trimmed);
  }

  private static void required(Map<String, String> problems, String field, String value) {
    if (value.isBlank()) {
      problems.put(field, "admin.platform.missing");
    } else if (value.length() > MAX_NAME || control(value)) {
      problems.put(field, "admin.platform.too-long");
    }
  }

  private static void address(
      Map<String, String> problems, String field, String value, boolean httpAllowed) {
    if (value.isBlank()) {
      problems.put(field, "admin.platform.missing");
      return;
    }
    URI uri = parse(value.strip());
    if (uri == null || uri.getHost() == null || uri.getUserInfo() != null) {
      problems.put(field, "admin.platform.not-an-address");
    } else if (!"https".equals(uri.getScheme())
        && !(httpAllowed && "http".equals(uri.getScheme()))) {
      problems.put(field, "admin.platform.not-https");
    } else if (value.length() > MAX_ADDRESS) {
      problems.put(field, "admin.platform.too-long");
    }
  }

  private static boolean control(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  private static @Nullable URI parse(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
