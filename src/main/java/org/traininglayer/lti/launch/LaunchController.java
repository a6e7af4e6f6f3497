package org.traininglayer.lti.launch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.traininglayer.lti.ConnectionTraces;
import org.traininglayer.lti.ConnectionTraces.ConnectionTrace;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.LaunchDestination;
import org.traininglayer.lti.LaunchMessage.ContentSelection;
import org.traininglayer.lti.LaunchMessage.ResourceLink;
import org.traininglayer.lti.LaunchMessage.SubmissionReview;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.ToolAddress;
import org.traininglayer.lti.diagnosis.refusals.CleanText;
import org.traininglayer.lti.diagnosis.refusals.LaunchCounts;
import org.traininglayer.lti.diagnosis.refusals.RefusalReason;
import org.traininglayer.lti.diagnosis.refusals.Refused;
import org.traininglayer.lti.launch.LaunchTrace.BrowserBinding;
import org.traininglayer.lti.launch.login.Login;
import org.traininglayer.lti.launch.login.LoginCookie;
import org.traininglayer.lti.launch.login.Logins;
import org.traininglayer.lti.launch.login.Parameters;
import org.traininglayer.lti.platforms.StoredPlatforms;

/** The redirect URI: where platforms post the id_token. */
@Controller
class LaunchController {

  private static final int MAX_TOKEN_PARAMETER = 1_000_000;
  private static final int MAX_STATE = 255;
  private static final int MAX_DESCRIPTION = 200;

  private final LaunchService service;
  private final Logins logins;
  private final StoredPlatforms platforms;
  private final LoginCookie browser;
  private final ToolAddress tool;
  private final ObjectProvider<LaunchDestination> destinations;
  private final ConnectionTraces traces;
  private final LaunchCounts counts;

  LaunchController(
      LaunchService service,
      Logins logins,
      StoredPlatforms platforms,
      LoginCookie browser,
      ToolAddress tool,
      ObjectProvider<LaunchDestination> destinations,
      ConnectionTraces traces,
      LaunchCounts counts) {
    this.service = service;
    this.logins = logins;
    this.platforms = platforms;
    this.browser = browser;
    this.tool = tool;
    this.destinations = destinations;
    this.traces = traces;
    this.counts = counts;
  }

  @PostMapping("/lti/launch")
  ModelAndView launch(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    LaunchPost post = read(request);
    return switch (service.receive(post)) {
      case LaunchResult.Opened arrived -> {
        counts.opened();
        keepForDoubleClick(post, arrived.handle(), response);
        Optional<String> path = path(arrived.opened(), request, response);
        tell(arrived, path.orElse(null));
        yield leadOn(arrived.opened(), path);
      }
      case LaunchResult.OpenAlready twice -> {
        counts.openedAgain();
        yield leadOn(twice.opened(), path(twice.opened(), request, response));
      }
      case LaunchResult.AskStorage ask ->
          new ModelAndView("lti/storage")
              .addObject("ask", ask)
              .addObject("idToken", post.idToken())
              .addObject("state", post.state());
    };
  }

  /** The login is over; its cookie stays for as long as the same form may come once more. */
  private void keepForDoubleClick(LaunchPost post, String handle, HttpServletResponse response) {
    HttpHeaders headers =
        post.boundBy() == BrowserBinding.COOKIE && post.binding() != null
            ? browser.keep(handle, post.binding(), LaunchService.DOUBLE_CLICK)
            : browser.clear(handle);
    headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
  }

  /** Somebody opened the address by hand, or reloaded a launch. */
  @GetMapping("/lti/launch")
  void notALaunch(HttpServletResponse response) {
    response.setHeader(HttpHeaders.ALLOW, "POST");
    throw Refused.because(RefusalReason.NOT_A_LAUNCH, "POST", "GET").toException();
  }

