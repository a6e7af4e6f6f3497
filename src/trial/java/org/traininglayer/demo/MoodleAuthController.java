package org.traininglayer.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/** The authentication request of a tool, checked as strictly as Moodle does. */
@Controller
@Profile("demo")
class MoodleAuthController {

  private static final Pattern LAUNCH_ID =
      Pattern.compile("\\{\"cmid\":\\d{1,9},\"launchid\":\"([0-9a-f-]{36})\"}");

  private final DemoTools tools;
  private final DemoLaunches launches;
  private final DemoIdTokens tokens;

  MoodleAuthController(DemoTools tools, DemoLaunches launches, DemoIdTokens tokens) {
    this.tools = tools;
    this.launches = launches;
    this.tokens = tokens;
  }

  @RequestMapping(
      path = "/demo/lti/auth",
      method = {RequestMethod.GET, RequestMethod.POST})
  String authenticate(@RequestParam Map<String, String> request, Model model) {
    String redirect = request.getOrDefault("redirect_uri", "");
    Optional<DemoTool> known =
        tools
            .byClient(DemoSite.MOODLE, request.getOrDefault("client_id", ""))
            .filter(tool -> tool.redirectUris().contains(redirect));
    if (known.isEmpty()) {
      return invalid(model, "The redirect URI or the client id is not registered here.");
    }
    DemoTool tool = known.get();
    String state = request.getOrDefault("state", "");
    if (!"openid".equals(request.get("scope"))) {
      return error(model, redirect, state, "invalid_scope", "scope must be exactly openid");
    }
    if (!"id_token".equals(request.get("response_type"))
        || !"form_post".equals(request.get("response_mode"))
        || !"none".equals(request.getOrDefault("prompt", "none"))) {
      return error(model, redirect, state, "invalid_request", "response type, mode or prompt");
    }
    String nonce = request.get("nonce");
    if (nonce == null || nonce.isEmpty()) {
      return error(model, redirect, state, "invalid_request", "nonce is missing");
    }
    Optional<DemoLaunches.Announced> launch = take(request.get("lti_message_hint"));
    if (launch.isEmpty()) {
      return invalid(model, "This launch was already used. Open the activity again.");
    }
    if (launch.get().tool() != tool.id() || !tool.active()) {
      return error(model, redirect, state, "unauthorized_client", "another tool");
    }
    if (!launch.get().person().subject(DemoSite.MOODLE).equals(request.get("login_hint"))) {
      return error(model, redirect, state, "access_denied", "another person is signed in");
    }
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id_token", tokens.token(launch.get(), tool, nonce));
    fields.put("state", state);
    return form(model, redirect, fields);
  }

  private Optional<DemoLaunches.Announced> take(@Nullable String hint) {
    Matcher matcher = LAUNCH_ID.matcher(hint == null ? "" : hint);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return launches.take(UUID.fromString(matcher.group(1)));
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
    return form(model, redirect, fields);
  }

  private static String form(Model model, String action, Map<String, String> fields) {
    model.addAttribute("action", action);
    model.addAttribute("fields", fields);
    return "demo/post";
  }

  private static String invalid(Model model, String text) {
    model.addAttribute("text", text);
    return "demo/invalid";
  }
}
