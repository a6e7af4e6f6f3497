package org.traininglayer.admin;

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
import org.traininglayer.delivery.Replacements;
import org.traininglayer.delivery.Replacements.Proposal;
import org.traininglayer.xapi.Formats;

/** A statement beside the one that takes its place. */
@Controller
class ReplacementController {

  private static final int LONGEST_REASON = 500;

  private final Replacements replacements;
  private final AuditTrail audit;

  ReplacementController(Replacements replacements, AuditTrail audit) {
    this.replacements = replacements;
    this.audit = audit;
  }

  /** From the number of a statement to its page. */
  @GetMapping("/admin/deliveries/statements")
  String find(@RequestParam(defaultValue = "") String id, RedirectAttributes redirect) {
    if (!Formats.isUuid(id.strip())) {
      redirect.addFlashAttribute("problem", "admin.replace.no-id");
      return "redirect:/admin/deliveries";
    }
    return "redirect:/admin/deliveries/statements/" + UUID.fromString(id.strip());
  }

  @GetMapping("/admin/deliveries/statements/{statement}")
  String one(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID statement, Model model) {
    Proposal proposal = found(user, statement, "…");
    String after = proposal.after();
    model.addAttribute("proposal", proposal);
    model.addAttribute("before", ReadableJson.of(proposal.before()));
    model.addAttribute("after", after == null ? "" : ReadableJson.of(after));
    return "admin/replacement";
  }

  @PostMapping("/admin/deliveries/statements/{statement}/replace")
  @Transactional
  public String replace(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID statement,
      @RequestParam(defaultValue = "") String because,
      RedirectAttributes redirect) {
    String reason = because.strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
      return back(statement, redirect, "problem", "admin.replace.reason-missing");
    }
    Proposal proposal = found(user, statement, reason);
    if (!proposal.open()) {
      return back(statement, redirect, "problem", "admin.replace.nothing");
    }
    audit.changed(
        user,
        "delivery.statement-replaced",
        statement.toString(),
        Map.of(),
        Map.of("because", reason, "by", proposal.state().name()));
    if (!replacements.replace(user.organisation(), statement, reason)) {
      throw new ResponseStatusException(HttpStatus.CONFLICT);
    }
    return back(statement, redirect, "done", "admin.replace.done");
  }

  private Proposal found(ConsoleUser user, UUID statement, String reason) {
    return replacements
        .propose(user.organisation(), statement, reason)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String back(
      UUID statement, RedirectAttributes redirect, String kind, String message) {
    redirect.addFlashAttribute(kind, message);
    return "redirect:/admin/deliveries/statements/" + statement;
  }
}
