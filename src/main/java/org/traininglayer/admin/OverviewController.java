package org.traininglayer.admin;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.adoption.Adoption;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.learning.Practice;

/** The console's first page: what needs somebody, what runs. */
@Controller
class OverviewController {

  private final Attention attention;
  private final Neighbours neighbours;
  private final Adoption adoption;
  private final Catalog catalog;
  private final Practice practice;
  private final @Nullable SampleHistory sample;
  private final AuditTrail audit;

  OverviewController(
      Attention attention,
      Neighbours neighbours,
      Adoption adoption,
      Catalog catalog,
      Practice practice,
      ObjectProvider<SampleHistory> sample,
      AuditTrail audit) {
    this.attention = attention;
    this.neighbours = neighbours;
    this.adoption = adoption;
    this.catalog = catalog;
    this.practice = practice;
    this.sample = sample.getIfAvailable();
    this.audit = audit;
  }

  @GetMapping("/admin")
  String overview(@AuthenticationPrincipal ConsoleUser user, Model model) {
    model.addAttribute("attention", attention.of(user));
    if (user.has(ConsoleRole.SITE_ADMINISTRATOR)) {
      model.addAttribute("platforms", neighbours.platforms(user.organisation()));
      model.addAttribute("destinations", neighbours.destinations(user.organisation()));
    }
    model.addAttribute("behind", adoption.behind());
    model.addAttribute("modules", catalog.all());
    model.addAttribute("attempts", practice.attempts(user.organisation()));
    model.addAttribute("sample", SampleHistory.statusOf(sample));
    model.addAttribute(
        "mayChangeFigures",
        user.has(ConsoleRole.SITE_ADMINISTRATOR) || user.has(ConsoleRole.OWNER));
    return "admin/overview";
  }

  @PostMapping("/admin/sample/remove")
  String removeSample(@AuthenticationPrincipal ConsoleUser user, RedirectAttributes redirect) {
    if (sample != null) {
      sample.remove();
    }
    audit.happened(user, "sample.removed", "", Map.of(), Map.of());
    redirect.addFlashAttribute("done", "admin.sample.removed");
    return "redirect:/admin";
  }

  @PostMapping("/admin/figures/rebuild")
  @Transactional
  public String rebuild(@AuthenticationPrincipal ConsoleUser user, RedirectAttributes redirect) {
    adoption.rebuild();
    audit.changed(user, "figures.rebuilt", "", Map.of(), Map.of());
    redirect.addFlashAttribute("done", "admin.figures.rebuilt");
    return "redirect:/admin";
  }
}
