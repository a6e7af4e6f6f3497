package org.traininglayer.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.ConnectionReports;
import org.traininglayer.lti.ConnectionReports.Question;
import org.traininglayer.lti.ConnectionReports.Report;
import org.traininglayer.lti.ConnectionTests;
import org.traininglayer.lti.ConnectionTraces.Kind;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platforms;

/** What happened on the connections, as traces; finding one, taking it away, testing. */
@Controller
class ConnectionsController {

  private static final int SHOWN = 50;
  private static final int EXPORTED = 50;

  private final ConnectionReports reports;
  private final ConnectionTests tests;
  private final Platforms platforms;
  private final Courses courses;
  private final TraceExport export;
  private final AuditTrail audit;

  ConnectionsController(
      ConnectionReports reports,
      ConnectionTests tests,
      Platforms platforms,
      Courses courses,
      TraceExport export,
      AuditTrail audit) {
    this.reports = reports;
    this.tests = tests;
    this.platforms = platforms;
    this.courses = courses;
    this.export = export;
    this.audit = audit;
  }

  /** Where refusals used to be. */
  @GetMapping("/admin/refusals")
  String refusals() {
    return "redirect:/admin/connections?result=failed";
  }

  @GetMapping("/admin/connections")
  String list(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String platform,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String result,
      @RequestParam(defaultValue = "") String course,
      @RequestParam(defaultValue = "") String before,
      Model model) {
    if (!code.isBlank()) {
      Optional<Report> found = reports.byCode(user.organisation(), code);
      if (found.isPresent()) {
        return "redirect:/admin/connections/" + found.get().code();
      }
    }
    Question question =
        new Question(
            uuid(platform).map(PlatformId::new).orElse(null),
            kind(kind),
            result.equals("failed") ? Boolean.FALSE : result.equals("passed") ? true : null,
            uuid(course).map(CourseId::new).orElse(null),
            instant(before));
    List<Report> found = reports.find(user.organisation(), question, SHOWN + 1);
    List<Report> shown = found.size() > SHOWN ? found.subList(0, SHOWN) : found;
    model.addAttribute("traces", shown);
    model.addAttribute("older", found.size() > SHOWN ? shown.getLast().at().toString() : null);
    model.addAttribute("code", code);
    model.addAttribute("platform", platform);
    model.addAttribute("kind", kind);
    model.addAttribute("result", result);
    model.addAttribute("course", course);
    model.addAttribute("filtered", !question.equals(Question.ANY));
    model.addAttribute("platforms", platforms.all(user.organisation()));
    model.addAttribute("courses", courses.all(user.organisation()).stream().limit(200).toList());
    model.addAttribute("kinds", Kind.values());
    return "admin/connections";
  }

  @GetMapping("/admin/connections/{code}")
  String trace(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable String code,
      Locale locale,
      HttpServletResponse response,
      Model model) {
    Report trace = find(user, code);
    if (!trace.finished() && trace.at().isAfter(Instant.now().minusSeconds(180))) {
      response.setHeader("Refresh", "2");
    }
    model.addAttribute("trace", trace);
    model.addAttribute("stages", TraceStages.of(trace.checks()));
    model.addAttribute("advice", trace.finished() ? reports.advice(trace, locale) : List.of());
    model.addAttribute("failed", trace.checks().stream().filter(check -> !check.passed()).count());
    model.addAttribute("judged", trace.checks().stream().filter(Check::judged).count());
    return "admin/connection";
  }

  /** One trace to take away, for whoever supports this. */
  @GetMapping("/admin/connections/{code}/download")
  ResponseEntity<byte[]> download(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable String code,
      @RequestParam(defaultValue = "md") String format) {
    Report trace = find(user, code);
    return file("connection-" + trace.code(), format, List.of(trace));
  }

  /** The newest traces of one platform to take away. */
  @GetMapping("/admin/connections/export")
  ResponseEntity<byte[]> export(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam UUID platform,
      @RequestParam(defaultValue = "md") String format) {
    Platform whose = platform(user, platform);
    return file(
        "connections",
        format,
        reports.find(user.organisation(), Question.of(whose.id()), EXPORTED));
  }

  @PostMapping("/admin/connections/{platform}/test")
  String test(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID platform) {
    Platform whose = platform(user, platform);
    String code = tests.begin(whose);
    audit.happened(user, "connection.tested", whose.name(), Map.of(), Map.of("trace", code));
    return "redirect:/admin/connections/" + code;
  }

  private ResponseEntity<byte[]> file(String name, String format, List<Report> traces) {
    boolean json = format.equals("json");
    String text = json ? export.json(traces) : export.markdown(traces);
    return ResponseEntity.ok()
        .contentType(
            json
                ? MediaType.APPLICATION_JSON
                : new MediaType("text", "markdown", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + name + (json ? ".json" : ".md") + "\"")
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  private Report find(ConsoleUser user, String code) {
    return reports
        .byCode(user.organisation(), code)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Platform platform(ConsoleUser user, UUID id) {
    return platforms
        .find(new PlatformId(id))
        .filter(found -> found.organisation().equals(user.organisation()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static @Nullable Kind kind(String text) {
    for (Kind kind : Kind.values()) {
      if (kind.name().equals(text)) {
        return kind;
      }
    }
    return null;
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static @Nullable Instant instant(String text) {
    try {
      Instant at = text.isBlank() ? null : Instant.parse(text);
      boolean sane =
          at != null
              && at.isAfter(Instant.EPOCH)
              && at.isBefore(Instant.parse("2200-01-01T00:00:00Z"));
      return sane ? at : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** Checks by the stage they belong to. */
  static final class TraceStages {

    private TraceStages() {}

    /** In order; checks without a stage stand under an empty name. */
    static Map<String, List<Line>> of(List<Check> checks) {
      Map<String, List<Line>> stages = new LinkedHashMap<>();
      for (Check check : checks) {
        int at = check.what().indexOf(" · ");
        String stage = at < 0 ? "" : check.what().substring(0, at);
        String what = at < 0 ? check.what() : check.what().substring(at + 3);
        stages
            .computeIfAbsent(stage, name -> new ArrayList<>())
            .add(new Line(what, check.expected(), check.got(), check.passed(), check.judged()));
      }
      return stages;
    }

    /** A check without its stage. */
    record Line(
        String what,
        @Nullable String expected,
        @Nullable String got,
        boolean passed,
        boolean judged) {}
  }
}
