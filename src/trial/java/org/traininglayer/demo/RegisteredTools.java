package org.traininglayer.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Makes a tool of a registration that was found right. */
final class RegisteredTools {

  /** To read and change a registration later; Canvas only. */
  static final String REGISTRATION_SCOPE =
      "https://purl.imsglobal.org/spec/lti-reg/scope/registration";

  private RegisteredTools() {}

  /** Not yet active: an administrator decides. */
  static DemoTool tool(int id, DemoSite site, String clientId, JsonNode body) {
    JsonNode config = body.path(RegistrationRules.TOOL);
    String target =
        config.path("target_link_uri").asString("https://" + config.path("domain").asString(""));
    return new DemoTool(
        id,
        site,
        clientId,
        body.path("client_name").asString("").replace("\0", ""),
        false,
        false,
        body.path("initiate_login_uri").asString(""),
        body.path("redirect_uris").valueStream().map(one -> one.asString("")).toList(),
        body.path("jwks_uri").asString(""),
        target,
        scopes(site, body.path("scope").asString("")),
        config.path("custom_parameters").isObject()
            ? DemoRows.map(config.path("custom_parameters"))
            : Map.of(),
        privacy(site, config),
        config.path("messages").isArray()
            ? config.path("messages")
            : DemoRows.JSON.createArrayNode());
  }

  /** The same tool, described anew. */
  static DemoTool changed(DemoTool before, JsonNode body) {
    DemoTool described = tool(before.id(), before.site(), before.clientId(), body);
    return new DemoTool(
        before.id(),
        before.site(),
        before.clientId(),
        described.name(),
        before.active(),
        before.prepared(),
        described.loginUri(),
        described.redirectUris(),
        described.jwksUri(),
        described.targetLinkUri(),
        described.scopes(),
        described.custom(),
        described.privacy(),
        described.messages());
  }

  private static List<String> scopes(DemoSite site, String asked) {
    List<String> known = new ArrayList<>(DemoTool.SCOPES);
    if (site == DemoSite.CANVAS) {
      known.add(REGISTRATION_SCOPE);
    }
    List<String> scopes = Arrays.asList(asked.split(" "));
    return known.stream().filter(scopes::contains).toList();
  }

  /** Canvas has a word for it; Moodle shares what the claims ask for. */
  private static String privacy(DemoSite site, JsonNode config) {
    if (site == DemoSite.CANVAS) {
      return config.path(RegistrationRules.CANVAS + "privacy_level").asString("anonymous");
    }
    List<String> claims = config.path("claims").valueStream().map(one -> one.asString("")).toList();
    boolean names =
        claims.contains("name") || claims.contains("given_name") || claims.contains("family_name");
    boolean email = claims.contains("email");
    return names && email ? "public" : names ? "name_only" : email ? "email_only" : "anonymous";
  }
}
