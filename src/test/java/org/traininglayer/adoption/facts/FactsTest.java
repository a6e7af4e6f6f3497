package org.traininglayer.adoption.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.adoption.Statements;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.xapi.Verb;
import org.traininglayer.xapi.Vocabulary;

class FactsTest {

  private final Statements ann = Statements.of("ann");

  @Test
  void a_judged_claim_is_a_review_unit_with_what_the_answer_key_says() {
    assertThat(Facts.from(ann.wrong("u3", "critical", "wrong-number", true)))
        .isEqualTo(
            new Reading.Counts(
                new Fact(
                    Fact.Kind.REVIEW_UNIT,
                    new AccountKey(Statements.HOME, "ann"),
                    Statements.COURSE,
                    Statements.MODULE,
                    LocalDate.parse("2026-11-16"),
                    "review",
                    "independent",
                    "middle",
                    "critical",
                    "wrong-number",
                    true,
                    Fact.FLAG,
                    true,
                    75,
                    new Origin(
                        new UUID(7, "ann".hashCode()),
                        "1.2.0",
                        "1.2.0",
                        Origin.Setting.STEP,
                        "u3",
                        Instant.parse("2026-11-18T10:00:00Z"),
                        null),
                    new Detail.ReviewUnit(0.125, null))));
  }

  @Test
  void a_right_claim_has_neither_severity_nor_family() {
    Fact fact = fact(ann.unit("u1", "guided", 0.4, null, null, false, null));
    assertThat(fact.wrong()).isFalse();
    assertThat(fact.response()).isEqualTo(Fact.ACCEPT);
    assertThat(fact.correct()).isTrue();
    assertThat(fact.severity()).isNull();
    assertThat(fact.family()).isNull();
    assertThat(fact.confidence()).isNull();
    assertThat(fact.guidance()).isEqualTo("guided");
    assertThat(fact.band()).isEqualTo("high");
  }

  @Test
  void weeks_begin_on_monday_in_utc() {
    Statements late = ann.at(Instant.parse("2026-11-22T23:59:59Z"));
    assertThat(fact(late.started()).week()).isEqualTo(LocalDate.parse("2026-11-16"));
    String east = ann.started().replace("2026-11-18T10:00:00Z", "2026-11-23T01:00:00+02:00");
    assertThat(fact(east).week()).isEqualTo(LocalDate.parse("2026-11-16"));
  }

  @Test
  void steps_and_modules_are_opened_and_finished() {
    assertThat(fact(ann.started()).kind()).isEqualTo(Fact.Kind.MODULE_STARTED);
    assertThat(fact(ann.completed()).kind()).isEqualTo(Fact.Kind.MODULE_FINISHED);
    assertThat(fact(ann.passed()).kind()).isEqualTo(Fact.Kind.MODULE_PASSED);
    assertThat(fact(ann.opened("brief")).step()).isEqualTo("brief");
    assertThat(fact(ann.opened("brief")).kind()).isEqualTo(Fact.Kind.STEP_OPENED);
    assertThat(fact(ann.finished("brief")).step()).isEqualTo("brief");
    assertThat(fact(ann.finished("brief")).kind()).isEqualTo(Fact.Kind.STEP_FINISHED);
  }

