package org.traininglayer.sources;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.notNull;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.AdditionalAnswers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.traininglayer.delivery.RecordDestinations;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.LrsCredentials;
import org.traininglayer.lrs.LrsCredentials.Scope;
import org.traininglayer.lrs.ReceivedStatements;
import org.traininglayer.lrs.ReceivedStatements.Incoming;
import org.traininglayer.lrs.ReceivedStatements.Refusal;
import org.traininglayer.persistence.Leases;
import org.traininglayer.sources.SourceProperties.Source;
import org.traininglayer.testing.OpenHttp;
import org.traininglayer.testing.TrainingLayerTest;
import org.traininglayer.xapi.XapiVersion;

/** Statements that are read from another record store, over HTTP, into the ledger. */
@TrainingLayerTest
class SourcePollingTest {

  @LocalServerPort int port;
  @Autowired LrsCredentials credentials;
  @Autowired JdbcClient jdbc;
  @Autowired SourceTable table;
  @Autowired ReceivedStatements received;
  @Autowired Leases leases;
  @Autowired TransactionOperations transaction;
  @Autowired ApplicationEventPublisher events;
  @Autowired AlsoForwarded forwarded;

  private final OrganisationId here = new OrganisationId(UUID.randomUUID());
  private final WireMockServer store = new WireMockServer(options().dynamicPort());

  @BeforeEach
  void start() {
    store.start();
  }

  @AfterEach
  void stop() {
    store.stop();
  }

  @Test
  void another_store_of_this_kind_is_read_whole_once_and_on_from_there() throws Exception {
    OrganisationId there = new OrganisationId(UUID.randomUUID());
    var writer = credentials.create(there, "writer", Set.of(Scope.ALL));
    var reader = credentials.create(there, "reader", Set.of(Scope.STATEMENTS_READ));
    List<String> first = written(writer, 7);
    Source source =
        source(URI.create("http://localhost:" + port + "/xapi"), reader.key(), reader.secret(), 3);
    SourcePoller poller = poller(source);

    int pages = 1;
    while (poller.look(source)) {
      pages++;
    }
    assertThat(pages).isGreaterThanOrEqualTo(3);
    assertThat(inLedger()).hasSameElementsAs(first).doesNotHaveDuplicates();
    assertThat(state(source).added()).isEqualTo(7);
    assertThat(state(source).caughtUpAt()).isNotNull();
    assertThat(state(source).lastError()).isNull();
    assertThat(
            jdbc.sql("select distinct authority from statement where organisation_id = :here")
                .param("here", here.value())
                .query(String.class)
                .list())
        .singleElement()
        .asString()
        .contains("source:elsewhere");
    assertThat(poller.look(source)).as("it rests").isFalse();
    assertThat(state(source).known()).isZero();

    List<String> later = written(writer, 2);
    again(poller, source);
    assertThat(inLedger()).hasSize(9).containsAll(first).containsAll(later);
    assertThat(state(source).added()).isEqualTo(9);
    assertThat(state(source).known()).as("the overlap is known by its ids").isPositive();
    assertThat(state(source).refused()).isZero();
  }

