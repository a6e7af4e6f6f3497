package org.traininglayer.delivery.records;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.traininglayer.delivery.Patience.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;
import org.traininglayer.delivery.Course;
import org.traininglayer.delivery.FakeLrs;
import org.traininglayer.delivery.Grades;
import org.traininglayer.delivery.RecordDestinations;
import org.traininglayer.delivery.RecordDestinations.Filter;
import org.traininglayer.delivery.Replacements;
import org.traininglayer.delivery.ScriptedLearner;
import org.traininglayer.delivery.operations.DeliveryMetrics;
import org.traininglayer.delivery.outbox.DeliveryHealth;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.AttemptKey;
import org.traininglayer.learning.GradeTarget;
import org.traininglayer.learning.LearningEvent;
import org.traininglayer.lti.Launch.GradeService;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platform.NewDeployments;
import org.traininglayer.lti.Platforms;
import org.traininglayer.testing.TrainingLayerTest;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementJson;
import org.traininglayer.xapi.Verb;

/** From what happens while learning to the ledger, the record store and the gradebook. */
@TrainingLayerTest
class RecordingTest {

  private static final FakeLrs LRS = new FakeLrs();
  private static final WireMockServer LMS = new WireMockServer(options().dynamicPort());

  @Autowired ApplicationEventPublisher publisher;
  @Autowired TransactionOperations transaction;
  @Autowired JdbcClient jdbc;
  @Autowired DeliveryHealth health;
  @Autowired DeliveryMetrics metrics;
  @Autowired StatementRetention retention;
  @Autowired Grades grades;
  @Autowired Platforms platforms;
  @Autowired RecordDestinations destinations;
  @Autowired Replacements replacements;

