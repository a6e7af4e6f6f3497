package org.traininglayer.lti.launch.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.ConnectionTraces.Kind;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.ToolAddress;
import org.traininglayer.lti.diagnosis.refusals.RefusalReason;
import org.traininglayer.lti.diagnosis.refusals.Refused;
import org.traininglayer.lti.diagnosis.refusals.Refused.Past;
import org.traininglayer.lti.diagnosis.refusals.RefusedException;
import org.traininglayer.lti.platforms.SharedIssuers;
import org.traininglayer.lti.platforms.StoredPlatforms;

/**
 * Begins a login. The answer is a small page and not a bare redirect, because only a page can find
 * out whether the browser keeps our cookie in this frame; if not it uses the platform's storage,
 * and else offers a new tab.
 */
@Controller
class LoginController {

  private static final List<String> KNOWN =
      List.of(
          "iss",
          "client_id",
          "login_hint",
          "target_link_uri",
          "lti_message_hint",
          "lti_deployment_id",
          "deployment_id",
          "lti_storage_target",
          "canvas_environment",
          "canvas_region");

  private final StoredPlatforms platforms;
  private final Logins logins;
  private final LoginCookie browser;
  private final ToolAddress tool;

  LoginController(StoredPlatforms platforms, Logins logins, LoginCookie browser, ToolAddress tool) {
    this.platforms = platforms;
    this.logins = logins;
    this.browser = browser;
    this.tool = tool;
  }

  @RequestMapping(
      path = "/lti/login",
      method = {RequestMethod.GET, RequestMethod.POST})
  String login(HttpServletRequest request, HttpServletResponse response, Model model) {
    LoginRequest login;
    Platform platform;
    try {
      login = LoginRequest.read(new Parameters(request));
      platform = platformOf(login);
    } catch (RefusedException e) {
      throw e.refused().after(past(request)).toException();
    }
    OpenLogin open = logins.begin(login, platform.id());
    add(response, browser.set(open.login().handle(), open.binding()));
    model.addAttribute("handle", open.login().handle());
    model.addAttribute("next", AuthenticationRequest.address(platform, tool, open).toString());
    model.addAttribute("storageTarget", open.login().storageTarget());
    model.addAttribute("platformOrigin", ToolAddress.originOf(platform.authorizationEndpoint()));
    model.addAttribute("binding", login.storageTarget() == null ? null : open.binding());
    return "lti/login";
  }

  /** Whether the cookie came back; asked by the page. */
  @GetMapping("/lti/login/{handle}/cookie")
  ResponseEntity<Map<String, Boolean>> cookie(
      @PathVariable("handle") String handle, HttpServletRequest request) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(Map.of("kept", browser.read(request, handle).isPresent()));
  }

  /** The same login as a page of its own, where the cookie is first-party. */
  @GetMapping("/lti/login/{handle}/window")
  ResponseEntity<Void> window(@PathVariable("handle") String handle) {
    OpenLogin open =
        logins
            .beginAgain(handle)
            .orElseThrow(() -> Refused.because(RefusalReason.LOGIN_OVER).toException());
    Platform platform =
        platforms
            .find(open.login().platform())
            .orElseThrow(() -> Refused.because(RefusalReason.LOGIN_OVER).toException());
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .headers(browser.set(handle, open.binding()))
        .cacheControl(CacheControl.noStore())
        .location(AuthenticationRequest.address(platform, tool, open))
        .build();
  }

  /** By issuer and client id; by issuer alone only where that leaves no doubt. */
  private Platform platformOf(LoginRequest login) {
    String clientId = login.clientId();
    List<Platform> candidates = platforms.of(login.issuer(), clientId);
    if (candidates.size() == 1) {
      Platform found = candidates.getFirst();
      platforms.knownInUse(found.id());
      return found;
    }
    throw Refused.because(
            candidates.isEmpty() ? unknown(login) : RefusalReason.PLATFORM_AMBIGUOUS,
            "a registered issuer and client id",
            login.issuer() + ", " + (clientId == null ? "no client id" : clientId))
        .claimedBy(login.issuer(), clientId)
        .toException();
  }

  /** A beta or test copy of Canvas brings the client ids of production with it. */
  private RefusalReason unknown(LoginRequest login) {
    boolean copy =
        SharedIssuers.original(login.issuer())
            .filter(original -> !platforms.of(original, login.clientId()).isEmpty())
            .isPresent();
    return copy ? RefusalReason.PLATFORM_TEST_COPY : RefusalReason.PLATFORM_UNKNOWN;
  }

  /** Which of the parameters that we know came; of the target also what it says. */
  private static Past past(HttpServletRequest request) {
    String came =
        KNOWN.stream()
            .filter(name -> request.getParameter(name) != null)
            .collect(Collectors.joining(", "));
    return new Past(
        Kind.LOGIN,
        List.of(
            Check.passed("Login request · sent by", request.getMethod()),
            Check.passed("Login request · parameters", came.isEmpty() ? "none" : came)),
        null);
  }

  private static void add(HttpServletResponse response, HttpHeaders headers) {
    headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
