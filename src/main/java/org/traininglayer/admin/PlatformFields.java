package org.traininglayer.admin;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.traininglayer.lti.Platform;

/** A platform as the fields of a form, and as the fields of the audit trail. */
final class PlatformFields {

  private PlatformFields() {}

  /** Reads a posted form; what is absent is empty. */
  static PlatformForm form(Map<String, String> fields) {
    return new PlatformForm(
        fields.getOrDefault("name", ""),
        fields.getOrDefault("issuer", ""),
        fields.getOrDefault("clientId", ""),
        fields.getOrDefault("authorizationEndpoint", ""),
        fields.getOrDefault("tokenEndpoint", ""),
        fields.getOrDefault("tokenAudience", ""),
        fields.getOrDefault("jwksUri", ""),
        fields.getOrDefault("deploymentIds", ""),
        "true".equals(fields.get("acceptNewDeployments")),
        "true".equals(fields.get("anonymous")));
  }

  static Map<String, String> audited(Platform platform) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", platform.name());
    fields.put("issuer", platform.issuer());
    fields.put("client id", platform.clientId());
    fields.put("authentication request URL", platform.authorizationEndpoint().toString());
    URI token = platform.tokenEndpoint();
    fields.put("access URL", token == null ? "" : token.toString());
    fields.put("audience", platform.audienceForTokens());
    fields.put("keyset URL", platform.jwksUri().toString());
    fields.put("new deployments", platform.newDeployments().name());
    fields.put("anonymous launches", String.valueOf(platform.anonymousAllowed()));
    return fields;
  }

  static Map<String, String> audited(Platform platform, List<String> deployments) {
    Map<String, String> fields = audited(platform);
    fields.put("deployments", String.join(", ", deployments));
    return fields;
  }
}