  @DynamicPropertySource
  static void destinations(DynamicPropertyRegistry registry) {
    LMS.start();
    LMS.stubFor(
        post(urlEqualTo("/token"))
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "text/html")
                    .withBody("{\"access_token\":\"t\",\"expires_in\":60}")));
    LMS.stubFor(post(urlEqualTo("/item/scores?type_id=2")).willReturn(aResponse()));
    registry.add("traininglayer.delivery.lrs[0].name", () -> "corporate");
    registry.add("traininglayer.delivery.lrs[0].endpoint", LRS::endpoint);
    registry.add("traininglayer.delivery.lrs[0].username", () -> "key");
    registry.add("traininglayer.delivery.lrs[0].password", () -> "secret");
  }

  @AfterAll
  static void close() {
    LRS.close();
    LMS.stop();
  }

  @Test
  void a_whole_module_reaches_the_ledger_the_record_store_and_the_gradebook() {
    AttemptContext context = graded(Course.context("whole"));
    List<LearningEvent> events = new ScriptedLearner(context, Course.START, 0.9).events();
    List<String> ids = ids(events);
    events.forEach(event -> publish(List.of(event)));

    await().untilAsserted(() -> assertThat(LRS.ids()).containsAll(ids));
    assertThat(inLedger(ids)).isEqualTo(ids.size());
    await()
        .untilAsserted(() -> LMS.verify(1, postRequestedFor(urlEqualTo("/item/scores?type_id=2"))));
    await()
        .untilAsserted(() ->
            assertThat(grades.of(OrganisationId.DEFAULT, 10))
                .anySatisfy(grade -> {
                  assertThat(grade.scaled()).isEqualTo(0.9);
                  assertThat(grade.state()).isEqualTo(Grades.GradeState.SENT);
                }));
  }

  @Test
  void what_happened_since_a_day_is_sent_once_more_with_the_same_ids_and_nothing_twice() {
    AttemptContext context = Course.context("since");
    AttemptContext invented = Course.sample(Course.context("invented since"));
    List<LearningEvent> events =
        new ScriptedLearner(context, Course.START, 0.9).events().subList(0, 4);
    List<LearningEvent> others =
        new ScriptedLearner(invented, Course.START, 0.9).events().subList(0, 2);
    publish(events);
    publish(others);
    attempt(context, events, false);
    attempt(invented, others, true);
    List<String> ids = ids(events);
    await().untilAsserted(() -> assertThat(delivered(context)).isEqualTo(ids.size()));
    jdbc.sql("delete from outbox_message where content_id = cast(:id as uuid)")
        .param("id", ids.getFirst())
        .update();
    UUID store = destination();
    long before = timesSent(ids);
    destinations.sendSince(OrganisationId.DEFAULT, store, Instant.now().minus(Duration.ofDays(1)));

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() ->
            assertThat(destinations.sentSince(OrganisationId.DEFAULT, store, 1))
                .singleElement()
                .satisfies(one -> assertThat(one.finishedAt()).isNotNull()));
    await().untilAsserted(() -> assertThat(delivered(context)).isEqualTo(ids.size()));
    assertThat(timesSent(ids)).isEqualTo(before + ids.size());
    assertThat(LRS.ids()).containsAll(ids).doesNotHaveDuplicates();
    assertThat(messages(invented)).isZero();
  }

  @Test
  void a_store_gets_only_what_its_filter_lets_pass_and_the_rest_is_counted() {
    UUID store = destination();
    destinations.setFilter(
        OrganisationId.DEFAULT,
        store,
        new Filter(List.of(Verb.ANSWERED.id()), List.of(), List.of()));
    try {
      AttemptContext context = Course.context("filtered");
      List<LearningEvent> events =
          new ScriptedLearner(context, Course.START, 0.9).events().subList(0, 6);
      List<Statement> told =
          events.stream().flatMap(event -> StatementMapping.statementsFor(event).stream()).toList();
      List<String> answers =
          told.stream()
              .filter(one -> one.verb().equals(Verb.ANSWERED))
              .map(one -> one.id().toString())
              .toList();
      long before = destinations.leftOut(OrganisationId.DEFAULT, store).statements();
      publish(events);
      attempt(context, events, false);

      assertThat(answers).isNotEmpty().hasSizeLessThan(told.size());
      assertThat(messages(context)).isEqualTo(answers.size());
      await().untilAsserted(() -> assertThat(LRS.ids()).containsAll(answers));
      assertThat(inLedger(ids(events))).isEqualTo(told.size());
      assertThat(destinations.leftOut(OrganisationId.DEFAULT, store).statements())
          .isEqualTo(before + told.size() - answers.size());
      assertThat(destinations.test(OrganisationId.DEFAULT, store))
          .filteredOn(one -> one.code().equals("takes"))
          .singleElement()
          .satisfies(one -> assertThat(one.detail()).matches("[1-9]\\d* / \\d+"));

      destinations.sendSince(
          OrganisationId.DEFAULT, store, Instant.now().minus(Duration.ofDays(1)));
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() ->
              assertThat(destinations.sentSince(OrganisationId.DEFAULT, store, 1))
                  .singleElement()
                  .satisfies(one -> assertThat(one.finishedAt()).isNotNull()));
      assertThat(messages(context)).isEqualTo(answers.size());
    } finally {
      destinations.setFilter(OrganisationId.DEFAULT, store, Filter.EVERYTHING);
    }
    AttemptContext after = Course.context("unfiltered");
    List<LearningEvent> events =
        new ScriptedLearner(after, Course.START, 0.9).events().subList(0, 3);
    publish(events);
    assertThat(messages(after)).isEqualTo(ids(events).size());
    assertThat(
            destinations.setFilter(new OrganisationId(UUID.randomUUID()), store, Filter.EVERYTHING))
        .isFalse();
  }

  /** An older build misspelled a verb; the store refuses that. */
  @Test
  void a_refused_statement_is_voided_and_told_anew_in_order_and_once() {
    AttemptContext context = Course.context("replaced");
    List<LearningEvent> events =
        new ScriptedLearner(context, Course.START, 0.9).events().subList(0, 6);
    UUID answer =
        events.stream()
            .flatMap(event -> StatementMapping.statementsFor(event).stream())
            .filter(one -> one.verb().equals(Verb.ANSWERED))
            .map(Statement::id)
            .findFirst()
            .orElseThrow();
    attempt(context, events, false);
    assertThat(replacements.propose(OrganisationId.DEFAULT, answer, "why")).isEmpty();
    LRS.when(
        post -> post.has(answer.toString()),
        post -> aResponse().withStatus(400).withBody("bad verb"));
    try {
      publish(events);
      assertThat(proposed(answer).state()).isEqualTo(Replacements.State.SAME);
      assertThat(replace(answer)).isFalse();
      await().untilAsserted(() -> assertThat(state(answer)).isEqualTo("DEAD"));
      long message =
          jdbc.sql("select id from outbox_message where content_id = :id")
              .param("id", answer)
              .query(Long.class)
              .single();
      assertThat(replacements.statementOf(OrganisationId.DEFAULT, message)).contains(answer);
      jdbc.sql(
              "update statement set json = replace(json, '\"answered\"', '\"ansered\"') where id ="
                  + " :id")
          .param("id", answer)
          .update();

      Replacements.Proposal proposal = proposed(answer);
      assertThat(proposal.state()).isEqualTo(Replacements.State.MADE_AGAIN);
      assertThat(proposal.before()).contains("ansered");
      Statement remade = StatementJson.read(requireNonNull(proposal.after()));
      assertThat(remade.verb()).isEqualTo(Verb.ANSWERED);
      UUID registration = events.getFirst().occasion().registration();
      CompletableFuture<Boolean> replaced =
          requireNonNull(
              transaction.execute(status -> {
                jdbc.sql("select 1 from attempt where registration = :id for update")
                    .param("id", registration)
                    .query(row -> {});
                CompletableFuture<Boolean> other =
                    CompletableFuture.supplyAsync(() -> replace(answer));
                assertThatThrownBy(() -> other.get(2, TimeUnit.SECONDS))
                    .as("it waits for a correction of the key that is under way")
                    .isInstanceOf(TimeoutException.class);
                return other;
              }));
      assertThat(replaced.join()).isTrue();
      assertThat(replace(answer)).as("once").isFalse();

      String voiding = StatementIds.voiding(OrganisationId.DEFAULT, answer).toString();
      await()
          .untilAsserted(
              () -> assertThat(LRS.ids()).containsSubsequence(voiding, remade.id().toString()));
      assertThat(LRS.ids()).doesNotHaveDuplicates().doesNotContain(answer.toString());
      assertThat(inLedger(List.of(voiding, remade.id().toString()))).isEqualTo(2);
      assertThat(state(answer)).isEqualTo("GIVEN_UP");
      Replacements.Proposal after = proposed(answer);
      assertThat(after.state()).isEqualTo(Replacements.State.VOIDED);
      assertThat(requireNonNull(after.after())).contains(remade.id().toString());
      assertThat(proposed(UUID.fromString(voiding)).state())
          .isEqualTo(Replacements.State.NOT_REPLACEABLE);
      assertThat(replacements.propose(new OrganisationId(UUID.randomUUID()), answer, "why"))
          .isEmpty();
    } finally {
      LRS.behave();
    }
  }

  private Replacements.Proposal proposed(UUID statement) {
    return replacements
        .propose(OrganisationId.DEFAULT, statement, "a misspelled verb")
        .orElseThrow();
  }

  private boolean replace(UUID statement) {
    return Boolean.TRUE.equals(
        transaction.execute(status ->
            replacements.replace(OrganisationId.DEFAULT, statement, "a misspelled verb")));
  }

  private String state(UUID content) {
    return jdbc.sql("select state from outbox_message where content_id = :id")
        .param("id", content)
        .query(String.class)
        .single();
  }

  private UUID destination() {
    return jdbc.sql("select id from outbox_destination where name = 'corporate'")
        .query(UUID.class)
        .single();
  }

  private static long timesSent(List<String> ids) {
    return LRS.sent().stream().filter(text -> ids.stream().anyMatch(text::contains)).count();
  }

  private void attempt(AttemptContext context, List<LearningEvent> events, boolean sample) {
    jdbc.sql(
            """
            insert into attempt (registration, organisation_id, learner_id, platform_id,
              resource_link_id, module_id, module_version, number, sample, started_at, saved_at,
              last_event_at, state)
            values (:registration, :organisation, :learner, :platform, 'since', 'since', '1.0.0', 1,
              :sample, now(), now(), now(), '{}')
            """)
        .param("registration", events.getFirst().occasion().registration())
        .param("organisation", OrganisationId.DEFAULT.value())
        .param("learner", context.key().learner().value())
        .param("platform", UUID.randomUUID())
        .param("sample", sample)
        .update();
  }

  @Test
  void what_is_rolled_back_was_never_told() {
    List<LearningEvent> events =
        new ScriptedLearner(Course.context("undone"), Course.START, 0.9).events();
    assertThatThrownBy(() ->
            transaction.executeWithoutResult(status -> {
              events.forEach(publisher::publishEvent);
              throw new IllegalStateException("no");
            }))
        .hasMessage("no");
    assertThat(inLedger(ids(events))).isZero();
    assertThat(messages(Course.context("undone"))).isZero();
  }

  @Test
  void an_event_outside_a_transaction_is_a_mistake() {
    LearningEvent event = new LearningEvent.AttemptStarted(Course.at(0));
    assertThatThrownBy(() -> publisher.publishEvent(event))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void invented_people_stay_in_the_house() {
    AttemptContext invented = Course.sample(Course.context("invented"));
    List<LearningEvent> events = new ScriptedLearner(invented, Course.START, 0.9).events();
    publish(events);
    assertThat(inLedger(ids(events))).isEqualTo(events.size() + 1);
    assertThat(messages(invented)).isZero();
  }

  @Test
  void nothing_of_erased_people_is_sent_or_kept() {
    AttemptContext context = Course.context("erased");
    LRS.when(
        post -> post.request().getBodyAsString().contains("\"erased\""),
        post -> aResponse().withStatus(429).withHeader("Retry-After", "1"));
    publish(new ScriptedLearner(context, Course.START, 0.9).events().subList(0, 3));
    assertThat(messages(context)).isEqualTo(3);

    transaction.executeWithoutResult(status ->
        publisher.publishEvent(
            new LearnersErased(
                OrganisationId.DEFAULT,
                Set.of(context.key().learner()),
                Set.of(context.account()))));
    assertThat(messages(context)).isZero();
    LRS.behave();
  }

  @Test
  void health_and_figures_name_each_destination() {
    metrics.refresh();
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    assertThat(health.health().getDetails()).containsKey("corporate");
  }

  @Test
  void health_looks_at_one_waiting_message_of_each_lane_however_many_there_are() {
    UUID store =
        jdbc.sql("select id from outbox_destination where name = 'corporate'")
            .query(UUID.class)
            .single();
    jdbc.sql(
            """
            insert into outbox_message (organisation_id, destination_id, lane, learner_id,
              content_id, payload_format, payload, due_at)
            select :organisation, :store, n % 4, gen_random_uuid(), gen_random_uuid(), 1, '{}',
              now() + interval '1 day'
            from generate_series(1, 5000) n
            """)
        .param("organisation", OrganisationId.DEFAULT.value())
        .param("store", store)
        .update();
    jdbc.sql("analyze outbox_message").update();
    try {
      long read =
          transaction.execute(status -> {
            long before = readMessages();
            assertThat(health.health().getDetails()).containsKey("corporate");
            return readMessages() - before;
          });

      long lanes = jdbc.sql("select count(*) from outbox_lane").query(Long.class).single();
      assertThat(read).isLessThanOrEqualTo(lanes);
    } finally {
      jdbc.sql("delete from outbox_message where payload = '{}'").update();
    }
  }

  private long readMessages() {
    return jdbc.sql(
            """
            select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)
            from pg_stat_xact_user_tables where relname = 'outbox_message'
            """)
        .query(Long.class)
        .single();
  }

  @Test
  void what_was_delivered_long_ago_is_forgotten() {
    AttemptContext context = Course.context("long-ago");
    publish(new ScriptedLearner(context, Course.START, 0.9).events().subList(0, 4));
    await().untilAsserted(() -> assertThat(delivered(context)).isEqualTo(4));
    retention.run();
    assertThat(delivered(context)).isEqualTo(4);

    jdbc.sql(
            """
            update outbox_message set finished_at = now() - interval '8 days'
            where learner_id = :learner
            """)
        .param("learner", context.key().learner().value())
        .update();
    retention.run();
    assertThat(messages(context)).isZero();
  }

  private void publish(List<LearningEvent> events) {
    transaction.executeWithoutResult(status -> events.forEach(publisher::publishEvent));
  }

  private AttemptContext graded(AttemptContext context) {
    Platform platform =
        platforms.register(
            new Platform(
                new PlatformId(UUID.randomUUID()),
                OrganisationId.DEFAULT,
                "LMS",
                "https://lms.example",
                "client-" + UUID.randomUUID(),
                URI.create(LMS.baseUrl() + "/auth"),
                URI.create(LMS.baseUrl() + "/token"),
                null,
                URI.create(LMS.baseUrl() + "/jwks"),
                "moodle",
                NewDeployments.ACCEPT,
                false),
            List.of());
    return new AttemptContext(
        new AttemptKey(
            context.key().organisation(),
            platform.id(),
            context.key().learner(),
            context.key().resourceLinkId(),
            context.key().module()),
        context.account(),
        context.contextId(),
        context.contextTitle(),
        context.locale(),
        true,
        new GradeTarget(
            URI.create(LMS.baseUrl() + "/item?type_id=2"), null, Set.of(GradeService.SCORE_SCOPE)),
        false);
  }

  private static List<String> ids(List<LearningEvent> events) {
    return events.stream()
        .flatMap(event -> StatementMapping.statementsFor(event).stream())
        .map(statement -> statement.id().toString())
        .toList();
  }

  private int inLedger(List<String> ids) {
    return jdbc.sql(
            """
            select count(*) from statement where id = any(cast(:ids as uuid[]))
            """)
        .param("ids", ids.toArray(String[]::new))
        .query(Integer.class)
        .single();
  }

  private int messages(AttemptContext context) {
    return jdbc.sql("select count(*) from outbox_message where learner_id = :learner")
        .param("learner", context.key().learner().value())
        .query(Integer.class)
        .single();
  }

  private int delivered(AttemptContext context) {
    return jdbc.sql(
            """
            select count(*) from outbox_message
            where learner_id = :learner and state = 'DELIVERED'
            """)
        .param("learner", context.key().learner().value())
        .query(Integer.class)
        .single();
  }
}
