package org.traininglayer.admin;

import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.delivery.Deliveries;

/** What waits to leave, what failed and why; sending it again. */
@Controller
class DeliveriesController {

  private static final int SHOWN = 50;

  private final Deliveries deliveries;

  DeliveriesController(Deliveries deliveries) {
    this.deliveries = deliveries;
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
    model.addAttribute("grades", deliveries.grades(user.organisation(), SHOWN));
    return "admin/deliveries";
  }

  @PostMapping("/admin/deliveries/parcels/{parcel}/retry")
  String retry(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable long parcel,
      RedirectAttributes redirect) {
    deliveries.retry(user.organisation(), parcel);
    redirect.addFlashAttribute("done", "admin.delivery.retried");
    return "redirect:/admin/deliveries";
  }

  @PostMapping("/admin/deliveries/grades/{grade}/again")
  String sendAgain(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID grade,
      RedirectAttributes redirect) {
    boolean again = deliveries.sendAgain(user.organisation(), grade);
    redirect.addFlashAttribute(
        again ? "done" : "problem", again ? "admin.delivery.retried" : "admin.grades.nothing");
    return "redirect:/admin/deliveries";
  }

  @PostMapping("/admin/deliveries/{destination}/retry")
  String retryAll(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID destination,
      RedirectAttributes redirect) {
    deliveries.retryAll(user.organisation(), destination);
    redirect.addFlashAttribute("done", "admin.delivery.retried");
    return "redirect:/admin/deliveries";
  }

  @PostMapping("/admin/deliveries/{destination}/resume")
  String resume(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID destination,
      RedirectAttributes redirect) {
    deliveries.resume(user.organisation(), destination);
    redirect.addFlashAttribute("done", "admin.delivery.resumed");
    return "redirect:/admin/deliveries";
  }

  /** A destination with its dead letters. */
  record Shown(Deliveries.Destination destination, List<Deliveries.DeadLetter> letters) {}
}
