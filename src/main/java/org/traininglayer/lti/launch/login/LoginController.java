package org.traininglayer.lti.launch.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.traininglayer.http.ClientAddress;
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
 * Begins a login (Security Framework 1.0, 5.1.1.1). Where the platform offers no storage, bare
 * redirects lead on: only they keep the platform as the one who began, and with that its {@code
 * SameSite=Lax} session cookie in browsers that look at this. In a frame the first of them comes
 * back to us and so finds out whether the browser keeps our cookie there; if not, a page offers a
 * new tab before the platform gives the launch out. Where the platform offers storage, a page uses
 * it.
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

  private static final Set<String> FRAMES = Set.of("iframe", "frame", "object", "embed");

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
  ModelAndView login(HttpServletRequest request, HttpServletResponse response) {
    LoginRequest login;
    Platform platform;
    try {
      login = LoginRequest.read(new Parameters(request));
      platform = platformOf(login);
    } catch (RefusedException e) {
      throw e.refused().after(past(request)).toException();
    }
    OpenLogin open = logins.begin(login, platform.id(), ClientAddress.network(request));
    add(response, browser.set(open.login().handle(), open.binding()));
    URI next = AuthenticationRequest.address(platform, tool, open);
    if (open.login().storageTarget() == null) {
      return redirect(inFrame(request) ? wayThrough(open, "frame") : next);
    }
    return new ModelAndView("lti/login")
        .addObject("handle", open.login().handle())
        .addObject("next", next.toString())
        .addObject("storageTarget", open.login().storageTarget())
        .addObject("platformOrigin", ToolAddress.originOf(platform.authorizationEndpoint()))
        .addObject("binding", open.binding());
  }

  /** Whether the cookie came back; asked by the page. */
  @GetMapping("/lti/login/{handle}/cookie")
  ResponseEntity<Map<String, Boolean>> cookie(
      @PathVariable("handle") String handle, HttpServletRequest request) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(Map.of("kept", browser.read(request, handle).isPresent()));
  }

  /** On to the platform, if the frame's browser kept the cookie; else to a new tab. */
  @GetMapping("/lti/login/{handle}/frame")
  ModelAndView frame(
      @PathVariable("handle") String handle,
      @RequestParam("state") String state,
      HttpServletRequest request,
      HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (browser.read(request, handle).isEmpty()) {
      return new ModelAndView("lti/new-tab").addObject("handle", handle);
    }
    return toPlatform(handle, state);
  }

  /** The same login as a page of its own, where the cookie is first-party. */
  @GetMapping("/lti/login/{handle}/window")
  ModelAndView window(@PathVariable("handle") String handle, HttpServletResponse response) {
    OpenLogin open = logins.beginAgain(handle).orElseThrow(LoginController::over);
    add(response, browser.set(handle, open.binding()));
    return redirect(wayThrough(open, "tab"));
  }

  /** On to the platform, if the tab's browser kept the cookie; else nothing more can help. */
  @GetMapping("/lti/login/{handle}/tab")
  ModelAndView tab(
      @PathVariable("handle") String handle,
      @RequestParam("state") String state,
      HttpServletRequest request,
      HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (browser.read(request, handle).isEmpty()) {
      throw Refused.because(
              RefusalReason.COOKIES_OFF, "the cookie that was set just now", "no cookie")
          .toException();
    }
    return toPlatform(handle, state);
  }

  private ModelAndView toPlatform(String handle, String state) {
    Login login =
        logins
            .peek(state)
            .filter(found -> found.handle().equals(handle))
            .orElseThrow(LoginController::over);
    Platform platform = platforms.find(login.platform()).orElseThrow(LoginController::over);
    return redirect(AuthenticationRequest.address(platform, tool, login, state));
  }

  private static URI wayThrough(OpenLogin open, String place) {
    return URI.create(
        "/lti/login/%s/%s?state=%s".formatted(open.login().handle(), place, open.state()));
  }

  /** Browsers say so themselves, to addresses that they trust (Fetch Metadata). */
  private static boolean inFrame(HttpServletRequest request) {
    return FRAMES.contains(String.valueOf(request.getHeader("Sec-Fetch-Dest")));
  }

  private static RefusedException over() {
    return Refused.because(RefusalReason.LOGIN_OVER).toException();
  }

  private static ModelAndView redirect(URI address) {
    RedirectView there = new RedirectView(address.toString(), false, false, false);
    there.setStatusCode(HttpStatus.FOUND);
    there.setExpandUriTemplateVariables(false);
    return new ModelAndView(there);
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
