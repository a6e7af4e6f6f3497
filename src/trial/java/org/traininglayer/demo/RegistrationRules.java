package org.traininglayer.demo;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What each shape wants of a registration (LTI Dynamic Registration 1.0, 3.5). */
final class RegistrationRules {

  static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";
  static final String CANVAS = "https://canvas.instructure.com/lti/";

  /** Message types that Canvas' shape lists in its discovery document. */
  static final List<String> MESSAGES =
      List.of("LtiResourceLinkRequest", "LtiDeepLinkingRequest", "LtiEulaRequest");

  private static final Pattern DOMAIN =
      Pattern.compile(
          "(LABEL\\.)*LABEL(:[0-9]{1,5})?"
              .replace("LABEL", "[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?"));

  private static final Set<String> VISIBILITY = Set.of("admins", "members", "public");

  private static final Set<String> DISPLAY =
      Set.of(
          "default",
          "full_width",
          "full_width_in_context",
          "full_width_with_nav",
          "in_nav_context",
          "borderless",
          "new_window");

  private static final Set<String> PRIVACY =
      Set.of("public", "name_only", "email_only", "anonymous");

  private static final Set<String> SCOPES =
      Stream.concat(
              DemoTool.SCOPES.stream(), Stream.of("openid", RegisteredTools.REGISTRATION_SCOPE))
          .collect(Collectors.toSet());

  private RegistrationRules() {}

  /** Moodle's one plain word about the first thing that is wrong; null when nothing is. */
  static @Nullable String moodle(JsonNode body) {
    JsonNode type = body.path("application_type");
    if (!type.isMissingNode() && !"web".equals(type.asString(""))) {
      return "invalid_application_type";
    }
    for (String name :
        List.of(
            "response_types", "initiate_login_uri", "redirect_uris", "jwks_uri", "client_name")) {
      if (!body.hasNonNull(name)) {
        return "missing required attribute " + name;
      }
    }
    if (!holds(body.path("response_types"), "id_token")) {
      return "invalid_response_types";
    }
    if (!"private_key_jwt".equals(body.path("token_endpoint_auth_method").asString(""))) {
      return "invalid_token_endpoint_auth_method";
    }
    JsonNode tool = body.path(TOOL);
    String domain = tool.path("domain").asString("");
    if (domain.isEmpty()) {
      return "missing_domain";
    }
    String target = tool.path("target_link_uri").asString("https://" + domain);
    if (!withoutWww(authority(target)).equals(withoutWww(domain))) {
      return "domain_targetlinkuri_mismatch";
    }
    return body.path("redirect_uris").isArray() && !body.path("redirect_uris").isEmpty()
        ? null
        : "missing required attribute redirect_uris";
  }

  /** Everything that Canvas' schema finds wrong; empty when nothing is. */
  static List<String> canvas(JsonNode body) {
    List<String> wrong = new ArrayList<>();
    if (!"web".equals(body.path("application_type").asString(""))) {
      wrong.add("application_type is not: web");
    }
    for (String grant : List.of("client_credentials", "implicit")) {
      if (!holds(body.path("grant_types"), grant)) {
        wrong.add("grant_types must include " + grant);
      }
    }
    if (!holds(body.path("response_types"), "id_token")) {
      wrong.add("response_types must include id_token");
    }
    if (!"private_key_jwt".equals(body.path("token_endpoint_auth_method").asString(""))) {
      wrong.add("token_endpoint_auth_method is not: private_key_jwt");
    }
    if (body.path("client_name").asString("").isEmpty()) {
      wrong.add("client_name is required");
    }
    for (String name : List.of("initiate_login_uri", "jwks_uri")) {
      if (!address(body.path(name))) {
        wrong.add(name + " is not a URI");
      }
    }
    for (String name : List.of("logo_uri", "tos_uri", "policy_uri", "client_uri")) {
      if (body.has(name) && !address(body.path(name))) {
        wrong.add(name + " is not a URI");
      }
    }
    JsonNode redirects = body.path("redirect_uris");
    if (!redirects.isArray()
        || redirects.isEmpty()
        || !redirects.valueStream().allMatch(RegistrationRules::address)) {
      wrong.add("redirect_uris must be URIs");
    }
    JsonNode scope = body.path("scope");
    if (!scope.isMissingNode() && !scope.isString()) {
      wrong.add("scope is not a string");
    }
    for (String one : scope.asString("").split(" ", -1)) {
      if (!one.isEmpty() && !SCOPES.contains(one)) {
        wrong.add("Invalid scopes: " + one);
      }
    }
    tool(body.path(TOOL), wrong);
    return wrong;
  }

