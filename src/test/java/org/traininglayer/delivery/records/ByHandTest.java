package org.traininglayer.delivery.records;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.delivery.Patience.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.traininglayer.delivery.Deliveries.ByHand;
import org.traininglayer.delivery.Deliveries.DeadLetter;
import org.traininglayer.delivery.Deliveries.Reason;
import org.traininglayer.delivery.FakeLrs;
import org.traininglayer.delivery.Node;
import org.traininglayer.delivery.RecordDestinations.Finding;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.OpenHttp;
import org.traininglayer.testing.TestDatabase;

/** What somebody can do about a destination and about what stopped. */
class ByHandTest {

  private static final OrganisationId HERE = OrganisationId.DEFAULT;
  private static final OrganisationId ELSEWHERE = new OrganisationId(UUID.randomUUID());

  private final DataSource database = TestDatabase.fresh();
  private final FakeLrs lrs = new FakeLrs();
  private final Node node = new Node(database, Node.settings(lrs.endpoint()));

  @AfterEach
  void close() {
    node.close();
    lrs.close();
  }

  @Test
  void nothing_is_sent_to_a_store_that_is_paused_until_it_is_resumed() {
    node.start();
    assertThat(node.deliveries.pause(ELSEWHERE, node.lrs().id())).isFalse();
    assertThat(node.deliveries.pause(HERE, node.lrs().id())).isTrue();
    List<String> ids = Told.put(node, 20, 4);
    assertThat(node.destinations.due()).isEmpty();
    assertThat(node.lrs().byHand()).isEqualTo(ByHand.PAUSED);
    assertThat(node.lrs().waiting()).isEqualTo(20);
    assertThat(lrs.ids()).isEmpty();

    node.deliveries.resume(HERE, node.lrs().id());
    await().untilAsserted(() -> assertThat(lrs.ids()).hasSameElementsAs(ids));
    assertThat(node.lrs().byHand()).isNull();
  }

  @Test
  void a_store_that_runs_empty_gets_what_waits_and_nothing_new() {
    List<String> ids = Told.put(node, 20, 4);
    assertThat(node.deliveries.drain(HERE, node.lrs().id())).isTrue();
    Told.put(node, 10, 4);
    node.start();
    await().until(() -> node.lrs().waiting() == 0);
    assertThat(lrs.ids()).hasSameElementsAs(ids);

    node.deliveries.resume(HERE, node.lrs().id());
    List<String> later = Told.put(node, 1, 1);
    await().untilAsserted(() -> assertThat(lrs.ids()).containsAll(later));
  }

  @Test
  void what_stopped_is_listed_by_reason_sent_again_by_reason_and_thrown_away_with_a_reason() {
    List<String> ids = Told.put(node, 30, 1);
    String verb = ids.get(3);
    String score = ids.get(9);
    String other = ids.get(20);
    lrs.when(
        post -> post.has(verb) || post.has(score) || post.has(other),
        post ->
            aResponse()
                .withStatus(400)
                .withBody(
                    post.has(verb) || post.has(score)
                        ? "bad verb in statement " + UUID.randomUUID()
                        : "bad score"));
    node.start();
    await().until(() -> node.lrs().waiting() == 0);
    UUID store = node.lrs().id();
    List<Reason> reasons = node.deliveries.reasons(HERE, store);
    assertThat(reasons).extracting(Reason::messages).containsExactly(2L, 1L);
    assertThat(reasons.getFirst().example()).contains("bad verb");
    assertThat(node.deliveries.reasons(ELSEWHERE, store)).isEmpty();

    List<DeadLetter> letters =
        node.deliveries.deadLetters(HERE, store, reasons.getFirst().kind(), 10);
    assertThat(letters).hasSize(2).allMatch(DeadLetter::open);
    long message = letters.getFirst().message();
    assertThat(node.deliveries.letter(ELSEWHERE, message)).isEmpty();
    assertThat(node.deliveries.letter(HERE, message).orElseThrow())
        .satisfies(letter -> {
          assertThat(letter.content()).contains(score);
          assertThat(letter.letter().reason()).contains("bad verb");
        });

    assertThat(node.deliveries.discard(ELSEWHERE, message, "no")).isFalse();
    assertThat(node.deliveries.discard(HERE, message, "a test person")).isTrue();
    assertThat(node.deliveries.letter(HERE, message).orElseThrow().letter())
        .satisfies(letter -> {
          assertThat(letter.open()).isFalse();
          assertThat(letter.discardedBecause()).isEqualTo("a test person");
        });
    assertThat(
            node.deliveries.discardAll(HERE, store, reasons.getLast().kind(), "not wanted there"))
        .isEqualTo(1);
    lrs.behave();
    assertThat(node.deliveries.retryReason(HERE, store, reasons.getFirst().kind())).isEqualTo(1);
    await().untilAsserted(() -> assertThat(lrs.ids()).hasSize(28).contains(verb));
    assertThat(node.lrs().dead()).isZero();
  }

  @Test
  void a_test_says_whether_the_store_is_there_and_knows_us_and_writes_nothing() {
    assertThat(test()).extracting(Finding::code).containsExactly("about", "version", "read");
    assertThat(test()).allMatch(Finding::good);
    assertThat(lrs.sent()).isEmpty();
    lrs.close();
    assertThat(test())
        .singleElement()
        .satisfies(one -> assertThat(one.code()).isEqualTo("no-answer"));
  }

  private List<Finding> test() {
    return new LrsClient(
            OpenHttp.create(),
            node.settings.lrs().getFirst(),
            Duration.ofSeconds(2),
            Clock.systemUTC())
        .test();
  }
}
