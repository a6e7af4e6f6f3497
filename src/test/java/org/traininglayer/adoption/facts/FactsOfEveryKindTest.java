package org.traininglayer.adoption.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.adoption.Statements;
import org.traininglayer.adoption.facts.Detail.Condition;
import org.traininglayer.adoption.facts.Detail.ConfidenceRating;
import org.traininglayer.adoption.facts.Detail.FeltTime;
import org.traininglayer.adoption.facts.Detail.Permission;
import org.traininglayer.adoption.facts.Detail.PolicyDecision;
import org.traininglayer.adoption.facts.Detail.ReviewUnit;
import org.traininglayer.adoption.facts.Detail.Source;
import org.traininglayer.adoption.facts.Detail.TimedTask;
import org.traininglayer.adoption.facts.Detail.Use;
import org.traininglayer.adoption.facts.Detail.UseWeek;
import org.traininglayer.adoption.facts.Detail.Wave;
import org.traininglayer.adoption.facts.Detail.WorkflowStep;
import org.traininglayer.xapi.Verb;
import org.traininglayer.xapi.Vocabulary;

/** The facts of every kind, from the statements as they are sent. */
class FactsOfEveryKindTest {

  private final Statements ann = Statements.of("ann");

  @Test
  void a_claim_that_was_found_says_whether_the_right_thing_is_done_with_it() throws IOException {
    Fact found = golden("unit-error-found");
    assertThat(found.detail()).isInstanceOf(ReviewUnit.class);
    assertThat(((ReviewUnit) found.detail()).corrected()).isNotNull();
    assertThat(found.origin().item()).isEqualTo("u2");
    assertThat(found.origin().version()).isEqualTo("1.2.0");
    assertThat(found.origin().attempt()).hasToString("0198a0b1-0000-7000-8000-0000000000b1");
    assertThat(((ReviewUnit) golden("unit-error-missed").detail()).corrected()).isNull();
  }

  @Test
  void a_sentence_of_the_short_text_of_a_check_in_is_a_claim_that_counts() throws IOException {
    Fact missed = golden("check-in-text-missed");
    assertThat(missed.kind()).isEqualTo(Fact.Kind.REVIEW_UNIT);
    assertThat(missed.wrong()).isTrue();
    assertThat(missed.response()).isEqualTo(Fact.ACCEPT);
    assertThat(missed.severity()).isEqualTo("major");
    assertThat(missed.family()).isEqualTo("wrong-denominator");
    assertThat(missed.guidance()).isEqualTo("independent");
    assertThat(missed.band()).isEqualTo("middle");
    assertThat(missed.step()).isEqualTo("check-in-review");
    assertThat(missed.origin().setting()).isEqualTo(Origin.Setting.CHECKIN);
    assertThat(missed.origin().item()).isEqualTo("e1");
    assertThat(missed.standsAlone()).isTrue();
  }

  @Test
  void what_is_asked_after_twelve_weeks_is_the_same_facts_as_in_a_module() throws IOException {
    assertThat(golden("check-in-use-sorted").detail())
        .isEqualTo(new PolicyDecision(Permission.CONDITIONAL, Use.USE_WITH_SAFEGUARD, null, null));
    Fact decided = golden("check-in-use-decided");
    assertThat(decided.detail())
        .isEqualTo(
            new PolicyDecision(
                Permission.CONDITIONAL, Use.AVOID, null, null, "check-in-rules/sorted/minutes"));
    assertThat(decided.origin().attempt())
        .as("the two are joined by the check-in")
        .isEqualTo(golden("check-in-use-sorted").origin().attempt());
    Fact rated = golden("check-in-rated");
    assertThat(rated.detail()).isEqualTo(new ConfidenceRating("DIS-1", 11, 7, Wave.W12));
    assertThat(rated.origin().setting()).isEqualTo(Origin.Setting.CHECKIN);
  }

