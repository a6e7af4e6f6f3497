package org.traininglayer.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import org.springframework.web.util.UriComponentsBuilder;
import org.traininglayer.adoption.verdict.SignedThresholds;
import org.traininglayer.adoption.verdict.ThresholdForm;
import org.traininglayer.adoption.verdict.VerdictView;
import org.traininglayer.adoption.verdict.Verdicts;
import org.traininglayer.adoption.verdict.Verdicts.Frozen;
import org.traininglayer.adoption.verdict.Verdicts.Group;
import org.traininglayer.adoption.verdict.Verdicts.PlannedLook;
import org.traininglayer.adoption.verdict.Verdicts.Standing;

/**
 * Go, fix, stop or not yet: thresholds that are signed first, verdicts at planned looks, and what
 * was signed, as it was signed.
 */
@Controller
class VerdictController {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST = 2000;
  private static final String THRESHOLDS = "thresholds";

  private final Verdicts verdicts;
  private final AuditTrail audit;

  VerdictController(Verdicts verdicts, AuditTrail audit) {
    this.verdicts = verdicts;
    this.audit = audit;
  }

  /**
   * A group with how it stands.
   *
   * @param next the look that is due or comes next; null when none is planned any more
   */
  record Row(
      Group group,
      String href,
      @Nullable SignedThresholds thresholds,
      @Nullable PlannedLook next,
      @Nullable Frozen newest) {}

  /** A version of what must hold, with what is another than before. */
  record Version(SignedThresholds signed, List<ThresholdForm.Change> changes) {}

  /** Where the page of a cohort is. */
  static String of(String cohort) {
    return UriComponentsBuilder.fromPath("/admin/verdict/of")
        .queryParam("cohort", "{cohort}")
        .encode()
        .buildAndExpand(cohort)
        .toUriString();
  }

  @GetMapping("/admin/verdict")
  String list(@AuthenticationPrincipal ConsoleUser user, Model model) {
    Instant now = Instant.now();
    List<Row> rows = new ArrayList<>();
    for (Standing standing : verdicts.standings(user.organisation(), now)) {
      rows.add(
          new Row(
              standing.group(),
              of(standing.group().key()),
              standing.signed(),
              standing.plan().stream()
                  .filter(one -> one.state().equals("DUE") || one.state().equals("LATER"))
                  .findFirst()
                  .orElse(null),
              standing.newest()));
    }
    model.addAttribute("rows", rows);
    return "admin/verdicts";
  }

  @GetMapping("/admin/verdict/of")
  String cohort(
      @AuthenticationPrincipal ConsoleUser user, @RequestParam String cohort, Model model) {
    Group group = group(user, cohort);
    Instant now = Instant.now();
    Optional<SignedThresholds> signed = verdicts.inForce(user.organisation(), cohort);
    List<SignedThresholds> versions = verdicts.versions(user.organisation(), cohort);
    model.addAttribute(
        "about",
        ThresholdForm.groups(
            signed.<Map<String, Double>>map(SignedThresholds::values).orElseGet(Map::of)));
    model.addAttribute(
        "looks",
        String.join(
            ", ",
            signed.map(SignedThresholds::looks).orElse(Verdicts.LOOKS).stream()
                .map(String::valueOf)
                .toList()));
    model.addAttribute("signedVersions", told(versions));
    model.addAttribute("group", group);
    model.addAttribute("href", of(cohort));
    model.addAttribute("signed", signed.orElse(null));
    model.addAttribute("plan", verdicts.plan(user.organisation(), cohort, now));
    Optional<VerdictView> draft = verdicts.draft(user.organisation(), cohort, now);
    model.addAttribute("draft", draft.orElse(null));
    model.addAttribute(
        "gauges",
        draft.isPresent() ? List.of() : verdicts.gauges(user.organisation(), cohort, now));
    model.addAttribute("made", verdicts.made(user.organisation(), cohort));
    return "admin/verdict-cohort";
  }

