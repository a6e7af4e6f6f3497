package org.traininglayer.lti.platforms.registration;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What Moodle takes as registration, and what it makes of it; written anew. */
final class MoodleRules {

  private static final Pattern DOMAIN =
      Pattern.compile("(?:https?://)?(?:www\\.)?([^/]+)(?:/|$)", Pattern.CASE_INSENSITIVE);

  private MoodleRules() {}

  /** The word with which it is refused, or null. */
  static @Nullable String refusal(JsonNode body) {
    for (String name :
        List.of(
            "response_types",
            "initiate_login_uri",
            "redirect_uris",
            "client_name",
            "jwks_uri",
            "token_endpoint_auth_method",
            RegistrationBody.TOOL)) {
      JsonNode value = body.path(name);
      if (value.isMissingNode() || (value.isEmpty() && !value.isString())) {
        return "missing required attribute " + name;
      }
    }
    JsonNode tool = body.path(RegistrationBody.TOOL);
    String domain = tool.path("domain").asString("");
    if (domain.isEmpty()) {
      return "missing_domain";
    }
    String target = tool.path("target_link_uri").asString("https://" + domain);
    if (!domain(domain).equals(domain(target))) {
      return "domain_targetlinkuri_mismatch";
    }
    if (!body.path("response_types").toString().contains("\"id_token\"")) {
      return "invalid_response_types";
    }
    if (!body.path("redirect_uris").isArray()) {
      return "invalid_redirect_uris";
    }
    if (!"private_key_jwt".equals(body.path("token_endpoint_auth_method").asString(""))) {
      return "invalid_token_endpoint_auth_method";
    }
    return "web".equals(body.path("application_type").asString("web"))
        ? null
        : "invalid_application_type";
  }

  static boolean offersContentSelection(JsonNode body) {
    return body.path(RegistrationBody.TOOL)
        .path("messages")
        .valueStream()
        .anyMatch(message -> message.path("type").asString("").equals("LtiDeepLinkingRequest"));
  }

  private static String domain(String url) {
    Matcher matcher = DOMAIN.matcher(url);
    return matcher.find() ? matcher.group(1) : "";
  }
}
