package org.traininglayer.adoption.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.statistics.records.ConfidenceRating;
import org.traininglayer.adoption.statistics.records.PolicyDecision;
import org.traininglayer.adoption.statistics.records.ReviewUnit;
import org.traininglayer.adoption.statistics.records.TimedTask;
import org.traininglayer.adoption.statistics.records.UseWeek;
import org.traininglayer.adoption.statistics.records.WorkflowStep;

/** What was shown is known by prints: those of half a year ago must be made of the same today. */
class RecordPrintTest {

  /** The values that the first version is made of. Never add to it: see {@code andWhere}. */
  private static final Map<Class<? extends Record>, List<String>> FIRST =
      Map.of(
          ReviewUnit.class,
          List.of(
              "person",
              "attempt",
              "itemVersion",
              "unitId",
              "truth",
              "severity",
              "errorType",
              "flagged",
              "correctedRight",
              "confidence",
              "seededPrevalence",
              "decidedAt",
              "duration"),
          PolicyDecision.class,
          List.of(
              "person",
              "scenarioVersion",
              "policyVersion",
              "truth",
              "choice",
              "knowledge",
              "reasonCode",
              "duration"),
          TimedTask.class,
          List.of(
              "person",
              "taskForm",
              "condition",
              "activeTime",
              "wallTime",
              "perceivedTime",
              "finished",
              "qualityScore",
              "criticalDefects",
              "rater",
              "raterBlind"),
          ConfidenceRating.class,
          List.of("person", "topic", "scaleLength", "value", "wave"),
          WorkflowStep.class,
          List.of(
              "person", "workflowVersion", "run", "step", "entered", "left", "outcome", "aiStep"),
          UseWeek.class,
          List.of("person", "week", "outputs", "excused"));

  /** What later versions added, by {@code andWhere}. */
  private static final Map<Class<? extends Record>, List<String>> LATER =
      // No figure that is told tells one week of decisions from another.
      Map.of(UseWeek.class, List.of("days"), PolicyDecision.class, List.of("decidedAt"));

  private static ReviewUnit claim(String person, Instant at) {
    return new ReviewUnit(
        person,
        "a-1",
        "2",
        "030-review/u1",
        ReviewUnit.Truth.ERROR,
        ReviewUnit.Severity.CRITICAL,
        "number",
        true,
        null,
        0.8,
        0.5,
        at,
        Duration.ofMillis(61_500));
  }

  @Test
  void the_first_version_is_made_of_the_values_that_records_had_then() {
    Instant at = Instant.parse("2026-01-05T10:00:00.250Z");
    assertThat(RecordPrint.VERSION).isEqualTo(1);
    assertThat(RecordPrint.of(claim("https://campus.example ann", at)))
        .isEqualTo(
            hash(
                "ReviewUnit[person=https://campus.example ann, attempt=a-1, itemVersion=2,"
                    + " unitId=030-review/u1, truth=ERROR, severity=CRITICAL, errorType=number,"
                    + " flagged=true, correctedRight=null, confidence=0.8, seededPrevalence=0.5,"
                    + " decidedAt=2026-01-05T10:00:00.250Z, duration=PT1M1.5S]"))
        .isEqualTo(-670315965802173029L);
    assertThat(
            RecordPrint.of(
                new PolicyDecision(
                    "ben",
                    "m/s/x",
                    "p1",
                    PolicyDecision.Truth.PERMITTED,
                    PolicyDecision.Choice.AVOID,
                    null,
                    "no-procedure",
                    null,
                    null)))
        .isEqualTo(
            hash(
                "PolicyDecision[person=ben, scenarioVersion=m/s/x, policyVersion=p1,"
                    + " truth=PERMITTED, choice=AVOID, knowledge=null, reasonCode=no-procedure,"
                    + " duration=null]"));
    assertThat(
            RecordPrint.of(
                new TimedTask(
                    "ben",
                    "form",
                    TimedTask.Condition.AIDED,
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(6),
                    null,
                    true,
                    77.5,
                    1,
                    null,
                    false)))
        .isEqualTo(
            hash(
                "TimedTask[person=ben, taskForm=form, condition=AIDED, activeTime=PT5M,"
                    + " wallTime=PT6M, perceivedTime=null, finished=true, qualityScore=77.5,"
                    + " criticalDefects=1, rater=null, raterBlind=false]"));
    assertThat(
            RecordPrint.of(new ConfidenceRating("ben", "errors", 5, 3, ConfidenceRating.Wave.POST)))
        .isEqualTo(
            hash("ConfidenceRating[person=ben, topic=errors, scaleLength=5, value=3, wave=POST]"));
    assertThat(
            RecordPrint.of(
                new WorkflowStep(
                    "Bén",
                    "m@1",
                    "r",
                    "s",
                    Instant.EPOCH,
                    null,
                    WorkflowStep.Outcome.OPEN,
                    WorkflowStep.AiStep.NONE)))
        .isEqualTo(
            hash(
                "WorkflowStep[person=Bén, workflowVersion=m@1, run=r, step=s,"
                    + " entered=1970-01-01T00:00:00Z, left=null, outcome=OPEN, aiStep=NONE]"));
    assertThat(RecordPrint.of(new UseWeek("ben", LocalDate.parse("2026-01-05"), 3, false)))
        .isEqualTo(hash("UseWeek[person=ben, week=2026-01-05, outputs=3, excused=false]"));
    assertThat(RecordPrint.ofOutputs("ben", 3)).isEqualTo(hash("Outputs[person=ben, outputs=3]"));
    assertThat(RecordPrint.of("Änne")).isEqualTo(hash("Änne"));
  }

