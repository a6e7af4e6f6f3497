package org.traininglayer.admin;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.adoption.Adoption;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.delivery.Deliveries;
import org.traininglayer.learning.Practice;
import org.traininglayer.lti.Platforms;
import org.traininglayer.lti.Refusals;
import org.traininglayer.sample.SampleHistory;

/** The console's first page: what needs somebody, what runs. */
@Controller
class OverviewController {

  private final Platforms platforms;
  private final Refusals refusals;
  private final Deliveries deliveries;
  private final Adoption adoption;
  private final Catalog catalog;
  private final Practice practice;
  private final SampleHistory sample;

  OverviewController(
      Platforms platforms,
      Refusals refusals,
      Deliveries deliveries,
      Adoption adoption,
      Catalog catalog,
      Practice practice,
      SampleHistory sample) {
    this.platforms = platforms;
    this.refusals = refusals;
    this.deliveries = deliveries;
    this.adoption = adoption;
    this.catalog = catalog;
    this.practice = practice;
    this.sample = sample;
  }

  @GetMapping("/admin")
  String overview(@AuthenticationPrincipal ConsoleUser user, Model model) {
    model.addAttribute("platforms", platforms.all(user.organisation()));
    model.addAttribute("refusals", refusals.recent(user.organisation(), 5));
    model.addAttribute("destinations", deliveries.destinations(user.organisation()));
    model.addAttribute("behind", adoption.behind());
    model.addAttribute("modules", catalog.all());
    model.addAttribute("attempts", practice.attempts(user.organisation()));
    model.addAttribute("sample", sample.status());
    return "admin/overview";
  }

  @PostMapping("/admin/sample/remove")
  String removeSample(RedirectAttributes redirect) {
    sample.remove();
    redirect.addFlashAttribute("done", "admin.sample.removed");
    return "redirect:/admin";
  }

  @PostMapping("/admin/figures/rebuild")
  String rebuild(RedirectAttributes redirect) {
    adoption.rebuild();
    redirect.addFlashAttribute("done", "admin.figures.rebuilt");
    return "redirect:/admin";
  }
}
