package org.traininglayer.admin;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.traininglayer.lti.Refusals;

/** Why launches were refused. */
@Controller
class RefusalsController {

  private static final int SHOWN = 100;

  private final Refusals refusals;

  RefusalsController(Refusals refusals) {
    this.refusals = refusals;
  }

  @GetMapping("/admin/refusals")
  String recent(@AuthenticationPrincipal ConsoleUser user, Model model) {
    model.addAttribute("refusals", refusals.recent(user.organisation(), SHOWN));
    return "admin/refusals";
  }
}
