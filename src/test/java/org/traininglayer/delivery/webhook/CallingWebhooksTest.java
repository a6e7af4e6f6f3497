package org.traininglayer.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.traininglayer.delivery.Patience.await;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.delivery.Deliveries;
import org.traininglayer.delivery.KindNode;
import org.traininglayer.delivery.webhook.WebhookProperties.Webhook;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.OpenHttp;
import org.traininglayer.testing.Receiver;
import org.traininglayer.testing.TestDatabase;

/** Calls of webhooks over real HTTP, from a real outbox. */
class CallingWebhooksTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
  private static final UUID ABOUT = new UUID(3, 4);

  private DataSource database;
  private Receiver receiver;

  @BeforeEach
  void begin() {
    database = TestDatabase.fresh();
    receiver = new Receiver();
  }

  @AfterEach
  void end() {
    receiver.close();
  }

  private KindNode<WebhookDestinations> node(OutboundHttp http) {
    return new KindNode<>(
        database,
        Deliveries.Kind.WEBHOOK,
        parts ->
            new WebhookDestinations(
                new WebhookProperties(
                    List.of(new Webhook("chat", receiver.address(), SECRET, null))),
                Duration.ofSeconds(5),
                parts.destinations(),
                parts.outbox(),
                http,
                parts.dispatcher(),
                Clock.systemUTC()));
  }

  private static void send(KindNode<WebhookDestinations> node, int n) {
    node.kind.send(OrganisationId.DEFAULT, ABOUT, "warning.opened", AT, Map.of("n", n));
  }

  @Test
  void the_signature_is_that_of_the_standard() {
    assertThat(
            WebhookSignature.of(
                SECRET,
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void a_call_arrives_signed_over_its_id_its_time_and_its_body() {
    try (KindNode<WebhookDestinations> node = node(OpenHttp.create()).start()) {
      send(node, 1);
      await().until(() -> node.state().delivered() == 1);
    }
    assertThat(receiver.calls).hasSize(1);
    Receiver.Call call = receiver.calls.getFirst();
    assertThat(call.body())
        .isEqualTo(
            "{\"type\":\"warning.opened\",\"timestamp\":\"2026-03-02T09:00:00Z\",\"data\":{\"n\":1}}");
    Instant told = Instant.ofEpochSecond(Long.parseLong(call.timestamp()));
    assertThat(told).isBetween(Instant.now().minusSeconds(60), Instant.now());
    assertThat(call.signature())
        .isEqualTo(WebhookSignature.of(SECRET, call.id(), told, call.body()));
  }

  @Test
  void what_fails_is_tried_again_under_the_same_id_and_in_order() {
    receiver.answers.addAll(List.of(503, 429));
    try (KindNode<WebhookDestinations> node = node(OpenHttp.create())) {
      for (int n = 0; n < 5; n++) {
        send(node, n);
      }
      node.start();
      await().until(() -> node.state().delivered() == 5);
    }
    assertThat(receiver.calls).hasSize(7);
    assertThat(receiver.calls.stream().map(Receiver.Call::id).distinct()).hasSize(5);
    assertThat(receiver.calls.subList(2, 7).stream().map(Receiver.Call::body))
        .isSortedAccordingTo(String::compareTo);
  }

  @Test
  void two_nodes_make_each_call_once() {
    try (KindNode<WebhookDestinations> one = node(OpenHttp.create());
        KindNode<WebhookDestinations> other = node(OpenHttp.create())) {
      for (int n = 0; n < 30; n++) {
        one.kind.send(OrganisationId.DEFAULT, new UUID(5, n), "warning.opened", AT, Map.of());
      }
      one.start();
      other.start();
      await().until(() -> one.state().delivered() == 30);
    }
    assertThat(receiver.calls.stream().map(Receiver.Call::id)).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void a_redirect_and_a_private_address_pause_and_lose_nothing() {
    receiver.answers.addAll(List.of(302, 401));
    try (KindNode<WebhookDestinations> node = node(OpenHttp.create()).start()) {
      send(node, 1);
      await().until(() -> node.state().delivered() == 1);
      assertThat(receiver.calls).hasSize(3);
    }
    try (KindNode<WebhookDestinations> guarded = node(OpenHttp.guarded()).start()) {
      send(guarded, 2);
      await().until(() -> guarded.state().pausedBecause() != null);
      assertThat(guarded.state().waiting()).isEqualTo(1);
    }
    assertThat(receiver.calls).hasSize(3);
  }

  @Test
  void a_call_that_is_refused_needs_a_person_and_the_test_says_what_was_answered() {
    receiver.answers.addAll(List.of(400, 204, 422));
    try (KindNode<WebhookDestinations> node = node(OpenHttp.create()).start()) {
      send(node, 1);
      await().until(() -> node.state().dead() == 1);
      assertThat(node.dead().getFirst().what()).isEqualTo("warning.opened");
      UUID destination = node.state().id();
      assertThat(node.kind.test(OrganisationId.DEFAULT, destination).getFirst().good()).isTrue();
      assertThat(node.kind.test(OrganisationId.DEFAULT, destination).getFirst().detail())
          .startsWith("422");
      assertThat(node.kind.test(new OrganisationId(new UUID(8, 8)), destination)).isEmpty();
      assertThat(receiver.calls.getLast().body()).contains("\"type\":\"test\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret", "whsec_", "whsec_c2hvcnQ=", "whsec_not base64 at all!!"})
  void what_is_no_secret_is_refused_by_the_name_of_the_property(String secret) {
    assertThatThrownBy(
            () -> new Webhook("chat", URI.create("https://chat.example/hook"), secret, null))
        .hasMessageContaining("traininglayer.webhook.destinations[].secret of chat")
        .hasMessageNotContaining("c2hvcnQ");
  }

  @Test
  void a_secret_is_not_told() {
    assertThat(new Webhook("chat", URI.create("https://chat.example/h"), SECRET, null).toString())
        .doesNotContain("MfKQ");
  }
}
