package org.traininglayer.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.lrs.PseudonymKeys;
import org.traininglayer.lrs.StatementExports;
import org.traininglayer.lrs.StatementExports.Export;
import org.traininglayer.lrs.StatementExports.Format;
import org.traininglayer.lrs.StatementExports.Naming;
import org.traininglayer.lrs.StatementExports.NoSuchThing;
import org.traininglayer.lrs.StatementExports.State;
import org.traininglayer.lrs.StatementExports.Wish;
import org.traininglayer.xapi.Profile;

/**
 * Statements as files. First somebody says what for, then the file is made while it is fetched; the
 * page tells how far it is. People have other names in it, unless an administrator asks otherwise.
 */
@Controller
class ExportsController {

  private static final int SHOWN = 20;
  private static final Duration FETCHABLE = Duration.ofHours(24);

  private final StatementExports exports;
  private final PseudonymKeys keys;
  private final AuditTrail audit;

  ExportsController(StatementExports exports, PseudonymKeys keys, AuditTrail audit) {
    this.exports = exports;
    this.keys = keys;
    this.audit = audit;
  }

  @GetMapping("/admin/exports")
  String page(@AuthenticationPrincipal ConsoleUser user, Model model) {
    model.addAttribute("exports", exports.newest(user.organisation(), SHOWN));
    model.addAttribute("formats", Format.values());
    model.addAttribute("templates", Profile.ours().templates());
    model.addAttribute("named", mayName(user));
    return "admin/exports";
  }

  @PostMapping("/admin/exports")
  String begin(
      @AuthenticationPrincipal ConsoleUser user,
      @ModelAttribute ExportForm form,
      RedirectAttributes redirect) {
    try {
      Wish wish = form.wish();
      mayHave(user, wish);
      return "redirect:/admin/exports/"
          + exports.begin(user.organisation(), user.getUsername(), wish).id();
    } catch (NoSuchThing e) {
      refused(form, "exports.problem.gone", redirect);
    } catch (IllegalArgumentException e) {
      refused(form, String.valueOf(e.getMessage()), redirect);
    }
    return "redirect:/admin/exports";
  }

  private static void refused(ExportForm form, String problem, RedirectAttributes redirect) {
    Kept.of("export", form.typed(), ExportForm.field(problem), problem).onto(redirect, problem);
  }

  /** While a file is made the page looks again by itself. */
  @GetMapping("/admin/exports/{id}")
  String one(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID id,
      Model model,
      HttpServletResponse response) {
    Export export = export(user, id);
    if (export.state() == State.RUNNING) {
      response.setHeader("Refresh", "3");
    }
    model.addAttribute("one", export);
    model.addAttribute("fetchable", isFetchable(export));
    return "admin/export";
  }

  @GetMapping("/admin/exports/{id}/file")
  void file(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID id,
      HttpServletResponse response)
      throws IOException {
    Export export = export(user, id);
    mayHave(user, export.wish());
    if (!isFetchable(export)) {
      throw new ResponseStatusException(HttpStatus.GONE);
    }
    audit.happened(user, "statements.fetched", id.toString(), Map.of(), Map.of());
    response.setContentType(export.wish().format().mediaType());
    response.setHeader("Cache-Control", "no-store");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"statements." + export.wish().format().ending() + "\"");
    exports.write(export, response.getOutputStream());
  }

  /** What is in the file, to be kept beside it. */
  @GetMapping("/admin/exports/{id}/manifest.json")
  ResponseEntity<Map<String, Object>> manifest(
      @AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id) {
    Export export = export(user, id);
    String sha256 = export.sha256();
    if (sha256 == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            Map.of(
                "files",
                List.of(
                    Map.of(
                        "name",
                        "statements." + export.wish().format().ending(),
                        "sha256",
                        sha256,
                        "rows",
                        export.rows())),
                "export",
                id.toString(),
                "who",
                export.who(),
                "purpose",
                export.wish().purpose(),
                "people",
                export.wish().naming().name(),
                "filter",
                export.wish().filter(),
                "begun",
                export.begunAt().toString(),
                "through",
                export.through().toString(),
                "profile",
                Profile.ours().json().path("versions").path(0).path("id").stringValue("")));
  }

  /** What was made before cannot be tied to people any more, nor to what is made from now on. */
  @PostMapping("/admin/exports/key")
  String changeKey(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    if (reason.isBlank() || reason.length() > 500 || reason.indexOf('\0') >= 0) {
      Kept.of("key", Map.of("reason", reason), "reason", "exports.problem.reason")
          .onto(redirect, "exports.problem.reason");
      return "redirect:/admin/exports";
    }
    audit.together(() -> {
      int number = keys.change(user.organisation());
      audit.changed(
          user,
          "pseudonyms.changed",
          Integer.toString(number),
          Map.of(),
          Map.of("reason", reason.strip()));
      return number;
    });
    redirect.addFlashAttribute("done", "exports.key.changed");
    return "redirect:/admin/exports";
  }

  private Export export(ConsoleUser user, UUID id) {
    return exports
        .find(user.organisation(), id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static boolean isFetchable(Export export) {
    return export.begunAt().plus(FETCHABLE).isAfter(Instant.now());
  }

  private static void mayHave(ConsoleUser user, Wish wish) {
    if (wish.naming() == Naming.ACCOUNT && !mayName(user)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }

  private static boolean mayName(ConsoleUser user) {
    return user.roles().contains(ConsoleRole.SITE_ADMINISTRATOR);
  }
}
