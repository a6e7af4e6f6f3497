package org.traininglayer.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.delivery.KeyCorrections;
import org.traininglayer.delivery.outbox.Dispatcher;
import org.traininglayer.delivery.outbox.Outbox;
import org.traininglayer.delivery.records.RecordStores;
import org.traininglayer.delivery.records.StoredKeyCorrections;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.Rejudging.Rejudged;
import org.traininglayer.learning.Triage.Said;
import org.traininglayer.lrs.Ledger;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.review.ReviewStep;
import org.traininglayer.testing.TrainingLayerTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer key is corrected after people have answered. */
@TrainingLayerTest
class RejudgingTest {

  private static final String EXTENSION = "https://traininglayer.org/xapi/extensions/";

  @Autowired JdbcClient jdbc;
  @Autowired ApplicationEventPublisher publisher;
  @Autowired PlatformTransactionManager transactions;
  @Autowired Ledger ledger;
  @Autowired Outbox outbox;
  @Autowired RecordStores stores;
  @Autowired Dispatcher dispatcher;

  private final ModuleId id =
      new ModuleId("triage-" + UUID.randomUUID().toString().substring(0, 8));
  private final List<Module> versions = new ArrayList<>();
  private final Catalog catalog = Triage.catalog(versions);
  private StoredPractice practice;
  private StoredKeyCorrections corrections;

  @BeforeEach
  void begin() {
    versions.add(named("1.0.0", Triage.module().steps()));
    AttemptJson json = new AttemptJson(catalog);
    practice =
        new StoredPractice(
            new AttemptStore(jdbc, json),
            new RememberedAttempts(),
            catalog,
            new SetRules(),
            publisher,
            transactions);
    corrections =
        new StoredKeyCorrections(
            jdbc,
            new TransactionTemplate(transactions),
            new StoredRejudging(jdbc, json, catalog),
            catalog,
            ledger,
            outbox,
            stores,
            dispatcher);
  }

  @Test
  void every_statement_that_says_otherwise_is_voided_and_told_anew_with_its_reason() {
    UUID registration = work(Triage.perfect());
    List<JsonNode> before = standing(registration);
    versions.add(named("1.0.1", withoutErrorIn("u5")));

    correct("u5 is right by the listing", true);

    List<JsonNode> after = standing(registration);
    assertThat(after).hasSameSizeAs(before);
    List<JsonNode> changed = after.stream().filter(one -> !before.contains(one)).toList();
    assertThat(changed)
        .extracting(one -> one.at("/object/id").asString().replaceFirst(".*/modules/[^/]+/?", ""))
        .contains("steps/review/units/u5", "steps/review/marks", "");
    JsonNode claim = about(changed, "units/u5");
    JsonNode was = about(before, "units/u5");
    assertThat(claim.at("/result/success").asBoolean()).isFalse();
    assertThat(said(claim, "truth").asString()).isEqualTo("clean");
    assertThat(said(claim, "severity").isMissingNode()).isTrue();
    assertThat(said(claim, "former").path("truth").asString()).isEqualTo("error");
    assertThat(said(claim, "former").path("success").asBoolean()).isTrue();
    assertThat(claim.path("timestamp")).isEqualTo(was.path("timestamp"));
    assertThat(claim.at("/result/response")).isEqualTo(was.at("/result/response"));
    assertThat(claim.at("/context/statement/id")).isEqualTo(was.path("id"));
    assertThat(claim.at("/context/revision").asString()).isEqualTo("1.0.0");
    assertThat(claim.at("/context/extensions").path(EXTENSION + "key-version").asString())
        .isEqualTo("1.0.1");
    assertThat(claim.at("/context/extensions").path(EXTENSION + "reason-for-change").asString())
        .isEqualTo("u5 is right by the listing");
    assertThat(voided(registration)).isEqualTo(changed.size());
  }

  @Test
  void the_same_correction_again_changes_nothing_and_another_goes_on_from_there() {
    UUID registration = work(Triage.perfect());
    List<JsonNode> first = standing(registration);
    versions.add(named("1.0.1", withoutErrorIn("u5")));
    correct("once", true);
    List<JsonNode> once = standing(registration);
    correct("twice", true);
    assertThat(standing(registration)).isEqualTo(once);
    assertThat(corrections.of(OrganisationId.DEFAULT, 1).getFirst().corrected()).isZero();

    versions.add(named("1.0.2", Triage.module().steps()));
    correct("back", true);
    List<JsonNode> back = standing(registration);
    assertThat(about(back, "units/u5").at("/result/success").asBoolean()).isTrue();
    assertThat(said(about(back, "units/u5"), "severity"))
        .isEqualTo(said(about(first, "units/u5"), "severity"));
    assertThat(back).hasSameSizeAs(first);
  }

  @Test
  void a_better_outcome_is_told_anew_and_a_worse_one_only_where_wanted() {
    UUID registration = work(Triage.perfect());
    versions.add(named("1.0.1", withoutErrorIn("u5")));
    correct("answers only", false);
    assertThat(outcome(registration).at("/result/score/scaled").asDouble()).isEqualTo(1);
    correct("the whole too", true);
    assertThat(outcome(registration).at("/result/score/scaled").asDouble()).isLessThan(1);
  }

  @Test
  void where_people_would_see_something_else_it_is_another_step_and_stays() {
    UUID registration = work(Triage.perfect());
    List<JsonNode> before = standing(registration);
    ReviewStep other = corrected("u5", "Claim u5, written anew");
    versions.add(named("1.0.1", replaced(other)));
    correct("not a key", true);
    assertThat(standing(registration)).isEqualTo(before);
  }

