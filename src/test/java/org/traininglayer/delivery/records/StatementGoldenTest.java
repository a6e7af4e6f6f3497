package org.traininglayer.delivery.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.traininglayer.catalog.Evidence;
import org.traininglayer.catalog.Step;
import org.traininglayer.checkins.CheckInDeeds;
import org.traininglayer.delivery.Course;
import org.traininglayer.delivery.PracticeSteps;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.LearningEvent;
import org.traininglayer.learning.LearningEvent.AttemptResumed;
import org.traininglayer.learning.LearningEvent.AttemptStarted;
import org.traininglayer.learning.LearningEvent.ModuleCompleted;
import org.traininglayer.learning.LearningEvent.ResponseGiven;
import org.traininglayer.learning.LearningEvent.StepFinished;
import org.traininglayer.learning.LearningEvent.StepOpened;
import org.traininglayer.learning.LearningEvent.StepPassedOver;
import org.traininglayer.learning.Rejudging.Given;
import org.traininglayer.learning.Rejudging.Outcome;
import org.traininglayer.learning.Rejudging.Rejudged;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.FreshLaunch;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Responses;
import org.traininglayer.steps.attest.AttestAnswer.Acknowledge;
import org.traininglayer.steps.attest.AttestAnswer.Ask;
import org.traininglayer.steps.attest.AttestAnswer.Sign;
import org.traininglayer.steps.attest.AttestStep;
import org.traininglayer.steps.checkin.CheckinAnswer;
import org.traininglayer.steps.commit.CommitAnswer;
import org.traininglayer.steps.confidence.ConfidenceAnswer;
import org.traininglayer.steps.decision.DecisionAnswer.Choose;
import org.traininglayer.steps.decision.DecisionAnswer.GiveReason;
import org.traininglayer.steps.prompt.PromptAnswer;
import org.traininglayer.steps.redesign.RedesignAnswer.Arrange;
import org.traininglayer.steps.redesign.RedesignAnswer.Assign;
import org.traininglayer.steps.redesign.RedesignAnswer.SubmitRedesign;
import org.traininglayer.steps.reflect.ReflectAnswer;
import org.traininglayer.steps.remedy.RemedyAnswer;
import org.traininglayer.steps.retrieve.RetrieveAnswer;
import org.traininglayer.steps.review.ReviewAnswer.Mark;
import org.traininglayer.steps.review.ReviewAnswer.Submit;
import org.traininglayer.steps.review.ReviewStep.Action;
import org.traininglayer.steps.sort.SortAnswer.Place;
import org.traininglayer.steps.sort.SortAnswer.SubmitSorting;
import org.traininglayer.steps.sort.SortStep.Bin;
import org.traininglayer.steps.timed.TimedAnswer;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementJson;
import org.traininglayer.xapi.Verb;
import org.traininglayer.xapi.Vocabulary;
import tools.jackson.databind.json.JsonMapper;

