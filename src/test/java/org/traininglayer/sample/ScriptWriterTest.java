package org.traininglayer.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.traininglayer.catalog.Module;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.confidence.ConfidenceAnswer;
import org.traininglayer.steps.redesign.RedesignAnswer;
import org.traininglayer.steps.remedy.RemedyAnswer;
import org.traininglayer.steps.review.ReviewAnswer;
import org.traininglayer.steps.timed.TimedAnswer;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptWriterTest {

  private Stage stage;
  private Module module;

  @BeforeAll
  void catalogue() {
    stage = new Stage();
    module = stage.catalog.find(SampleCourse.MODULE).orElseThrow();
  }

  @AfterAll
  void close() {
    stage.close();
  }

  private List<Script> scripts(long seed) {
    ScriptWriter writer = new ScriptWriter(module, Stage.END);
    return IntStream.range(0, 120)
        .mapToObj(number -> writer.write(seed, InventedPerson.of(seed, number, 120), number, 3))
        .toList();
  }

  @Test
  void the_same_seed_makes_the_same_history_and_another_another() {
    assertThat(scripts(1)).isEqualTo(scripts(1));
    assertThat(scripts(1)).isNotEqualTo(scripts(2));
  }

  @Test
  void the_roles_are_as_in_a_department_with_one_too_small_to_show() {
    Map<String, Long> roles =
        IntStream.range(0, 120)
            .mapToObj(number -> InventedPerson.of(1, number, 120).jobRole())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(roles)
        .isEqualTo(
            Map.of(
                "cra", 46L,
                "central-monitor", 22L,
                "data-manager", 24L,
                "clin-ops-manager", 16L,
                "tmf-specialist", 8L,
                "medical-writer", 4L));
  }

  @Test
  void everybody_has_an_own_name_and_subject() {
    List<InventedPerson> people =
        IntStream.range(0, 120).mapToObj(n -> InventedPerson.of(1, n, 120)).toList();
    assertThat(people).extracting(InventedPerson::name).doesNotHaveDuplicates();
    assertThat(people).extracting(p -> p.asNew().subject()).doesNotHaveDuplicates();
  }

  @Test
  void times_rise_and_end_with_the_half_year() {
    for (Script script : scripts(3)) {
      List<java.time.Instant> times = new ArrayList<>();
      for (Script.Run run : script.runs()) {
        times.add(run.begins());
        run.lines().forEach(line -> times.add(line.at()));
      }
      assertThat(times).isSorted();
      assertThat(times.getFirst()).isAfter(Stage.END.minus(java.time.Duration.ofDays(183)));
      assertThat(times.getLast()).isBeforeOrEqualTo(Stage.END);
    }
  }

  @Test
  void nobody_contradicts_oneself_so_that_any_part_can_be_said_again() {
    for (Script script : scripts(4)) {
      for (Script.Run run : script.runs()) {
        List<String> about =
            run.lines().stream()
                .filter(Script.Line.Says.class::isInstance)
                .map(Script.Line.Says.class::cast)
                .map(says -> says.step() + " " + place(says.answer()))
                .toList();
        assertThat(about).doesNotHaveDuplicates();
      }
    }
  }

  private static String place(Answer answer) {
    return switch (answer) {
      case ReviewAnswer.Mark mark -> "mark " + mark.unit();
      case ConfidenceAnswer.Rate rate -> "rate " + rate.item();
      case Answer.OpenSource source -> "source " + source.artefact();
      case RedesignAnswer.Assign assign -> "owner " + assign.card();
      case TimedAnswer.Begin begin -> "begin " + begin.order();
      case RemedyAnswer.Again again -> "again " + again.item();
      case TimedAnswer.Felt felt -> "felt";
      case TimedAnswer.Do work -> "do " + work.form() + " " + work.said();
      default -> answer.getClass().getSimpleName();
    };
  }
}
