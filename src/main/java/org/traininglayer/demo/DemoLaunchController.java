package org.traininglayer.demo;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The platform's half of a launch (LTI Security Framework 1.0, 5.1.1): announces the login to the
 * tool, checks its authentication request as strictly as Moodle does, and posts the id token.
 */
@Controller
@Profile("demo")
class DemoLaunchController {

  private static final Pattern LAUNCH_ID =
      Pattern.compile("\\{\"cmid\":1,\"launchid\":\"([0-9a-f-]{36})\"}");

  private final JdbcClient jdbc;
  private final DemoAddresses at;
  private final DemoKeys keys;
  private final Clock clock;

  DemoLaunchController(JdbcClient jdbc, DemoAddresses at, DemoKeys keys) {
    this.jdbc = jdbc;
    this.at = at;
    this.keys = keys;
    this.clock = Clock.systemUTC();
  }

  /** The frame of an activity begins here. */
  @GetMapping("/demo/as/{person}/launch/{link}")
  String announce(@PathVariable String person, @PathVariable String link, Model model) {
    DemoPerson who =
        DemoPerson.find(person)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    DemoCourse.Activity activity =
        DemoCourse.activity(link)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    UUID launch = UUID.randomUUID();
    jdbc.sql("delete from demo_launch where created_at < now() - interval '1 hour'").update();
    jdbc.sql("insert into demo_launch (id, person, link) values (:id, :person, :link)")
        .param("id", launch)
        .param("person", who.id())
        .param("link", activity.link())
        .update();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("iss", at.issuer());
    fields.put("target_link_uri", at.toolLaunch().toString());
    fields.put("login_hint", who.id());
    fields.put("lti_message_hint", "{\"cmid\":1,\"launchid\":\"" + launch + "\"}");
    fields.put("client_id", DemoCourse.CLIENT_ID);
    fields.put("lti_deployment_id", DemoCourse.DEPLOYMENT);
    return form(model, at.toolLogin().toString(), fields);
  }

  /** The authentication request of the tool; a launch id is good for one. */
  @RequestMapping(
      path = "/demo/lti/auth",
      method = {RequestMethod.GET, RequestMethod.POST})
  String authenticate(@RequestParam Map<String, String> request, Model model) {
    if (!at.toolLaunch().toString().equals(request.get("redirect_uri"))
        || !DemoCourse.CLIENT_ID.equals(request.get("client_id"))) {
      return invalid(model, "The redirect URI or the client id is not registered here.");
    }
    String state = request.getOrDefault("state", "");
    if (!"openid".equals(request.get("scope"))) {
      return error(model, state, "invalid_scope", "scope must be exactly openid");
    }
    if (!"id_token".equals(request.get("response_type"))
        || !"form_post".equals(request.get("response_mode"))
        || !"none".equals(request.getOrDefault("prompt", "none"))) {
      return error(model, state, "invalid_request", "response type, mode or prompt");
    }
    String nonce = request.get("nonce");
    if (nonce == null || nonce.isEmpty()) {
      return error(model, state, "invalid_request", "nonce is missing");
    }
    Optional<Announced> announced = take(request.get("lti_message_hint"));
    if (announced.isEmpty()) {
      return invalid(model, "This launch was already used. Open the activity again.");
    }
    if (!announced.get().person().equals(request.get("login_hint"))) {
      return error(model, state, "access_denied", "another person is signed in");
    }
    DemoPerson who = DemoPerson.find(announced.get().person()).orElseThrow();
    DemoCourse.Activity activity = DemoCourse.activity(announced.get().link()).orElseThrow();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(
        "id_token", keys.sign(DemoIdToken.claims(at, who, activity, nonce, clock.instant())));
    fields.put("state", state);
    return form(model, at.toolLaunch().toString(), fields);
  }

  private Optional<Announced> take(@Nullable String hint) {
    Matcher matcher = LAUNCH_ID.matcher(hint == null ? "" : hint);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return jdbc.sql(
            """
            delete from demo_launch
            where id = :id and created_at > now() - interval '1 hour'
            returning person, link
            """)
        .param("id", UUID.fromString(matcher.group(1)))
        .query(Announced.class)
        .optional();
  }

  private String error(Model model, String state, String error, String description) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("error", error);
    fields.put("error_description", description);
    fields.put("state", state);
    return form(model, at.toolLaunch().toString(), fields);
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

  /** A launch that the tool may ask for. */
  record Announced(String person, String link) {}
}
