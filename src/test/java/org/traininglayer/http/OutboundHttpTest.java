package org.traininglayer.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundHttpTest {

  @RegisterExtension
  static final WireMockExtension NEIGHBOUR =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private final OutboundHttp trusting = new OutboundHttp(properties(true, List.of()));
  private final OutboundHttp guarded = new OutboundHttp(properties(false, List.of()));

  @Test
  void an_answer_has_status_headers_and_body() throws IOException {
    NEIGHBOUR.stubFor(
        post("/in")
            .withRequestBody(equalTo("{}"))
            .withHeader("Content-Type", equalTo("application/vnd.x+json"))
            .withHeader("X-One", equalTo("1"))
            .willReturn(ok("größe").withHeader("X-Two", "a", "b")));

    Reply reply =
        trusting.execute(
            OutboundRequest.post(uri("/in"), "application/vnd.x+json", "{}").header("X-One", "1"));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).isEqualTo("größe");
    assertThat(reply.header("x-two")).isEqualTo("a, b");
  }

  @Test
  void an_error_status_is_an_answer() throws IOException {
    NEIGHBOUR.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503).withBody("later")));

    Reply reply = trusting.get(uri("/"), Map.of());

    assertThat(reply.ok()).isFalse();
    assertThat(reply.text()).isEqualTo("later");
  }

  @Test
  void a_redirect_is_an_answer_and_not_followed() throws IOException {
    NEIGHBOUR.stubFor(post("/from").willReturn(temporaryRedirect("/to")));

    Reply reply =
        trusting.post(uri("/from"), "text/plain", new byte[0], Map.of("Authorization", "secret"));

    assertThat(reply.status()).isEqualTo(302);
    NEIGHBOUR.verify(0, postRequestedFor(urlEqualTo("/to")));
  }

  @Test
  void an_answer_beyond_the_limit_is_refused() throws IOException {
    NEIGHBOUR.stubFor(get("/").willReturn(ok("x".repeat(101))));

    assertThat(trusting.execute(OutboundRequest.get(uri("/")).atMost(101)).body()).hasSize(101);
    assertThatThrownBy(() -> trusting.execute(OutboundRequest.get(uri("/")).atMost(100)))
        .isInstanceOf(AnswerTooLargeException.class);
  }

  @Test
  void a_slow_answer_is_not_waited_for() {
    NEIGHBOUR.stubFor(get("/").willReturn(ok().withFixedDelay(20_000)));

    assertThatThrownBy(
            () -> trusting.execute(OutboundRequest.get(uri("/")).within(Duration.ofMillis(200))))
        .isInstanceOf(IOException.class);
  }

  @Test
  void an_answer_that_is_cut_off_is_an_error() {
    NEIGHBOUR.stubFor(get("/").willReturn(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)));

    assertThatThrownBy(() -> trusting.get(uri("/"), Map.of())).isInstanceOf(IOException.class);
  }

  @Test
  void a_post_that_was_read_and_not_answered_is_not_sent_again_behind_the_callers_back()
      throws Exception {
    try (SilentNeighbour neighbour = new SilentNeighbour()) {
      trusting.post(neighbour.address(), "text/plain", new byte[] {'1'}, Map.of());

      assertThatThrownBy(
              () -> trusting.post(neighbour.address(), "text/plain", new byte[] {'2'}, Map.of()))
          .isInstanceOf(IOException.class);

      assertThat(neighbour.received()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://017700000001/",
        "http://0.0.0.0/",
        "http://localhost/",
        "http://10.0.0.1/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::127.0.0.1]/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://[ff02::1]/",
        "http://[2002:7f00:1::]/",
        "http://[64:ff9b::7f00:1]/"
      })
  void an_address_inside_is_refused(String address) {
    assertThatThrownBy(() -> guarded.get(URI.create(address), Map.of()))
        .isInstanceOf(UnknownHostException.class);
  }

  @Test
  void a_name_that_leads_inside_is_refused_also_if_only_one_of_its_addresses_does()
      throws UnknownHostException {
    Dns twoFaced =
        name ->
            List.of(
                InetAddress.getByAddress(name, new byte[] {8, 8, 8, 8}),
                InetAddress.getByAddress(name, new byte[] {10, 0, 0, 1}));
    OutboundHttp http = new OutboundHttp(properties(false, List.of()), twoFaced);

    assertThatThrownBy(() -> http.get(URI.create("http://friendly.example/"), Map.of()))
        .isInstanceOf(AddressRefusedException.class);
  }

  @Test
  void a_host_that_is_named_in_the_settings_is_allowed() throws IOException {
    NEIGHBOUR.stubFor(get("/").willReturn(ok("in")));
    OutboundHttp http = new OutboundHttp(properties(false, List.of("LOCALHOST")));

    assertThat(http.get(uri("/"), Map.of()).text()).isEqualTo("in");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "ftp://example.org/", "gopher://x/", "/relative"})
  void other_schemes_are_refused(String address) {
    assertThatThrownBy(() -> trusting.get(URI.create(address), Map.of()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void no_secret_is_printed() {
    OutboundRequest request =
        OutboundRequest.post(uri("/in?secret=1"), "text/plain", "secret")
            .header("Authorization", "secret");

    assertThat(request.toString()).doesNotContain("secret");
    assertThatThrownBy(() -> trusting.execute(request.header("X-Bad", "secret\n")))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("secret");
  }

  private static URI uri(String path) {
    return URI.create("http://localhost:" + NEIGHBOUR.getPort() + path);
  }

  private static HttpProperties properties(boolean anyAddress, List<String> hosts) {
    return new HttpProperties(anyAddress, hosts, Duration.ofSeconds(2));
  }
}
