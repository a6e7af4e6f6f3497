package org.traininglayer.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.delivery.MailAddress;
import org.traininglayer.delivery.Mails;
import org.traininglayer.delivery.RecordDestinations.Finding;

/** E-mail: whether it is on, and a test to one's own address. */
@Controller
class MailController {

  private static final String HERE = "redirect:/admin/mail";

  private final Mails mails;
  private final ConsoleUsers users;
  private final AuditTrail audit;

  MailController(Mails mails, ConsoleUsers users, AuditTrail audit) {
    this.mails = mails;
    this.users = users;
    this.audit = audit;
  }

  @GetMapping("/admin/mail")
  String page(@AuthenticationPrincipal ConsoleUser user, Model model) {
    model.addAttribute("on", mails.on());
    model.addAttribute("own", users.email(user.id()).isPresent());
    return "admin/mail";
  }

  /** Asks the server, and writes to nobody but whoever asks. */
  @PostMapping("/admin/mail/test")
  String test(@AuthenticationPrincipal ConsoleUser user, RedirectAttributes redirect) {
    Optional<MailAddress> own = users.email(user.id());
    List<Finding> findings = mails.test(user.organisation(), own.orElse(null));
    boolean good = !findings.isEmpty() && findings.stream().allMatch(Finding::good);
    audit.happened(
        user, "mail.tested", "e-mail", Map.of(), Map.of("answer", good ? "good" : "not good"));
    redirect.addFlashAttribute("findings", findings);
    return HERE;
  }
}
