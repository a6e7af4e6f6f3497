package org.traininglayer.adoption.dashboard;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.traininglayer.adoption.dashboard.Dashboards.BadFilterException;
import org.traininglayer.kernel.SignedIn;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.Launches;
import org.traininglayer.xapi.Vocabulary;

/** The dashboards: of the organisation for its owner, of one course for those who teach it. */
@Controller
class DashboardController {

  private final Dashboards dashboards;
  private final Launches launches;

  DashboardController(Dashboards dashboards, Launches launches) {
    this.dashboards = dashboards;
    this.launches = launches;
  }

  @GetMapping("/dashboard")
  String owner(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(required = false) @Nullable String module,
      @RequestParam(required = false) @Nullable String role,
      @RequestParam(required = false) @Nullable String weeks,
      Locale locale,
      HttpServletResponse response,
      Model model) {
    return show(
        "adoption/dashboard", ownerRequest(who, module, role, weeks, locale), response, model);
  }

  @GetMapping("/dashboard/csv/{panel}")
  ResponseEntity<byte[]> ownerCsv(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable String panel,
      @RequestParam(required = false) @Nullable String module,
      @RequestParam(required = false) @Nullable String role,
      @RequestParam(required = false) @Nullable String weeks,
      Locale locale) {
    return csv(panel, ownerRequest(who, module, role, weeks, locale));
  }

  @GetMapping("/course/{token}/figures")
  String course(
      @PathVariable String token,
      @RequestParam(required = false) @Nullable String module,
      @RequestParam(required = false) @Nullable String role,
      @RequestParam(required = false) @Nullable String weeks,
      Locale locale,
      HttpServletResponse response,
      Model model) {
    Launch launch = teaching(token);
    model.addAttribute("token", token);
    model.addAttribute("play", launch.module().isPresent() ? "/play/" + token : null);
    model.addAttribute("outside", launch.contextId() == null);
    return show(
        "adoption/course",
        courseRequest(launch, token, module, role, weeks, locale),
        response,
        model);
  }

  @GetMapping("/course/{token}/figures/csv/{panel}")
  ResponseEntity<byte[]> courseCsv(
      @PathVariable String token,
      @PathVariable String panel,
      @RequestParam(required = false) @Nullable String module,
      @RequestParam(required = false) @Nullable String role,
      @RequestParam(required = false) @Nullable String weeks,
      Locale locale) {
    return csv(panel, courseRequest(teaching(token), token, module, role, weeks, locale));
  }

  @ExceptionHandler(BadFilterException.class)
  void badFilter(HttpServletResponse response) throws IOException {
    response.sendError(HttpServletResponse.SC_BAD_REQUEST);
  }

  private String show(
      String template, Dashboards.Request request, HttpServletResponse response, Model model) {
    model.addAttribute("page", dashboards.page(request));
    response.setHeader("Cache-Control", "no-store");
    return template;
  }

  private ResponseEntity<byte[]> csv(String panel, Dashboards.Request request) {
    PageView page = dashboards.page(request);
    PageView.Panel shown =
        page.panels().stream()
            .filter(one -> one.id().equals(panel))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noStore())
        .header("Content-Disposition", "attachment; filename=\"" + shown.id() + ".csv\"")
        .body(shown.table().csv(page.module()).getBytes(StandardCharsets.UTF_8));
  }

  /** The launch of somebody who teaches the course; nobody else sees its figures. */
  private Launch teaching(String token) {
    Launch launch =
        launches.find(token).orElseThrow(() -> new ResponseStatusException(HttpStatus.GONE));
    if (!launch.teaches()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return launch;
  }

  private static Dashboards.Request ownerRequest(
      SignedIn who,
      @Nullable String module,
      @Nullable String role,
      @Nullable String weeks,
      Locale locale) {
    return new Dashboards.Request(
        "/dashboard", who.organisation(), null, null, null, module, role, weeks, locale);
  }

  /** Always the launch's own organisation, platform and context; outside a course, nobody's. */
  private static Dashboards.Request courseRequest(
      Launch launch,
      String token,
      @Nullable String module,
      @Nullable String role,
      @Nullable String weeks,
      Locale locale) {
    String context = launch.contextId();
    return new Dashboards.Request(
        "/course/" + token + "/figures",
        launch.organisation(),
        context == null ? "none" : Vocabulary.course(launch.platform(), context),
        launch.course(),
        launch.contextTitle() == null ? "" : launch.contextTitle(),
        module == null ? launch.module().map(id -> id.value()).orElse(null) : module,
        role,
        weeks,
        locale);
  }
}
