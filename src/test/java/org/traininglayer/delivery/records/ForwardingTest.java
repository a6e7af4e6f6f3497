package org.traininglayer.delivery.records;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.delivery.Patience.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.delivery.DeliveryProperties;
import org.traininglayer.delivery.FakeLrs;
import org.traininglayer.delivery.Node;
import org.traininglayer.delivery.operations.DeliveryConfiguration;
import org.traininglayer.delivery.outbox.BatchResult;
import org.traininglayer.delivery.outbox.Destinations.Due;
import org.traininglayer.delivery.outbox.Lease;
import org.traininglayer.delivery.outbox.NewMessage;
import org.traininglayer.delivery.outbox.OutboxMessage;
import org.traininglayer.delivery.outbox.Refusals;
import org.traininglayer.delivery.outbox.RetryPolicy;
import org.traininglayer.delivery.outbox.Verdict;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.OpenHttp;
import org.traininglayer.testing.TestDatabase;

/** Every statement is there exactly once, whatever the record store does. */
class ForwardingTest {

  private final DataSource database = TestDatabase.fresh();
  private final FakeLrs lrs = new FakeLrs();
  private final Node node = new Node(database, Node.settings(lrs.endpoint()));

  @AfterEach
  void close() {
    node.close();
    lrs.close();
  }

  @Test
  void statements_arrive_in_batches_in_the_bytes_that_were_kept() {
    List<String> ids = Told.put(node, 120, 1);
    List<String> kept = ids.stream().map(node::payload).toList();
    node.start();

    assertThereOnce(ids);
    assertThat(lrs.batches()).containsExactly(50, 50, 20);
    assertThat(lrs.sent()).isEqualTo(kept);
  }

  @Test
  void they_arrive_soon_after_they_were_put_in() {
    DeliveryProperties slowPoll = patient(Duration.ofHours(1));
    try (Node sleepy = new Node(database, slowPoll).start()) {
      List<String> ids = Told.put(sleepy, 3, 3);
      assertThereOnce(ids);
    }
  }

  @Test
  void each_person_s_statements_arrive_in_order() {
    List<String> ids = Told.put(node, 200, 1);
    node.start();
    assertThereOnce(ids);
    assertThat(lrs.ids()).isEqualTo(ids);
  }

  @Test
  void a_batch_is_bounded_by_bytes_as_well() {
    List<String> ids;
    try (Node small = new Node(database, Node.settings(lrs.endpoint(), 50, 4_000))) {
      ids = Told.put(small, 12, 1);
      small.start();
      assertThereOnce(ids);
    }
    assertThat(lrs.batches()).allMatch(size -> size < 4).hasSizeGreaterThan(3);
  }

  @Test
  void down_for_a_whole_course_and_back() {
    lrs.when(post -> true, post -> aResponse().withStatus(503));
    node.start();
    List<String> ids = new ArrayList<>();
    for (int lesson = 0; lesson < 10; lesson++) {
      ids.addAll(Told.put(node, 30, 12));
    }
    await().until(() -> node.lrs().lastError() != null);
    assertThat(lrs.ids()).isEmpty();
    assertThat(node.lrs().waiting()).isEqualTo(300);

    lrs.behave();
    assertThereOnce(ids);
  }

  @Test
  void not_there_at_all_and_back() {
    int port = lrs.port();
    lrs.close();
    node.start();
    List<String> ids = Told.put(node, 40, 5);
    await().until(() -> node.lrs().lastError() != null);

    try (FakeLrs back = new FakeLrs(port)) {
      await().until(() -> node.lrs().waiting() == 0);
      assertThat(back.ids()).containsExactlyInAnyOrderElementsOf(ids);
    }
  }

  @Test
  void while_it_is_down_only_one_probe_at_a_time_goes_out() {
    Told.put(node, 80, 8);
    lrs.when(post -> true, post -> aResponse().withStatus(500).withFixedDelay(50));
    node.start();
    await().until(() -> heldFailures() >= RetryPolicy.BREAKS_AT + 4);
    lrs.countMostAtOnce();
    int before = lrs.batches().size();
    await().until(() -> lrs.batches().size() >= before + 5);
    assertThat(lrs.mostAtOnce()).isEqualTo(1);
  }

