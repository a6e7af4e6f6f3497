package org.traininglayer.admin;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.adoption.budget.Budget;
import org.traininglayer.adoption.budget.Budgets;
import org.traininglayer.adoption.verdict.Verdicts;
import org.traininglayer.adoption.verdict.Verdicts.Group;

/** Which share of a pilot's budget is training, beside what training changed. No return is told. */
@Controller
class BudgetController {

  private static final String HERE = "redirect:/admin/budget";
  private static final int LONGEST = 500;
  private static final BigDecimal MOST = new BigDecimal("999999999999");
  private static final BigDecimal MOST_HOURS = new BigDecimal("99999999");

  private final Budgets budgets;
  private final Verdicts verdicts;
  private final AuditTrail audit;

  BudgetController(Budgets budgets, Verdicts verdicts, AuditTrail audit) {
    this.budgets = budgets;
    this.verdicts = verdicts;
    this.audit = audit;
  }

  /**
   * A group with its budget.
   *
   * @param budget null while there is none
   */
  record Row(int number, Group group, @Nullable Budget budget, List<Budget> history) {}

  @GetMapping("/admin/budget")
  String page(@AuthenticationPrincipal ConsoleUser user, Model model) {
    List<Group> groups = verdicts.groups(user.organisation());
    List<Row> rows =
        groups.stream()
            .map(group ->
                new Row(
                    groups.indexOf(group),
                    group,
                    budgets.of(user.organisation(), group.key()).orElse(null),
                    budgets.history(user.organisation(), group.key())))
            .toList();
    model.addAttribute("rows", rows);
    model.addAttribute("changed", budgets.changed(user.organisation(), Instant.now()).orElse(null));
    return "admin/budget";
  }

  @PostMapping("/admin/budget")
  @Transactional
  public String enter(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam String cohort,
      @RequestParam(defaultValue = "") String currency,
      @RequestParam(defaultValue = "") String total,
      @RequestParam(defaultValue = "") String training,
      @RequestParam(defaultValue = "") String hours,
      @RequestParam(defaultValue = "") String note,
      RedirectAttributes redirect) {
    if (verdicts.groups(user.organisation()).stream().noneMatch(one -> one.key().equals(cohort))) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    String money = currency.strip().toUpperCase(Locale.ROOT);
    BigDecimal all = number(total, MOST, 2);
    BigDecimal part = number(training, MOST, 2);
    BigDecimal spent = number(hours, MOST_HOURS, 1);
    String said = note.strip().replace("\r\n", "\n");
    Map<String, String> problems = new TreeMap<>();
    if (!money.matches("[A-Z]{3}")) {
      problems.put("currency", "budget.problem.currency");
    }
    if (all == null || all.signum() == 0) {
      problems.put("total", "budget.problem.total");
    }
    if (part == null) {
      problems.put("training", "budget.problem.amount");
    } else if (all != null && part.compareTo(all) > 0) {
      problems.put("training", "budget.problem.training");
    }
    if (spent == null) {
      problems.put("hours", "budget.problem.hours");
    }
    if (said.length() > LONGEST) {
      problems.put("note", "budget.problem.note");
    }
    if (all == null
        || part == null
        || spent == null
        || !problems.isEmpty()
        || !Budget.fits(money, all, part, spent)) {
      Map<String, String> typed =
          Map.of(
              "currency", currency,
              "total", total,
              "training", training,
              "hours", hours,
              "note", note);
      Kept.of(cohort, typed, problems).onto(redirect, "budget.problem");
      return HERE;
    }
    Map<String, String> before =
        budgets.of(user.organisation(), cohort).map(BudgetController::fields).orElse(Map.of());
    Budget budget =
        new Budget(
            cohort,
            money,
            all,
            part,
            spent,
            said,
            user.getUsername(),
            Instant.now().truncatedTo(ChronoUnit.MICROS));
    budgets.enter(user.organisation(), budget);
    audit.changed(user, "budget.entered", cohort, before, fields(budget));
    redirect.addFlashAttribute("done", "budget.done");
    return HERE;
  }

  private static Map<String, String> fields(Budget budget) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("currency", budget.currency());
    fields.put("total", budget.total().toPlainString());
    fields.put("training", budget.training().toPlainString());
    fields.put("hours", budget.hours().toPlainString());
    fields.put("note", budget.note());
    return fields;
  }

  /** A plain number, with a comma or a point; null when it is none, or too much. */
  private static @Nullable BigDecimal number(String text, BigDecimal most, int places) {
    String plain = text.strip().replace(',', '.');
    if (!plain.matches("\\d{1,12}(\\.\\d{1," + places + "})?")) {
      return null;
    }
    BigDecimal number = new BigDecimal(plain);
    return number.compareTo(most) > 0 ? null : number;
  }
}
