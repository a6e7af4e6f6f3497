package org.traininglayer.admin;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
import org.traininglayer.acknowledgements.ElectronicSignatures;
import org.traininglayer.acknowledgements.Prerequisite;
import org.traininglayer.acknowledgements.SignatureSettings;
import org.traininglayer.acknowledgements.SignatureSettings.Line;
import org.traininglayer.acknowledgements.SignatureSettings.Said;

/**
 * What electronic signatures need, confirmed one by one by name with date and reason, and the
 * switch. Each change and its entry in the audit trail are one transaction.
 */
@Controller
class SignaturesController {

  private static final String HERE = "redirect:/admin/signatures";

  private final ElectronicSignatures signatures;
  private final AuditTrail audit;

  SignaturesController(ElectronicSignatures signatures, AuditTrail audit) {
    this.signatures = signatures;
    this.audit = audit;
  }

  /** A prerequisite with what was said last; null where nobody said anything. */
  record Shown(String code, boolean confirmed, @Nullable Line line) {}

  @GetMapping("/admin/signatures")
  String list(@AuthenticationPrincipal ConsoleUser user, Model model) {
    SignatureSettings settings = signatures.settings(user.organisation());
    List<Shown> all =
        Arrays.stream(Prerequisite.values())
            .map(one -> new Shown(one.code(), settings.has(one), settings.confirmed().get(one)))
            .toList();
    model.addAttribute("prerequisites", all);
    model.addAttribute("open", settings.open().size());
    model.addAttribute("turned", settings.turned());
    model.addAttribute("inForce", settings.inForce());
    model.addAttribute("zone", signatures.zone());
    model.addAttribute("today", today().toString());
    return "admin/signatures";
  }

  @PostMapping("/admin/signatures/switch")
  @Transactional
  public String turn(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String on,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    Said said = new Said(name, on, reason);
    boolean turnsOn = to.equals("on");
    if (refused("switch", said, redirect)) {
      return HERE;
    }
    if (!signatures.turn(user.organisation(), turnsOn, said, user.getUsername())) {
      redirect.addFlashAttribute("problem", "signatures.not-all");
      return HERE;
    }
    audit.changed(
        user,
        turnsOn ? "signatures.switched-on" : "signatures.switched-off",
        "electronic signatures",
        Map.of(),
        told(said));
    redirect.addFlashAttribute("done", turnsOn ? "signatures.on.done" : "signatures.off.done");
    return HERE;
  }

  @PostMapping("/admin/signatures/prerequisites/{code}")
  @Transactional
  public String confirm(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String on,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    Prerequisite one =
        Arrays.stream(Prerequisite.values())
            .filter(prerequisite -> prerequisite.code().equals(code))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Said said = new Said(name, on, reason);
    boolean confirms = to.equals("confirmed");
    if (refused(code, said, redirect)) {
      return HERE;
    }
    boolean before = signatures.settings(user.organisation()).inForce();
    signatures.confirm(user.organisation(), one, confirms, said, user.getUsername());
    audit.changed(
        user,
        confirms ? "signatures.confirmed" : "signatures.withdrawn",
        code,
        Map.of("in force", String.valueOf(before)),
        told(said, signatures.settings(user.organisation()).inForce()));
    redirect.addFlashAttribute(
        "done", confirms ? "signatures.confirmed.done" : "signatures.withdrawn.done");
    return HERE;
  }

  private static boolean refused(String form, Said said, RedirectAttributes redirect) {
    String missing = said.missing(today());
    if (missing != null) {
      String field =
          switch (missing) {
            case "signatures.missing.name" -> "name";
            case "signatures.missing.reason" -> "reason";
            default -> "on";
          };
      Kept.of(
              form,
              Map.of("name", said.name(), "on", said.on(), "reason", said.reason()),
              field,
              missing)
          .onto(redirect, missing);
    }
    return missing != null;
  }

  private static Map<String, String> told(Said said) {
    Map<String, String> told = new LinkedHashMap<>();
    told.put("name", said.name().strip());
    told.put("date", said.on().strip());
    told.put("reason", said.reason().strip());
    return told;
  }

  private static Map<String, String> told(Said said, boolean inForce) {
    Map<String, String> told = told(said);
    told.put("in force", String.valueOf(inForce));
    return told;
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