  @Test
  void what_cannot_be_taken_is_kept_with_its_reason_and_the_rest_goes_on() {
    String good = UUID.randomUUID().toString();
    String other = UUID.randomUUID().toString();
    String odd =
        statement(UUID.randomUUID().toString(), "2026-03-01T10:00:02Z")
            .replace("\"name\":\"ana\"", "\"name\":\"erased-one\"")
            .replace("http://example.com/verbs/did", "no iri");
    store.stubFor(
        get(urlPathEqualTo("/xapi/statements"))
            .willReturn(
                page("/xapi/next?p=2", statement(good, "2026-03-01T10:00:01Z"), odd)
                    .withHeader("X-Experience-API-Consistent-Through", "2026-03-01T10:00:03Z")));
    store.stubFor(
        get(urlEqualTo("/xapi/next?p=2"))
            .willReturn(
                page(
                        "",
                        statement(good, "2026-03-01T10:00:01Z"),
                        statement(other, "2026-03-01T10:00:09Z"))
                    .withHeader("X-Experience-API-Consistent-Through", "2026-03-01T11:00:00Z")));
    Source source = source(URI.create(store.baseUrl() + "/xapi"), "key", "secret", 50);
    SourcePoller poller = poller(source);

    assertThat(poller.look(source)).isTrue();
    assertThat(state(source).underWay()).isTrue();
    assertThat(poller(source).look(source)).as("whoever comes after a crash goes on").isFalse();

    assertThat(inLedger()).containsExactlyInAnyOrder(good, other);
    Sources.State state = state(source);
    assertThat(List.of(state.added(), state.known(), state.refused()))
        .isEqualTo(List.of(2L, 1L, 1L));
    assertThat(state.readThrough())
        .as("no further than it was consistent as the walk began")
        .isEqualTo(Instant.parse("2026-03-01T10:00:03Z"));
    assertThat(sources(source).reasons(here, source.id()))
        .singleElement()
        .satisfies(one -> assertThat(one.example()).startsWith("verb.id: "));
    assertThat(sources(source).refused(here, source.id(), 5))
        .singleElement()
        .satisfies(one -> assertThat(one.text()).isEqualTo(odd));
    assertThat(sources(source).refused(new OrganisationId(UUID.randomUUID()), source.id(), 5))
        .isEmpty();

    store.resetRequests();
    again(poller, source);
    assertThat(store.getAllServeEvents().getLast().getRequest().getUrl())
        .contains("ascending=true", "since=2026-03-01T09%3A59%3A03Z");
    assertThat(state(source).refused()).as("kept once").isEqualTo(1);
    assertThat(store.getAllServeEvents())
        .allSatisfy(one ->
            assertThat(one.getRequest().getHeader("X-Experience-API-Version")).isEqualTo("1.0.3"));

    transaction.executeWithoutResult(status ->
        events.publishEvent(
            new LearnersErased(
                here,
                Set.of(new LearnerId(UUID.randomUUID())),
                Set.of(new AccountKey("https://lms.example", "erased-one")))));
    assertThat(sources(source).refused(here, source.id(), 5)).isEmpty();
    assertThat(sources(source).reasons(here, source.id())).isEmpty();
    again(poller, source);
    assertThat(sources(source).refused(here, source.id(), 5)).as("it stays away").isEmpty();
    assertThat(state(source).refused()).isEqualTo(1);
  }

  @Test
  void whoever_was_erased_before_their_statements_ever_came_does_not_come_with_them() {
    transaction.executeWithoutResult(status ->
        events.publishEvent(
            new LearnersErased(
                here,
                Set.of(new LearnerId(UUID.randomUUID())),
                Set.of(new AccountKey("https://lms.example.edu", "ana")))));
    List<String> texts =
        List.of(
            told("ana", "2020-01-01T00:00:00Z"),
            told("ana", "2199-01-01T00:00:00Z"),
            told("ben", "2020-01-01T00:00:00Z"));

    List<Incoming> came = texts.stream().map(Incoming::alone).toList();
    ReceivedStatements.Judged judged = received.judge(here, "elsewhere", came, XapiVersion.V1);

    assertThat(judged.refused()).isEmpty();
    assertThat(judged.known()).isEqualTo(1);
    assertThat(judged.fresh())
        .extracting(one -> one.text())
        .containsExactlyElementsOf(texts.subList(1, 3));
    assertThat(
            received
                .judge(new OrganisationId(UUID.randomUUID()), "elsewhere", came, XapiVersion.V1)
                .fresh())
        .hasSize(3);
  }

  private static String told(String account, String timestamp) {
    return """
    {"id":"%s","timestamp":"%s",
     "actor":{"account":{"homePage":"https://lms.example.edu","name":"%s"}},
     "verb":{"id":"http://example.com/did"},"object":{"id":"http://example.com/a"}}\
    """
        .formatted(UUID.randomUUID(), timestamp, account);
  }