  @Test
  void a_sorted_use_is_a_decision_by_the_rules() throws IOException {
    assertThat(golden("use-sorted").detail())
        .isEqualTo(new PolicyDecision(Permission.CONDITIONAL, Use.USE_WITH_SAFEGUARD, null, null));
    Fact lax = golden("use-permitted-in-error");
    assertThat(lax.detail())
        .isEqualTo(new PolicyDecision(Permission.PROHIBITED, Use.USE, null, null));
    assertThat(lax.correct()).isFalse();
    assertThat(lax.origin().item()).isEqualTo("listing");
  }

  @Test
  void a_decision_about_a_use_names_the_question_that_tells_whether_the_rule_was_known()
      throws IOException {
    Fact decided = golden("decision-chosen");
    assertThat(decided.kind()).isEqualTo(Fact.Kind.POLICY_DECISION);
    PolicyDecision said = (PolicyDecision) decided.detail();
    assertThat(said.truth()).isEqualTo(Permission.CONDITIONAL);
    assertThat(said.choice()).isEqualTo(Use.USE);
    assertThat(said.knowledge()).contains("/sorted/");
    assertThat(said.knew()).as("its own fact tells").isNull();
    assertThat(decided.correct()).isNotNull();
    assertThat(
            Facts.from(
                json("decision-chosen").replace("extensions/use\" : \"", "extensions/use\" : \"x")))
        .isEqualTo(new Reading.Refused(Fact.Kind.POLICY_DECISION, Flaw.UNKNOWN_ANSWER));
  }

  @Test
  void a_timed_task_has_a_condition_its_times_and_its_quality() throws IOException {
    Fact task = golden("task-timed");
    TimedTask said = (TimedTask) task.detail();
    assertThat(task.origin().tookMillis()).isEqualTo(52_500);
    assertThat(said.condition()).isIn(Condition.AIDED, Condition.UNAIDED);
    assertThat(said.quality()).isBetween(0.0, 100.0);
    assertThat(said.wallMillis()).isNotNull();
    assertThat(said.perceivedMillis()).as("its own fact tells").isNull();
    assertThat(said.criticalDefects()).isNotNull();
    assertThat(said.blind()).isTrue();
  }

  @Test
  void how_long_a_task_felt_is_a_fact_of_its_own_in_its_condition() throws IOException {
    Fact felt = golden("time-felt");
    assertThat(felt.kind()).isEqualTo(Fact.Kind.TIME_FELT);
    assertThat(felt.detail()).isEqualTo(new FeltTime(Condition.AIDED, 90_000));
    assertThat(felt.step()).isEqualTo(golden("task-timed").step());
    assertThat(felt.origin().attempt()).isEqualTo(golden("task-timed").origin().attempt());
  }

  @ParameterizedTest
  @CsvSource({
    "0,TIME_NOT_POSITIVE",
    "-3,TIME_NOT_POSITIVE",
    "480.01,TIME_TOO_LONG",
    "1E999999999,NO_TIME",
    "long,NO_TIME"
  })
  void felt_times_that_cannot_be_are_refused(String minutes, Flaw flaw) throws IOException {
    assertThat(Facts.from(felt(minutes))).isEqualTo(new Reading.Refused(Fact.Kind.TIME_FELT, flaw));
  }

  @Test
  void a_felt_time_without_a_condition_belongs_to_no_task() throws IOException {
    assertThat(
            Facts.from(
                json("time-felt").replace("/extensions/arm\" : \"wi", "/extensions/arm\" : \"?")))
        .isEqualTo(new Reading.Refused(Fact.Kind.TIME_FELT, Flaw.UNKNOWN_CONDITION));
    assertThat(fact(felt("480")).detail()).isEqualTo(new FeltTime(Condition.AIDED, 28_800_000));
  }

  private static String felt(String minutes) throws IOException {
    return json("time-felt")
        .replace("\"response\" : \"1.5\"", "\"response\" : \"" + minutes + "\"");
  }

