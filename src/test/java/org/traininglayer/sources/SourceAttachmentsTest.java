package org.traininglayer.sources;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.LrsCredentials;
import org.traininglayer.lrs.LrsCredentials.NewCredential;
import org.traininglayer.lrs.LrsCredentials.Scope;
import org.traininglayer.lrs.ReceivedParts;
import org.traininglayer.lrs.ReceivedStatements;
import org.traininglayer.persistence.Leases;
import org.traininglayer.sources.SourceProperties.Source;
import org.traininglayer.testing.OpenHttp;
import org.traininglayer.testing.TrainingLayerTest;

/** What is attached to statements comes with them from another record store. */
@TrainingLayerTest
class SourceAttachmentsTest {

  private static final int MOST_BYTES = 100_000;
  private static final String BOUNDARY = "between-parts";

  @LocalServerPort int port;
  @Autowired LrsCredentials credentials;
  @Autowired JdbcClient jdbc;
  @Autowired SourceTable table;
  @Autowired ReceivedStatements received;
  @Autowired Leases leases;
  @Autowired TransactionOperations transaction;
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
  void another_store_of_this_kind_gives_what_is_attached_byte_by_byte() throws Exception {
    OrganisationId there = new OrganisationId(UUID.randomUUID());
    NewCredential writer = credentials.create(there, "writer", Set.of(Scope.ALL));
    NewCredential reader = credentials.create(there, "reader", Set.of(Scope.STATEMENTS_READ));
    NewCredential own = credentials.create(here, "own", Set.of(Scope.STATEMENTS_READ));
    byte[] noise = noise(40_000);
    String with = id();
    String without = id();
    HttpResponse<byte[]> posted =
        send(
            writer,
            "",
            multipart(
                "[" + statement(with, attached(noise, "")) + "," + statement(without, "") + "]",
                noise));
    assertThat(posted.statusCode()).as(new String(posted.body(), UTF_8)).isEqualTo(200);
    Source source =
        source(URI.create("http://localhost:" + port + "/xapi"), reader.key(), reader.secret());

    again(source);

    assertThat(inLedger()).containsExactlyInAnyOrder(with, without);
    HttpResponse<byte[]> read = send(own, "?attachments=true&statementId=" + with, null);
    assertThat(
            ReceivedParts.read(read.headers().firstValue("Content-Type").orElse(""), read.body()))
        .containsOnlyKeys(sha256(noise))
        .allSatisfy((hash, content) -> assertThat(content).isEqualTo(noise));

    again(source);
    assertThat(state(source).added()).isEqualTo(2);
    assertThat(state(source).known()).isEqualTo(2);
    assertThat(state(source).refused()).isZero();
  }

  @Test
  void a_statement_waits_for_what_is_attached_and_is_looked_for_among_the_voided_too() {
    byte[] noise = noise(1_000);
    String with = id();
    String without = id();
    page(statement(with, attached(noise, "")), statement(without, ""));
    one("statementId", with, aResponse().withStatus(503));
    Source source = source(URI.create(store.baseUrl() + "/xapi"), "", "");

    again(source);
    assertThat(state(source).lastError()).contains("what is attached to " + with, "503");
    assertThat(inLedger()).isEmpty();
    assertThat(state(source).refused()).isZero();

    one("statementId", with, aResponse().withStatus(404));
    one("voidedStatementId", with, mixed(statement(with, attached(noise, "")), noise));
    again(source);
    assertThat(inLedger()).containsExactlyInAnyOrder(with, without);
    assertThat(contents()).containsExactly(noise);
    assertThat(state(source).failures()).isZero();
  }

