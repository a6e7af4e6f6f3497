package org.traininglayer.admin;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.delivery.DeliveryProperties;
import org.traininglayer.rights.RetentionPeriods;
import org.traininglayer.rights.RetentionRan;

/** How long what is kept, what goes tonight and soon, and the entries that tell that it went. */
@Controller
class RetentionController {

  private static final String HERE = "redirect:/admin/retention";

  private final RetentionPeriods retention;
  private final DeliveryProperties delivery;
  private final AuditTrail audit;

  RetentionController(RetentionPeriods retention, DeliveryProperties delivery, AuditTrail audit) {
    this.retention = retention;
    this.delivery = delivery;
    this.audit = audit;
  }

  @GetMapping("/admin/retention")
  String show(@AuthenticationPrincipal ConsoleUser user, Model model) {
    model.addAttribute("standing", retention.standing(user.organisation(), Instant.now()));
    model.addAttribute("most", RetentionPeriods.MOST_DAYS);
    model.addAttribute("deliveredDays", delivery.keepDelivered().toDays());
    model.addAttribute("gradeDays", delivery.keepGrades().toDays());
    return "admin/retention";
  }

  /** The period and its entry are one transaction. */
  @PostMapping("/admin/retention")
  @Transactional
  public String set(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam String kind,
      @RequestParam(defaultValue = "") String days,
      RedirectAttributes redirect) {
    Optional<Integer> before = retention.period(user.organisation(), kind);
    Optional<Integer> wanted = days.isBlank() ? Optional.empty() : number(days);
    if ((!days.isBlank() && wanted.isEmpty())
        || !retention.set(user.organisation(), kind, wanted.orElse(null), user.getUsername())) {
      redirect.addFlashAttribute("problem", "retention.problem");
      return HERE;
    }
    audit.changed(user, "retention.set", kind, field(before), field(wanted));
    redirect.addFlashAttribute("done", "retention.done");
    return HERE;
  }

  /** In the transaction in which the entries went. */
  @EventListener
  void on(RetentionRan ran) {
    audit.changed(
        ran.organisation(),
        "retention",
        "retention.removed",
        ran.kind(),
        Map.of(),
        Map.of("entries", String.valueOf(ran.removed()), "days", String.valueOf(ran.days())));
  }

  private static Map<String, String> field(Optional<Integer> days) {
    return days.map(value -> Map.of("days", String.valueOf(value))).orElse(Map.of());
  }

  private static Optional<Integer> number(String text) {
    try {
      return Optional.of(Integer.parseInt(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
