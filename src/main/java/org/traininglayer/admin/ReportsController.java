package org.traininglayer.admin;

import static org.traininglayer.admin.ConsoleRole.ANALYST;
import static org.traininglayer.admin.ConsoleRole.AUDITOR;
import static org.traininglayer.admin.ConsoleRole.OWNER;
import static org.traininglayer.admin.ConsoleRole.SITE_ADMINISTRATOR;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.reports.Asked;
import org.traininglayer.reports.Made;
import org.traininglayer.reports.ReportFiles;
import org.traininglayer.reports.ReportId;
import org.traininglayer.reports.Reports;
import org.traininglayer.reports.Reports.Shown;
import org.traininglayer.reports.Words;

/**
 * Evidence reports: made, shown, taken away, and known again by their hash. Each is in the audit
 * trail; those that name people with every look.
 */
@Controller
class ReportsController {

  private static final int NEWEST = 20;
  private static final List<String> FILTERS = List.of("person", "weeks", "from", "to");

  private final Reports reports;
  private final ReportFiles files;
  private final Words words;
  private final MessageSource messages;
  private final AuditTrail audit;

  ReportsController(
      Reports reports, ReportFiles files, Words words, MessageSource messages, AuditTrail audit) {
    this.reports = reports;
    this.files = files;
    this.words = words;
    this.messages = messages;
    this.audit = audit;
  }

  /**
   * A report of the list.
   *
   * @param readers who may see it, in words
   * @param allowed whether whoever looks may
   */
  record Row(ReportId id, String readers, boolean allowed) {}

  /** Data to take away. */
  record Export(String name, String href) {}

  private static final List<Export> EXPORTS =
      List.of(
          new Export("E2", "/admin/exports/facts.zip"),
          new Export("E3", "/admin/exports/aggregates.zip"),
          new Export("E4", "/admin/exports/decisions.json"),
          new Export("E5", "/admin/exports/qualification.zip"),
          new Export("E5.pdf", "/admin/exports/qualification.pdf"),
          new Export("E6", "/admin/exports/dictionary"));

  /** Who may see a report. */
  static Set<ConsoleRole> readers(ReportId id) {
    return switch (id) {
      case R1, R2, R7, R10 -> EnumSet.of(SITE_ADMINISTRATOR, AUDITOR);
      case R3, R5, R6, R8, R9 -> EnumSet.of(SITE_ADMINISTRATOR, OWNER, AUDITOR);
      case R4, R11 -> EnumSet.of(SITE_ADMINISTRATOR, OWNER, ANALYST, AUDITOR);
    };
  }

  private static boolean may(ConsoleUser user, ReportId id) {
    return user.roles().stream().anyMatch(readers(id)::contains);
  }

  @GetMapping("/admin/reports")
  String list(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(defaultValue = "") String hash,
      @RequestParam(defaultValue = "") String person,
      Locale locale,
      Model model) {
    model.addAttribute(
        "reports",
        Arrays.stream(ReportId.values())
            .map(id -> new Row(id, inWords(readers(id), locale), may(user, id)))
            .toList());
    model.addAttribute(
        "exports",
        EXPORTS.stream()
            .filter(one -> ConsoleAccess.allowed(HttpMethod.GET, one.href(), user.roles()))
            .toList());
    model.addAttribute("hash", hash);
    model.addAttribute("person", person);
    model.addAttribute(
        "checked",
        reports.withHash(user.organisation(), hash).stream()
            .filter(made -> may(user, made.report()))
            .map(made -> reports.check(user.organisation(), made))
            .toList());
    model.addAttribute(
        "made",
        reports.newest(user.organisation(), NEWEST).stream()
            .filter(made -> may(user, made.report()))
            .toList());
    return "admin/reports";
  }

  private String inWords(Set<ConsoleRole> roles, Locale locale) {
    return roles.stream()
        .map(role -> messages.getMessage("reports.role." + role, null, locale))
        .collect(Collectors.joining(", "));
  }

  @PostMapping("/admin/reports/{report}")
  String make(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable String report,
      @RequestParam Map<String, String> form,
      RedirectAttributes redirect) {
    ReportId id =
        ReportId.of(report).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    allowed(user, id);
    Map<String, String> filters = new TreeMap<>(form);
    filters.keySet().retainAll(FILTERS);
    try {
      Made made =
          audit.together(() -> {
            Made one = reports.make(id, user.organisation(), filters, user.getUsername());
            written(user, "report.made", one);
            return one;
          });
      return "redirect:/admin/reports/made/" + made.id();
    } catch (Asked.NotThereException e) {
      String problem = e.filter().equals("days") ? "reports.problem.days" : "reports.problem";
      String field = e.filter().equals("days") ? "to" : e.filter();
      Kept.of(id.name(), filters, field, problem).onto(redirect, problem);
      return "redirect:/admin/reports";
    }
  }

  @GetMapping("/admin/reports/made/{id}")
  String one(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id, Model model) {
    Shown shown = shown(user, id);
    if (shown.report().id().named()) {
      written(user, "report.read", shown.made());
    }
    model.addAttribute("shown", shown);
    model.addAttribute("words", words);
    return "admin/report";
  }

  @GetMapping("/admin/reports/made/{id}.pdf")
  ResponseEntity<byte[]> pdf(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id) {
    Shown shown = shown(user, id);
    written(user, "report.exported", shown.made());
    return file(shown, "pdf", MediaType.APPLICATION_PDF, files.pdf(shown));
  }

  @GetMapping("/admin/reports/made/{id}.zip")
  ResponseEntity<byte[]> zip(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id) {
    Shown shown = shown(user, id);
    written(user, "report.exported", shown.made());
    return file(
        shown,
        "zip",
        MediaType.parseMediaType("application/zip"),
        files.zip(shown, user.getUsername()));
  }

  private Shown shown(ConsoleUser user, UUID id) {
    Made made =
        reports
            .find(user.organisation(), id)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    allowed(user, made.report());
    try {
      return reports.show(user.organisation(), made);
    } catch (Asked.NotThereException e) {
      throw new ResponseStatusException(HttpStatus.GONE, e.getMessage(), e);
    }
  }

  private static void allowed(ConsoleUser user, ReportId id) {
    if (!may(user, id)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }

  private void written(ConsoleUser user, String action, Made made) {
    audit.happened(
        user,
        action,
        made.report().name(),
        Map.of(),
        Map.of(
            "asked", made.filters(),
            "records", Integer.toString(made.records()),
            "sha256", made.hash()));
  }

  private static ResponseEntity<byte[]> file(
      Shown shown, String ending, MediaType type, byte[] content) {
    String name = shown.report().id() + "-" + shown.report().hash().substring(0, 8) + "." + ending;
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.noStore())
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .body(content);
  }
}
