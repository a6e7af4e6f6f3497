package org.traininglayer.lti.platforms.registration;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.traininglayer.lti.ToolAddress;
import org.traininglayer.lti.diagnosis.refusals.CleanText;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The registration that a platform is asked to make (<a
 * href="https://www.imsglobal.org/spec/lti-dr/v1p0">Dynamic Registration 1.0, 3.5</a>), in the
 * shape its family takes: Canvas refuses a whole registration for one message or placement it does
 * not know; Moodle takes no placements and compares the domain, port and all, with the target.
 * Pure.
 */
final class RegistrationBody {

  static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";

  /** Placements of the specification itself, for platforms that are no Canvas. */
  private static final List<String> STANDARD_PLACEMENTS = List.of("ContentArea", "RichTextEditor");

  /** In characters, each of which may count twice where lengths are checked. */
  private static final int MAX_NAME = 120;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private RegistrationBody() {}

  /** The body for this platform. */
  static ObjectNode of(Discovery platform, ToolAddress tool) {
    ObjectNode body = JSON.createObjectNode();
    body.put("application_type", "web");
    body.putArray("response_types").add("id_token");
    body.putArray("grant_types").add("implicit").add("client_credentials");
    body.put("initiate_login_uri", tool.login().toString());
    body.putArray("redirect_uris").add(tool.launch().toString());
    body.put("client_name", ToolDescription.NAME);
    body.put("client_uri", tool.base().toString());
    body.put("logo_uri", ToolDescription.icon(tool));
    body.put("jwks_uri", tool.keys().toString());
    body.put("token_endpoint_auth_method", "private_key_jwt");
    body.put("scope", String.join(" ", scopes(platform)));
    body.set(TOOL, configuration(platform, tool));
    return body;
  }

  /** The scopes that are asked for. */
  static List<String> scopes(Discovery platform) {
    return java.util.stream.Stream.concat(
            ToolDescription.SCOPES.stream().filter(platform::supportsScope),
            // Asked for only where the platform lists it: Moodle has another way of updating.
            java.util.stream.Stream.of(ToolDescription.REGISTRATION_SCOPE)
                .filter(scope -> platform.scopes() != null && platform.scopes().contains(scope)))
        .toList();
  }

  private static ObjectNode configuration(Discovery platform, ToolAddress tool) {
    ObjectNode configuration = JSON.createObjectNode();
    configuration.put("domain", ToolDescription.domain(tool));
    configuration.put("description", ToolDescription.TEXT);
    configuration.put("target_link_uri", tool.launch().toString());
    ObjectNode custom = configuration.putObject("custom_parameters");
    for (Map.Entry<String, String> parameter : ToolDescription.CUSTOM.entrySet()) {
      if (platform.supportsVariable(parameter.getValue().substring(1))) {
        custom.put(parameter.getKey(), parameter.getValue());
      }
    }
    ArrayNode claims = configuration.putArray("claims");
    ToolDescription.CLAIMS.stream().filter(platform::supportsClaim).forEach(claims::add);
    ArrayNode messages = configuration.putArray("messages");
    if (platform.family() == ProductFamily.CANVAS) {
      configuration.put(Placement.CANVAS + "tool_id", ToolDescription.TOOL_ID);
      configuration.put(Placement.CANVAS + "privacy_level", "name_only");
      // It would open our address of the first time again, whose invitation is used up.
      configuration.put(Placement.CANVAS + "disable_reinstall", true);
      canvas(messages, platform, tool);
    } else {
      standard(messages, platform, tool);
    }
    return configuration;
  }

  /** One message for each placement, because label and size are the message's. */
  private static void canvas(ArrayNode messages, Discovery platform, ToolAddress tool) {
    for (Placement placement : Placement.values()) {
      String name = placement.spelling(platform);
      if (name != null) {
        ObjectNode message = messages.addObject();
        message.put("type", placement.messageType());
        message.put("target_link_uri", tool.launch().toString());
        message.put("label", placement.label());
        message.put("icon_uri", ToolDescription.icon(tool));
        message.putArray("placements").add(name);
        if (placement.isNavigation()) {
          message.put(Placement.CANVAS + "course_navigation/default_enabled", false);
          message.put(Placement.CANVAS + "visibility", "members");
          message.put(Placement.CANVAS + "display_type", "full_width_in_context");
        } else {
          message.put(Placement.CANVAS + "launch_width", Placement.WIDTH);
          message.put(Placement.CANVAS + "launch_height", Placement.HEIGHT);
        }
      }
    }
  }

  private static void standard(ArrayNode messages, Discovery platform, ToolAddress tool) {
    for (String type : List.of(Placement.Message.RESOURCE_LINK, Placement.Message.DEEP_LINKING)) {
      if (platform.supportsMessage(type)) {
        ObjectNode message = messages.addObject();
        message.put("type", type);
        message.put("target_link_uri", tool.launch().toString());
        message.put("label", ToolDescription.NAME);
        List<String> placements =
            platform.family() == ProductFamily.MOODLE
                ? List.of()
                : platform.placements(type).stream().filter(STANDARD_PLACEMENTS::contains).toList();
        if (!placements.isEmpty()) {
          placements.forEach(message.putArray("placements")::add);
        }
      }
    }
  }

  /** What the platform is called where nobody gave it a name. */
  static String platformName(Discovery platform) {
    String account = platform.accountName();
    String host = java.net.URI.create(platform.issuer()).getHost();
    String family =
        switch (platform.family()) {
          case MOODLE -> "Moodle";
          case CANVAS -> "Canvas";
          case OTHER -> platform.productFamilyCode();
        };
    String where = account == null ? host.toLowerCase(Locale.ROOT) : account;
    String name = family == null ? where : family + " · " + where;
    String cut = CleanText.of(name, MAX_NAME);
    return cut == null ? host : cut;
  }
}
