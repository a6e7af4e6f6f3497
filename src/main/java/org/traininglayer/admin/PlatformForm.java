package org.traininglayer.admin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Platform;

/** What an administrator types when connecting a platform by hand. */
record PlatformForm(
    String name,
    String issuer,
    String clientId,
    String authorizationEndpoint,
    String tokenEndpoint,
    String jwksUri,
    String deploymentIds,
    boolean acceptNewDeployments) {

  static final PlatformForm EMPTY = new PlatformForm("", "", "", "", "", "", "", false);

  /** Field name to message key, empty when all is well. */
  Map<String, String> problems(boolean httpAllowed) {
    Map<String, String> problems = new LinkedHashMap<>();
    required(problems, "name", name);
    required(problems, "clientId", clientId);
    address(problems, "issuer", issuer, httpAllowed);
    address(problems, "authorizationEndpoint", authorizationEndpoint, httpAllowed);
    address(problems, "tokenEndpoint", tokenEndpoint, httpAllowed);
    address(problems, "jwksUri", jwksUri, httpAllowed);
    return problems;
  }

  Platform platform(OrganisationId organisation) {
    return new Platform(
        new PlatformId(UUID.randomUUID()),
        organisation,
        name.strip(),
        issuer.strip(),
        clientId.strip(),
        URI.create(authorizationEndpoint.strip()),
        URI.create(tokenEndpoint.strip()),
        null,
        URI.create(jwksUri.strip()),
        null,
        acceptNewDeployments ? Platform.NewDeployments.ACCEPT : Platform.NewDeployments.HOLD,
        false);
  }

  List<String> deployments() {
    return deploymentIds.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static void required(Map<String, String> problems, String field, String value) {
    if (value.isBlank()) {
      problems.put(field, "admin.platform.missing");
    } else if (value.length() > 255 || value.indexOf('\0') >= 0) {
      problems.put(field, "admin.platform.too-long");
    }
  }

  private static void address(
      Map<String, String> problems, String field, String value, boolean httpAllowed) {
    if (value.isBlank()) {
      problems.put(field, "admin.platform.missing");
      return;
    }
    @Nullable URI uri = parse(value.strip());
    if (uri == null || uri.getHost() == null || uri.getUserInfo() != null) {
      problems.put(field, "admin.platform.not-an-address");
    } else if (!"https".equals(uri.getScheme())
        && !(httpAllowed && "http".equals(uri.getScheme()))) {
      problems.put(field, "admin.platform.not-https");
    } else if (value.length() > 2000) {
      problems.put(field, "admin.platform.too-long");
    }
  }

  private static @Nullable URI parse(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
