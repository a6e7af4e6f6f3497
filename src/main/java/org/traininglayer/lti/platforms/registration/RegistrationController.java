package org.traininglayer.lti.platforms.registration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.traininglayer.lti.ToolAddress;
import org.traininglayer.lti.platforms.PlatformCheck;
import org.traininglayer.lti.platforms.registration.DynamicRegistration.Failed;
import org.traininglayer.lti.platforms.registration.RegistrationProperties.WithoutInvite;

/**
 * The page that an LMS opens in a frame to register this tool. Opening it only shows what is about
 * to be connected; its own form, sent by its script or by hand, does it.
 */
@Controller
class RegistrationController {

  private static final String PAGE = "lti/register";

  private final DynamicRegistration registration;
  private final boolean waitsForApproval;
  private final boolean plainHttp;

  RegistrationController(
      DynamicRegistration registration,
      RegistrationProperties properties,
      @Value("${traininglayer.http.allow-private-addresses:false}") boolean plainHttp) {
    this.registration = registration;
    this.waitsForApproval = properties.withoutInvite() != WithoutInvite.ACCEPT;
    this.plainHttp = plainHttp;
  }

  @GetMapping("/lti/register")
  ModelAndView show(HttpServletRequest request, HttpServletResponse response) {
    quiet(response);
    try {
      RegistrationRequest asked = read(request);
      registration.look(asked);
      return new ModelAndView(PAGE)
          .addObject("host", asked.configuration().getHost())
          .addObject("configuration", asked.configuration())
          .addObject("token", asked.token())
          .addObject("invite", asked.invite())
          .addObject("waits", asked.invite() == null && waitsForApproval);
    } catch (RegistrationFailedException e) {
      return failed(request, e, null);
    }
  }

  @PostMapping("/lti/register")
  ModelAndView register(HttpServletRequest request, HttpServletResponse response) {
    quiet(response);
    try {
      Registered registered = registration.register(read(request));
      return new ModelAndView("lti/registered")
          .addObject("registered", registered)
          .addObject("family", registered.family().name())
          .addObject("origins", String.join(" ", origins(request, registered)));
    } catch (Failed e) {
      return failed(request, e.invited() ? e.why() : e.why().toStrangers(), e.code());
    } catch (RegistrationFailedException e) {
      return failed(request, e, null);
    }
  }

  private RegistrationRequest read(HttpServletRequest request) throws RegistrationFailedException {
    return RegistrationRequest.read(
        request.getParameter("openid_configuration"),
        request.getParameter("registration_token"),
        request.getParameter("invite"),
        plainHttp);
  }

  private ModelAndView failed(
      HttpServletRequest request, RegistrationFailedException why, @Nullable String code) {
    ModelAndView page = new ModelAndView("lti/register-failed");
    page.setStatus(HttpStatus.valueOf(why.problem().status()));
    String configuration = request.getParameter("openid_configuration");
    boolean known =
        configuration != null && PlatformCheck.address(configuration, plainHttp) == null;
    return page.addObject("problem", why.problem().name())
        .addObject("detail", why.detail())
        .addObject("reply", why.reply())
        .addObject("code", code)
        .addObject("host", known ? URI.create(configuration).getHost() : null)
        .addObject("origins", known ? ToolAddress.originOf(URI.create(configuration)) : "");
  }

  /**
   * Where the closing message may go: the platform's own addresses. The pages of Canvas lie at the
   * institution's domain, of which its configuration says nothing; there, and only there, the page
   * that framed ours counts too. The message holds nothing.
   */
  private List<String> origins(HttpServletRequest request, Registered registered) {
    List<String> origins = new ArrayList<>(registered.platformOrigins());
    String frame = request.getParameter("frame_origin");
    if (registered.family() == ProductFamily.CANVAS
        && frame != null
        && frame.length() < 300
        && PlatformCheck.address(frame, plainHttp) == null) {
      origins.add(ToolAddress.originOf(URI.create(frame)));
    }
    return origins;
  }

  private static void quiet(HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    // The address holds the platform's token.
    response.setHeader("Referrer-Policy", "no-referrer");
  }
}
