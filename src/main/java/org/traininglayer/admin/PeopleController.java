package org.traininglayer.admin;

import java.util.List;
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
import org.traininglayer.lti.People;
import org.traininglayer.lti.People.Person;

/**
 * Erasing a person: somebody is looked for by name or by the platform's id, and goes with
 * everything that is kept about them. The audit trail keeps who did it and why, and of the person
 * only our own id.
 */
@Controller
class PeopleController {

  private static final int LONGEST_REASON = 500;

  private final People people;
  private final AuditTrail audit;

  PeopleController(People people, AuditTrail audit) {
    this.people = people;
    this.audit = audit;
  }

  @GetMapping("/admin/people")
  String search(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(defaultValue = "") String q,
      Model model) {
    PeopleSearch.into(model, people.all(user.organisation()), q);
    return "admin/people";
  }

  /** The erasure and its entry are one transaction. */
  @PostMapping("/admin/people/{id}/erase")
  @Transactional
  public String erase(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    Person person =
        people
            .find(user.organisation(), new LearnerId(id))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (reason.isBlank() || reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
      redirect.addFlashAttribute("problem", "console.people.reason-missing");
      redirect.addAttribute("q", id.toString());
      return "redirect:/admin/people";
    }
    people.erase(user.organisation(), List.of(new LearnerId(id)));
    audit.changed(
        user,
        "person.erased",
        id.toString(),
        Map.of("platform", person.account().homePage()),
        Map.of("reason", reason.strip()));
    redirect.addFlashAttribute("done", "console.people.erased");
    return "redirect:/admin/people";
  }
}
