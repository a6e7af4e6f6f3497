package org.traininglayer.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import org.traininglayer.kernel.AgentIdentifier;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.PersonalTable.OnErasure;
import org.traininglayer.lti.People;
import org.traininglayer.lti.People.Person;
import org.traininglayer.rights.Agents;
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

  private static final int RECORDS_SHOWN = 20;

  private final People people;
  private final Agents agents;
  private final Erasures erasures;
  private final PersonExport export;
  private final AuditTrail audit;

  PeopleController(
      People people, Agents agents, Erasures erasures, PersonExport export, AuditTrail audit) {
    this.people = people;
    this.agents = agents;
    this.erasures = erasures;
    this.export = export;
    this.audit = audit;
  }

  @GetMapping("/admin/people")
  String search(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String agent,
      @RequestParam(defaultValue = "") String homePage,
      Model model) {
    if (agent.isBlank()) {
      PeopleSearch.into(model, people.all(user.organisation()), q);
    } else {
      byIdentifier(user, homePage, agent, model);
    }
    model.addAttribute("agent", agent.strip());
    model.addAttribute("homePage", homePage.strip());
    model.addAttribute("erasures", erasures.newest(user.organisation(), RECORDS_SHOWN));
    return "admin/people";
  }

  /** Whoever came by an account is shown with what can be done for them; of others what is kept. */
  private void byIdentifier(ConsoleUser user, String homePage, String agent, Model model) {
    Optional<AgentIdentifier> meant = AgentSearch.of(homePage, agent);
    List<Person> found =
        meant
            .flatMap(AgentIdentifier::account)
            .map(account -> people.withAccounts(user.organisation(), List.of(account)))
            .orElse(List.of());
    model.addAttribute("q", "");
    model.addAttribute("asked", false);
    model.addAttribute("found", found);
    model.addAttribute("unclear", meant.isEmpty());
    if (found.isEmpty() && meant.isPresent()) {
      model.addAttribute("known", agents.find(user.organisation(), meant.get()).orElse(null));
      model.addAttribute("looked", true);
    }
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

  /** The erasure and its entry are one transaction. */
  @PostMapping("/admin/people/{id}/erase")
  @Transactional
  public String erase(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    Person person = person(user, id);
    Optional<String> problem =
        ErasureReason.problem(reason, person.name(), List.of(person.account().name()));
    if (problem.isPresent()) {
      redirect.addFlashAttribute("problem", problem.get());
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