  @Test
  void so_slow_that_the_answer_comes_too_late() {
    lrs.next(post -> post.keep().withFixedDelay(2_500));
    List<String> ids = Told.put(node, 20, 1);
    node.start();
    assertThereOnce(ids);
    assertThat(lrs.batches()).hasSizeGreaterThan(1);
    assertThat(new HashSet<>(lrs.sent())).hasSize(20); // the same bytes again
  }

  @Test
  void asked_to_come_back_later() {
    lrs.next(post -> aResponse().withStatus(429).withHeader("Retry-After", "1"));
    List<String> ids = Told.put(node, 20, 1);
    node.start();
    await().until(() -> lrs.batches().size() == 1);
    long asked = System.nanoTime();
    assertThereOnce(ids);
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofMillis(600));
  }

  @Test
  void one_bad_statement_in_a_batch_of_fifty() {
    List<String> ids = Told.put(node, 50, 1);
    String bad = ids.get(31);
    lrs.when(
        post -> post.has(bad), post -> aResponse().withStatus(400).withBody("bad verb of ana”s"));
    node.start();
    await().until(() -> node.lrs().waiting() == 0);

    List<String> others = new ArrayList<>(ids);
    others.remove(bad);
    assertThereOnce(others);
    assertThat(node.deliveries.deadLetters(OrganisationId.DEFAULT, node.lrs().id(), 10))
        .singleElement()
        .satisfies(dead -> {
          assertThat(dead.what()).contains(bad);
          assertThat(dead.status()).isEqualTo(400);
          assertThat(dead.reason()).isEqualTo("400: “bad verb of ana\"s”");
        });
    assertThat(node.lrs().pausedBecause()).isNull();
    assertThat(node.lrs().lastError())
        .as("what was said may name somebody: it stays beside its message")
        .isEqualTo("400: “…”");
    assertThat(
            node.jdbc
                .sql("select d::text from outbox_destination d where id = ?")
                .param(node.lrs().id())
                .query(String.class)
                .single())
        .doesNotContain("ana");
  }

  @Test
  void a_dead_letter_that_is_sent_again_keeps_its_id_and_its_bytes() {
    String id = Told.put(node, 1, 1).getFirst();
    String bytes = node.payload(id);
    lrs.next(post -> aResponse().withStatus(400));
    node.start();
    await().until(() -> node.lrs().dead() == 1);
    assertThat(node.payload(id)).isEqualTo(bytes);

    inTransaction(() -> node.deliveries.retryAll(OrganisationId.DEFAULT, node.lrs().id()));
    assertThereOnce(List.of(id));
    assertThat(lrs.sent()).containsExactly(bytes, bytes);
  }

  @Test
  void a_statement_that_is_there_already_counts_as_delivered() {
    List<String> ids = Told.put(node, 50, 1);
    // In the words of a store: with what it fills in, without our definitions.
    lrs.when(post -> post.has(ids.get(7)), post -> aResponse().withStatus(409));
    lrs.put(
        node.payload(ids.get(7))
            .replace("\"timestamp\"", "\"stored\":\"2026-03-02T10:00:00Z\",\"timestamp\""));
    node.start();
    await().until(() -> node.lrs().waiting() == 0);
    assertThereOnce(ids);
    assertThat(node.lrs().conflicts()).isZero();
  }

  @Test
  void a_statement_that_was_taken_back_there_is_no_conflict() {
    List<String> ids = Told.put(node, 5, 1);
    lrs.when(post -> post.has(ids.get(2)), post -> aResponse().withStatus(409));
    lrs.putVoided(node.payload(ids.get(2)));
    node.start();
    await().until(() -> node.lrs().waiting() == 0);
    assertThat(node.lrs().conflicts()).isZero();
    assertThat(node.lrs().delivered()).isEqualTo(5);
  }

  @Test
  void another_statement_under_the_same_id_is_a_conflict_and_the_others_arrive() {
    List<String> ids = Told.put(node, 50, 1);
    String taken = ids.get(7);
    lrs.put(node.payload(taken).replace("resumed", "suspended"));
    node.start();
    await().until(() -> node.lrs().waiting() == 0);

    assertThat(lrs.ids()).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(node.lrs().conflicts()).isEqualTo(1);
    assertThat(node.lrs().delivered()).isEqualTo(49);
  }

  @Test
  void too_much_at_once() {
    lrs.when(post -> post.statements().size() > 7, post -> aResponse().withStatus(413));
    List<String> ids = Told.put(node, 50, 1);
    node.start();
    assertThereOnce(ids);
  }

  @Test
  void an_answer_that_is_cut_off_half_way() {
    lrs.next(post -> keepAnd(post, Fault.MALFORMED_RESPONSE_CHUNK));
    lrs.next(post -> keepAnd(post, Fault.CONNECTION_RESET_BY_PEER));
    lrs.next(post -> keepAnd(post, Fault.EMPTY_RESPONSE));
    List<String> ids = Told.put(node, 50, 1);
    node.start();
    assertThereOnce(ids);
    assertThat(lrs.batches()).hasSizeGreaterThan(3);
  }

  @Test
  void wrong_credentials_pause_the_destination_and_a_probe_finds_them_mended() {
    lrs.when(post -> true, post -> aResponse().withStatus(401));
    List<String> ids = Told.put(node, 30, 6);
    node.start();
    await().until(() -> node.lrs().pausedBecause() != null);
    assertThat(node.lrs().pausedBecause()).contains("401");
    assertThat(node.lrs().dead()).isZero();

    lrs.behave();
    assertThereOnce(ids);
    assertThat(node.lrs().pausedBecause()).isNull();
  }

  @Test
  void a_redirect_is_not_followed() {
    lrs.when(
        post -> true,
        post -> aResponse().withStatus(302).withHeader("Location", lrs.endpoint() + "/elsewhere"));
    Told.put(node, 3, 1);
    node.start();
    await().until(() -> node.lrs().pausedBecause() != null);
    assertThat(node.lrs().pausedBecause()).contains("redirect");
    assertThat(lrs.server().getAllServeEvents())
        .allSatisfy(e -> assertThat(e.getRequest().getUrl()).isEqualTo("/xapi/statements"));
  }

  @Test
  void resume_lets_a_paused_destination_go_on_at_once() {
    DeliveryProperties neverProbes = patient(Duration.ofMillis(50));
    try (Node patient = new Node(database, neverProbes)) {
      lrs.next(post -> aResponse().withStatus(403));
      List<String> ids = Told.put(patient, 4, 1);
      patient.start();
      await().until(() -> patient.lrs().pausedBecause() != null);

      inTransaction(() -> patient.deliveries.resume(OrganisationId.DEFAULT, patient.lrs().id()));
      assertThereOnce(ids);
    }
  }

  @Test
  void when_everything_is_refused_in_the_same_words_the_backlog_is_not_buried() {
    lrs.when(
        post -> true,
        post -> aResponse().withStatus(400).withBody("X-Experience-API-Version is missing"));
    List<String> ids = Told.put(node, 50, 1);
    node.start();
    await().until(() -> node.lrs().pausedBecause() != null);
    assertThat(node.lrs().dead()).isZero();
    assertThat(node.lrs().waiting()).isEqualTo(50);

    lrs.behave();
    assertThereOnce(ids);
  }

  @Test
  void nor_when_it_is_refused_one_by_one() {
    lrs.when(post -> true, post -> aResponse().withStatus(400).withBody("bad header"));
    node.start();
    List<String> ids = new ArrayList<>();
    for (int n = 1; n <= 5; n++) {
      ids.addAll(Told.put(node, 1, 1));
      int buried = n;
      await().until(() -> node.lrs().dead() == buried || node.lrs().pausedBecause() != null);
    }
    await().until(() -> node.lrs().pausedBecause() != null);
    assertThat(node.lrs().dead()).isZero();

    lrs.behave();
    assertThereOnce(ids);
  }

  @Test
  void a_statement_that_breaks_the_store_holds_up_no_others() {
    List<String> ids = Told.put(node, 40, 1);
    String poison = ids.get(3);
    lrs.when(post -> post.has(poison), post -> aResponse().withStatus(500));
    node.start();
    await().until(() -> node.lrs().waiting() == 1);
    List<String> others = new ArrayList<>(ids);
    others.remove(poison);
    assertThat(lrs.ids()).containsExactlyInAnyOrderElementsOf(others);

    lrs.behave();
    assertThereOnce(ids);
  }

  @Test
  void killed_between_sending_and_writing_it_down() {
    List<String> ids = Told.put(node, 20, 1);
    // A node that took the lane, sent everything, and was never seen again.
    Due due = node.destinations.due().getFirst();
    Lease lost = node.outbox.claim(due, 4, Duration.ofMillis(400)).getFirst();
    List<OutboxMessage> batch = node.outbox.next(lost, 50, Duration.ofMillis(400));
    DeliveryProperties.Lrs target = node.settings.lrs().getFirst();
    new LrsClient(OpenHttp.create(), target, Duration.ofSeconds(2), Clock.systemUTC()).send(batch);
    assertThat(lrs.ids()).hasSize(20);

    try (Node other = new Node(database, Node.settings(lrs.endpoint())).start()) {
      await().until(() -> other.lrs().waiting() == 0);
    }
    assertThereOnce(ids);
    // Should it come back after all, its word counts no longer.
    BatchResult late =
        new BatchResult(
            batch.stream().map(p -> Verdict.dead(p, 400, "late")).toList(),
            null,
            null,
            Refusals.NONE);
    assertThat(
            node.outbox.finish(
                lost, batch, late, DeliveryConfiguration.outboxSettings(node.settings).retry()))
        .isFalse();
    assertThat(node.lrs().dead()).isZero();
  }

  @Test
  void two_nodes_share_the_work() {
    List<String> ids = Told.put(node, 400, 40);
    try (Node one = new Node(database, Node.settings(lrs.endpoint()));
        Node two = new Node(database, Node.settings(lrs.endpoint()))) {
      one.start();
      two.start();
      assertThereOnce(ids);
    }
    assertThat(lrs.sent()).hasSize(400); // no statement went out twice
  }

  @Test
  void what_is_put_in_twice_is_kept_once() {
    UUID id = UUID.randomUUID();
    NewMessage told = new NewMessage(id, Node.learner("one"), null, "{}");
    Told.put(node, List.of(told));
    Told.put(node, List.of(told));
    assertThat(node.lrs().waiting()).isEqualTo(1);
  }

  private static ResponseDefinitionBuilder keepAnd(FakeLrs.Post post, Fault fault) {
    post.keep();
    return aResponse().withFault(fault);
  }

  private void assertThereOnce(List<String> ids) {
    await()
        .untilAsserted(() -> {
          assertThat(lrs.ids()).containsExactlyInAnyOrderElementsOf(ids);
          assertThat(node.lrs().waiting()).isZero();
        });
    assertThat(node.lrs().delivered()).isEqualTo(ids.size());
  }

  private int heldFailures() {
    return node.jdbc
        .sql("select max(failures) from outbox_destination")
        .query(Integer.class)
        .single();
  }

  private void inTransaction(Runnable work) {
    new TransactionTemplate(new JdbcTransactionManager(database))
        .executeWithoutResult(status -> work.run());
  }

  private DeliveryProperties patient(Duration poll) {
    DeliveryProperties quick = Node.settings(lrs.endpoint());
    return new DeliveryProperties(
        true,
        quick.lrs(),
        poll,
        quick.parallel(),
        quick.requestTimeout(),
        quick.lease(),
        quick.firstRetry(),
        quick.longestRetry(),
        Duration.ofHours(1),
        quick.keepDelivered(),
        quick.keepGrades());
  }
}
