package org.traininglayer.demo;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Dynamic Registration 1.0. Moodle's shape says what is wrong in one plain word; Canvas' shape lets
 * nobody read its configuration without the token in the query, names every mistake, tells no
 * deployment, and keeps later changes as requests.
 */
@RestController
@Profile("demo")
class DemoRegistrationController {

  private final DemoAddresses at;
  private final DemoRegistrations registrations;
  private final DemoTools tools;
  private final DemoAccess access;
  private final DemoUpdates updates;

  DemoRegistrationController(
      DemoAddresses at,
      DemoRegistrations registrations,
      DemoTools tools,
      DemoAccess access,
      DemoUpdates updates) {
    this.at = at;
    this.registrations = registrations;
    this.tools = tools;
    this.access = access;
    this.updates = updates;
  }

  @GetMapping("/demo/lti/openid-configuration")
  ResponseEntity<String> moodleConfiguration() {
    return ServiceAnswers.json(200, "application/json", configuration(DemoSite.MOODLE));
  }

  @GetMapping("/demo/canvas/api/lti/security/openid-configuration")
  ResponseEntity<String> canvasConfiguration(
      @RequestParam(name = "registration_token", defaultValue = "") String asked) {
    Optional<DemoRegistrations.Token> token =
        registrations.read(DemoSite.CANVAS, "Bearer " + asked);
    return token.isEmpty() || token.get().used()
        ? message(401, "Unauthorized")
        : ServiceAnswers.json(200, "application/json", configuration(DemoSite.CANVAS));
  }

  @PostMapping("/demo/lti/openid-registration")
  ResponseEntity<String> moodle(
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestBody(required = false) byte @Nullable [] body) {
    if (bearer == null) {
      return word(401, "missing_registration_token");
    }
    Optional<DemoRegistrations.Token> token = registrations.read(DemoSite.MOODLE, bearer);
    if (token.isEmpty()) {
      return word(401, "invalid_registration_token");
    }
    if (token.get().used()) {
      return word(401, "token_already_used");
    }
    Optional<JsonNode> sent = ServiceAnswers.read(body);
    if (sent.isEmpty()) {
      return word(400, "missing required attribute response_types");
    }
    String wrong = RegistrationRules.moodle(sent.get());
    if (wrong != null) {
      return word(400, wrong);
    }
    if (!registrations.use(token.get())) {
      return word(401, "token_already_used");
    }
    int id = tools.nextId();
    String client = token.get().id().toString().replace("-", "").substring(0, 15);
    DemoTool tool = RegisteredTools.tool(id, DemoSite.MOODLE, client, sent.get());
    tools.keep(tool);
    ObjectNode answer = answer(tool, sent.get());
    // Moodle tells more than it granted.
    answer.put("scope", String.join(" ", DemoTool.SCOPES));
    ((ObjectNode) answer.path(RegistrationRules.TOOL)).put("deployment_id", String.valueOf(id));
    return ServiceAnswers.json(200, "application/json", answer);
  }

  @PostMapping("/demo/canvas/api/lti/registrations")
  ResponseEntity<String> canvas(
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestBody(required = false) byte @Nullable [] body) {
    Optional<DemoRegistrations.Token> token = registrations.read(DemoSite.CANVAS, bearer);
    if (token.isEmpty() || token.get().used()) {
      return message(401, "Unauthorized");
    }
    Optional<JsonNode> sent = ServiceAnswers.read(body);
    List<String> wrong =
        sent.map(RegistrationRules::canvas).orElse(List.of("the body is no JSON object"));
    if (!wrong.isEmpty()) {
      return ServiceAnswers.json(422, "application/json", Map.of("errors", wrong));
    }
    if (!registrations.use(token.get())) {
      return message(401, "Unauthorized");
    }
    int id = tools.nextId();
    DemoTool tool =
        RegisteredTools.tool(
            id, DemoSite.CANVAS, "1000000000" + (100_000 + id), sent.orElseThrow());
    tools.keep(tool);
    return ServiceAnswers.json(200, "application/json", canvasAnswer(tool, sent.orElseThrow()));
  }

  @GetMapping("/demo/canvas/api/lti/registrations/{id}")
  ResponseEntity<String> current(
      @PathVariable("id") int id,
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer) {
    ResponseEntity<String> refused = refusal(id, bearer);
    return refused != null ? refused : asItIs(id);
  }

  /** The change waits for the administrator; until then all stays as it was. */
  @PutMapping("/demo/canvas/api/lti/registrations/{id}")
  ResponseEntity<String> change(
      @PathVariable("id") int id,
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestBody(required = false) byte @Nullable [] body) {
    ResponseEntity<String> refused = refusal(id, bearer);
    if (refused != null) {
      return refused;
    }
    Optional<JsonNode> sent = ServiceAnswers.read(body);
    List<String> wrong =
        sent.map(RegistrationRules::canvas).orElse(List.of("the body is no JSON object"));
    if (!wrong.isEmpty()) {
      return ServiceAnswers.json(422, "application/json", Map.of("errors", wrong));
    }
    DemoTool known = tools.find(id).orElseThrow();
    if (!RegisteredTools.changed(known, sent.orElseThrow()).equals(known)) {
      updates.ask(id, sent.orElseThrow());
    }
    return asItIs(id);
  }

  private ResponseEntity<String> asItIs(int id) {
    DemoTool tool = tools.find(id).orElseThrow();
    return ServiceAnswers.json(200, "application/json", canvasAnswer(tool, described(tool)));
  }

