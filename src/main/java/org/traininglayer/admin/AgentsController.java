package org.traininglayer.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.rights.Agents;
import org.traininglayer.rights.Agents.KnownAgent;
import org.traininglayer.rights.ErasureRecord;
import org.traininglayer.rights.ErasureRecord.Cause;
import org.traininglayer.rights.Erasures;
import org.traininglayer.rights.PersonExport;

/**
 * The rights of people whom learning records alone know: a copy of everything, and erasure, by what
 * identifies them there. The audit trail keeps an id from which nobody can tell who it was.
 */
@Controller
class AgentsController {

  private final Agents agents;
  private final Erasures erasures;
  private final PersonExport export;
  private final AuditTrail audit;

  AgentsController(Agents agents, Erasures erasures, PersonExport export, AuditTrail audit) {
    this.agents = agents;
    this.erasures = erasures;
    this.export = export;
    this.audit = audit;
  }

  /** All about an agent, as an archive; in the audit trail before the first byte leaves. */
  @PostMapping("/admin/people/agents/export")
  void export(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam String agent,
      @RequestParam(defaultValue = "") String homePage,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    KnownAgent known = known(user, homePage, agent);
    audit.happened(
        user,
        "person.exported",
        known.id().toString(),
        Map.of(),
        Map.of("platform", AgentSearch.where(known.agent())));
    response.setContentType("application/zip");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"person-" + known.id() + ".zip\"");
    export.write(
        user.organisation(), known.agent(), user.getUsername(), locale, response.getOutputStream());
  }

  /** The erasure and its entry are one transaction. */
  @PostMapping("/admin/people/agents/erase")
  @Transactional
  public String erase(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam String agent,
      @RequestParam(defaultValue = "") String homePage,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    KnownAgent known = known(user, homePage, agent);
    Optional<String> problem =
        ErasureReason.problem(
            reason,
            null,
            List.of(known.agent().value(), known.agent().value().replaceFirst("(?i)^mailto:", "")));
    if (problem.isPresent()) {
      redirect.addFlashAttribute("problem", problem.get());
      redirect.addAttribute("agent", agent);
      redirect.addAttribute("homePage", homePage);
      return "redirect:/admin/people";
    }
    ErasureRecord record =
        erasures.erase(user.organisation(), known.agent(), user.getUsername(), Cause.ASKED);
    audit.changed(
        user,
        "person.erased",
        known.id().toString(),
        Map.of("platform", AgentSearch.where(known.agent())),
        Map.of("reason", reason.strip(), "record", record.id().toString()));
    redirect.addFlashAttribute("done", "console.people.erased");
    return "redirect:/admin/people/erasures/" + record.id();
  }

  private KnownAgent known(ConsoleUser user, String homePage, String agent) {
    return AgentSearch.of(homePage, agent)
        .flatMap(one -> agents.find(user.organisation(), one))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