  @Test
  void refused_statements_are_of_those_whom_they_name_and_of_nobody_else() {
    UUID source = UUID.randomUUID();
    table.ensure(source, here, "elsewhere");
    String anas = refused("https:\\/\\/lms.example.edu", "\\u0037");
    String bens = refused("https://lms.example.edu", "8");
    String broken = refused("https://lms.example.edu", "9").replace("}}", "");
    table.refuse(
        source,
        here,
        List.of(
            new Refusal("verb.id", "verb.id: is odd", anas),
            new Refusal("verb.id", "verb.id: is odd", bens),
            new Refusal("json", "is not valid JSON", broken)));
    jdbc.sql(
            "update record_source_refusal set mentions = null where source_id = ? and kind <>"
                + " 'json'")
        .param(source)
        .update();
    assertThat(texts(source)).contains(anas, bens).noneMatch(text -> text.contains("\"9\""));

    AccountKey ana = new AccountKey("https://lms.example.edu", "7");
    transaction.executeWithoutResult(status ->
        events.publishEvent(
            new LearnersErased(here, Set.of(new LearnerId(UUID.randomUUID())), Set.of(ana))));

    assertThat(texts(source)).contains(bens).doesNotContain(anas).hasSize(2);
  }

  private List<String> texts(UUID source) {
    return jdbc.sql("select json from record_source_refusal where source_id = ? and json <> ''")
        .param(source)
        .query(String.class)
        .list();
  }

  private static String refused(String homePage, String account) {
    return """
    {"id":"%s","timestamp":"2026-07-17T17:07:00Z","actor":{"name":"7",
     "account":{"homePage":"%s","name":"%s"}},"verb":{"id":"odd"}}\
    """
        .formatted(UUID.randomUUID(), homePage, account);
  }

  @Test
  void an_erased_person_does_not_come_back() {
    String anas = UUID.randomUUID().toString();
    String bens = UUID.randomUUID().toString();
    Source source = source(URI.create(store.baseUrl() + "/xapi"), "", "", 50);
    SourcePoller poller = poller(source);
    answer(
        page(
            "",
            statement(anas, "2026-03-01T10:00:01Z"),
            statement(bens, "2026-03-01T10:00:02Z").replace("\"ana\"", "\"ben\"")));
    again(poller, source);
    assertThat(inLedger()).containsExactlyInAnyOrder(anas, bens);

    transaction.executeWithoutResult(status ->
        events.publishEvent(
            new LearnersErased(
                here,
                Set.of(new LearnerId(UUID.randomUUID())),
                Set.of(new AccountKey("https://lms.example", "ana")))));
    again(poller, source);

    assertThat(inLedger()).containsExactly(bens);
    assertThat(state(source).added()).isEqualTo(2);
    assertThat(state(source).known()).isEqualTo(2);
  }

  @Test
  void no_source_waits_for_what_another_one_has_or_for_its_faults() {
    Source broken = named("broken", "/broken", 50);
    Source full = named("full", "/full", 1);
    Source small = named("small", "/small", 1);
    String[] ids =
        IntStream.range(0, 4).mapToObj(n -> UUID.randomUUID().toString()).toArray(String[]::new);
    store.stubFor(get(urlPathEqualTo("/broken/statements")).willReturn(page("")));
    store.stubFor(
        get(urlPathEqualTo("/full/statements"))
            .willReturn(page("/full/2", statement(ids[0], "2026-03-01T10:00:01Z"))));
    store.stubFor(
        get(urlEqualTo("/full/2"))
            .willReturn(page("/full/3", statement(ids[1], "2026-03-01T10:00:02Z"))));
    store.stubFor(
        get(urlEqualTo("/full/3")).willReturn(page("", statement(ids[2], "2026-03-01T10:00:03Z"))));
    store.stubFor(
        get(urlPathEqualTo("/small/statements"))
            .willReturn(page("", statement(ids[3], "2026-03-01T10:00:01Z"))));
    ReceivedStatements failing =
        mock(ReceivedStatements.class, AdditionalAnswers.delegatesTo(received));
    doThrow(new IllegalStateException("secret detail"))
        .when(failing)
        .judge(eq(here), eq("broken"), anyList(), notNull());
    SourceProperties settings = settings(broken, full, small);
    SourcePoller poller =
        new SourcePoller(
            settings, table, failing, leases, transaction, OpenHttp.create(), forwarded);

    assertThat(poller.round(() -> true)).as("there is more").isEqualTo(Duration.ZERO);

    assertThat(inLedger()).containsExactlyInAnyOrder(ids[0], ids[3]);
    Sources.State state = new StoredSources(jdbc, settings, forwarded).of(here).getFirst();
    assertThat(state.name()).isEqualTo("broken");
    assertThat(state.failures()).isEqualTo(1);
    assertThat(requireNonNull(state.lastError()))
        .startsWith("IllegalStateException")
        .doesNotContain("secret");
    assertThat(poller.round(() -> true)).isEqualTo(Duration.ZERO);
    assertThat(poller.round(() -> true)).isPositive();
    assertThat(inLedger()).containsExactlyInAnyOrder(ids);
    assertThat(poller.round(() -> false)).isPositive();
  }

