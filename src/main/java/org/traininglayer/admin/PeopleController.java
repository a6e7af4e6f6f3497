package org.traininglayer.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.PersonalTable.OnErasure;
import org.traininglayer.lti.People;
import org.traininglayer.lti.People.Person;
import org.traininglayer.rights.ErasureRecord;
import org.traininglayer.rights.ErasureRecord.Cause;
import org.traininglayer.rights.Erasures;
import org.traininglayer.rights.PersonExport;

/**
 * The rights of a person: a copy of everything, and erasure. For that somebody is looked for by
 * name or by the platform's id, and goes with everything that is kept about them. The audit trail
 * keeps who did it and why, and of the person only our own id.
 */
@Controller
class PeopleController {

  private static final int LONGEST_REASON = 500;

  /** Shorter parts of names are words of their own as well. */
  private static final int SHORTEST_NAME = 4;

  private static final int RECORDS_SHOWN = 20;

  private final People people;
  private final Erasures erasures;
  private final PersonExport export;
  private final AuditTrail audit;

  PeopleController(People people, Erasures erasures, PersonExport export, AuditTrail audit) {
    this.people = people;
    this.erasures = erasures;
    this.export = export;
    this.audit = audit;
  }

  @GetMapping("/admin/people")
  String search(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(defaultValue = "") String q,
      Model model) {
    PeopleSearch.into(model, people.all(user.organisation()), q);
    model.addAttribute("erasures", erasures.newest(user.organisation(), RECORDS_SHOWN));
    return "admin/people";
  }

  /** All about one person, as an archive; in the audit trail before the first byte leaves. */
  @PostMapping("/admin/people/{id}/export")
  void export(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID id,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    Person person = person(user, id);
    audit.happened(
        user,
        "person.exported",
        id.toString(),
        Map.of(),
        Map.of("platform", person.account().homePage()));
    response.setContentType("application/zip");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Disposition", "attachment; filename=\"person-" + id + ".zip\"");
    export.write(
        user.organisation(), person, user.getUsername(), locale, response.getOutputStream());
  }

  @GetMapping("/admin/people/erasures/{id}")
  String erasure(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id, Model model) {
    model.addAttribute(
        "record",
        erasures
            .find(user.organisation(), id)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    model.addAttribute("kinds", OnErasure.values());
    return "admin/erasure";
  }

  private Person person(ConsoleUser user, UUID id) {
    return people
        .find(user.organisation(), new LearnerId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** The audit trail keeps the reason and forgets nobody, so it must not say who it was. */
  private static boolean names(Person person, String reason) {
    String said = reason.toLowerCase(Locale.ROOT);
    String account = person.account().name().toLowerCase(Locale.ROOT);
    if (account.length() >= SHORTEST_NAME && said.contains(account)) {
      return true;
    }
    String name = person.name();
    return name != null
        && Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
            .anyMatch(part ->
                part.length() >= SHORTEST_NAME
                    && Arrays.asList(said.split("[^\\p{L}\\p{N}]+", -1)).contains(part));
  }

  /** The erasure and its entry are one transaction. */
  @PostMapping("/admin/people/{id}/erase")
  @Transactional
  public String erase(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    Person person = person(user, id);
    if (reason.isBlank() || reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
      redirect.addFlashAttribute("problem", "console.people.reason-missing");
      redirect.addAttribute("q", id.toString());
      return "redirect:/admin/people";
    }
    if (names(person, reason)) {
      redirect.addFlashAttribute("problem", "console.people.reason-names");
      redirect.addAttribute("q", id.toString());
      return "redirect:/admin/people";
    }
    ErasureRecord record =
        erasures.erase(user.organisation(), List.of(person), user.getUsername(), Cause.ASKED);
    audit.changed(
        user,
        "person.erased",
        id.toString(),
        Map.of("platform", person.account().homePage()),
        Map.of("reason", reason.strip(), "record", record.id().toString()));
    redirect.addFlashAttribute("done", "console.people.erased");
    return "redirect:/admin/people/erasures/" + record.id();
  }
}