  @Test
  void the_reason_of_a_decision_is_a_fact_of_its_own() throws IOException {
    Fact reason = golden("reason-given");
    assertThat(reason.kind()).isEqualTo(Fact.Kind.DECISION_REASON);
    assertThat(reason.response()).isEqualTo("trace");
    assertThat(reason.step()).isEqualTo(golden("decision-chosen").step());
    assertThat(reason.origin().attempt()).isEqualTo(golden("decision-chosen").origin().attempt());
    assertThat(reason.correct()).isNotNull();
    assertThat(
            Facts.from(
                json("reason-given").replace("\"response\" : \"trace\"", "\"response\" : \"\"")))
        .isEqualTo(new Reading.Refused(Fact.Kind.DECISION_REASON, Flaw.UNKNOWN_ANSWER));
    assertThat(Facts.from(json("reason-given").replace("/decide/reason", "/decide/pool/a.reason")))
        .as("an item of a pool decides nothing about a use")
        .isEqualTo(new Reading.NotNeeded());
  }

  @Test
  void a_self_rating_has_its_wave_and_its_scale() throws IOException {
    Fact rating = golden("confidence-rated");
    ConfidenceRating said = (ConfidenceRating) rating.detail();
    assertThat(said.scaleLength()).isEqualTo(11);
    assertThat(said.value()).isEqualTo(7);
    assertThat(said.wave()).isIn(Wave.PRE, Wave.POST);
    assertThat(said.topic()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"P2W,W2", "P14D,W2", "P4W,W4", "P28D,W4", "P8W,W8", "P12W,W12"})
  void a_rating_weeks_later_belongs_to_the_wave_that_asked(String offset, Wave wave) {
    Fact rating = fact(ann.checkedConfidence(offset, "8"));
    assertThat(rating.detail()).isEqualTo(new ConfidenceRating("DIS-1", 11, 8, wave));
    assertThat(rating.origin().setting()).isEqualTo(Origin.Setting.CHECKIN);
  }

