package org.traininglayer.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.lrs.KeyTerms;
import org.traininglayer.lrs.LrsCredentials;
import org.traininglayer.lrs.LrsCredentials.Credential;
import org.traininglayer.lrs.LrsCredentials.NewCredential;
import org.traininglayer.lti.ToolAddress;

/** Keys with which other software reads and writes learning records. */
@Controller
class CredentialsController {

  private static final int MOST_DAYS = 90;

  private final LrsCredentials credentials;
  private final ToolAddress address;
  private final AuditTrail audit;

  CredentialsController(LrsCredentials credentials, ToolAddress address, AuditTrail audit) {
    this.credentials = credentials;
    this.address = address;
    this.audit = audit;
  }

  @GetMapping("/admin/credentials")
  String list(@AuthenticationPrincipal ConsoleUser user, Model model) {
    return list(user, CredentialForm.empty(), Map.of(), model);
  }

  private String list(
      ConsoleUser user, CredentialForm form, Map<String, String> problems, Model model) {
    model.addAttribute("credentials", credentials.all(user.organisation()));
    model.addAttribute("endpoint", address.at("/xapi/"));
    return page("admin/credentials", form, problems, model);
  }

  @PostMapping("/admin/credentials")
  @Transactional
  public String create(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam MultiValueMap<String, String> fields,
      Model model) {
    CredentialForm form = CredentialForm.of(fields);
    Map<String, String> problems = form.problems(today());
    if (!problems.isEmpty()) {
      return list(user, form, problems, model);
    }
    KeyTerms terms = form.terms();
    NewCredential made = credentials.create(user.organisation(), form.label().strip(), terms);
    Map<String, String> after = CredentialForm.audited(form.label().strip(), terms);
    after.put("key", made.key());
    audit.changed(user, "credential.made", form.label().strip(), Map.of(), after);
    // Shown once, in this answer: it must not wait in a session for another page.
    model.addAttribute("made", made);
    return list(user, model);
  }

  @GetMapping("/admin/credentials/one")
  String one(@AuthenticationPrincipal ConsoleUser user, @RequestParam String key, Model model) {
    Credential one = found(user, key);
    return one(one, CredentialForm.of(one), Map.of(), model);
  }

  private String one(
      Credential one, CredentialForm form, Map<String, String> problems, Model model) {
    model.addAttribute("one", one);
    model.addAttribute("days", LrsCredentials.EARLIER_SECRET.toDays());
    return page("admin/credential", form, problems, model);
  }

  @PostMapping("/admin/credentials/change")
  @Transactional
  public String change(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam String key,
      @RequestParam MultiValueMap<String, String> fields,
      Model model,
      RedirectAttributes redirect) {
    Credential one = changeable(user, key);
    CredentialForm form = CredentialForm.of(fields);
    Map<String, String> problems = form.problems(today());
    if (!problems.isEmpty()) {
      return one(one, form, problems, model);
    }
    KeyTerms terms = form.terms();
    credentials.change(user.organisation(), key, form.label().strip(), terms);
    audit.changed(
        user,
        "credential.changed",
        key,
        CredentialForm.audited(one.label(), one.terms()),
        CredentialForm.audited(form.label().strip(), terms));
    redirect.addFlashAttribute("done", "credentials.changed");
    return back(key, redirect);
  }

  @PostMapping("/admin/credentials/rotate")
  @Transactional
  public String rotate(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String days,
      Model model) {
    Credential before = changeable(user, key);
    if (!days.matches("\\d{1,2}") || Integer.parseInt(days) > MOST_DAYS) {
      model.addAttribute("typedDays", days);
      return one(
          before, CredentialForm.of(before), Map.of("days", "credentials.problem.days"), model);
    }
    Instant until = now().plus(Duration.ofDays(Integer.parseInt(days)));
    NewCredential made =
        credentials
            .rotate(user.organisation(), key, until)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    audit.changed(
        user, "credential.rotated", key, Map.of(), Map.of("earlier one until", until.toString()));
    // Shown once, in this answer: it must not wait in a session for another page.
    model.addAttribute("made", made);
    return one(user, key, model);
  }

  @PostMapping("/admin/credentials/earlier")
  @Transactional
  public String endEarlierSecret(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam String key,
      RedirectAttributes redirect) {
    Credential one = changeable(user, key);
    credentials.endEarlierSecret(user.organisation(), key);
    audit.changed(
        user,
        "credential.earlier-ended",
        key,
        Map.of("earlier one until", String.valueOf(one.earlierSecretUntil())),
        Map.of());
    redirect.addFlashAttribute("done", "credentials.earlier.ended");
    return back(key, redirect);
  }

  @PostMapping("/admin/credentials/revoke")
  @Transactional
  public String revoke(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam String key,
      RedirectAttributes redirect) {
    found(user, key);
    credentials.revoke(user.organisation(), key);
    audit.changed(user, "credential.revoked", key, Map.of("works", "yes"), Map.of("works", "no"));
    redirect.addFlashAttribute("done", "admin.credential.revoked");
    return "redirect:/admin/credentials";
  }

  private static String back(String key, RedirectAttributes redirect) {
    redirect.addAttribute("key", key);
    return "redirect:/admin/credentials/one";
  }

  private static String page(
      String template, CredentialForm form, Map<String, String> problems, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("problems", problems);
    model.addAttribute("scopes", LrsCredentials.Scope.values());
    model.addAttribute("now", now());
    return template;
  }

  private Credential found(ConsoleUser user, String key) {
    if (key.indexOf('\0') >= 0) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return credentials
        .one(user.organisation(), key)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** One that is neither ended nor made anew from the configuration at each start. */
  private Credential changeable(ConsoleUser user, String key) {
    Credential one = found(user, key);
    if (one.revokedAt() != null || one.configured()) {
      throw new ResponseStatusException(HttpStatus.CONFLICT);
    }
    return one;
  }

  private static LocalDate today() {
    return now().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }
}
