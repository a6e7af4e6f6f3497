package org.traininglayer.admin;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.delivery.Deliveries;
import org.traininglayer.delivery.Grades;
import org.traininglayer.delivery.KeyCorrections;
import org.traininglayer.kernel.ModuleId;

/** What waits to leave, what failed and why; sending it again. */
@Controller
class DeliveriesController {

  private static final int LONGEST_REASON = 500;
  private static final int SHOWN = 50;
  private static final int LAST_CORRECTIONS = 5;

  private final Deliveries deliveries;
  private final Grades grades;
  private final KeyCorrections corrections;
  private final AuditTrail audit;
  private final Catalog catalog;

  DeliveriesController(
      Deliveries deliveries,
      Grades grades,
      KeyCorrections corrections,
      AuditTrail audit,
      Catalog catalog) {
    this.deliveries = deliveries;
    this.grades = grades;
    this.corrections = corrections;
    this.audit = audit;
    this.catalog = catalog;
  }

  @GetMapping("/admin/deliveries")
  String list(@AuthenticationPrincipal ConsoleUser user, Model model) {
    List<Shown> shown =
        deliveries.destinations(user.organisation()).stream()
            .map(destination ->
                new Shown(
                    destination,
                    destination.dead() + destination.conflicts() == 0
                        ? List.of()
                        : deliveries.deadLetters(user.organisation(), destination.id(), SHOWN)))
            .toList();
    model.addAttribute("destinations", shown);
    model.addAttribute("grades", grades.of(user.organisation(), SHOWN));
    model.addAttribute("modules", catalog.all());
    model.addAttribute("corrections", corrections.of(user.organisation(), LAST_CORRECTIONS));
    return "admin/deliveries";
  }

  @PostMapping("/admin/deliveries/messages/{message}/retry")
  @Transactional
  public String retry(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable long message,
      RedirectAttributes redirect) {
    deliveries.retry(user.organisation(), message);
    audit.changed(
        user, "delivery.retried", Long.toString(message), Map.of(), Map.of("state", "waiting"));
    redirect.addFlashAttribute("done", "admin.delivery.retried");
    return "redirect:/admin/deliveries";
  }

  @PostMapping("/admin/deliveries/grades/{grade}/again")
  @Transactional
  public String sendAgain(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID grade,
      RedirectAttributes redirect) {
    boolean again = grades.sendAgain(user.organisation(), grade);
    if (again) {
      audit.changed(
          user, "grade.sent-again", grade.toString(), Map.of(), Map.of("state", "waiting"));
    }
    redirect.addFlashAttribute(
        again ? "done" : "problem", again ? "admin.delivery.retried" : "admin.grades.nothing");
    return "redirect:/admin/deliveries";
  }

  /** In no transaction: grade by grade, so that nobody who finishes meanwhile waits for all. */
  @PostMapping("/admin/deliveries/grades/rescore")
  public String rescore(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam String module,
      @RequestParam(defaultValue = "false") boolean lower,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    if (reason.isBlank() || reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
      redirect.addFlashAttribute("problem", "admin.grades.rescore.reason.missing");
      return "redirect:/admin/deliveries";
    }
    if (!ModuleId.isValid(module) || catalog.find(new ModuleId(module)).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    ModuleId asked = new ModuleId(module);
    audit.together(() -> {
      corrections.ask(user.organisation(), asked, reason.strip(), lower);
      audit.changed(
          user,
          "grades.rescored",
          module,
          Map.of(),
          Map.of("lower too", Boolean.toString(lower), "reason", reason.strip()));
      return asked;
    });
    int sent = grades.rescore(user.organisation(), asked, lower);
    redirect.addFlashAttribute("done", sent > 0 ? "admin.grades.rescored" : "admin.grades.same");
    return "redirect:/admin/deliveries";
  }

  @PostMapping("/admin/deliveries/{destination}/retry")
  @Transactional
  public String retryAll(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID destination,
      RedirectAttributes redirect) {
    int retried = deliveries.retryAll(user.organisation(), destination);
    audit.changed(
        user,
        "delivery.all-retried",
        destination.toString(),
        Map.of(),
        Map.of("messages", Integer.toString(retried)));
    redirect.addFlashAttribute("done", "admin.delivery.retried");
    return "redirect:/admin/deliveries";
  }

  @PostMapping("/admin/deliveries/{destination}/resume")
  @Transactional
  public String resume(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID destination,
      RedirectAttributes redirect) {
    deliveries.resume(user.organisation(), destination);
    audit.changed(
        user, "delivery.resumed", destination.toString(), Map.of(), Map.of("state", "going on"));
    redirect.addFlashAttribute("done", "admin.delivery.resumed");
    return "redirect:/admin/deliveries";
  }

  /** A destination with its dead letters. */
  record Shown(Deliveries.Destination destination, List<Deliveries.DeadLetter> letters) {}
}