  private static void tool(JsonNode tool, List<String> wrong) {
    if (!tool.isObject()) {
      wrong.add("lti-tool-configuration is required");
      return;
    }
    String domain = tool.path("domain").asString("");
    if (!DOMAIN.matcher(domain).matches()) {
      wrong.add("domain is required, without scheme");
    }
    if (!address(tool.path("target_link_uri"))) {
      wrong.add("target_link_uri must be a valid URI");
    }
    if (!texts(tool.path("claims"))) {
      wrong.add("claims is not an array of strings");
    }
    texts(tool.path("custom_parameters"), wrong);
    JsonNode privacy = tool.path(CANVAS + "privacy_level");
    if (!privacy.isMissingNode() && !PRIVACY.contains(privacy.asString(""))) {
      wrong.add("privacy_level is not one of: " + PRIVACY);
    }
    if (!tool.path("messages").isArray()) {
      wrong.add("messages is not an array");
      return;
    }
    int number = 0;
    for (JsonNode message : tool.path("messages")) {
      message(message, "messages/" + number++, wrong);
    }
  }

  private static void message(JsonNode message, String where, List<String> wrong) {
    if (!MESSAGES.contains(message.path("type").asString(""))) {
      wrong.add(where + "/type is not one of: " + MESSAGES);
    }
    for (JsonNode placement : message.path("placements")) {
      if (!CanvasPlacement.NAMES.contains(placement.asString(""))
          && !CanvasPlacement.NAMES.contains(CanvasPlacement.plain(placement.asString("")))) {
        wrong.add(where + "/placements holds an unknown placement");
      }
    }
    if (message.has("target_link_uri") && !address(message.path("target_link_uri"))) {
      wrong.add(where + "/target_link_uri is not a URI");
    }
    if (message.has("icon_uri") && !address(message.path("icon_uri"))) {
      wrong.add(where + "/icon_uri is not a URI");
    }
    JsonNode roles = message.path("roles");
    if (!roles.isMissingNode() && !texts(roles)) {
      wrong.add(where + "/roles is not an array of strings");
    }
    texts(message.path("custom_parameters"), wrong);
    JsonNode label = message.path("label");
    if (!absent(label) && !label.isString()) {
      wrong.add(where + "/label is not a string");
    }
    JsonNode enabled = message.path(CANVAS + "course_navigation/default_enabled");
    if (!enabled.isMissingNode() && !enabled.isBoolean()) {
      wrong.add(where + "/default_enabled is not a boolean");
    }
    oneOf(message.path(CANVAS + "visibility"), VISIBILITY, where + "/visibility", wrong);
    oneOf(message.path(CANVAS + "display_type"), DISPLAY, where + "/display_type", wrong);
    for (String size : List.of("launch_width", "launch_height")) {
      JsonNode value = message.path(CANVAS + size);
      if (!absent(value) && !value.isIntegralNumber() && !value.isString()) {
        wrong.add(where + "/" + size + " is neither integer nor string");
      }
    }
  }

  private static void oneOf(JsonNode value, Set<String> known, String where, List<String> wrong) {
    if (!absent(value) && !known.contains(value.asString(""))) {
      wrong.add(where + " is not one of: " + known);
    }
  }

  private static boolean absent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static boolean texts(JsonNode values) {
    return values.isArray() && values.valueStream().allMatch(JsonNode::isString);
  }

  private static void texts(JsonNode custom, List<String> wrong) {
    if (!custom.isMissingNode()
        && !(custom.isObject() && custom.valueStream().allMatch(JsonNode::isString))) {
      wrong.add("custom_parameters must be strings");
    }
  }

  private static boolean holds(JsonNode values, String value) {
    return values.isArray() && values.valueStream().anyMatch(one -> value.equals(one.asString("")));
  }

  private static boolean address(JsonNode value) {
    try {
      URI address = new URI(value.asString(""));
      return address.getHost() != null
          && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String authority(String address) {
    try {
      return String.valueOf(new URI(address).getAuthority());
    } catch (URISyntaxException e) {
      return "";
    }
  }

  private static String withoutWww(String host) {
    return host.startsWith("www.") ? host.substring(4) : host;
  }
}
