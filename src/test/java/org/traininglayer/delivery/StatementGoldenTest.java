package org.traininglayer.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.traininglayer.catalog.Step.Action;
import org.traininglayer.catalog.Step.Evidence;
import org.traininglayer.learning.Answer.Mark;
import org.traininglayer.learning.LearningEvent;
import org.traininglayer.learning.LearningEvent.Acknowledged;
import org.traininglayer.learning.LearningEvent.AcknowledgementDeclined;
import org.traininglayer.learning.LearningEvent.AttemptResumed;
import org.traininglayer.learning.LearningEvent.AttemptStarted;
import org.traininglayer.learning.LearningEvent.ConfidenceRated;
import org.traininglayer.learning.LearningEvent.ModuleCompleted;
import org.traininglayer.learning.LearningEvent.OptionChosen;
import org.traininglayer.learning.LearningEvent.ReasonGiven;
import org.traininglayer.learning.LearningEvent.ReviewSubmitted;
import org.traininglayer.learning.LearningEvent.StepFinished;
import org.traininglayer.learning.LearningEvent.StepOpened;
import org.traininglayer.learning.LearningEvent.UnitJudged;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementJson;
import tools.jackson.databind.json.JsonMapper;

/** Every kind of event against its golden statements, which the documentation quotes. */
class StatementGoldenTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/statements");
  private static final Path PAGE = Path.of("docs/statements.md");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Map<String, LearningEvent> events() {
    Mark mark = new Mark("u2", "numbers", new Evidence("listing", "site-108"), Action.FIX, 90);
    Map<String, LearningEvent> events = new LinkedHashMap<>();
    events.put("attempt-started", new AttemptStarted(Course.at(0)));
    events.put("attempt-resumed", new AttemptResumed(Course.at(3600)));
    events.put("step-opened", new StepOpened(Course.at(1), Course.REVIEW));
    events.put(
        "commit-chosen",
        new OptionChosen(
            Course.at(40), Course.COMMIT, "site-108", true, 1.0, 75, Duration.ofMillis(38_239)));
    events.put(
        "decision-chosen",
        new OptionChosen(
            Course.at(41), Course.DECISION, "use", false, 0.0, null, Duration.ofSeconds(12)));
    events.put(
        "reason-given",
        new ReasonGiven(Course.at(60), Course.DECISION, "trace", true, Duration.ofMillis(9_005)));
    events.put(
        "unit-error-found",
        new UnitJudged(
            Course.at(300), Course.REVIEW, "u2", Course.WRONG_TOTAL, mark, true, true, true));
    events.put(
        "unit-error-missed",
        new UnitJudged(
            Course.at(301), Course.REVIEW, "u2", Course.WRONG_TOTAL, null, null, null, null));
    events.put(
        "unit-false-alarm",
        new UnitJudged(
            Course.at(302),
            Course.REVIEW,
            "u3",
            null,
            new Mark("u3", null, null, null, 60),
            null,
            null,
            null));
    events.put(
        "review-submitted",
        new ReviewSubmitted(
            Course.at(303),
            Course.REVIEW,
            List.of("u2", "u3"),
            1,
            0,
            1,
            1,
            List.of(),
            Set.of("protocol", "listing"),
            0.8333333,
            Duration.ofSeconds(254)));
    events.put(
        "confidence-rated",
        new ConfidenceRated(Course.at(400), Course.CONFIDENCE, "find-errors", 7));
    events.put(
        "acknowledged", new Acknowledged(Course.at(500), Course.ATTEST, "ab".repeat(32), 0.8));
    events.put(
        "acknowledgement-declined", new AcknowledgementDeclined(Course.at(501), Course.ATTEST));
    events.put(
        "step-finished",
        new StepFinished(Course.at(310), Course.REVIEW, 0.8333333, 50, Duration.ofSeconds(260)));
    events.put(
        "module-passed",
        new ModuleCompleted(
            Course.at(600), 0.9167, true, List.of(), 0.9167, Duration.ofSeconds(571)));
    events.put(
        "module-failed",
        new ModuleCompleted(
            Course.at(601), 0.4, false, List.of("review/u2"), 0.4, Duration.ofSeconds(571)));
    return events;
  }

  static Stream<String> names() {
    return events().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void an_event_is_told_as_its_golden_file_says(String name) throws IOException {
    String told = told(name);
    Files.createDirectories(Path.of("target/golden"));
    Files.writeString(Path.of("target/golden", name + ".json"), told);

    assertThat(GOLDEN.resolve(name + ".json")).exists();
    assertThat(told).isEqualTo(golden(name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void the_documentation_quotes_the_golden_file(String name) throws IOException {
    assertThat(Files.readString(PAGE)).contains("```json\n" + golden(name) + "```\n");
  }

  @Test
  void every_kind_of_event_has_a_golden_file() {
    assertThat(events().values().stream().map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(LearningEvent.class.getPermittedSubclasses());
  }

  @Test
  void no_golden_file_is_left_over() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
          .containsExactlyInAnyOrderElementsOf(names().toList());
    }
  }

  private static String told(String name) {
    LearningEvent event = events().get(name);
    if (event == null) {
      throw new AssertionError(name);
    }
    List<Statement> statements = StatementMapping.statementsFor(event);
    StringBuilder text = new StringBuilder();
    for (Statement statement : statements) {
      text.append(
              JSON.writerWithDefaultPrettyPrinter()
                  .writeValueAsString(JSON.readTree(StatementJson.write(statement))))
          .append('\n');
    }
    return text.toString();
  }

  private static String golden(String name) {
    try {
      return Files.readString(GOLDEN.resolve(name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