  @Test
  void an_attempt_on_the_way_is_judged_as_far_as_it_is() {
    List<Said> half =
        Triage.perfect().stream().takeWhile(said -> !said.step().equals("decision")).toList();
    UUID registration = work(half);
    versions.add(named("1.0.1", withoutErrorIn("u5")));
    correct("on the way", true);
    assertThat(about(standing(registration), "units/u5").at("/result/success").asBoolean())
        .isFalse();
  }

  @Test
  void what_is_judged_by_the_same_key_says_the_same() {
    Attempt attempt = new Attempt();
    attempt.say(Triage.perfect(), Attempt.START, 20);
    Rejudged same =
        StoredRejudging.judged(
            new UUID(1, 1),
            new LearnerId(new UUID(2, 2)),
            attempt.state,
            attempt.module,
            attempt.module);
    assertThat(same.responses())
        .extracting(Rejudging.Given::response)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("took")
        .containsAll(
            attempt.events.stream()
                .flatMap(event ->
                    event instanceof LearningEvent.ResponseGiven given
                        ? Stream.of(given.response())
                        : Stream.<Response>empty())
                .filter(response -> !response.question().path().getFirst().equals("items"))
                .filter(response -> response.deed() == Response.Deed.ANSWERED)
                .toList());
    Rejudging.Outcome outcome = Objects.requireNonNull(same.outcome());
    assertThat(outcome.score()).isEqualTo(Objects.requireNonNull(attempt.state.outcome()).score());
  }

  @Test
  void whoever_worked_another_form_is_not_judged_by_the_key_of_this_one() {
    Attempt attempt = new Attempt();
    attempt.say(Triage.perfect(), Attempt.START, 20);
    Step mine = attempt.module.step("review").orElseThrow();
    Step other = mine.with(mine.head().as(mine.head(), "review-b"));
    Module now =
        attempt.module.with(
            attempt.module.steps().stream().map(step -> step.equals(mine) ? other : step).toList(),
            attempt.module.artefacts());

    Rejudged judged =
        StoredRejudging.judged(
            new UUID(1, 1), new LearnerId(new UUID(2, 2)), attempt.state, attempt.module, now);

    assertThat(judged.responses())
        .extracting(given -> given.step().head().id())
        .doesNotContain("review")
        .contains("decision");
    assertThat(Objects.requireNonNull(judged.outcome()).score())
        .as("what it came to in its own form stays")
        .isEqualTo(Objects.requireNonNull(attempt.state.outcome()).score());
  }

  private void correct(String reason, boolean lowerToo) {
    corrections.ask(OrganisationId.DEFAULT, id, reason, lowerToo);
    corrections.run();
    KeyCorrections.Correction last = corrections.of(OrganisationId.DEFAULT, 1).getFirst();
    assertThat(last.reason()).isEqualTo(reason);
    assertThat(last.finishedAt()).isNotNull();
  }

  private UUID work(List<Said> answers) {
    AttemptContext all = Triage.context(new LearnerId(UUID.randomUUID()));
    AttemptContext context =
        new AttemptContext(
            new AttemptKey(
                all.key().organisation(),
                all.key().platform(),
                all.key().learner(),
                all.key().resourceLinkId(),
                id),
            all.account(),
            all.contextId(),
            all.contextTitle(),
            all.locale(),
            false,
            null,
            false);
    Instant now = Instant.parse("2026-06-01T08:00:00Z");
    Progress progress = practice.open(context, now);
    for (Said said : answers) {
      now = now.plusSeconds(20);
      progress = practice.answer(context, said.step(), said.answer(), now);
    }
    return progress.registration();
  }

  private Module named(String version, List<Step> steps) {
    Module module = Triage.module(version, 2);
    return new Module(
        id,
        version,
        module.status(),
        module.title(),
        module.summary(),
        module.locale(),
        module.audience(),
        module.minutes(),
        module.primaryCompetencies(),
        module.secondaryCompetencies(),
        module.sources(),
        module.variables(),
        module.pass(),
        steps,
        module.artefacts());
  }

  private static List<Step> withoutErrorIn(String unit) {
    return replaced(corrected(unit, "Claim " + unit));
  }

  private static List<Step> replaced(ReviewStep review) {
    return Triage.module().steps().stream()
        .<Step>map(step -> step.head().id().equals("review") ? review : step)
        .toList();
  }

  /** The review without an error in this claim, whose text is this. */
  private static ReviewStep corrected(String unit, String text) {
    ReviewStep was = Triage.REVIEW;
    return new ReviewStep(
        was.head(),
        new ReviewStep.AiOutput(
            was.output().title(),
            "Tool",
            List.of(
                new ReviewStep.AiOutput.Block(
                    was.output().units().stream()
                        .map(one ->
                            one.id().equals(unit) ? new ReviewStep.AiOutput.Unit(unit, text) : one)
                        .toList()))),
        was.errors().stream().filter(error -> !error.unit().equals(unit)).toList(),
        was.decoys(),
        was.sourcesRequired(),
        was.ask(),
        was.families(),
        false,
        null,
        List.of());
  }

  private List<JsonNode> standing(UUID registration) {
    return ledger.standing(OrganisationId.DEFAULT, registration).stream()
        .map(JsonMapper.shared()::readTree)
        .toList();
  }

  private static JsonNode about(List<JsonNode> statements, String place) {
    return statements.stream()
        .filter(one -> one.at("/object/id").asString().endsWith(place))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode outcome(UUID registration) {
    return standing(registration).stream()
        .filter(one -> one.at("/verb/id").asString().matches(".*/(passed|failed)"))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode said(JsonNode statement, String name) {
    return statement.at("/result/extensions").path(EXTENSION + name);
  }

  private int voided(UUID registration) {
    return jdbc.sql("select count(*) from statement where registration = :registration and voiding")
        .param("registration", registration)
        .query(Integer.class)
        .single();
  }
}
