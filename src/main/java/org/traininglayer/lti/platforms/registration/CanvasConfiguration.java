package org.traininglayer.lti.platforms.registration;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.traininglayer.lti.ToolAddress;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The configuration for a Canvas developer key of type LTI, which Canvas reads from its URL or
 * which an administrator pastes.
 */
@RestController
class CanvasConfiguration {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ToolAddress tool;

  CanvasConfiguration(ToolAddress tool) {
    this.tool = tool;
  }

  @GetMapping("/lti/config/canvas.json")
  ResponseEntity<String> configuration() {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .body(of(tool).toPrettyString());
  }

  /** The configuration of the tool at this address. Pure. */
  static ObjectNode of(ToolAddress tool) {
    ObjectNode root = JSON.createObjectNode();
    root.put("title", ToolDescription.NAME);
    root.put("description", ToolDescription.TEXT);
    root.put("oidc_initiation_url", tool.login().toString());
    root.put("target_link_uri", tool.launch().toString());
    root.put("public_jwk_url", tool.keys().toString());
    ArrayNode scopes = root.putArray("scopes");
    ToolDescription.SCOPES.forEach(scopes::add);
    ObjectNode custom = root.putObject("custom_fields");
    ToolDescription.CUSTOM.forEach(custom::put);
    ObjectNode extension = root.putArray("extensions").addObject();
    extension.put("platform", "canvas.instructure.com");
    extension.put("domain", ToolDescription.domain(tool));
    extension.put("tool_id", ToolDescription.TOOL_ID);
    extension.put("privacy_level", "name_only");
    ObjectNode settings = extension.putObject("settings");
    settings.put("text", ToolDescription.NAME);
    settings.put("icon_url", ToolDescription.icon(tool));
    settings.put("selection_width", Placement.WIDTH);
    settings.put("selection_height", Placement.HEIGHT);
    ArrayNode placements = settings.putArray("placements");
    for (Placement placement : Placement.values()) {
      placement(placements.addObject(), placement, tool);
    }
    return root;
  }

  private static void placement(ObjectNode node, Placement placement, ToolAddress tool) {
    node.put("placement", placement.id());
    node.put("message_type", placement.messageType());
    node.put("target_link_uri", tool.launch().toString());
    node.put("text", placement.label());
    node.put("icon_url", ToolDescription.icon(tool));
    node.put("enabled", true);
    if (placement.isNavigation()) {
      node.put("default", "disabled");
      node.put("visibility", "members");
      node.put("display_type", "full_width_in_context");
    } else {
      node.put("selection_width", Placement.WIDTH);
      node.put("selection_height", Placement.HEIGHT);
    }
  }
}
