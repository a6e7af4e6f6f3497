package org.traininglayer.admin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
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
import org.traininglayer.adoption.warnings.AlertView;
import org.traininglayer.adoption.warnings.Rounds;
import org.traininglayer.adoption.warnings.Warnings;

/** What starts to go wrong, and what is done about it. Nobody is named or implied. */
@Controller
class WarningsController {

  private static final String HERE = "redirect:/admin/warnings";
  private static final int CLOSED = 50;
  private static final int LONGEST = 500;
  private static final int LONGEST_MUTE_DAYS = 366;

  private final Warnings warnings;
  private final Rounds rounds;
  private final ModulesThatAnswer modules;
  private final AuditTrail audit;

  WarningsController(
      Warnings warnings, Rounds rounds, ModulesThatAnswer modules, AuditTrail audit) {
    this.warnings = warnings;
    this.rounds = rounds;
    this.modules = modules;
    this.audit = audit;
  }

  /**
   * An alert with what the page says beside it.
   *
   * @param modules that practise what it asks for
   * @param place where in the console it is answered; empty for nowhere
   */
  record Row(AlertView alert, boolean muted, List<String> modules, String place) {}

  @GetMapping("/admin/warnings")
  String list(@AuthenticationPrincipal ConsoleUser user, Model model) {
    LocalDate today = today();
    List<Row> open = rows(warnings.open(user.organisation(), today), today);
    model.addAttribute("rows", open);
    model.addAttribute("closed", rows(warnings.closed(user.organisation(), today, CLOSED), today));
    model.addAttribute("also", warnings.alsoSeen(user.organisation()));
    model.addAttribute("without", warnings.without(user.organisation()));
    model.addAttribute("quiet", warnings.quiet(user.organisation()));
    model.addAttribute("lookedAt", warnings.lookedAt(user.organisation()).orElse(null));
    model.addAttribute("today", today.toString());
    model.addAttribute("inFourWeeks", today.plusWeeks(4).toString());
    return "admin/warnings";
  }

  private List<Row> rows(List<AlertView> alerts, LocalDate today) {
    return alerts.stream()
        .map(one ->
            new Row(
                one,
                one.muted(today),
                modules.to(one.answer()),
                ModulesThatAnswer.place(one.answer())))
        .toList();
  }

  @PostMapping("/admin/warnings/look")
  String look(@AuthenticationPrincipal ConsoleUser user, RedirectAttributes redirect) {
    boolean looked = rounds.look(user.organisation(), Instant.now());
    if (looked) {
      audit.happened(user, "warnings.looked", "", Map.of(), Map.of());
    }
    redirect.addFlashAttribute(
        looked ? "done" : "problem", looked ? "warnings.looked" : "warnings.busy");
    return HERE;
  }

  @PostMapping("/admin/warnings/{id}/{step}")
  @Transactional
  public String step(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID id,
      @PathVariable String step,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String day,
      RedirectAttributes redirect) {
    AlertView before =
        warnings
            .find(user.organisation(), id, today())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    String said = text.strip().replace("\r\n", "\n");
    LocalDate on = day(day);
    String problem = problem(step, said, on);
    Kept typed = Kept.of(step + " " + id, Map.of("text", text, "day", day), Map.of());
    if (problem != null) {
      String field = problem.equals("warnings.problem.day") ? "day" : "text";
      Kept.of(typed.form(), Map.of("text", text, "day", day), field, problem)
          .onto(redirect, problem);
      return HERE + "#" + id;
    }
    String who = user.getUsername();
    boolean done =
        switch (step) {
          case "acknowledge" -> warnings.acknowledge(user.organisation(), id, who);
          case "act" -> on != null && warnings.act(user.organisation(), id, who, said, on);
          case "mute" -> on != null && warnings.mute(user.organisation(), id, who, on, said);
          case "assign" -> warnings.assign(user.organisation(), id, who, said);
          case "close" -> warnings.close(user.organisation(), id, who, said);
          default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    if (!done) {
      typed.onto(redirect, "warnings.meanwhile");
      return HERE;
    }
    AlertView after = warnings.find(user.organisation(), id, today()).orElse(before);
    audit.changed(
        user,
        "warning." + step,
        before.rule() + " " + before.cohort(),
        fields(before),
        fields(after));
    redirect.addFlashAttribute("done", "warnings.done." + step);
    return HERE;
  }

  private static @Nullable String problem(String step, String said, @Nullable LocalDate on) {
    if (step.equals("acknowledge")) {
      return null;
    }
    if (said.isEmpty() || said.length() > LONGEST) {
      return "warnings.problem.text";
    }
    LocalDate today = today();
    boolean needsDay = step.equals("act") || step.equals("mute");
    return needsDay
            && (on == null || !on.isAfter(today) || on.isAfter(today.plusDays(LONGEST_MUTE_DAYS)))
        ? "warnings.problem.day"
        : null;
  }

  private static Map<String, String> fields(AlertView alert) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("state", alert.state());
    fields.put("owner", alert.owner());
    put(fields, "action", alert.action());
    put(fields, "check", alert.checkOn());
    put(fields, "reason", alert.reason());
    put(fields, "muted until", alert.mutedUntil());
    put(fields, "mute reason", alert.muteReason());
    return fields;
  }

  private static void put(Map<String, String> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value.toString());
    }
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return text.isBlank() ? null : LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
