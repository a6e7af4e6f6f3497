package org.traininglayer.adoption.release;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.records.ConfidenceRating;
import org.traininglayer.adoption.statistics.records.PolicyDecision;
import org.traininglayer.adoption.statistics.records.ReviewUnit;
import org.traininglayer.adoption.statistics.records.TimedTask;
import org.traininglayer.adoption.statistics.records.UseWeek;
import org.traininglayer.adoption.statistics.records.WorkflowStep;

/**
 * A number that stands for what one record says, made of values that are named here: prints of half
 * a year are held against each other, so that a record that says the same must have the same print
 * in every version of the software. A value that records get later is added at the end, and only
 * where it is there ({@link #andWhere}): the prints of records without it stay what they were. The
 * first version is the hash of {@code Name[one=…, other=…]}.
 */
final class RecordPrint {

  /** Counts up when a print of something that was told before changes; then nothing matches. */
  static final int VERSION = 1;

  private static final long START = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private long hash = START;
  private boolean first = true;

  private RecordPrint() {}

  static RecordPrint start(String name) {
    RecordPrint print = new RecordPrint();
    print.add(name);
    print.add('[');
    return print;
  }

  /** Of a claim. */
  static long of(ReviewUnit unit) {
    return start("ReviewUnit")
        .and("person", unit.person())
        .and("attempt", unit.attempt())
        .and("itemVersion", unit.itemVersion())
        .and("unitId", unit.unitId())
        .and("truth", unit.truth())
        .and("severity", unit.severity())
        .and("errorType", unit.errorType())
        .and("flagged", unit.flagged())
        .and("correctedRight", unit.correctedRight())
        .and("confidence", unit.confidence())
        .and("seededPrevalence", unit.seededPrevalence())
        .and("decidedAt", unit.decidedAt())
        .and("duration", unit.duration())
        .print();
  }

  /** Of a decision. */
  static long of(PolicyDecision decision) {
    return start("PolicyDecision")
        .and("person", decision.person())
        .and("scenarioVersion", decision.scenarioVersion())
        .and("policyVersion", decision.policyVersion())
        .and("truth", decision.truth())
        .and("choice", decision.choice())
        .and("knowledge", decision.knowledge())
        .and("reasonCode", decision.reasonCode())
        .and("duration", decision.duration())
        .print();
  }

  /** Of a task. */
  static long of(TimedTask task) {
    return start("TimedTask")
        .and("person", task.person())
        .and("taskForm", task.taskForm())
        .and("condition", task.condition())
        .and("activeTime", task.activeTime())
        .and("wallTime", task.wallTime())
        .and("perceivedTime", task.perceivedTime())
        .and("finished", task.finished())
        .and("qualityScore", task.qualityScore())
        .and("criticalDefects", task.criticalDefects())
        .and("rater", task.rater())
        .and("raterBlind", task.raterBlind())
        .print();
  }

  /** Of a rating. */
  static long of(ConfidenceRating rating) {
    return start("ConfidenceRating")
        .and("person", rating.person())
        .and("topic", rating.topic())
        .and("scaleLength", rating.scaleLength())
        .and("value", rating.value())
        .and("wave", rating.wave())
        .print();
  }

  /** Of an entry to a step. */
  static long of(WorkflowStep step) {
    return start("WorkflowStep")
        .and("person", step.person())
        .and("workflowVersion", step.workflowVersion())
        .and("run", step.run())
        .and("step", step.step())
        .and("entered", step.entered())
        .and("left", step.left())
        .and("outcome", step.outcome())
        .and("aiStep", step.aiStep())
        .print();
  }

  /** Of a week. */
  static long of(UseWeek week) {
    return start("UseWeek")
        .and("person", week.person())
        .and("week", week.week())
        .and("outputs", week.outputs())
        .and("excused", week.excused())
        .andWhere("days", week.days().isEmpty() ? null : week.days())
        .print();
  }

  /** Of all that somebody made in the weeks over which that is compared. */
  static long ofOutputs(String person, long made) {
    return start("Outputs").and("person", person).and("outputs", made).print();
  }

  /** Of somebody who is competent. */
  static long ofCompetent(String person) {
    return start("Competent").and("person", person).print();
  }

  /** Of a name that stands for itself. */
  static long of(String text) {
    RecordPrint print = new RecordPrint();
    print.add(text);
    return print.hash;
  }

  /** A value that all records of this kind have had from the beginning. */
  RecordPrint and(String name, @Nullable Object value) {
    if (!first) {
      add(", ");
    }
    first = false;
    add(name);
    add('=');
    if (value instanceof Instant at) {
      add(at);
    } else {
      add(String.valueOf(value));
    }
    return this;
  }

  /** A value that records have had from a later version on; without it the print is the old one. */
  RecordPrint andWhere(String name, @Nullable Object value) {
    return value == null ? this : and(name, value);
  }

  long print() {
    add(']');
    return hash;
  }

  private void add(String text) {
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      if (one >= 0x80) {
        for (byte of : text.substring(i).getBytes(StandardCharsets.UTF_8)) {
          hash = (hash ^ of) * PRIME;
        }
        return;
      }
      add(one);
    }
  }

  private void add(char ascii) {
    hash = (hash ^ ascii) * PRIME;
  }

  /** As {@link Instant#toString} writes it, in a tenth of the time: there is one for each claim. */
  private void add(Instant at) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(at.getEpochSecond(), 0, ZoneOffset.UTC);
    if (time.getYear() < 1 || time.getYear() > 9999) {
      add(at.toString());
      return;
    }
    digits(time.getYear(), 1000);
    add('-');
    digits(time.getMonthValue(), 10);
    add('-');
    digits(time.getDayOfMonth(), 10);
    add('T');
    digits(time.getHour(), 10);
    add(':');
    digits(time.getMinute(), 10);
    add(':');
    digits(time.getSecond(), 10);
    int nano = at.getNano();
    if (nano != 0) {
      add('.');
      if (nano % 1_000_000 == 0) {
        digits(nano / 1_000_000, 100);
      } else if (nano % 1_000 == 0) {
        digits(nano / 1_000, 100_000);
      } else {
        digits(nano, 100_000_000);
      }
    }
    add('Z');
  }

  private void digits(int number, int highest) {
    for (int place = highest; place > 0; place /= 10) {
      add((char) ('0' + number / place % 10));
    }
  }
}
