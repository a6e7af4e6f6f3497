package org.traininglayer.admin;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
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
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.lti.People;
import org.traininglayer.lti.People.Person;
import org.traininglayer.lti.PersonKeys;
import org.traininglayer.realwork.RealWork;
import org.traininglayer.realwork.WorkCondition;
import org.traininglayer.realwork.WorkProduct;
import org.traininglayer.realwork.WorkProduct.Blind;
import org.traininglayer.realwork.WorkProduct.Made;
import org.traininglayer.realwork.WorkProduct.Rater;

/**
 * Work products are registered here and get the code under which others rate them. Who made one and
 * how is shown to whoever registered it and to nobody else.
 */
@Controller
class WorkController {

  private static final List<String> CONDITIONS = List.of("UNAIDED", "AIDED", "UNKNOWN");
  private static final int SHOWN = 200;
  private static final int LONGEST = 80;
  private static final int LONGEST_PERSON = 320;
  private static final Pattern MINUTES = Pattern.compile("\\d{1,3}([.,]\\d{1,3})?");
  private static final double MOST_MINUTES = 480;
  private static final int SECONDS = 60;

  private final RealWork work;
  private final PersonKeys keys;
  private final People people;
  private final AuditTrail audit;

  WorkController(RealWork work, PersonKeys keys, People people, AuditTrail audit) {
    this.work = work;
    this.keys = keys;
    this.people = people;
    this.audit = audit;
  }

  /** What was entered. */
  record Entered(
      String person,
      String form,
      String role,
      String condition,
      String minutes,
      boolean finished,
      String day) {}

  /**
   * A product.
   *
   * @param who made it; null where the reader did not register it
   */
  record Row(WorkProduct product, boolean own, @Nullable String who) {}

  @GetMapping("/admin/work")
  String page(@AuthenticationPrincipal ConsoleUser user, Model model) {
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    return page(user, new Entered("", "", "", "", "", true, today), List.of(), model);
  }

  private String page(ConsoleUser user, Entered entered, List<String> problems, Model model) {
    List<WorkProduct> products = work.products(user.organisation(), SHOWN + 1);
    Map<LearnerId, String> names = names(user, products);
    model.addAttribute(
        "rows",
        products.stream()
            .limit(SHOWN)
            .map(one -> {
              boolean own = own(user, one);
              return new Row(
                  one,
                  own,
                  own ? names.getOrDefault(one.learner(), one.learner().toString()) : null);
            })
            .toList());
    model.addAttribute("more", products.size() > SHOWN);
    model.addAttribute("shown", SHOWN);
    model.addAttribute("entered", entered);
    model.addAttribute("problems", problems);
    model.addAttribute("conditions", CONDITIONS);
    model.addAttribute(
        "forms", products.stream().map(one -> one.blind().taskForm()).distinct().sorted().toList());
    model.addAttribute(
        "roles", products.stream().map(one -> one.blind().role()).distinct().sorted().toList());
    return "admin/work";
  }

  private Map<LearnerId, String> names(ConsoleUser user, List<WorkProduct> products) {
    Map<LearnerId, String> names = new HashMap<>();
    List<LearnerId> own =
        products.stream()
            .filter(one -> own(user, one))
            .map(WorkProduct::learner)
            .distinct()
            .toList();
    for (Person person : people.find(own)) {
      String name = person.name();
      names.put(person.id(), name == null ? person.account().name() : name);
    }
    return names;
  }

  private static boolean own(ConsoleUser user, WorkProduct product) {
    return product.registeredBy().id().equals(user.id());
  }

  @PostMapping("/admin/work")
  @Transactional
  public String register(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String form,
      @RequestParam(defaultValue = "") String role,
      @RequestParam(defaultValue = "") String condition,
      @RequestParam(defaultValue = "") String minutes,
      @RequestParam(defaultValue = "") String finished,
      @RequestParam(defaultValue = "") String day,
      Model model,
      RedirectAttributes redirect) {
    Entered entered =
        new Entered(
            person.strip(),
            form.strip(),
            role.strip().toLowerCase(Locale.ROOT),
            condition,
            minutes.strip(),
            !finished.isEmpty(),
            day.strip());
    List<String> problems = new ArrayList<>();
    List<LearnerId> found =
        entered.person().isEmpty() || entered.person().length() > LONGEST_PERSON
            ? List.of()
            : keys.find(user.organisation(), List.of(entered.person()))
                .getOrDefault(entered.person(), List.of());
    if (found.size() != 1) {
      problems.add(found.isEmpty() ? "person" : "person-ambiguous");
    }
    if (unfit(entered.form())) {
      problems.add("form");
    }
    if (unfit(entered.role())) {
      problems.add("role");
    }
    if (!CONDITIONS.contains(condition)) {
      problems.add("condition");
    }
    Integer seconds = null;
    if (!entered.minutes().isEmpty()) {
      seconds = seconds(entered.minutes());
      if (seconds == null) {
        problems.add("minutes");
      }
    }
    LocalDate on = day(entered.day());
    if (on == null) {
      problems.add("day");
    }
    if (!problems.isEmpty() || on == null) {
      return page(user, entered, problems, model);
    }
    Optional<Blind> kept =
        work.register(
            user.organisation(),
            found.getFirst(),
            entered.form(),
            entered.role(),
            new Made(
                condition.equals("UNKNOWN") ? null : WorkCondition.valueOf(condition),
                seconds,
                entered.finished(),
                on),
            new Rater(user.id(), user.getUsername()));
    if (kept.isEmpty()) {
      return page(user, entered, List.of("person"), model);
    }
    Blind blind = kept.get();
    audit.changed(
        user,
        "work.registered",
        blind.code(),
        Map.of(),
        Map.of("task form", blind.taskForm(), "role", blind.role()));
    redirect.addFlashAttribute("code", blind.code());
    return "redirect:/admin/work";
  }

  @PostMapping("/admin/work/{id}/withdraw")
  @Transactional
  public String withdraw(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID id,
      RedirectAttributes redirect) {
    String code =
        work.withdraw(user.organisation(), id, new Rater(user.id(), user.getUsername()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    audit.changed(user, "work.withdrawn", code, Map.of(), Map.of());
    redirect.addFlashAttribute("done", "realwork.withdrawn");
    return "redirect:/admin/work";
  }

  private static boolean unfit(String text) {
    return text.isEmpty()
        || text.length() > LONGEST
        || text.codePoints()
            .anyMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }

  private static @Nullable Integer seconds(String minutes) {
    if (!MINUTES.matcher(minutes).matches()) {
      return null;
    }
    double number = Double.parseDouble(minutes.replace(',', '.'));
    int seconds = (int) Math.round(number * SECONDS);
    return seconds < 1 || number > MOST_MINUTES ? null : seconds;
  }

  private static @Nullable LocalDate day(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      return day.getYear() < 2000 || day.isAfter(LocalDate.now(ZoneOffset.UTC).plusDays(1))
          ? null
          : day;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
