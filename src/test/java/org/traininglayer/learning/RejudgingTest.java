package org.traininglayer.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.traininglayer.catalog.ReadModules;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.format.ModuleFolder;
import org.traininglayer.delivery.KeyCorrections;
import org.traininglayer.delivery.Replacements;
import org.traininglayer.delivery.outbox.Dispatcher;
import org.traininglayer.delivery.outbox.Outbox;
import org.traininglayer.delivery.outbox.OutboxReport;
import org.traininglayer.delivery.records.RecordStores;
import org.traininglayer.delivery.records.StoredKeyCorrections;
import org.traininglayer.delivery.records.StoredReplacements;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.Rejudging.Rejudged;
import org.traininglayer.learning.Triage.Said;
import org.traininglayer.lrs.Ledger;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.review.ReviewAnswer;
import org.traininglayer.steps.review.ReviewStep;
import org.traininglayer.testing.TrainingLayerTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer key is corrected after people have answered. */
@TrainingLayerTest
class RejudgingTest {

  private static final Instant BEGUN = Instant.parse("2026-06-01T08:00:00Z");
  private static final String EXTENSION = "https://traininglayer.org/xapi/extensions/";

  @Autowired JdbcClient jdbc;
  @Autowired ApplicationEventPublisher publisher;
  @Autowired PlatformTransactionManager transactions;
  @Autowired Ledger ledger;
  @Autowired Outbox outbox;
  @Autowired RecordStores stores;
  @Autowired Attempts attempts;
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
            event -> {
              publisher.publishEvent(event);
              if (event instanceof LearningEvent.ModuleCompleted completed) {
                corrections.on(completed); // the application's own knows no module of this test
              }
            },
            transactions);
    corrections = corrections(catalog);
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
  void a_single_statement_is_replaced_by_what_the_key_says_now() {
    UUID registration = work(Triage.perfect());
    List<JsonNode> before = standing(registration);
    versions.add(named("1.0.1", withoutErrorIn("u5")));
    UUID claim = UUID.fromString(about(before, "units/u5").path("id").asString());
    StoredReplacements replacements =
        new StoredReplacements(
            jdbc,
            ledger,
            attempts,
            new StoredRejudging(jdbc, new AttemptJson(catalog), catalog),
            catalog,
            new OutboxReport(jdbc),
            outbox,
            stores,
            dispatcher);
    TransactionTemplate transaction = new TransactionTemplate(transactions);

    Boolean done =
        transaction.execute(status -> {
          assertThat(
                  replacements
                      .propose(OrganisationId.DEFAULT, claim, "u5 is right")
                      .orElseThrow()
                      .state())
              .isEqualTo(Replacements.State.BY_KEY);
          return replacements.replace(OrganisationId.DEFAULT, claim, "u5 is right");
        });

    assertThat(done).isTrue();
    List<JsonNode> after = standing(registration);
    assertThat(after).hasSameSizeAs(before);
    List<JsonNode> changed = after.stream().filter(one -> !before.contains(one)).toList();
    assertThat(changed).hasSize(1);
    assertThat(said(about(changed, "units/u5"), "truth").asString()).isEqualTo("clean");
    assertThat(voided(registration)).isEqualTo(1);
    correct("the rest", true);
    assertThat(standing(registration)).hasSameSizeAs(before);
    assertThat(voided(registration)).isGreaterThan(1);
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
  void a_node_that_has_an_older_key_leaves_it_to_those_that_have_the_new_one() {
    UUID registration = work(Triage.perfect());
    List<JsonNode> before = standing(registration);
    StoredKeyCorrections older = corrections(Triage.catalog(List.copyOf(versions)));
    versions.add(named("1.0.1", withoutErrorIn("u5")));
    corrections.ask(OrganisationId.DEFAULT, id, "u5 is right by the listing", true);

    older.run();
    assertThat(standing(registration)).isEqualTo(before);
    assertThat(corrections.of(OrganisationId.DEFAULT, 1).getFirst().finishedAt()).isNull();

    corrections.run();
    assertThat(about(standing(registration), "units/u5").at("/result/success").asBoolean())
        .isFalse();
    assertThat(corrections.of(OrganisationId.DEFAULT, 1).getFirst().keyVersion())
        .isEqualTo("1.0.1");
  }

  @Test
  void what_a_newer_key_has_said_does_not_go_back_to_an_older_one() {
    UUID registration = work(Triage.perfect());
    versions.add(named("1.9.0", withoutErrorIn("u5")));
    StoredKeyCorrections older = corrections(Triage.catalog(List.copyOf(versions)));
    versions.add(named("1.10.0", withoutErrorIn("u4")));
    correct("by the newest", true);
    List<JsonNode> after = standing(registration);
    UUID later = work(Triage.perfect());
    List<JsonNode> own = standing(later);

    older.ask(OrganisationId.DEFAULT, id, "asked on a node that is behind", true);
    older.run();

    assertThat(standing(registration)).isEqualTo(after);
    corrections.run();
    assertThat(corrections.of(OrganisationId.DEFAULT, 1).getFirst().finishedAt()).isNotNull();
    assertThat(standing(registration)).isEqualTo(after);
    assertThat(standing(later))
        .as("begun in a version that this node does not know")
        .isEqualTo(own);
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
  void an_attempt_on_the_way_is_judged_when_it_is_finished_with_all_that_it_said_meanwhile() {
    AttemptContext context = context(id);
    List<Said> half =
        Triage.perfect().stream().takeWhile(said -> !said.step().equals("review")).toList();
    UUID registration = work(context, half, BEGUN);
    List<JsonNode> before = standing(registration);
    versions.add(named("1.0.1", withoutErrorIn("u5")));
    correct("while they work", true);
    assertThat(standing(registration)).as("under way").isEqualTo(before);
    assertThat(newest().attempts()).isZero();

    work(context, Triage.perfect(), BEGUN.plusSeconds(3600));
    assertThat(about(standing(registration), "units/u5").at("/result/success").asBoolean())
        .as("by the key of its version, to the end")
        .isTrue();
    corrections.run();

    JsonNode claim = about(standing(registration), "units/u5");
    assertThat(claim.at("/result/success").asBoolean()).isFalse();
    assertThat(claim.at("/context/extensions").path(EXTENSION + "reason-for-change").asString())
        .isEqualTo("while they work");
    assertThat(outcome(registration).at("/result/score/scaled").asDouble()).isLessThan(1);
    assertThat(newest().attempts()).isOne();
    assertThat(newest().corrected()).isPositive();
    List<JsonNode> after = standing(registration);
    corrections.run();
    assertThat(standing(registration)).isEqualTo(after);
  }

  @Test
  void who_begins_after_the_correction_has_nothing_to_be_corrected() {
    versions.add(named("1.0.1", withoutErrorIn("u5")));
    correct("first", true);
    UUID registration = work(Triage.perfect());
    List<JsonNode> before = standing(registration);
    corrections.run();
    assertThat(standing(registration)).isEqualTo(before);
    assertThat(newest().attempts()).isZero();
  }

  @Test
  void of_parallel_forms_each_is_judged_by_its_own_key_and_what_was_made_good_follows() {
    ModuleId onceMore = new ModuleId("once-more");
    versions.clear();
    versions.add(ReadModules.own("once-more", folder -> folder));
    AttemptContext first = drawn(onceMore, "010-review");
    AttemptContext second = drawn(onceMore, "010-review-b");
    UUID one = letThroughAndMakeGood(first);
    UUID other = letThroughAndMakeGood(second);
    List<JsonNode> ofOne = standing(one);
    JsonNode was = outcome(other);
    assertThat(was.at("/verb/id").asString()).endsWith("passed");
    assertThat(said(was, "critical-misses").path(0).asString()).isEqualTo("010-review-b/e1");
    assertThat(said(was, "made-good").path(0).asString()).isEqualTo("010-review-b/e1");

    versions.add(
        ReadModules.own(
            "once-more",
            folder ->
                changed(
                    changed(
                        changed(
                            changed(folder, "module.yaml", "version: 1.0.0", "version: 1.0.1"),
                            "steps/010-review-b.yaml",
                            "  - id: e1",
                            "  - id: d1"),
                        "steps/010-review-b.yaml",
                        "  - { id: d1,",
                        "  - { id: e1,"),
                    "steps/020-once-more.yaml",
                    "010-review-b/e1",
                    "010-review-b/d1")));
    corrections.ask(OrganisationId.DEFAULT, onceMore, "it is the other sentence", true);
    corrections.run();

    assertThat(standing(one)).as("the other form").isEqualTo(ofOne);
    JsonNode unit = about(standing(other), "units/010-review-b.e1");
    assertThat(said(unit, "former").path("truth").asString()).isEqualTo("error");
    assertThat(said(unit, "severity").isMissingNode()).isTrue();
    JsonNode is = outcome(other);
    assertThat(is.at("/verb/id").asString()).as("another miss was made good").endsWith("failed");
    assertThat(said(is, "critical-misses").path(0).asString()).isEqualTo("010-review-b/d1");
    assertThat(said(is, "made-good").isMissingNode()).isTrue();
    assertThat(said(is, "former").path("made-good").path(0).asString())
        .isEqualTo("010-review-b/e1");

    versions.add(
        ReadModules.own(
            "once-more",
            folder -> changed(folder, "module.yaml", "version: 1.0.0", "version: 1.0.2")));
    corrections.ask(OrganisationId.DEFAULT, onceMore, "it was right before", true);
    corrections.run();
    JsonNode back = outcome(other);
    assertThat(back.at("/verb/id").asString()).endsWith("passed");
    assertThat(said(back, "made-good").path(0).asString()).isEqualTo("010-review-b/e1");
  }

  private static ModuleFolder changed(ModuleFolder folder, String file, String was, String is) {
    String text = Objects.requireNonNull(folder.files().get(file));
    assertThat(text).contains(was);
    return folder.with(file, text.replace(was, is));
  }

  /** Somebody whose first attempt is in this form of the review. */
  private static AttemptContext drawn(ModuleId module, String form) {
    Module usual = ReadModules.own("once-more", folder -> folder);
    return Stream.generate(() -> context(module))
        .filter(one ->
            Forms.seen(usual, one.key().learner(), 1)
                .step("010-review")
                .orElseThrow()
                .head()
                .formId()
                .equals(form))
        .findFirst()
        .orElseThrow();
  }

  private UUID letThroughAndMakeGood(AttemptContext context) {
    Instant now = BEGUN;
    Progress progress = practice.open(context, now);
    while (progress.outcome() == null) {
      String current = Objects.requireNonNull(progress.currentStep());
      Step step = progress.module().step(current).orElseThrow();
      List<Answer> answers =
          new ArrayList<>(
              step instanceof ReviewStep
                  ? List.of(new ReviewAnswer.Submit(null, null))
                  : StepTypes.of(step).rules().keyed(step));
      answers.add(new Answer.Finish());
      for (Answer answer : answers) {
        now = now.plusSeconds(20);
        progress = practice.answer(context, current, answer, now);
      }
    }
    return progress.registration();
  }

  @Test
  void what_only_the_build_tells_otherwise_is_said_to_be_no_matter_of_the_key() {
    Attempt attempt = new Attempt();
    attempt.say(Triage.perfect(), Attempt.START, 20);
    Module other =
        attempt.module.with(replaced(corrected("u5", "Claim u5")), attempt.module.artefacts());
    Rejudged judged =
        StoredRejudging.judged(
            new UUID(1, 1), new LearnerId(new UUID(2, 2)), attempt.state, attempt.module, other);
    assertThat(judged.responses())
        .filteredOn(Rejudging.Given::otherwise)
        .extracting(given -> given.step().head().id())
        .containsOnly("review");
    assertThat(judged.responses())
        .filteredOn(given -> !given.otherwise())
        .extracting(given -> given.step().head().id())
        .contains("decision");
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
  void what_an_earlier_build_scored_stays_where_both_keys_say_the_same() {
    Attempt attempt = new Attempt();
    attempt.say(Triage.perfect(), Attempt.START, 20);
    Map<String, StepState> steps = new HashMap<>(attempt.state.steps());
    steps.computeIfPresent("review", (id, review) -> review.with(review.work(), 0.25));
    AttemptState earlier = attempt.state.with(steps);
    Module same = attempt.module;
    Module other = same.with(replaced(corrected("u5", "Claim u5")), same.artefacts());

    assertThat(scored(attempt.state, same, same)).isEqualTo(1);
    assertThat(scored(earlier, same, same))
        .isEqualTo(Scoring.steps(Ways.of(same, steps).steps(), earlier.scores()))
        .isLessThan(1);
    assertThat(scored(earlier, same, other))
        .as("the keys differ: reckoned anew")
        .isEqualTo(scored(attempt.state, same, other));
  }

  private static double scored(AttemptState state, Module before, Module now) {
    return Objects.requireNonNull(
            StoredRejudging.judged(
                    new UUID(1, 1), new LearnerId(new UUID(2, 2)), state, before, now)
                .outcome())
        .score();
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

  /** A node that knows these modules. */
  private StoredKeyCorrections corrections(Catalog known) {
    return new StoredKeyCorrections(
        jdbc,
        new TransactionTemplate(transactions),
        new StoredRejudging(jdbc, new AttemptJson(known), known),
        known,
        ledger,
        outbox,
        stores,
        dispatcher);
  }

  private void correct(String reason, boolean lowerToo) {
    corrections.ask(OrganisationId.DEFAULT, id, reason, lowerToo);
    corrections.run();
    KeyCorrections.Correction last = corrections.of(OrganisationId.DEFAULT, 1).getFirst();
    assertThat(last.reason()).isEqualTo(reason);
    assertThat(last.finishedAt()).isNotNull();
  }

  private KeyCorrections.Correction newest() {
    return corrections.of(OrganisationId.DEFAULT, 1).getFirst();
  }

  private UUID work(List<Said> answers) {
    return work(context(id), answers, BEGUN);
  }

  private static AttemptContext context(ModuleId module) {
    AttemptContext all = Triage.context(new LearnerId(UUID.randomUUID()));
    return new AttemptContext(
        new AttemptKey(
            all.key().organisation(),
            all.key().platform(),
            all.key().learner(),
            all.key().resourceLinkId(),
            module),
        all.account(),
        all.contextId(),
        all.contextTitle(),
        all.locale(),
        false,
        null,
        false);
  }

  private UUID work(AttemptContext context, List<Said> answers, Instant from) {
    Instant now = from;
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