  private Group group(ConsoleUser user, String cohort) {
    return verdicts.groups(user.organisation()).stream()
        .filter(one -> one.key().equals(cohort))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** Versions, the newest first, each with what is another than in the one before. */
  private static List<Version> told(List<SignedThresholds> versions) {
    List<Version> all = new ArrayList<>();
    for (int i = 0; i < versions.size(); i++) {
      SignedThresholds before = i + 1 < versions.size() ? versions.get(i + 1) : null;
      all.add(new Version(versions.get(i), ThresholdForm.changes(versions.get(i), before)));
    }
    return all;
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  @PostMapping("/admin/verdict/thresholds")
  @Transactional
  public String thresholds(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam Map<String, String> form,
      RedirectAttributes redirect) {
    String cohort = form.getOrDefault("cohort", "");
    group(user, cohort);
    Map<String, Double> values = ThresholdForm.read(form);
    String name = form.getOrDefault("name", "").strip();
    String reason = form.getOrDefault("reason", "").strip().replace("\r\n", "\n");
    Map<String, String> problems = new LinkedHashMap<>();
    verdicts.defaults().keySet().stream()
        .filter(one -> !values.containsKey(one))
        .forEach(one -> problems.put(one, "verdict.problem.value"));
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      problems.put("name", "verdict.problem.name");
    }
    if (reason.length() > LONGEST) {
      problems.put("reason", "verdict.problem.note");
    }
    Optional<SignedThresholds> inForce = verdicts.inForce(user.organisation(), cohort);
    if (problems.isEmpty()) {
      verdicts
          .signThresholds(
              user.organisation(),
              cohort,
              values,
              weeks(form.getOrDefault("looks", "")),
              reason,
              name,
              user.getUsername(),
              Instant.now())
          .ifPresent(refusal -> problems.put(field(refusal), "verdict.problem." + refusal));
    }
    if (!problems.isEmpty()) {
      String problem = problems.values().iterator().next();
      Kept.of(THRESHOLDS, form, problems)
          .onto(
              redirect,
              problem.equals("verdict.problem.value") ? "verdict.problem.VALUES" : problem);
      redirect.addFlashAttribute(
          "wouldLoosen", ThresholdForm.loosened(values, inForce.orElse(null)));
      return "redirect:" + of(cohort);
    }
    SignedThresholds signed = verdicts.inForce(user.organisation(), cohort).orElseThrow();
    Map<String, String> told = new TreeMap<>();
    signed.values().forEach((threshold, value) -> told.put(threshold, plain(value)));
    told.put("looks", signed.looks().toString());
    told.put("hash", signed.hash());
    told.put("name", name);
    told.put("loosened", String.join(", ", signed.loosened()));
    told.put("reason", reason);
    audit.changed(user, "verdict.thresholds-signed", cohort, Map.of(), told);
    redirect.addFlashAttribute("done", "verdict.thresholds.done");
    return "redirect:" + of(cohort);
  }

  private static String field(Verdicts.Refusal refusal) {
    return switch (refusal) {
      case LOOKS -> "looks";
      case REASON -> "reason";
      case VALUES, MEANWHILE -> "";
    };
  }

  @PostMapping("/admin/verdict/sign")
  @Transactional
  public String sign(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam String cohort,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String note,
      RedirectAttributes redirect) {
    group(user, cohort);
    String signedBy = name.strip();
    String said = note.strip().replace("\r\n", "\n");
    Map<String, String> typed = Map.of("name", name, "note", note);
    boolean named = !signedBy.isEmpty() && signedBy.length() <= LONGEST_NAME;
    if (!named || said.length() > LONGEST) {
      String problem = named ? "verdict.problem.note" : "verdict.problem.name";
      Kept.of("sign", typed, named ? "note" : "name", problem).onto(redirect, problem);
      return "redirect:" + of(cohort);
    }
    Optional<UUID> made =
        verdicts.sign(
            user.organisation(), cohort, signedBy, user.getUsername(), said, Instant.now());
    if (made.isEmpty()) {
      Kept.of("sign", typed, Map.of()).onto(redirect, "verdict.problem.not-due");
      return "redirect:" + of(cohort);
    }
    Frozen frozen = verdicts.verdict(user.organisation(), made.get()).orElseThrow();
    audit.changed(
        user,
        "verdict.signed",
        cohort,
        Map.of(),
        Map.of(
            "outcome", frozen.view().outcome(),
            "look", String.valueOf(frozen.view().look()),
            "hash", frozen.hash(),
            "name", signedBy));
    redirect.addFlashAttribute("done", "verdict.sign.done");
    return "redirect:/admin/verdict/" + made.get();
  }

  @GetMapping("/admin/verdict/{id}")
  String one(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id, Model model) {
    Frozen frozen = frozen(user, id);
    model.addAttribute("one", frozen);
    model.addAttribute("view", frozen.view());
    model.addAttribute("href", of(frozen.view().cohort()));
    return "admin/verdict";
  }

  @GetMapping("/admin/verdict/{id}/document.json")
  ResponseEntity<String> document(
      @AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header("Content-Disposition", "attachment; filename=\"verdict-" + id + ".json\"")
        .body(frozen(user, id).document());
  }

  private Frozen frozen(ConsoleUser user, UUID id) {
    return verdicts
        .verdict(user.organisation(), id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** Whole numbers apart by commas or spaces; none when there is anything else. */
  private static List<Integer> weeks(String text) {
    List<Integer> weeks = new ArrayList<>();
    for (String one : text.strip().split("[,; ]+", -1)) {
      if (!one.matches("\\d{1,3}")) {
        return List.of();
      }
      weeks.add(Integer.valueOf(one));
    }
    return weeks;
  }
}