  @Test
  void what_will_not_come_is_told_with_its_reason_and_what_is_elsewhere_is_not_missed() {
    byte[] large = noise(MOST_BYTES + 1);
    byte[] small = noise(10);
    byte[] other = noise(11);
    String tooLarge = id();
    String gone = id();
    String altered = id();
    String elsewhere = id();
    page(
        statement(tooLarge, attached(large, "")),
        statement(gone, attached(small, "")),
        statement(altered, attached(small, "")),
        statement(elsewhere, attached(small, ",\"fileUrl\":\"https://files.example/a\"")));
    one("statementId", tooLarge, mixed("{}", large));
    one("statementId", gone, aResponse().withStatus(404));
    one("voidedStatementId", gone, aResponse().withStatus(404));
    byte[] wrong = body("{}", other);
    byte[] hash = sha256(other).getBytes(UTF_8);
    System.arraycopy(sha256(small).getBytes(UTF_8), 0, wrong, at(wrong, hash), hash.length);
    one("statementId", altered, mixed(wrong));
    one("statementId", elsewhere, aResponse().withBody("{}"));
    Source source = source(URI.create(store.baseUrl() + "/xapi"), "", "");

    again(source);

    assertThat(inLedger()).containsExactly(elsewhere);
    assertThat(contents()).isEmpty();
    List<Sources.Refused> refused = sources(source).refused(here, source.id(), 5);
    assertThat(refused)
        .hasSize(3)
        .allSatisfy(each -> assertThat(each.reason()).startsWith("attachments[0].fileUrl: "));
    assertThat(refused)
        .extracting(Sources.Refused::reason)
        .anyMatch(reason -> reason.contains("more than " + MOST_BYTES + " bytes"))
        .anyMatch(reason -> reason.contains("no longer has the statement"));

    store.resetRequests();
    again(source);
    assertThat(store.getAllServeEvents())
        .as("at the end of a quiet store what was refused is not fetched with each look")
        .hasSize(1)
        .noneMatch(event -> event.getRequest().getUrl().contains("attachments=true"));
    assertThat(state(source).refused()).isEqualTo(3);
  }

  @Test
  void a_page_with_much_attached_is_written_in_pieces_and_goes_on_after_a_fault() {
    List<byte[]> contents = List.of(noise(60_000), noise(60_001), noise(60_002));
    List<String> ids = List.of(id(), id(), id());
    String[] statements = new String[3];
    for (int i = 0; i < 3; i++) {
      statements[i] = statement(ids.get(i), attached(contents.get(i), ""));
      one("statementId", ids.get(i), mixed(statements[i], contents.get(i)));
    }
    page(statements);
    one("statementId", ids.get(2), aResponse().withStatus(429).withHeader("Retry-After", "60"));
    Source source = source(URI.create(store.baseUrl() + "/xapi"), "", "");

    again(source);
    assertThat(inLedger()).containsExactlyInAnyOrder(ids.get(0), ids.get(1));
    assertThat(state(source).readThrough()).isNull();
    assertThat(state(source).lastError()).contains(ids.get(2), "429");

    one("statementId", ids.get(2), mixed(statements[2], contents.get(2)));
    store.resetRequests();
    again(source);
    assertThat(inLedger()).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(contents()).containsExactlyInAnyOrderElementsOf(contents);
    assertThat(store.getAllServeEvents())
        .as("what is here is not fetched again")
        .noneMatch(one -> one.getRequest().getUrl().contains(ids.get(0)));
    assertThat(List.of(state(source).added(), state(source).known())).containsExactly(3L, 2L);
    assertThat(state(source).readThrough()).isNotNull();
  }

  @Test
  void one_statement_whose_attachment_never_comes_holds_nothing_up_for_good() {
    String lost = id();
    String after = id();
    byte[] content = noise(100);
    page(statement(lost, attached(content, "")), statement(after, attached(content, "")));
    one("statementId", lost, aResponse().withStatus(500));
    one("statementId", after, mixed(statement(after, attached(content, "")), content));
    Source source = source(URI.create(store.baseUrl() + "/xapi"), "", "");

    SourcePoller poller = poller(source);
    for (int i = 1; i < PageIntake.ENOUGH; i++) {
      again(source, poller);
      assertThat(inLedger()).isEmpty();
    }
    again(source, poller);
    assertThat(inLedger()).containsExactly(after);
    assertThat(state(source).readThrough()).isNotNull();
    assertThat(sources(source).refused(here, source.id(), 5))
        .singleElement()
        .satisfies(one -> assertThat(one.reason()).contains("asked 5 times", "500"));
  }

