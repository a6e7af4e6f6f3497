package org.traininglayer.demo;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The authentication request of a tool in Canvas' habits: it goes to an address that all
 * institutions share, which sends it on to the institution; a launch can be fetched once.
 */
@Controller
@Profile("demo")
class CanvasAuthController {

  private static final List<String> MANDATORY =
      List.of(
          "scope",
          "response_type",
          "client_id",
          "redirect_uri",
          "login_hint",
          "nonce",
          "lti_message_hint",
          "response_mode",
          "prompt");

  private final DemoAddresses at;
  private final DemoTools tools;
  private final DemoLaunches launches;
  private final DemoIdTokens tokens;
  private final DemoKeys keys;
  private final DemoSettings settings;

  CanvasAuthController(
      DemoAddresses at,
      DemoTools tools,
      DemoLaunches launches,
      DemoIdTokens tokens,
      DemoKeys keys,
      DemoSettings settings) {
    this.at = at;
    this.tools = tools;
    this.launches = launches;
    this.tokens = tokens;
    this.keys = keys;
    this.settings = settings;
  }

  @RequestMapping(
      path = "/demo/canvas/api/lti/authorize_redirect",
      method = {RequestMethod.GET, RequestMethod.POST})
  ResponseEntity<Void> toInstitution(@RequestParam MultiValueMap<String, String> request) {
    Map<String, Object> values = new LinkedHashMap<>();
    UriComponentsBuilder there =
        UriComponentsBuilder.fromUriString(at.page("/demo/canvas/api/lti/authorize"));
    request
        .toSingleValueMap()
        .forEach((name, value) -> {
          String variable = "v" + values.size();
          there.queryParam(name.replaceAll("[^A-Za-z0-9_]", "_"), "{" + variable + "}");
          values.put(variable, value);
        });
    URI address = there.encode().buildAndExpand(values).toUri();
    return ResponseEntity.status(HttpStatus.FOUND).location(address).build();
  }

  /** Tools that skip the shared address are turned away. */
  @PostMapping("/demo/canvas/api/lti/authorize")
  ResponseEntity<String> posted(HttpServletRequest request) {
    return ResponseEntity.unprocessableContent().body("{\"errors\":[\"authenticity token\"]}");
  }

  @GetMapping("/demo/canvas/api/lti/authorize")
  String authenticate(@RequestParam Map<String, String> request, Model model) {
    String redirect = request.getOrDefault("redirect_uri", "");
    Optional<DemoTool> known =
        tools
            .byClient(DemoSite.CANVAS, request.getOrDefault("client_id", ""))
            .filter(tool -> tool.redirectUris().stream().anyMatch(one -> fits(one, redirect)));
    if (known.isEmpty()) {
      model.addAttribute("text", "Invalid redirect_uri, or no such developer key.");
      return "demo/invalid";
    }
    DemoTool tool = known.get();
    String state = request.getOrDefault("state", "");
    List<String> missing =
        MANDATORY.stream().filter(name -> request.getOrDefault(name, "").isEmpty()).toList();
    if (!missing.isEmpty()) {
      String text = "The following parameters are missing: " + String.join(",", missing);
      return error(model, redirect, state, "invalid_request_object", text);
    }
    if (!"openid".equals(request.get("scope"))) {
      return error(model, redirect, state, "invalid_scope", "The 'scope' must be 'openid'");
    }
    Optional<DemoLaunches.Announced> launch =
        keys.own(DemoSite.CANVAS, request.getOrDefault("lti_message_hint", ""))
            .flatMap(hint -> take(hint.path("verifier").asString("")));
    if (launch.isEmpty()) {
      return error(
          model,
          redirect,
          state,
          "launch_no_longer_valid",
          "The launch has either expired or been consumed");
    }
    if (launch.get().tool() != tool.id() || !tool.active()) {
      return error(model, redirect, state, "unauthorized_client", "Client not authorized");
    }
    if (!launch.get().person().subject(DemoSite.CANVAS).equals(request.get("login_hint"))) {
      return error(model, redirect, state, "login_required", "Must have an active user session");
    }
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id_token", tokens.token(launch.get(), tool, request.getOrDefault("nonce", "")));
    fields.put("state", state);
    if (settings.storage() != DemoSettings.Storage.ABSENT) {
      fields.put("lti_storage_target", "post_message_forwarding");
    }
    model.addAttribute("action", redirect);
    model.addAttribute("fields", fields);
    return "demo/post";
  }

  /** The same address; a query only where the registered one has none. */
  static boolean fits(String registered, String asked) {
    int query = asked.indexOf('?');
    return registered.equals(asked)
        || (query >= 0
            && !registered.contains("?")
            && registered.equals(asked.substring(0, query)));
  }

  private Optional<DemoLaunches.Announced> take(@Nullable String verifier) {
    try {
      return launches.take(UUID.fromString(verifier == null ? "" : verifier));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String error(
      Model model, String redirect, String state, String error, String description) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("error", error);
    fields.put("error_description", description);
    fields.put("state", state);
    model.addAttribute("action", redirect);
    model.addAttribute("fields", fields);
    return "demo/post";
  }
}