  /** Why this caller may not have this registration; null where they may. */
  private @Nullable ResponseEntity<String> refusal(int id, @Nullable String bearer) {
    Optional<DemoAccess.Grant> grant =
        access.of(bearer).filter(one -> one.has(RegisteredTools.REGISTRATION_SCOPE));
    if (grant.isEmpty()) {
      return message(401, "Unauthorized");
    }
    Optional<DemoTool> caller = tools.find(grant.get().tool()).filter(DemoTool::active);
    if (caller.isEmpty()) {
      return message(401, "Unknown or inactive Developer Key");
    }
    return caller.get().id() == id && caller.get().site() == DemoSite.CANVAS
        ? null
        : message(403, "The registration is another tool's");
  }

  private Map<String, Object> configuration(DemoSite site) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("issuer", at.issuer(site));
    json.put("token_endpoint", at.tokenEndpoint(site));
    json.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
    json.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS256"));
    json.put("jwks_uri", at.keys(site));
    json.put("authorization_endpoint", at.authorization(site));
    json.put("registration_endpoint", at.registrations(site));
    List<String> scopes = new java.util.ArrayList<>(List.of("openid"));
    scopes.addAll(DemoTool.SCOPES);
    if (site == DemoSite.CANVAS) {
      scopes.add(RegisteredTools.REGISTRATION_SCOPE);
    }
    json.put("scopes_supported", scopes);
    json.put("response_types_supported", List.of("id_token"));
    json.put("response_modes_supported", List.of("form_post"));
    json.put(
        "subject_types_supported",
        site == DemoSite.MOODLE ? List.of("public", "pairwise") : List.of("public"));
    json.put("id_token_signing_alg_values_supported", List.of("RS256"));
    json.put(
        "claims_supported",
        site == DemoSite.MOODLE
            ? List.of("sub", "iss", "name", "given_name", "family_name", "email")
            : List.of("sub", "picture", "email", "name", "given_name", "family_name", "locale"));
    Map<String, Object> platform = new LinkedHashMap<>();
    platform.put("product_family_code", site.id());
    platform.put("version", site == DemoSite.MOODLE ? "4.5 (demo)" : "OpenSource");
    if (site == DemoSite.MOODLE) {
      platform.put(
          "messages_supported",
          List.of(
              Map.of("type", "LtiResourceLinkRequest"),
              Map.of("type", "LtiDeepLinkingRequest", "placements", List.of("ContentArea"))));
      platform.put("variables", List.of("Context.id.history", "User.id", "Person.name.full"));
    } else {
      json.put("authorization_server", URI.create(at.issuer(site)).getHost());
      platform.put(
          "messages_supported",
          List.of(
              Map.of(
                  "type",
                  "LtiResourceLinkRequest",
                  "placements",
                  CanvasPlacement.offered(CanvasPlacement.OPENING, "ContentArea")),
              Map.of(
                  "type",
                  "LtiDeepLinkingRequest",
                  "placements",
                  CanvasPlacement.offered(
                      CanvasPlacement.CHOOSING,
                      "ActivityAssetProcessor",
                      "ContentArea",
                      "RichTextEditor")),
              Map.of("type", "LtiEulaRequest")));
      platform.put(
          "notice_types_supported", List.of("LtiHelloWorldNotice", "LtiContextCopyNotice"));
      platform.put("variables", List.of("Context.id.history", "Canvas.course.id"));
      platform.put(RegistrationRules.CANVAS + "account_name", DemoSite.CANVAS.title());
      platform.put(RegistrationRules.CANVAS + "account_lti_guid", "demo-account");
      platform.put(
          RegistrationRules.CANVAS + "account_domain", URI.create(at.issuer(site)).getHost());
    }
    json.put("https://purl.imsglobal.org/spec/lti-platform-configuration", platform);
    return json;
  }

  private static ObjectNode answer(DemoTool tool, JsonNode sent) {
    ObjectNode answer = ((ObjectNode) sent).deepCopy();
    answer.put("client_id", tool.clientId());
    return answer;
  }

  private ObjectNode canvasAnswer(DemoTool tool, JsonNode sent) {
    ObjectNode answer = answer(tool, sent);
    answer.put("scope", String.join(" ", tool.scopes()) + " openid");
    answer.put("registration_client_uri", at.registrations(DemoSite.CANVAS) + "/" + tool.id());
    ((ObjectNode) answer.path(RegistrationRules.TOOL))
        .put(
            RegistrationRules.CANVAS + "registration_config_url",
            at.registrations(DemoSite.CANVAS) + "/" + tool.id() + "/view");
    return answer;
  }

  /** A tool as a registration would describe it. */
  private static ObjectNode described(DemoTool tool) {
    ObjectNode json = DemoRows.JSON.createObjectNode();
    json.put("application_type", "web");
    json.put("client_name", tool.name());
    json.put("initiate_login_uri", tool.loginUri());
    json.put("jwks_uri", tool.jwksUri());
    json.put("token_endpoint_auth_method", "private_key_jwt");
    json.putArray("response_types").add("id_token");
    json.putArray("grant_types").add("client_credentials").add("implicit");
    tool.redirectUris().forEach(json.putArray("redirect_uris")::add);
    ObjectNode config = json.putObject(RegistrationRules.TOOL);
    config.put("target_link_uri", tool.targetLinkUri());
    config.put(RegistrationRules.CANVAS + "privacy_level", tool.privacy());
    config.putArray("claims");
    config.set("messages", tool.messages());
    ObjectNode custom = config.putObject("custom_parameters");
    tool.custom().forEach(custom::put);
    return json;
  }

  private static ResponseEntity<String> word(int status, String word) {
    return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(word);
  }

  private static ResponseEntity<String> message(int status, String text) {
    return ServiceAnswers.json(status, "application/json", Map.of("errorMessage", text));
  }
}