/** Every kind of event against its golden statements, which the documentation quotes. */
class StatementGoldenTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/statements");
  private static final Path PAGE = Path.of("docs/statements.md");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Map<String, LearningEvent> events() {
    Mark mark = new Mark("u2", "numbers", new Evidence("listing", "site-108"), Action.FIX, 90);
    Mark needless = new Mark("u3", null, null, null, 60);
    Submit submit = new Submit(null, null);
    Map<String, LearningEvent> events = new LinkedHashMap<>();
    events.put("attempt-started", new AttemptStarted(Course.at(0)));
    events.put("attempt-resumed", new AttemptResumed(Course.at(3600)));
    events.put("step-opened", new StepOpened(Course.at(1), Course.REVIEW));
    events.put(
        "commit-chosen",
        given(40, Course.COMMIT, 0, 38_239, new CommitAnswer.Choose("site-108", 75)));
    events.put("rows-selected", rowsSelected());
    events.put("decision-chosen", given(41, Course.DECISION, 0, 12_000, new Choose("use", null)));
    events.put(
        "reason-given",
        given(60, Course.DECISION, 1, 9_005, new Choose("correct", null), new GiveReason("trace")));
    events.put("unit-error-found", given(300, Course.REVIEW, 1, 0, mark, submit));
    events.put("unit-error-missed", given(301, Course.REVIEW, 1, 0, submit));
    otherForm(events);
    madeGood(events);
    events.put("unit-false-alarm", given(302, Course.REVIEW, 2, 0, needless, submit));
    events.put(
        "review-submitted",
        new ResponseGiven(
            Course.at(303),
            Course.REVIEW,
            response(Course.REVIEW, 3, 254_000, mark, needless, submit).scored(0.8333333)));
    sorted(events);
    redesigned(events);
    events.put(
        "task-timed",
        new ResponseGiven(
            Course.at(380),
            Course.TIMED,
            Responses.in(Course.MODULE)
                .to(
                    Course.TIMED,
                    Duration.ofSeconds(64),
                    new TimedAnswer.Begin(1),
                    new TimedAnswer.Do(
                        Course.TIMED.forms().get(0).id(), new Choose("visit", null), 52_500L),
                    new TimedAnswer.Do(
                        Course.TIMED.forms().get(1).id(), new Choose("visit", null), 52_500L))
                .getLast()));
    events.put("time-felt", felt());
    events.put(
        "item-recalled",
        given(
            350,
            Course.RETRIEVE,
            0,
            8_000,
            new RetrieveAnswer.Recall("total", new CommitAnswer.Choose("fourteen", null))));
    events.put(
        "confidence-rated",
        given(
            400,
            Course.CONFIDENCE,
            0,
            0,
            new ConfidenceAnswer.Rate("find-errors", 7),
            new Answer.Finish()));
    events.put(
        "acknowledged",
        new ResponseGiven(
            Course.at(500),
            Course.ATTEST,
            response(Course.ATTEST, 0, 0, new Acknowledge(true, null))
                .with("text-sha256", "ab".repeat(32))));
    events.put("signed", signed());
    events.put(
        "acknowledgement-declined", given(501, Course.ATTEST, 0, 0, new Acknowledge(false, null)));
    events.put(
        "prompt-sent",
        alone(
            61,
            Course.PROMPT,
            Duration.ofMillis(41_500),
            new PromptAnswer.Assemble(List.of("data-full", "cite")),
            new PromptAnswer.Send()));
    events.put(
        "prompt-judged",
        alone(
            62,
            PracticeSteps.CRITIQUE,
            Duration.ofSeconds(33),
            new PromptAnswer.Assemble(List.of("no-source", "no-role")),
            new PromptAnswer.Send()));
    events.put(
        "checked-in",
        alone(
            503,
            Course.CHECKIN,
            Duration.ZERO,
            new CheckinAnswer.Reply("barrier", List.of("unsure-if-allowed", "no-time")),
            new Answer.Finish()));
    events.put("check-in-use", CheckInDeeds.answered().get(0));
    events.put("check-in-stages", CheckInDeeds.answered().get(1));
    events.put("check-in-sure", CheckInDeeds.answered().get(3));
    events.put("check-in-text-missed", CheckInDeeds.reviewed("d1").get(2));
    events.put("check-in-text", CheckInDeeds.reviewed("d1").getLast());
    events.put("check-in-use-sorted", CheckInDeeds.permitted().get(0));
    events.put("check-in-use-decided", CheckInDeeds.permitted().get(1));
    events.put("check-in-rated", CheckInDeeds.rated().getFirst());
    events.put("check-in-confirmed", CheckInDeeds.confirmed().getFirst());
    events.put(
        "reflected",
        alone(
            502,
            Course.REFLECT,
            Duration.ofSeconds(95),
            new ReflectAnswer.Plan("a summary lies before me", "I open its source first")));
    events.put(
        "step-passed-over",
        new StepPassedOver(Course.at(2), Course.REVIEW, StepPassedOver.Cause.PROVEN));
    events.put(
        "step-finished",
        new StepFinished(Course.at(310), Course.REVIEW, 0.8333333, 50, Duration.ofSeconds(260)));
    events.put(
        "module-passed",
        new ModuleCompleted(Course.at(600), 0.9167, true, List.of(), Duration.ofSeconds(571)));
    events.put(
        "module-failed",
        new ModuleCompleted(
            Course.at(601), 0.4, false, List.of("review/u2"), Duration.ofSeconds(571)));
    return events;
  }

  /** Statements that no event alone tells: others are replaced by them. */
  static Map<String, List<Statement>> corrections() {
    CorrectedStatements corrected =
        new CorrectedStatements(
            Course.context("1001").key().organisation(),
            "u2 repeats the listing of May and is right.",
            false,
            Course.START.plusSeconds(86_400));
    Response missed = response(Course.REVIEW, 1, 0, new Submit(null, null));
    Response right =
        Response.to(missed.question(), "accept")
            .correct(true)
            .with("truth", "clean")
            .with("flagged", false)
            .with("prevalence", 0);
    Map<String, List<Statement>> corrections = new LinkedHashMap<>();
    corrections.put(
        "check-in-changed",
        AnsweredAnew.of(
            Course.context("1001").key().organisation(),
            told(CheckInDeeds.changed().getFirst()).getFirst(),
            CheckInDeeds.answered().stream().flatMap(event -> told(event).stream()).toList()));
    corrections.put(
        "answer-key-corrected",
        corrected.of(
            rejudged(List.of(new Given(Course.REVIEW, right)), null),
            told(events().get("unit-error-missed"))));
    corrections.put(
        "outcome-corrected",
        corrected.of(
            rejudged(List.of(), new Outcome(0.9, true, List.of())),
            told(events().get("module-failed"))));
    return corrections;
  }

  private static Rejudged rejudged(List<Given> responses, @Nullable Outcome outcome) {
    return new Rejudged(
        Course.REGISTRATION,
        Course.context("1001").key().learner(),
        Course.version("1.2.1"),
        responses,
        outcome);
  }

  /** Statements of other tools; they are documented here and sent by others. */
  static final List<String> OTHERS = List.of("ai-output-edited", "ai-output-rejected");

  private static LearningEvent signed() {
    AttestStep step =
        new AttestStep(
            Course.ATTEST.head(),
            Course.ATTEST.statement(),
            Course.ATTEST.statementVersion(),
            Course.ATTEST.meaning(),
            Course.ATTEST.requires(),
            null,
            AttestStep.Kind.E_SIGNATURE,
            false);
    Instant asked = Course.at(430).at();
    FreshLaunch.Opened opened =
        new FreshLaunch.Opened(
            UUID.fromString("0198a0b1-0000-7000-8000-0000000000c7"),
            new UUID(0, 1),
            "17",
            asked.plusSeconds(62),
            asked.plusSeconds(63),
            null);
    return new ResponseGiven(
        Course.at(500),
        step,
        response(step, 0, 70_000, new Ask(), new Sign(atEpoch(opened, asked), true))
            .with("reauthentication", FreshLaunch.Proof.of(asked, opened).told())
            .with("text-sha256", "ab".repeat(32)));
  }

  /** Answers are given from the epoch on. */
  private static FreshLaunch.Opened atEpoch(FreshLaunch.Opened opened, Instant asked) {
    Duration back = Duration.between(Instant.EPOCH, asked);
    return new FreshLaunch.Opened(
        opened.launch(),
        opened.person(),
        opened.link(),
        opened.begunAt().minus(back),
        opened.issuedAt().minus(back),
        null);
  }

  /** One right row, and one too many. */
  private static LearningEvent rowsSelected() {
    Step step = PracticeSteps.ROWS;
    return new ResponseGiven(
        Course.with(step, 42),
        step,
        Responses.in(PracticeSteps.module(step))
            .to(step, Duration.ofSeconds(21), new CommitAnswer.Select(List.of("101", "114"), 75))
            .getFirst());
  }

  /**
   * The same error let through in a second form of the review; the answer path gives what is asked
   * there an address of its own.
   */
  private static void otherForm(Map<String, LearningEvent> events) {
    Step form = Course.REVIEW.with(Course.REVIEW.head().as(Course.REVIEW.head(), "review-b"));
    events.put(
        "unit-of-another-form",
        new ResponseGiven(
            Course.with(form, 301),
            form,
            response(form, 1, 0, new Submit(null, null)).at(List.of("units", "review-b.u2"))));
  }

  /** What was let through in the review is asked once more, and got right. */
  private static void madeGood(Map<String, LearningEvent> events) {
    Step step = PracticeSteps.REMEDY;
    events.put(
        "miss-made-good",
        new ResponseGiven(
            Course.with(step, 340),
            step,
            Responses.in(PracticeSteps.module(Course.REVIEW, step))
                .after(
                    Course.REVIEW,
                    Responses.in(Course.MODULE)
                        .work(Course.REVIEW, List.of(new Submit(null, null))))
                .to(
                    step,
                    Duration.ofSeconds(17),
                    new RemedyAnswer.Again("visits", new CommitAnswer.Choose("five", null)))
                .getFirst()));
  }

  private static void sorted(Map<String, LearningEvent> events) {
    Place synopsis = new Place("synopsis", Bin.WITH_CONTROLS, List.of("human-review"));
    Place listing = new Place("listing", Bin.PERMITTED, List.of());
    SubmitSorting submit = new SubmitSorting();
    events.put("use-sorted", alone(350, PracticeSteps.SORT, 0, synopsis, listing, submit));
    events.put(
        "use-permitted-in-error", alone(351, PracticeSteps.SORT, 1, synopsis, listing, submit));
  }

  /** A minute and a half with AI; of the other task nothing is said. */
  private static ResponseGiven felt() {
    TimedAnswer[] both = {
      new TimedAnswer.Begin(1),
      choice(0),
      choice(1),
      new TimedAnswer.Begin(2),
      choice(0),
      choice(1),
      new TimedAnswer.Felt(null, 90_000L)
    };
    return new ResponseGiven(
        Course.at(390),
        Course.TIMED,
        Responses.in(Course.MODULE).to(Course.TIMED, Duration.ofSeconds(64), both).getLast());
  }

  private static TimedAnswer choice(int form) {
    return new TimedAnswer.Do(
        Course.TIMED.forms().get(form).id(), new Choose("visit", null), 52_500L);
  }

  /** Its own order; the plan is still sent, and a check owned by the one who wrote. */
  private static void redesigned(Map<String, LearningEvent> events) {
    Answer[] answers = {
      new Arrange(List.of("score", "own", "check", "send")),
      new Assign("score", "ai"),
      new Assign("own", "human"),
      new Assign("check", "human"),
      new Assign("send", "ai"),
      new SubmitRedesign()
    };
    events.put("workflow-owned", alone(360, PracticeSteps.REDESIGN, 0, answers));
    events.put("workflow-ordered", alone(361, PracticeSteps.REDESIGN, 1, answers));
  }

  /** Given in a module in which the step is the only one. */
  private static LearningEvent alone(long second, Step step, int number, Answer... answers) {
    return new ResponseGiven(Course.with(step, second), step, response(step, number, 0, answers));
  }

  /** The response with this number, counted from 0, of those that the answers give. */
  private static Response response(Step step, int number, long millis, Answer... answers) {
    return Responses.in(Course.MODULE, "protocol", "listing")
        .to(step, Duration.ofMillis(millis), answers)
        .get(number);
  }

  private static LearningEvent given(
      long second, Step step, int number, long millis, Answer... answers) {
    return new ResponseGiven(Course.at(second), step, response(step, number, millis, answers));
  }

  /** The first response in such a module. */
  private static LearningEvent alone(long second, Step step, Duration took, Answer... answers) {
    return new ResponseGiven(
        Course.with(step, second), step, response(step, 0, took.toMillis(), answers));
  }

  static Stream<String> names() {
    return Stream.of(events().keySet(), corrections().keySet(), OTHERS).flatMap(Collection::stream);
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

  @Test
  void what_was_corrected_is_not_corrected_again() {
    CorrectedStatements corrected =
        new CorrectedStatements(
            Course.context("1001").key().organisation(), "again", true, Course.START);
    Statement stands = Objects.requireNonNull(corrections().get("answer-key-corrected")).getLast();
    Response same = response(Course.REVIEW, 1, 0, new Submit(null, null));
    Response right =
        Response.to(same.question(), "accept")
            .correct(true)
            .with("truth", "clean")
            .with("flagged", false)
            .with("prevalence", 0);
    assertThat(
            corrected.of(rejudged(List.of(new Given(Course.REVIEW, right)), null), List.of(stands)))
        .isEmpty();
    assertThat(
            corrected.of(rejudged(List.of(new Given(Course.REVIEW, same)), null), List.of(stands)))
        .as("the former key again")
        .hasSize(2)
        .extracting(Statement::id)
        .doesNotContain(stands.id());
  }

  @Test
  void what_an_earlier_build_told_in_other_words_stays_where_the_key_says_the_same() {
    CorrectedStatements corrected =
        new CorrectedStatements(
            Course.context("1001").key().organisation(), "key", true, Course.START);
    List<Statement> stands = told(events().get("unit-error-missed"));
    Response more =
        response(Course.REVIEW, 1, 0, new Submit(null, null)).with("misconception", "new-word");
    assertThat(corrected.of(rejudged(List.of(new Given(Course.REVIEW, more, false)), null), stands))
        .isEmpty();
    assertThat(corrected.of(rejudged(List.of(new Given(Course.REVIEW, more, true)), null), stands))
        .hasSize(2);
  }

  @Test
  void no_critical_defects_and_none_told_of_are_the_same() {
    CorrectedStatements corrected =
        new CorrectedStatements(
            Course.context("1001").key().organisation(), "key", true, Course.START);
    ResponseGiven timed = (ResponseGiven) Objects.requireNonNull(events().get("task-timed"));
    Response none = without("critical-defects", timed.response());
    List<Statement> stands = told(new ResponseGiven(timed.occasion(), timed.step(), none));
    assertThat(
            corrected.of(
                rejudged(List.of(new Given(timed.step(), none.with("critical-defects", 0))), null),
                stands))
        .isEmpty();
    assertThat(
            corrected.of(
                rejudged(List.of(new Given(timed.step(), none.with("critical-defects", 1))), null),
                stands))
        .hasSize(2);
  }

  private static Response without(String name, Response response) {
    Map<String, Object> result = new LinkedHashMap<>(response.result());
    assertThat(result.remove(name)).isNotNull();
    return new Response(
        response.question(),
        response.deed(),
        response.response(),
        response.correct(),
        response.score(),
        response.took(),
        result,
        response.context(),
        response.once(),
        response.comment());
  }

  @Test
  void what_was_made_good_is_told_with_what_an_attempt_comes_to() {
    OrganisationId organisation = Course.context("1001").key().organisation();
    List<Statement> failed = told(events().get("module-failed"));
    Rejudged good =
        rejudged(List.of(), new Outcome(0.9, true, List.of("review/u2"), List.of("review/u2")));
    Statement now =
        new CorrectedStatements(organisation, "key", false, Course.START)
            .of(good, failed)
            .getLast();
    assertThat(Objects.requireNonNull(now.result()).extensions())
        .containsEntry(Vocabulary.MADE_GOOD, List.of("review/u2"))
        .containsEntry(Vocabulary.CRITICAL_MISSES, List.of("review/u2"));
  }

  @Test
  void a_lower_outcome_is_told_only_where_lower_ones_are_wanted() {
    List<Statement> passed = told(events().get("module-passed"));
    Rejudged lower = rejudged(List.of(), new Outcome(0.5, false, List.of("review/u2")));
    OrganisationId organisation = Course.context("1001").key().organisation();
    assertThat(new CorrectedStatements(organisation, "key", false, Course.START).of(lower, passed))
        .isEmpty();
    assertThat(new CorrectedStatements(organisation, "key", true, Course.START).of(lower, passed))
        .extracting(one -> one.verb().id())
        .containsExactly(Verb.VOIDED.id(), Verb.FAILED.id());
  }

  private static List<Statement> told(@Nullable LearningEvent event) {
    return StatementMapping.statementsFor(Objects.requireNonNull(event));
  }

  private static String told(String name) {
    if (OTHERS.contains(name)) {
      return golden(name);
    }
    List<Statement> corrected = corrections().get(name);
    List<Statement> statements = corrected == null ? told(events().get(name)) : corrected;
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
