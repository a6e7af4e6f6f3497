package org.traininglayer.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.format.ModuleFolder;
import org.traininglayer.course.AttentionFlag.Why;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.learning.Attempts.Summary;
import org.traininglayer.steps.StepTypes;

class AttentionFlagTest {

  private static final ModuleId MODULE = new ModuleId("cra-risk-score-triage");
  private static final String MISS = "070-review-sparse/s2";
  private static final String VERSION = "2.1.0";
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private final LearnerId ann = new LearnerId(UUID.randomUUID());
  private final List<Summary> attempts = new ArrayList<>();

  @Test
  void one_missed_error_puts_nobody_on_the_list() throws IOException {
    finished(ann, "one", 1, 1);
    assertThat(flags("one")).isEmpty();
  }

  @Test
  void most_of_several_missed_errors_does() throws IOException {
    finished(ann, "one", 1, 1);
    finished(ann, "two", 1, 1);
    finished(ann, "two", 2, 1);
    assertThat(flags("one", "two"))
        .singleElement()
        .satisfies(flag -> {
          assertThat(flag.why()).isEqualTo(Why.CRITICAL);
          assertThat(flag.found()).isZero();
          assertThat(flag.critical()).isEqualTo(3);
        });
  }

  @Test
  void a_person_stands_on_it_once_whatever_the_number_of_activities() throws IOException {
    paused(ann, "one", 9);
    paused(ann, "two", 20);
    paused(new LearnerId(UUID.randomUUID()), "one", 8);
    assertThat(flags("one", "two")).hasSize(2).extracting(AttentionFlag::link).containsOnly("one");
  }

  @Test
  void what_was_done_in_an_activity_that_is_gone_is_past() throws IOException {
    paused(ann, "gone", 9);
    finished(ann, "gone", 1, 1);
    finished(ann, "gone", 2, 1);
    assertThat(flags("one")).isEmpty();
  }

  @Test
  void the_version_of_an_attempt_decides_what_its_critical_errors_are() throws IOException {
    finished(ann, "one", 1, 1);
    finished(ann, "two", 1, 1);
    finished(ann, "three", 1, 1);
    attempts.replaceAll(one ->
        new Summary(
            one.registration(),
            one.learner(),
            one.module(),
            one.resourceLinkId().equals("three") ? "1.0.0" : VERSION,
            one.resourceLinkId(),
            one.number(),
            one.stepsFinished(),
            one.steps(),
            one.startedAt(),
            one.activeAt(),
            one.completedAt(),
            one.score(),
            one.passed(),
            one.criticalMisses(),
            one.sample()));
    assertThat(flags("one", "two", "three"))
        .as("of a version that is not here any more nothing is said")
        .isEmpty();
  }

  @Test
  void two_finished_attempts_without_passing_do() throws IOException {
    finished(ann, "one", 1, 0);
    finished(ann, "one", 2, 0);
    assertThat(flags("one"))
        .singleElement()
        .satisfies(flag -> {
          assertThat(flag.why()).isEqualTo(Why.NOT_PASSED);
          assertThat(flag.attempts()).isEqualTo(2);
        });
  }

  private static Module module() throws IOException {
    Path folder = Path.of("src", "main", "resources", "modules", MODULE.value());
    Map<String, String> files = new HashMap<>();
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return Objects.requireNonNull(
        StepTypes.reader()
            .read(
                new ModuleFolder("modules/" + MODULE.value(), files), LocalDate.parse("2026-11-22"))
            .module());
  }

  private List<AttentionFlag> flags(String... links) throws IOException {
    Module module = module();
    return AttentionFlag.among(
        attempts,
        Set.of(links),
        attempt -> attempt.version().equals(VERSION) ? Optional.of(module) : Optional.empty(),
        NOW);
  }

  private void finished(LearnerId learner, String link, int number, int missed) {
    attempts.add(summary(learner, link, number, NOW.minus(Duration.ofDays(3)), true, missed));
  }

  private void paused(LearnerId learner, String link, int days) {
    attempts.add(summary(learner, link, 1, NOW.minus(Duration.ofDays(days)), false, 0));
  }

  private static Summary summary(
      LearnerId learner, String link, int number, Instant at, boolean finished, int missed) {
    return new Summary(
        UUID.randomUUID(),
        learner,
        MODULE,
        VERSION,
        link,
        number,
        3,
        null,
        at,
        at,
        finished ? at : null,
        finished ? 0.5 : null,
        finished ? false : null,
        missed == 0 ? List.of() : List.of(MISS),
        false);
  }
}
