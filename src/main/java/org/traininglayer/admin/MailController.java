package org.traininglayer.admin;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.checkins.Reminders;
import org.traininglayer.delivery.MailAddress;
import org.traininglayer.delivery.Mails;
import org.traininglayer.delivery.RecordDestinations.Finding;

/**
 * E-mail: whether it is on, a test to one's own address, when the digest goes out, and reminders.
 */
@Controller
class MailController {

  private static final String HERE = "redirect:/admin/mail";

  private final Mails mails;
  private final ConsoleUsers users;
  private final Digests digests;
  private final Reminders reminders;
  private final AuditTrail audit;

  MailController(
      Mails mails, ConsoleUsers users, Digests digests, Reminders reminders, AuditTrail audit) {
    this.mails = mails;
    this.users = users;
    this.digests = digests;
    this.reminders = reminders;
    this.audit = audit;
  }

  @GetMapping("/admin/mail")
  String page(@AuthenticationPrincipal ConsoleUser user, Model model) {
    model.addAttribute("on", mails.on());
    model.addAttribute("own", users.email(user.id()).isPresent());
    model.addAttribute("digest", digests.time(user.organisation()).orElse(null));
    model.addAttribute("recipient", digests.recipient(user.organisation()).isPresent());
    model.addAttribute("reminders", reminders.isOn(user.organisation()));
    model.addAttribute("days", DayOfWeek.values());
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

  /** When the weekly digest goes out; without a day it does not. */
  @PostMapping("/admin/mail/digest")
  @Transactional
  public String digest(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String hour,
      @RequestParam(defaultValue = "") String zone,
      RedirectAttributes redirect) {
    Optional<DigestTime> before = digests.time(user.organisation());
    Optional<DigestTime> after = DigestTime.of(day, hour, zone);
    if (after.isEmpty() && !day.isEmpty()) {
      redirect.addFlashAttribute("problem", "mail.digest.problem");
      return HERE;
    }
    after.ifPresentOrElse(
        time -> digests.set(user.organisation(), time, user.getUsername()),
        () -> digests.off(user.organisation()));
    audit.changed(user, "digest.set", "e-mail", Digests.fields(before), Digests.fields(after));
    redirect.addFlashAttribute("done", after.isPresent() ? "mail.digest.set" : "mail.digest.off");
    return HERE;
  }

  /** Reminders of check-ins on, or off with every address that was kept for them. */
  @PostMapping("/admin/mail/reminders")
  @Transactional
  public String reminders(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(defaultValue = "false") boolean on,
      RedirectAttributes redirect) {
    if (on && !mails.on()) {
      redirect.addFlashAttribute("problem", "mail.reminders.mail-off");
      return HERE;
    }
    boolean before = reminders.isOn(user.organisation());
    reminders.set(user.organisation(), on, user.getUsername());
    audit.changed(
        user,
        "reminders.set",
        "check-ins",
        Map.of("on", Boolean.toString(before)),
        Map.of("on", Boolean.toString(on)));
    redirect.addFlashAttribute("done", on ? "mail.reminders.done.on" : "mail.reminders.done.off");
    return HERE;
  }
}