  /** Whoever adds a value decides whether figures rest on it, and adds it where it is there. */
  @Test
  void a_value_that_records_get_later_is_not_forgotten_and_changes_no_print_where_it_is_not() {
    FIRST.forEach((record, named) ->
        assertThat(Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName))
            .as(
                "%s has a new value: where figures rest on it, add it by andWhere, and here",
                record)
            .containsExactlyElementsOf(
                Stream.concat(named.stream(), LATER.getOrDefault(record, List.of()).stream())
                    .toList()));

    LocalDate monday = LocalDate.parse("2026-01-05");
    assertThat(RecordPrint.of(new UseWeek("ben", monday, 1, false, List.of(monday.plusDays(1)))))
        .isNotEqualTo(
            RecordPrint.of(new UseWeek("ben", monday, 1, false, List.of(monday.plusDays(2)))))
        .isNotEqualTo(RecordPrint.of(new UseWeek("ben", monday, 1, false)));

    long without = RecordPrint.start("UseWeek").and("person", "ben").print();
    assertThat(RecordPrint.start("UseWeek").and("person", "ben").andWhere("place", null).print())
        .isEqualTo(without);
    assertThat(RecordPrint.start("UseWeek").and("person", "ben").andWhere("place", "x").print())
        .isNotEqualTo(without);
  }

  @Test
  void a_moment_is_written_as_it_always_was() {
    Random random = new Random(31);
    Stream.concat(
            Stream.of(
                Instant.EPOCH,
                Instant.parse("1969-12-31T23:59:59.999Z"),
                Instant.parse("-0001-01-01T00:00:00Z"),
                Instant.parse("+10000-01-01T00:00:00Z")),
            random
                .longs(5_000, -62_000_000_000L, 250_000_000_000L)
                .mapToObj(second ->
                    Instant.ofEpochSecond(
                        second,
                        switch ((int) (second & 3)) {
                          case 0 -> 0;
                          case 1 -> 1_000_000L * random.nextInt(1000);
                          case 2 -> 1000L * random.nextInt(1_000_000);
                          default -> random.nextInt(1_000_000_000);
                        })))
        .forEach(at ->
            assertThat(RecordPrint.of(claim("ann", at)))
                .as(at.toString())
                .isEqualTo(
                    hash(
                        "ReviewUnit[person=ann, attempt=a-1, itemVersion=2, unitId=030-review/u1,"
                            + " truth=ERROR, severity=CRITICAL, errorType=number, flagged=true,"
                            + " correctedRight=null, confidence=0.8, seededPrevalence=0.5,"
                            + " decidedAt="
                            + at
                            + ", duration=PT1M1.5S]")));
  }

  /** FNV-1a, as the first version hashed the text of a record. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ one) * 0x100000001b3L;
    }
    return hash;
  }
}
