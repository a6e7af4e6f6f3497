package org.traininglayer.admin;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.adoption.ownership.Ownership;
import org.traininglayer.adoption.ownership.Tenure;

/**
 * What waits for the one person who answers for the training layer, and who that is: named, and
 * handed over with a date and a note.
 */
@Controller
class WorklistController {

  private static final String HERE = "redirect:/admin/worklist";
  private static final int LONGEST = 2000;
  private static final int EARLIEST_DAYS = 366;

  private final Worklist worklist;
  private final Ownership ownership;
  private final ConsoleUsers users;
  private final AuditTrail audit;

  WorklistController(Worklist worklist, Ownership ownership, ConsoleUsers users, AuditTrail audit) {
    this.worklist = worklist;
    this.ownership = ownership;
    this.users = users;
    this.audit = audit;
  }

  @GetMapping("/admin/worklist")
  String list(@AuthenticationPrincipal ConsoleUser user, Model model) {
    Optional<Tenure> current = ownership.current(user.organisation());
    model.addAttribute("items", worklist.of(user.organisation()));
    model.addAttribute("owner", current.orElse(null));
    model.addAttribute("history", ownership.history(user.organisation()));
    model.addAttribute(
        "candidates",
        candidates(user).stream()
            .filter(one -> current.isEmpty() || !current.get().user().equals(one.id()))
            .toList());
    model.addAttribute("today", LocalDate.now(ZoneOffset.UTC).toString());
    return "admin/worklist";
  }

  /** Who may answer for it: whoever sees and decides what stands in the figures. */
  private List<ConsoleUser> candidates(ConsoleUser user) {
    return users.all(user.organisation()).stream()
        .filter(one -> one.disabledAt() == null)
        .filter(one -> one.has(ConsoleRole.OWNER) || one.has(ConsoleRole.SITE_ADMINISTRATOR))
        .toList();
  }

  @PostMapping("/admin/worklist/owner")
  @Transactional
  public String handOver(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String note,
      RedirectAttributes redirect) {
    Optional<ConsoleUser> next =
        candidates(user).stream().filter(one -> one.id().equals(id(to))).findFirst();
    LocalDate day = day(from);
    Optional<Tenure> before = ownership.current(user.organisation());
    String said = note.strip().replace("\r\n", "\n");
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Map<String, String> typed = Map.of("to", to, "from", from, "note", note);
    Map<String, String> problems = new TreeMap<>();
    if (next.isEmpty()) {
      problems.put("to", "worklist.owner.problem.to");
    }
    if (day == null || day.isAfter(today) || day.isBefore(today.minusDays(EARLIEST_DAYS))) {
      problems.put("from", "worklist.owner.problem.from");
    }
    if (said.length() > LONGEST || (before.isPresent() && said.isEmpty())) {
      problems.put("note", "worklist.owner.problem.note");
    }
    if (next.isEmpty() || day == null || !problems.isEmpty()) {
      Kept.of("owner", typed, problems).onto(redirect, "worklist.owner.problem");
      return HERE;
    }
    if (!ownership.handOver(
        user.organisation(),
        next.get().id(),
        next.get().getUsername(),
        day,
        said,
        user.getUsername())) {
      Kept.of("owner", typed, Map.of()).onto(redirect, "worklist.owner.problem");
      return HERE;
    }
    audit.changed(
        user,
        "owner.named",
        "training layer",
        before.map(one -> Map.of("owner", one.name())).orElse(Map.of()),
        Map.of("owner", next.get().getUsername(), "from", day.toString(), "note", said));
    redirect.addFlashAttribute("done", "worklist.owner.done");
    return HERE;
  }

  private static @Nullable UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      return null;
    }
  }
}
