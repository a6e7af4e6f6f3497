package org.traininglayer.admin;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
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
import org.traininglayer.catalog.Catalog;
import org.traininglayer.lti.People;
import org.traininglayer.support.Champion;
import org.traininglayer.support.Contact;
import org.traininglayer.support.Support;

/** Who helps the others of a role: named by the owner, once they have agreed to it. */
@Controller
class ChampionsController {

  private static final String HERE = "redirect:/admin/champions";
  private static final int LONGEST_ROLE = 60;

  /** How modules name every role. */
  private static final String EVERYBODY = "all";

  private final Support support;
  private final People people;
  private final Catalog catalog;
  private final AuditTrail audit;

  ChampionsController(Support support, People people, Catalog catalog, AuditTrail audit) {
    this.support = support;
    this.people = people;
    this.catalog = catalog;
    this.audit = audit;
  }

  @GetMapping("/admin/champions")
  String list(@AuthenticationPrincipal ConsoleUser user, Model model) {
    model.addAttribute("champions", support.champions(user.organisation()));
    model.addAttribute("roles", roles(user));
    model.addAttribute("today", LocalDate.now(ZoneOffset.UTC).toString());
    return "admin/champions";
  }

  /** The roles at work that somebody has, or that modules are for; by code. */
  private SortedSet<String> roles(ConsoleUser user) {
    SortedSet<String> roles = new TreeSet<>();
    people.all(user.organisation()).stream()
        .flatMap(one -> Stream.ofNullable(one.jobRole()))
        .map(String::strip)
        .filter(one -> Contact.fits(one, LONGEST_ROLE))
        .forEach(roles::add);
    catalog.all().stream()
        .flatMap(module -> module.audience().roles().stream())
        .filter(one -> !one.equals(EVERYBODY))
        .forEach(roles::add);
    return roles;
  }

  @PostMapping("/admin/champions")
  @Transactional
  public String name(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(defaultValue = "") String role,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String reach,
      @RequestParam(defaultValue = "") String agreed,
      @RequestParam(defaultValue = "") String consent,
      RedirectAttributes redirect) {
    LocalDate day = day(agreed);
    Map<String, String> problems = new TreeMap<>();
    if (!roles(user).contains(role)) {
      problems.put("role", "support.champions.problem.role");
    }
    if (!Contact.fits(name.strip(), Contact.LONGEST_NAME)) {
      problems.put("name", "support.champions.problem.line");
    }
    if (!Contact.fits(reach.strip(), Contact.LONGEST)) {
      problems.put("reach", "support.champions.problem.line");
    }
    if (day == null || day.isAfter(LocalDate.now(ZoneOffset.UTC))) {
      problems.put("agreed", "support.champions.problem.agreed");
    }
    if (consent.isEmpty()) {
      problems.put("consent", "support.champions.problem.consent");
    }
    if (day == null || !problems.isEmpty()) {
      Kept.of(
              "champion",
              Map.of(
                  "role", role,
                  "name", name,
                  "reach", reach,
                  "agreed", agreed,
                  "consent", consent),
              problems)
          .onto(redirect, "support.champions.problem");
      return HERE;
    }
    Champion champion =
        new Champion(
            UUID.randomUUID(), role.strip(), name.strip(), reach.strip(), day, user.getUsername());
    support.name(user.organisation(), champion);
    audit.changed(user, "champion.named", champion.id().toString(), Map.of(), fields(champion));
    redirect.addFlashAttribute("done", "support.champions.named");
    return HERE;
  }

  @PostMapping("/admin/champions/{champion}/remove")
  @Transactional
  public String unname(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID champion,
      RedirectAttributes redirect) {
    Champion gone =
        support
            .unname(user.organisation(), champion)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    audit.changed(user, "champion.unnamed", champion.toString(), fields(gone), Map.of());
    redirect.addFlashAttribute("done", "support.champions.gone");
    return HERE;
  }

  /** Names stay out of the audit trail: it is kept longer than somebody wants to be named. */
  private static Map<String, String> fields(Champion champion) {
    return Map.of("role", champion.role(), "agreed", champion.agreedOn().toString());
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      return null;
    }
  }
}