  private LaunchPost read(HttpServletRequest request) {
    Parameters parameters = new Parameters(request);
    parameters.inBodyOnly("id_token", "state");
    parameters.refuseOldLti();
    String idToken = parameters.optional("id_token", MAX_TOKEN_PARAMETER);
    String state = parameters.optional("state", MAX_STATE);
    if (idToken == null) {
      String error = parameters.optional("error", MAX_STATE);
      throw (error == null ? tokenMissing() : platformError(request, error, state)).toException();
    }
    if (state == null) {
      throw Refused.because(RefusalReason.STATE_MISSING, "state", "none").toException();
    }
    Optional<String> cookie =
        Logins.handleOf(state).flatMap(handle -> browser.read(request, handle));
    String binding = cookie.orElseGet(() -> fromStorage(request, parameters));
    return new LaunchPost(
        idToken,
        state,
        binding,
        binding == null
            ? BrowserBinding.NONE
            : cookie.isPresent() ? BrowserBinding.COOKIE : BrowserBinding.STORAGE,
        request.getHeader("Sec-Fetch-Dest"),
        parameters.optional("storage", MAX_STATE) != null);
  }

  /**
   * The browser's secret, from the platform's storage, sent by our own page only. Another site's
   * form could otherwise bring a stranger's launch into this browser.
   */
  private @Nullable String fromStorage(HttpServletRequest request, Parameters parameters) {
    boolean ownPage =
        tool.origin().equals(request.getHeader(HttpHeaders.ORIGIN))
            || "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    return ownPage ? parameters.optional("binding", MAX_STATE) : null;
  }

  /** The platform's own error (OpenID Connect Core 3.1.2.6). */
  private Refused platformError(HttpServletRequest request, String error, @Nullable String state) {
    RefusalReason reason =
        switch (error) {
          case "login_required", "interaction_required" -> RefusalReason.PLATFORM_SIGNED_OUT;
          case "access_denied" -> RefusalReason.PLATFORM_DENIED;
          case "launch_no_longer_valid" -> RefusalReason.PLATFORM_LAUNCH_USED;
          default -> RefusalReason.PLATFORM_ERROR;
        };
    String described = CleanText.of(request.getParameter("error_description"), MAX_DESCRIPTION);
    Refused refused =
        Refused.because(
            reason, "an id_token", described == null ? error : error + ": " + described);
    Optional<Login> login = state == null ? Optional.empty() : logins.peek(state);
    Optional<Platform> platform = login.flatMap(found -> platforms.find(found.platform()));
    if (login.isEmpty() || platform.isEmpty()) {
      return refused;
    }
    LaunchTrace trace = new LaunchTrace();
    trace.login(login.get(), platform.get(), Instant.now());
    Refused known = refused.of(platform.get()).after(trace.past());
    // In a page of its own the platform's cookies are all there: another one changes nothing.
    return "document".equals(request.getHeader("Sec-Fetch-Dest"))
        ? known
        : known.withNewTab("/lti/login/" + login.get().handle() + "/window");
  }

  private static Refused tokenMissing() {
    return Refused.because(RefusalReason.TOKEN_MISSING, "id_token", "neither id_token nor error");
  }

  /** Where the launch leads, if somebody here has anything for it. */
  private Optional<String> path(
      OpenedLaunch opened, HttpServletRequest request, HttpServletResponse response) {
    return destinations
        .orderedStream()
        .flatMap(destination ->
            Optional.ofNullable(
                destination.pathFor(opened.launch(), opened.token(), request, response))
                .stream())
        .findFirst();
  }

  private static ModelAndView leadOn(OpenedLaunch opened, Optional<String> path) {
    if (path.isEmpty()) {
      return new ModelAndView("lti/nothing").addObject("launch", opened.launch());
    }
    RedirectView there = new RedirectView(path.get(), false, false, false);
    there.setStatusCode(HttpStatus.SEE_OTHER);
    there.setExpandUriTemplateVariables(false);
    return new ModelAndView(there);
  }

  /** Aside: whoever opens a launch waits for no trace. */
  private void tell(LaunchResult.Opened arrived, @Nullable String path) {
    LaunchTrace trace = arrived.trace();
    Launch launch = arrived.opened().launch();
    trace.destination(path);
    traces.tellSuccess(
        launch.platform(),
        () ->
            new ConnectionTrace(
                null,
                trace.kind(),
                launch.organisation(),
                launch.platform(),
                launch.course(),
                arrived.platform().issuer(),
                arrived.platform().clientId(),
                switch (launch.message()) {
                  case ResourceLink link -> "Somebody opened a link in a course";
                  case ContentSelection selection -> "A teacher began to choose content";
                  case SubmissionReview review -> "A teacher opened somebody\u2019s submission";
                },
                trace.checks()));
  }
}
