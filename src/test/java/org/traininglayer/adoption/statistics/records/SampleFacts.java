package org.traininglayer.adoption.statistics.records;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.records.ReviewUnit.Severity;
import org.traininglayer.adoption.statistics.records.ReviewUnit.Truth;
import org.traininglayer.adoption.statistics.records.TimedTask.Condition;
import org.traininglayer.adoption.statistics.records.WorkflowStep.AiStep;
import org.traininglayer.adoption.statistics.records.WorkflowStep.Outcome;

/** Facts as the tests need them, each said by what matters of it. */
public final class SampleFacts {

  public static final Instant NOW = Instant.parse("2026-11-02T00:00:00Z");
  public static final MeasuringRules RULES = MeasuringRules.ofPages(NOW);

  private SampleFacts() {}

  public static ReviewUnit claim(String person, Truth truth, boolean flagged) {
    return new ReviewUnit(
        person,
        person + "-1",
        "item-1",
        "unit",
        truth,
        truth == Truth.ERROR ? Severity.MAJOR : null,
        truth == Truth.ERROR ? "wrong-number" : null,
        flagged,
        null,
        null,
        0.3,
        NOW,
        null);
  }

  public static ReviewUnit with(
      ReviewUnit of,
      @Nullable Severity severity,
      @Nullable Boolean corrected,
      @Nullable Double confidence,
      double seeded) {
    return new ReviewUnit(
        of.person(),
        of.attempt(),
        of.itemVersion(),
        of.unitId(),
        of.truth(),
        severity,
        of.errorType(),
        of.flagged(),
        corrected,
        confidence,
        seeded,
        of.decidedAt(),
        of.duration());
  }

  /** What one person did with wrong and right claims. */
  public static List<ReviewUnit> claims(String person, int hits, int misses, int fa, int cr) {
    List<ReviewUnit> claims = new ArrayList<>();
    for (int i = 0; i < hits + misses; i++) {
      claims.add(claim(person, Truth.ERROR, i < hits));
    }
    for (int i = 0; i < fa + cr; i++) {
      claims.add(claim(person, Truth.CLEAN, i < fa));
    }
    return claims;
  }

  public static TimedTask task(String person, Condition condition, double minutes) {
    return task(person, "form-1", condition, minutes, true, null, 0);
  }

  public static TimedTask task(
      String person,
      String form,
      Condition condition,
      double minutes,
      boolean finished,
      @Nullable Double score,
      int defects) {
    Duration time = Duration.ofMillis(Math.round(minutes * 60_000));
    return new TimedTask(
        person, form, condition, time, time, null, finished, score, defects, "rater", true);
  }

  public static TimedTask felt(TimedTask of, double minutes) {
    return new TimedTask(
        of.person(),
        of.taskForm(),
        of.condition(),
        of.activeTime(),
        of.wallTime(),
        Duration.ofMillis(Math.round(minutes * 60_000)),
        of.finished(),
        of.qualityScore(),
        of.criticalDefects(),
        of.rater(),
        of.raterBlind());
  }

  public static PolicyDecision decision(
      String person, PolicyDecision.Truth truth, PolicyDecision.Choice choice) {
    return new PolicyDecision(
        person, "scenario-1", "policy-1", truth, choice, truth, null, null, null);
  }

  public static WorkflowStep entry(
      String person, String run, String step, Instant entered, Outcome outcome) {
    return new WorkflowStep(
        person, "w1", run, step, entered, entered.plusSeconds(60), outcome, AiStep.USED);
  }

  public static UseWeek week(String person, int number, int outputs) {
    return new UseWeek(person, LocalDate.of(2026, 1, 5).plusWeeks(number - 1L), outputs, false);
  }

  public static UseWeek excused(String person, int number) {
    return new UseWeek(person, LocalDate.of(2026, 1, 5).plusWeeks(number - 1L), 0, true);
  }
}