  @Test
  void what_is_read_voids_only_what_was_read_there() throws Exception {
    var key = credentials.create(here, "writer", Set.of(Scope.ALL));
    String ours = written(key, 1).getFirst();
    String theirs = UUID.randomUUID().toString();
    String voiding = UUID.randomUUID().toString();
    Source source = source(URI.create(store.baseUrl() + "/xapi"), "", "", 50);
    SourcePoller poller = poller(source);
    answer(
        page(
            "",
            statement(theirs, "2026-03-01T10:00:01Z"),
            voiding(UUID.randomUUID().toString(), ours),
            voiding(voiding, theirs)));

    again(poller, source);

    assertThat(inLedger()).containsExactlyInAnyOrder(ours, theirs, voiding);
    assertThat(sources(source).reasons(here, source.id()))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.kind()).isEqualTo("object");
          assertThat(one.example()).startsWith("object: ");
        });
  }

  @Test
  void a_walk_that_is_always_lost_comes_forward_all_the_same() {
    List<String> ids = IntStream.range(0, 3).mapToObj(n -> UUID.randomUUID().toString()).toList();
    Source source = source(URI.create(store.baseUrl() + "/xapi"), "", "", 2);
    SourcePoller poller = poller(source);
    store.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));
    for (int limit : List.of(2, 4)) {
      store.stubFor(
          get(urlPathEqualTo("/xapi/statements"))
              .withQueryParam("limit", equalTo(String.valueOf(limit)))
              .willReturn(
                  page(
                      limit == 2 ? "/gone" : "",
                      ids.subList(0, Math.min(limit, 3)).stream()
                          .map(id -> statement(id, "2026-03-01T10:00:01Z"))
                          .toArray(String[]::new))));
    }
    for (int times = 0; times < 3; times++) {
      again(poller, source);
    }

    assertThat(inLedger()).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(store.getAllServeEvents())
        .extracting(one -> one.getRequest().getUrl())
        .filteredOn(url -> url.contains("since"))
        .last()
        .asString()
        .contains("since=2026-03-01T10%3A00%3A00.999Z", "limit=2");
    assertThat(state(source).underWay()).isFalse();
    store.resetRequests();
    again(poller, source);
    assertThat(store.getAllServeEvents().getLast().getRequest().getUrl())
        .as("as usual from here on")
        .contains("since=2026-03-01T09%3A59%3A01Z", "limit=2");
  }

  @Test
  void what_a_store_without_a_consistent_moment_stored_just_now_is_read_once_more() {
    Source source = source(URI.create(store.baseUrl() + "/xapi"), "", "", 50);
    SourcePoller poller = poller(source);
    Instant ahead = Instant.now().plusSeconds(3600);
    answer(page("", statement(UUID.randomUUID().toString(), ahead.toString())));

    again(poller, source);

    assertThat(inLedger()).hasSize(1);
    assertThat(requireNonNull(state(source).readThrough()))
        .isBetween(Instant.now().minusSeconds(660), Instant.now().minusSeconds(590));
  }

  @Test
  void a_store_that_statements_are_sent_to_is_not_read_unless_it_is_meant() {
    URI endpoint = URI.create(store.baseUrl() + "/xapi");
    RecordDestinations sent = mock(RecordDestinations.class);
    when(sent.endpoints(here)).thenReturn(Map.of("abroad", URI.create(endpoint + "/")));
    AlsoForwarded both = new AlsoForwarded(sent);
    Source source = source(endpoint, "", "", 50);
    answer(page("", statement(UUID.randomUUID().toString(), "2026-03-01T10:00:01Z")));
    new SourcePoller(
            settings(source), table, received, leases, transaction, OpenHttp.create(), both)
        .round(() -> true);
    assertThat(store.getAllServeEvents()).isEmpty();
    assertThat(new StoredSources(jdbc, settings(source), both).of(here).getFirst().forwardedAs())
        .isEqualTo("abroad");
    assertThat(state(source).forwardedAs()).isNull();

    Source meant =
        new Source(
            source.name(),
            endpoint,
            "",
            "",
            "1.0.3",
            here.value(),
            null,
            Duration.ofHours(1),
            50,
            Duration.ofMinutes(1),
            true);
    assertThat(both.as(meant)).isEmpty();
    new SourcePoller(settings(meant), table, received, leases, transaction, OpenHttp.create(), both)
        .round(() -> true);
    assertThat(inLedger()).hasSize(1);
  }

  @Test
  void the_same_address_is_known_however_it_is_written() {
    assertThat(
            List.of(
                    "https://LRS.example/xapi",
                    "https://lrs.example:443/xapi/",
                    "HTTPS://lrs.example/a/../xapi//")
                .stream()
                .map(one -> AlsoForwarded.address(URI.create(one))))
        .containsOnly("https://lrs.example:443/xapi");
    assertThat(
            List.of(
                    "http://lrs.example/xapi",
                    "https://lrs.example:8443/xapi",
                    "https://lrs.example/XAPI",
                    "https://other.example/xapi")
                .stream()
                .map(one -> AlsoForwarded.address(URI.create(one))))
        .doesNotContain("https://lrs.example:443/xapi");
  }

  @Test
  void an_endpoint_that_would_show_credentials_or_lead_elsewhere_is_refused() {
    for (String endpoint :
        List.of(
            "https://key:secret@lrs.example/xapi",
            "https://lrs.example/xapi?key=secret",
            "https://lrs.example/xapi#x",
            "https:/xapi",
            "ftp://lrs.example/xapi")) {
      assertThatThrownBy(() -> source(URI.create(endpoint), "", "", 50))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("endpoint of elsewhere")
          .hasMessageNotContaining("secret");
    }
  }

  private static String voiding(String id, String target) {
    return statement(id, "2026-03-01T10:00:05Z")
        .replace("http://example.com/verbs/did", "http://adlnet.gov/expapi/verbs/voided")
        .replace(
            "{\"id\":\"http://example.com/activities/one\"}",
            "{\"objectType\":\"StatementRef\",\"id\":\"" + target + "\"}");
  }

  private Source named(String name, String path, int page) {
    return new Source(
        name,
        URI.create(store.baseUrl() + path),
        "",
        "",
        "1.0.3",
        here.value(),
        null,
        Duration.ofHours(1),
        page,
        Duration.ofMinutes(1),
        false);
  }

  @Test
  void faults_are_told_without_secrets_and_tried_again_with_patience() {
    Source source = source(URI.create(store.baseUrl() + "/xapi"), "key", "the-secret", 50);
    SourcePoller poller = poller(source);
    answer(aResponse().withStatus(401).withBody("the-secret is wrong"));
    again(poller, source);
    assertThat(requireNonNull(state(source).lastError()))
        .startsWith("401")
        .doesNotContain("secret");
    assertThat(state(source).dueAt()).isAfter(Instant.now());
    assertThat(poller.look(source)).isFalse();
    assertThat(store.getAllServeEvents()).hasSize(1);

    answer(aResponse().withHeader("Content-Type", "text/html").withBody("<html>Welcome"));
    again(poller, source);
    assertThat(state(source).lastError()).contains("is not JSON", "text/html");
    answer(aResponse().withBody("{\"statements\":3}"));
    again(poller, source);
    assertThat(state(source).lastError()).contains("no list of statements");
    answer(aResponse().withStatus(429).withHeader("Retry-After", "120"));
    again(poller, source);
    assertThat(state(source).lastError()).startsWith("429");
    assertThat(state(source).dueAt()).isAfter(Instant.now().plusSeconds(100));
    answer(aResponse().withStatus(503));
    again(poller, source);
    assertThat(state(source).lastError()).startsWith("503");
    assertThat(state(source).dueAt()).isBefore(Instant.now().plusSeconds(10));

    answer(page("https://thief.example/more"));
    again(poller, source);
    again(poller, source);
    assertThat(state(source).lastError()).contains("same host");
    assertThat(state(source).underWay()).isFalse();
    answer(page("/xapi/round"));
    assertThat(poller.look(source)).isFalse();
    again(poller, source);
    assertThat(state(source).lastError()).contains("same page");
    assertThat(inLedger()).isEmpty();

    answer(page("", statement(UUID.randomUUID().toString(), "2026-03-01T10:00:01Z")));
    again(poller, source);
    assertThat(state(source).failures()).isZero();
    assertThat(inLedger()).hasSize(1);
    assertThat(source.toString()).doesNotContain("secret");
  }

  @Test
  void nobody_else_reads_meanwhile_and_nothing_is_read_while_it_is_paused() {
    Source source = source(URI.create(store.baseUrl() + "/xapi"), "", "", 50);
    SourcePoller poller = poller(source);
    answer(page("", statement(UUID.randomUUID().toString(), "2026-03-01T10:00:01Z")));
    Leases.Held other = leases.take("source " + source.id(), Duration.ofMinutes(1)).orElseThrow();
    assertThat(poller.look(source)).isFalse();
    assertThat(store.getAllServeEvents()).isEmpty();
    other.release();

    assertThat(sources(source).pause(new OrganisationId(UUID.randomUUID()), source.id())).isFalse();
    assertThat(sources(source).pause(here, source.id())).isTrue();
    poller.look(source);
    assertThat(store.getAllServeEvents()).isEmpty();
    again(poller, source);
    assertThat(inLedger()).hasSize(1);
    assertThat(store.getAllServeEvents())
        .allSatisfy(one -> assertThat(one.getRequest().getHeader("Authorization")).isNull());
  }

  private void answer(ResponseDefinitionBuilder answer) {
    store.resetAll();
    store.stubFor(any(anyUrl()).willReturn(answer));
  }

  /** At once, whatever it waits for. */
  private void again(SourcePoller poller, Source source) {
    assertThat(sources(source).resume(here, source.id())).isTrue();
    for (int page = 0; page < 10 && poller.look(source); page++) {
      // One page after the other.
    }
  }

  private Source source(URI endpoint, String key, String secret, int page) {
    return new Source(
        "elsewhere",
        endpoint,
        key,
        secret,
        "1.0.3",
        here.value(),
        null,
        Duration.ofHours(1),
        page,
        Duration.ofMinutes(1),
        false);
  }

  private SourcePoller poller(Source source) {
    return new SourcePoller(
        settings(source), table, received, leases, transaction, OpenHttp.create(), forwarded);
  }

  private static SourceProperties settings(Source... sources) {
    return new SourceProperties(
        true, List.of(sources), Duration.ofSeconds(5), 1_000_000, Duration.ofMinutes(15));
  }

  private Sources sources(Source source) {
    return new StoredSources(jdbc, settings(source), forwarded);
  }

  private Sources.State state(Source source) {
    return sources(source).of(here).getFirst();
  }

  private List<String> inLedger() {
    return jdbc.sql("select id from statement where organisation_id = :here")
        .param("here", here.value())
        .query(String.class)
        .list();
  }

  private static ResponseDefinitionBuilder page(String more, String... statements) {
    return aResponse()
        .withHeader("Content-Type", "application/json")
        .withBody(
            "{\"statements\":[%s],\"more\":\"%s\"}".formatted(String.join(", ", statements), more));
  }

  private static String statement(String id, String stored) {
    return """
    {"id":"%s","actor":{"account":{"homePage":"https://lms.example","name":"ana"}},\
    "verb":{"id":"http://example.com/verbs/did"},\
    "object":{"id":"http://example.com/activities/one"},"stored":"%s",\
    "timestamp":"2026-03-01T09:00:00Z","version":"1.0.0"}\
    """
        .formatted(id, stored);
  }

  private List<String> written(LrsCredentials.NewCredential key, int statements) throws Exception {
    List<String> ids =
        IntStream.range(0, statements).mapToObj(n -> UUID.randomUUID().toString()).toList();
    String body =
        ids.stream()
            .map(id -> statement(id, "2026-03-01T09:00:00Z"))
            .collect(Collectors.joining(",", "[", "]"));
    String basic =
        Base64.getEncoder()
            .encodeToString((key.key() + ":" + key.secret()).getBytes(StandardCharsets.UTF_8));
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/xapi/statements"))
                  .header("Authorization", "Basic " + basic)
                  .header("X-Experience-API-Version", "1.0.3")
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
    }
    return ids;
  }
}