  @Test
  void how_often_somebody_worked_with_ai_is_told_at_least() {
    assertThat(fact(ann.checkedFrequency("none")).detail())
        .isEqualTo(new UseWeek(false, 0, Source.REPORTED));
    assertThat(fact(ann.checkedFrequency("one-or-two")).detail())
        .isEqualTo(new UseWeek(true, 1, Source.REPORTED));
    assertThat(fact(ann.checkedFrequency("three-to-five")).detail())
        .isEqualTo(new UseWeek(true, 3, Source.REPORTED));
    Fact more = fact(ann.checkedFrequency("more"));
    assertThat(more.detail()).isEqualTo(new UseWeek(true, 6, Source.REPORTED));
    assertThat(more.response()).isEqualTo("more");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-16T10:00:00Z,2026-11-09",
    "2026-11-17T10:00:00Z,2026-11-09",
    "2026-11-18T10:00:00Z,2026-11-09",
    "2026-11-19T10:00:00Z,2026-11-16",
    "2026-11-20T10:00:00Z,2026-11-16"
  })
  void it_belongs_to_the_week_in_which_most_of_the_five_working_days_lie(String at, String monday) {
    assertThat(fact(ann.at(Instant.parse(at)).checkedFrequency("more")).week())
        .isEqualTo(LocalDate.parse(monday));
  }

  @Test
  void the_stages_of_the_last_piece_of_work_are_the_steps_of_a_run() {
    assertThat(fact(ann.checkedStages("draft[,]check")).detail())
        .isEqualTo(
            new WorkflowStep(List.of("draft", "check"), List.of("draft", "check", "send"), null));
    assertThat(fact(ann.checkedStages("none")).detail())
        .isEqualTo(new WorkflowStep(List.of(), List.of("draft", "check", "send"), null));
  }

  @Test
  void a_workflow_that_was_drawn_says_whether_checks_follow() throws IOException {
    WorkflowStep drawn = (WorkflowStep) golden("workflow-ordered").detail();
    assertThat(drawn.done()).containsExactly("score", "own", "check", "send");
    assertThat(drawn.of()).hasSize(4);
    assertThat(drawn.checked()).isNotNull();
    assertThat(drawn.ai()).contains("score");
    assertThat(drawn.usedAi()).contains("score");
    assertThat(drawn.checks()).as("told by the order itself").isNull();
  }

  @Test
  void a_run_at_work_says_whether_its_checks_were_done() throws IOException {
    WorkflowStep without = (WorkflowStep) golden("check-in-stages").detail();
    assertThat(without.checks()).containsExactly("source");
    assertThat(without.checked()).isTrue();
    assertThat(
            ((WorkflowStep)
                    fact(json("check-in-stages").replace("own-view[,]source", "own-view")).detail())
                .checked())
        .isFalse();
  }

  @Test
  void steps_that_were_passed_over_say_why() throws IOException {
    Fact over = golden("step-passed-over");
    assertThat(over.kind()).isEqualTo(Fact.Kind.STEP_PASSED_OVER);
    assertThat(over.step()).isEqualTo("review");
    assertThat(over.response()).isEqualTo("proven");
  }

  @Test
  void what_a_tool_tells_of_an_output_of_an_ai_is_work_in_a_week() throws IOException {
    Fact edited = golden("ai-output-edited");
    assertThat(edited.detail()).isEqualTo(new UseWeek(true, 1, Source.OBSERVED));
    assertThat(edited.step()).isEqualTo("visit-report");
    assertThat(edited.response()).isEqualTo("edited");
    assertThat(edited.module()).isEmpty();
    assertThat(edited.week()).isEqualTo(LocalDate.parse("2026-03-02"));
    assertThat(edited.origin().setting()).isEqualTo(Origin.Setting.TOOL);
    assertThat(edited.origin().tookMillis()).isEqualTo(860_000);
    assertThat(golden("ai-output-rejected").detail())
        .as("rejected is no finished work")
        .isEqualTo(new UseWeek(false, 0, Source.OBSERVED));
  }

  @Test
  void a_tool_need_not_say_when_it_happened() throws IOException {
    String silent =
        json("ai-output-edited").replace("\"timestamp\" : \"2026-03-02T15:20:00.000Z\"", "\"x\":1");
    Instant stored = Instant.parse("2026-03-10T10:00:00Z");
    assertThat(((Reading.Counts) Facts.from(silent, stored)).fact().origin().at())
        .isEqualTo(stored);
  }

  @Test
  void claims_within_a_pool_or_a_task_are_claims_in_another_setting() {
    Fact inTask = fact(ann.wrongIn("forms/form-a.units.u7", "major", "wrong-number", true));
    assertThat(inTask.kind()).isEqualTo(Fact.Kind.REVIEW_UNIT);
    assertThat(inTask.origin().item()).isEqualTo("u7");
    assertThat(inTask.origin().setting()).isEqualTo(Origin.Setting.TIMED);
    assertThat(inTask.standsAlone()).isFalse();
    assertThat(fact(ann.wrongIn("pool/first.units.u1", "major", "wrong-number", true)).origin())
        .satisfies(origin -> {
          assertThat(origin.setting()).isEqualTo(Origin.Setting.RETRIEVE);
          assertThat(origin.item()).isEqualTo("u1");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S,TIME_NOT_POSITIVE",
    "PT-5S,TIME_NOT_POSITIVE",
    "PT8H0.01S,TIME_TOO_LONG",
    "P1W,NO_TIME",
    "soon,NO_TIME"
  })
  void times_that_cannot_be_are_refused_and_not_clipped(String time, Flaw flaw) throws IOException {
    assertThat(Facts.from(json("task-timed").replace("PT52.5S", time)))
        .isEqualTo(new Reading.Refused(Fact.Kind.TIMED_TASK, flaw));
    assertThat(Facts.from(json("ai-output-edited").replace("PT14M20S", time)))
        .isEqualTo(new Reading.Refused(Fact.Kind.USE_WEEK, flaw));
  }

  @Test
  void eight_hours_are_a_time() throws IOException {
    assertThat(Facts.from(json("task-timed").replace("PT52.5S", "PT8H")))
        .isInstanceOf(Reading.Counts.class);
  }

  @Test
  void what_the_key_or_the_answer_says_must_be_known() throws IOException {
    assertThat(
            Facts.from(json("use-sorted").replace("permission\" : \"with", "permission\" : \"x")))
        .isEqualTo(new Reading.Refused(Fact.Kind.POLICY_DECISION, Flaw.UNKNOWN_KEY));
    assertThat(Facts.from(json("use-sorted").replace("synopsis[.]with-controls", "synopsis[.]")))
        .isEqualTo(new Reading.Refused(Fact.Kind.POLICY_DECISION, Flaw.UNKNOWN_ANSWER));
    assertThat(
            Facts.from(
                json("task-timed").replace("/extensions/arm\" : \"wi", "/extensions/arm\" : \"?")))
        .isEqualTo(new Reading.Refused(Fact.Kind.TIMED_TASK, Flaw.UNKNOWN_CONDITION));
    assertThat(Facts.from(ann.checkedConfidence("P5D", "8")))
        .isEqualTo(new Reading.Refused(Fact.Kind.CONFIDENCE_RATING, Flaw.UNKNOWN_WAVE));
    assertThat(Facts.from(ann.checkedConfidence("P2W", "11")))
        .isEqualTo(new Reading.Refused(Fact.Kind.CONFIDENCE_RATING, Flaw.UNKNOWN_ANSWER));
    assertThat(Facts.from(ann.checkedFrequency("often")))
        .isEqualTo(new Reading.Refused(Fact.Kind.USE_WEEK, Flaw.UNKNOWN_ANSWER));
    assertThat(Facts.from(ann.checkedStages("pack")))
        .isEqualTo(new Reading.Refused(Fact.Kind.WORKFLOW_STEP, Flaw.UNKNOWN_ANSWER));
    assertThat(Facts.from(json("ai-output-edited").replace(Vocabulary.TASK, "urn:x")))
        .isEqualTo(new Reading.Refused(Fact.Kind.USE_WEEK, Flaw.NO_TASK));
  }

  @ParameterizedTest
  @ValueSource(strings = {"workflow-owned", "reflected", "prompt-sent", "item-recalled"})
  void others_are_known_and_no_fact(String name) throws IOException {
    assertThat(Facts.from(json(name))).isEqualTo(new Reading.NotNeeded());
  }

  @Test
  void outputs_of_tools_that_do_not_follow_the_profile_do_not_count() throws IOException {
    String edited = json("ai-output-edited");
    assertThat(Facts.from(edited.replace(Vocabulary.PROFILE_VERSION, "https://elsewhere.example")))
        .isEqualTo(new Reading.Unrecognised());
    assertThat(Facts.from(edited.replace(Verb.EDITED.id(), "https://elsewhere.example/did")))
        .isEqualTo(new Reading.Unrecognised());
  }

  @Test
  void a_corrected_answer_counts_by_the_key_that_judged_it() throws IOException {
    String both = json("answer-key-corrected");
    String corrected = both.substring(both.indexOf("\n}\n{") + 3);
    Fact fact = fact(corrected);
    assertThat(fact.wrong()).isFalse();
    assertThat(fact.origin().version()).isEqualTo("1.2.0");
    assertThat(fact.origin().keyVersion()).isEqualTo("1.2.1");
    assertThat(fact.week()).isEqualTo(golden("unit-error-missed").week());
    assertThat(Facts.from(both.substring(0, both.indexOf("\n}\n{") + 2)))
        .isInstanceOf(Reading.Voids.class);
  }

  private static Fact golden(String name) throws IOException {
    return fact(json(name));
  }

  private static Fact fact(String json) {
    assertThat(Facts.from(json)).isInstanceOf(Reading.Counts.class);
    return ((Reading.Counts) Facts.from(json)).fact();
  }

  private static String json(String name) throws IOException {
    return Files.readString(
        Path.of("src", "test", "resources", "golden", "statements", name + ".json"));
  }
}