  private void page(String... statements) {
    store.stubFor(
        get(urlPathEqualTo("/xapi/statements"))
            .withQueryParam("statementId", absent())
            .withQueryParam("voidedStatementId", absent())
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "application/json")
                    .withHeader("X-Experience-API-Consistent-Through", "2026-03-01T11:00:00Z")
                    .withBody(
                        "{\"statements\":[" + String.join(",", statements) + "],\"more\":\"\"}")));
  }

  private void one(String parameter, String id, ResponseDefinitionBuilder answer) {
    store.stubFor(
        get(urlPathEqualTo("/xapi/statements"))
            .withQueryParam(parameter, equalTo(id))
            .withQueryParam("attachments", equalTo("true"))
            .willReturn(answer));
  }

  private static ResponseDefinitionBuilder mixed(String json, byte[] content) {
    return mixed(body(json, content));
  }

  private static ResponseDefinitionBuilder mixed(byte[] body) {
    return aResponse()
        .withHeader("Content-Type", "multipart/mixed; boundary=\"" + BOUNDARY + "\"")
        .withBody(body);
  }

  private static HttpRequest.BodyPublisher multipart(String json, byte[] content) {
    return HttpRequest.BodyPublishers.ofByteArray(body(json, content));
  }

  private static byte[] body(String json, byte[] content) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String head = "--" + BOUNDARY + "\r\nContent-Type: application/json\r\n\r\n" + json + "\r\n";
    body.writeBytes(head.getBytes(UTF_8));
    String part =
        "--"
            + BOUNDARY
            + "\r\nContent-Type: application/octet-stream\r\n"
            + "Content-Transfer-Encoding: binary\r\nX-Experience-API-Hash: "
            + sha256(content)
            + "\r\n\r\n";
    body.writeBytes(part.getBytes(UTF_8));
    body.writeBytes(content);
    body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    return body.toByteArray();
  }

  private HttpResponse<byte[]> send(
      NewCredential key, String query, HttpRequest.@Nullable BodyPublisher body) throws Exception {
    String basic =
        Base64.getEncoder().encodeToString((key.key() + ":" + key.secret()).getBytes(UTF_8));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/xapi/statements" + query))
            .header("Authorization", "Basic " + basic)
            .header("X-Experience-API-Version", "1.0.3");
    if (body != null) {
      request.header("Content-Type", "multipart/mixed; boundary=" + BOUNDARY).POST(body);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  /** At once, whatever it waits for. */
  private void again(Source source) {
    again(source, poller(source));
  }

  private SourcePoller poller(Source source) {
    return new SourcePoller(
        settings(source), table, received, leases, transaction, OpenHttp.create(), forwarded);
  }

  private void again(Source source, SourcePoller poller) {
    assertThat(sources(source).resume(here, source.id())).isTrue();
    for (int page = 0; page < 10 && poller.look(source); page++) {
      // One page after the other.
    }
  }

  private Source source(URI endpoint, String key, String secret) {
    return new Source(
        "elsewhere",
        endpoint,
        key,
        secret,
        "1.0.3",
        here.value(),
        null,
        Duration.ofHours(1),
        50,
        Duration.ofMinutes(1),
        false);
  }

  private static SourceProperties settings(Source source) {
    return new SourceProperties(
        true, List.of(source), Duration.ofSeconds(5), MOST_BYTES, Duration.ofMinutes(15));
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

  private List<byte[]> contents() {
    return jdbc.sql("select content from attachment where organisation_id = :here")
        .param("here", here.value())
        .query((row, n) -> row.getBytes("content"))
        .list();
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private static String statement(String id, String rest) {
    return """
    {"id":"%s","actor":{"account":{"homePage":"https://lms.example","name":"ana"}},\
    "verb":{"id":"http://example.com/verbs/did"},\
    "object":{"id":"http://example.com/activities/one"},"stored":"2026-03-01T10:00:01Z",\
    "timestamp":"2026-03-01T09:00:00Z","version":"1.0.0"%s}\
    """
        .formatted(id, rest);
  }

  private static String attached(byte[] content, String rest) {
    return """
    ,"attachments":[{"usageType":"http://example.com/use","display":{"en":"A file"},\
    "contentType":"application/octet-stream","length":%d,"sha2":"%s"%s}]\
    """
        .formatted(content.length, sha256(content), rest);
  }

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(length).nextBytes(noise);
    return noise;
  }

  private static int at(byte[] in, byte[] what) {
    for (int i = 0; i + what.length <= in.length; i++) {
      if (Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
        return i;
      }
    }
    throw new IllegalArgumentException("is not there");
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