  @Test
  void a_choice_counts_for_confidence_only_when_it_has_a_key() {
    Fact fact = fact(ann.choice(true, 0.9));
    assertThat(fact.kind()).isEqualTo(Fact.Kind.CONFIDENT_CHOICE);
    assertThat(fact.correct()).isTrue();
    assertThat(fact.response()).isNull();
    assertThat(fact.confidence()).isEqualTo(90);
    String withoutKey = ann.choice(true, 0.9).replace("\"success\":true", "\"duration\":\"PT1S\"");
    assertThat(Facts.from(withoutKey)).isEqualTo(new Reading.NotNeeded());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attempt-started",
        "step-opened",
        "step-finished",
        "unit-error-found",
        "unit-error-missed",
        "unit-false-alarm"
      })
  void the_statements_that_this_product_sends_count(String name) throws IOException {
    assertThat(Facts.from(golden(name))).isInstanceOf(Reading.Counts.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"review-submitted", "workflow-owned", "acknowledged"})
  void the_others_are_known_and_not_needed(String name) throws IOException {
    assertThat(Facts.from(golden(name))).isEqualTo(new Reading.NotNeeded());
  }

  private static String golden(String name) throws IOException {
    return Files.readString(
        Path.of("src", "test", "resources", "golden", "statements", name + ".json"));
  }

  @Test
  void voiding_names_the_statement_it_takes_out() {
    UUID id = UUID.randomUUID();
    assertThat(Facts.from(Statements.voids(id))).isEqualTo(new Reading.Voids(id));
    assertThat(Facts.from(Statements.voids(id).replace("StatementRef", "Activity")))
        .isEqualTo(new Reading.Unrecognised());
  }

  @Test
  void other_senders_do_not_count() {
    String foreign =
        ann.wrong("u1", "minor", "unit-slip", true)
            .replace(Vocabulary.PROFILE_VERSION, "https://elsewhere.example/profile");
    assertThat(Facts.from(foreign)).isEqualTo(new Reading.Unrecognised());
    String verb = ann.started().replace(Verb.INITIALIZED.id(), "https://elsewhere.example/did");
    assertThat(Facts.from(verb)).isEqualTo(new Reading.Unrecognised());
    String account = ann.started().replace("homePage", "mail");
    assertThat(Facts.from(account)).isEqualTo(new Reading.Unrecognised());
  }

  @Test
  void a_judgement_without_truth_does_not_count_and_it_is_told_why() {
    String blind =
        ann.wrong("u1", "minor", "unit-slip", true).replace(Vocabulary.TRUTH, "urn:other");
    assertThat(Facts.from(blind))
        .isEqualTo(new Reading.Refused(Fact.Kind.REVIEW_UNIT, Flaw.UNKNOWN_KEY));
  }

  @Test
  void a_judgement_that_does_not_say_how_many_claims_are_wrong_is_refused_with_a_reason() {
    String claim = ann.wrong("u1", "minor", "unit-slip", true);
    assertThat(Facts.from(claim.replace(Vocabulary.PREVALENCE, "urn:other")))
        .isEqualTo(new Reading.Refused(Fact.Kind.REVIEW_UNIT, Flaw.NO_PREVALENCE));
    assertThat(Facts.from(claim.replace("0.125", "12.5")))
        .isEqualTo(new Reading.Refused(Fact.Kind.REVIEW_UNIT, Flaw.NO_PREVALENCE));
    assertThat(Facts.from(claim.replace("0.125", "0"))).isInstanceOf(Reading.Counts.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "7",
        "{\"actor\":[]}",
        "{\"verb\":{\"id\":7}}",
        "{\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/voided\"},\"object\":{\"id\":\"x\"}}"
      })
  void anything_else_is_left_alone(String text) {
    assertThat(Facts.from(text)).isEqualTo(new Reading.Unrecognised());
  }

  @Test
  void names_that_no_index_holds_are_refused_and_told() {
    String json = ann.output(Verb.USED, "letter");
    assertThat(Facts.from(json)).isInstanceOf(Reading.Counts.class);
    assertThat(Facts.from(json.replace("\"ann\"", "\"" + "x".repeat(5_000) + "\"")))
        .isEqualTo(new Reading.Refused(Fact.Kind.USE_WEEK, Flaw.NAME_TOO_LONG));
    assertThat(Facts.from(ann.wrong("u1", "minor", "f".repeat(5_000), true)))
        .isEqualTo(new Reading.Refused(Fact.Kind.REVIEW_UNIT, Flaw.NAME_TOO_LONG));
    assertThat(Facts.from(ann.in(Statements.COURSE + "ä".repeat(600)).started()))
        .isEqualTo(new Reading.Refused(Fact.Kind.MODULE_STARTED, Flaw.NAME_TOO_LONG));
  }

  @Test
  void what_was_learned_is_told_by_us_and_outputs_by_anybody() {
    String answer = ann.wrong("u1", "minor", "unit-slip", true);
    assertThat(Facts.from(answer, null, true)).isInstanceOf(Reading.Counts.class);
    assertThat(Facts.from(answer, null, false))
        .isEqualTo(new Reading.Refused(Fact.Kind.REVIEW_UNIT, Flaw.TOLD_BY_ANOTHER));
    assertThat(Facts.from(ann.passed(), null, false))
        .isEqualTo(new Reading.Refused(Fact.Kind.MODULE_PASSED, Flaw.TOLD_BY_ANOTHER));
    assertThat(Facts.from(ann.output(Verb.USED, "letter"), null, false))
        .isInstanceOf(Reading.Counts.class);
  }

  @Test
  void an_id_that_stands_for_a_character_that_is_not_kept_is_refused() {
    assertThat(Facts.from(ann.wrong("a%00b", "minor", "unit-slip", true)))
        .isEqualTo(new Reading.Refused(Fact.Kind.REVIEW_UNIT, Flaw.UNKNOWN_CHARACTER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01T00:00:00+01:00",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59-01:00",
        "2200-01-01T00:00:00Z"
      })
  void times_of_clocks_that_were_not_set_are_refused(String timestamp) {
    assertThat(Facts.from(ann.started().replace("2026-11-18T10:00:00Z", timestamp)))
        .isEqualTo(new Reading.Refused(null, Flaw.UNKNOWN_DAY));
    assertThat(
            Facts.from(ann.output(Verb.USED, "letter").replace("2026-11-18T10:00:00Z", timestamp)))
        .isEqualTo(new Reading.Refused(null, Flaw.UNKNOWN_DAY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-18T10:00:00.000000",
        "2026-11-18T10:00",
        "2026-11-18T11:00:00+0100",
        "2026-11-18T11:00:00+01",
        "2026-11-18 10:00:00Z"
      })
  void times_count_in_every_shape_that_the_record_store_takes(String timestamp) {
    assertThat(Facts.from(ann.started().replace("2026-11-18T10:00:00Z", timestamp)))
        .isEqualTo(Facts.from(ann.started()));
    String output = ann.output(Verb.USED, "letter");
    assertThat(Facts.from(output.replace("2026-11-18T10:00:00Z", timestamp)))
        .isEqualTo(Facts.from(output));
  }

  @Test
  void numbers_beyond_a_double_are_as_if_nothing_was_said() {
    String huge = "9".repeat(400);
    String json = ann.wrong("u1", "minor", "unit-slip", true);
    assertThat(json).contains(":0.125", ":0.75");
    for (String number : new String[] {huge, "-" + huge, "1e350"}) {
      assertThat(fact(json.replace(":0.75", ":" + number)).confidence()).isNull();
      assertThat(Facts.from(json.replace(":0.125", ":" + number)))
          .isEqualTo(new Reading.Refused(Fact.Kind.REVIEW_UNIT, Flaw.NO_PREVALENCE));
    }
    String timed = ann.timed("with", 90, 0.5);
    assertThat(timed).contains(":99");
    assertThat(fact(timed.replaceFirst(":99(\\.0)?\\b", ":" + huge)).detail())
        .isInstanceOfSatisfying(
            Detail.TimedTask.class, task -> assertThat(task.wallMillis()).isNull());
  }

  private static Fact fact(String json) {
    assertThat(Facts.from(json)).isInstanceOf(Reading.Counts.class);
    return ((Reading.Counts) Facts.from(json)).fact();
  }
}
