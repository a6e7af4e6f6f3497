package org.traininglayer.lrs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.LrsCredentials.Scope;

/** Statements with attachments, both ways, over HTTP. */
class AttachmentsHttpTest extends XapiTest {

  private static final byte[] CSV = "subject,visit\r\n101-001,V1\r\n".getBytes(UTF_8);
  private static final byte[] NOISE = noise(100_000);

  @ParameterizedTest
  @ValueSource(strings = {"1.0.3", "2.0.0"})
  void what_is_attached_comes_back_byte_by_byte_and_once(String version) {
    Xapi client = mixed().with("X-Experience-API-Version", version);
    String one = id();
    String two = id();
    String statements =
        "["
            + statement(
                one, attachments(attachment(CSV, "text/csv"), attachment(NOISE, "image/png")))
            + ","
            + statement(two, attachments(attachment(CSV, "text/csv")))
            + "]";

    var posted =
        client.send(
            "POST",
            "/xapi/statements",
            Mixed.of(statements).attachment(CSV).attachment(NOISE).end());

    assertThat(posted.statusCode()).as(posted.body()).isEqualTo(200);
    var single = parts(client.bytes("/xapi/statements?attachments=true&statementId=" + one));
    assertThat(single).hasSize(3);
    assertThat(StrictJson.read(single.getFirst().text()).path("id").stringValue()).isEqualTo(one);
    assertThat(single.get(1).content()).isEqualTo(CSV);
    assertThat(single.get(1).headers())
        .isEqualTo(
            Map.of(
                "Content-Type", "text/csv",
                "Content-Transfer-Encoding", "binary",
                "X-Experience-API-Hash", Sha2.sha256(CSV)));
    assertThat(single.get(2).content()).isEqualTo(NOISE);
    var list = parts(client.bytes("/xapi/statements?attachments=true"));
    assertThat(list).hasSize(3);
    assertThat(StrictJson.read(list.getFirst().text()).path("statements")).hasSize(2);
    assertThat(contents()).isEqualTo(2);
  }

  /** XAPI-00161, 00167. */
  @Test
  void attachments_come_only_when_they_are_asked_for_and_then_always_in_parts() {
    String with = keep(CSV);
    String without = store("");

    for (String query : List.of("", "attachments=false", "attachments=false&statementId=" + with)) {
      assertThat(xapi.list(query).headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/json");
    }
    assertThat(parts(xapi.bytes("/xapi/statements?attachments=true&statementId=" + without)))
        .hasSize(1);
    assertThat(xapi.list("attachments=yes").statusCode()).isEqualTo(400);
    var head = xapi.send("HEAD", "/xapi/statements?attachments=true&statementId=" + with, "");
    var get = xapi.bytes("/xapi/statements?attachments=true&statementId=" + with);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Length"))
        .contains(String.valueOf(get.body().length));
    assertThat(get.headers().firstValue("Last-Modified")).isPresent();
  }

  @Test
  void further_pages_have_the_attachments_of_their_statements() {
    keep(CSV);
    keep(NOISE);

    var first = parts(xapi.bytes("/xapi/statements?attachments=true&limit=1"));
    String more = StrictJson.read(first.getFirst().text()).path("more").stringValue();
    var second = parts(xapi.bytes(more));

    assertThat(first.get(1).content()).isEqualTo(NOISE);
    assertThat(second.get(1).content()).isEqualTo(CSV);
  }

  @Test
  void one_statement_is_put_with_its_attachment_and_a_voided_one_still_has_it() {
    String id = id();

    assertThat(
            mixed()
                .send(
                    "PUT",
                    "/xapi/statements?statementId=" + id,
                    Mixed.of(statement(id, attachments(attachment(CSV, "text/csv"))))
                        .attachment(CSV)
                        .end())
                .statusCode())
        .isEqualTo(204);
    xapi.post(
        """
        {"actor":{"mbox":"mailto:ana@example.com"},
         "verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},
         "object":{"objectType":"StatementRef","id":"%s"}}
        """
            .formatted(id));

    assertThat(parts(xapi.bytes("/xapi/statements?attachments=true&voidedStatementId=" + id)))
        .hasSize(2);
  }

  @Test
  void a_file_elsewhere_and_one_that_comes_may_be_attached_together_also_inside() {
    String elsewhere =
        attachment(NOISE, "image/png")
            .replaceFirst("\\{", "{\"fileUrl\":\"https://example.com/p\",");
    String id = id();
    String inside =
        "{\"objectType\":\"SubStatement\",\"actor\":{\"mbox\":\"mailto:bo@example.com\"},"
            + "\"verb\":{\"id\":\"http://example.com/v\"},\"object\":{\"id\":\"http://example.com/a\"},"
            + attachments(attachment(CSV, "text/csv"))
            + "}";
    String statement =
        statement(id, attachments(elsewhere))
            .replace("{\"id\":\"http://example.com/activities/one\"}", inside);

    var posted =
        mixed().send("POST", "/xapi/statements", Mixed.of(statement).attachment(CSV).end());

    assertThat(posted.statusCode()).as(posted.body()).isEqualTo(200);
    assertThat(parts(xapi.bytes("/xapi/statements?attachments=true&statementId=" + id))).hasSize(2);
    assertThat(
            mixed()
                .send("POST", "/xapi/statements", Mixed.of(statement(id(), "")).end())
                .statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {56, 64, 96, 128})
  void every_length_of_sha_2_names_an_attachment_in_either_case(int digits) {
    String hash = Sha2.of(CSV, digits).orElseThrow();
    String id = id();
    String named =
        attachment(CSV, "text/csv").replace(Sha2.sha256(CSV), hash.toUpperCase(Locale.ROOT));

    var posted =
        mixed()
            .send(
                "POST",
                "/xapi/statements",
                Mixed.of(statement(id, attachments(named)))
                    .part(
                        CSV,
                        "content-type: text/csv",
                        "CONTENT-TRANSFER-ENCODING: BINARY",
                        "x-experience-api-hash:" + hash)
                    .end());

    assertThat(posted.statusCode()).as(posted.body()).isEqualTo(200);
    assertThat(
            parts(xapi.bytes("/xapi/statements?attachments=true&statementId=" + id))
                .get(1)
                .headers())
        .containsEntry("X-Experience-API-Hash", hash.toUpperCase(Locale.ROOT));
  }

  /** XAPI-00127 to 00135: nothing of such a request is kept, and its sender hears why. */
  @Test
  void a_request_that_is_not_put_together_rightly_is_refused_with_its_reason() {
    String statement = statement(id(), attachments(attachment(CSV, "text/csv")));
    String hash = "X-Experience-API-Hash: " + Sha2.sha256(CSV);
    String binary = "Content-Transfer-Encoding: binary";

    refused(Mixed.of(statement).end(), "attachments[0].fileUrl");
    refused(
        Mixed.of(statement).attachment(CSV).attachment(NOISE).end(), "belongs to no attachment");
    refused(Mixed.of(statement(id(), "")).attachment(CSV).end(), "belongs to no attachment");
    refused(Mixed.of(statement).part(CSV, binary).end(), "X-Experience-API-Hash");
    refused(Mixed.of(statement).part(CSV, hash).end(), "Content-Transfer-Encoding: binary");
    refused(
        Mixed.of(statement).part(CSV, hash, "Content-Transfer-Encoding: base64").end(),
        "Content-Transfer-Encoding: binary");
    refused(Mixed.of(statement).part(NOISE, hash, binary).end(), "does not have the SHA-2");
    refused(
        Mixed.of(statement).part(CSV, "X-Experience-API-Hash: abc", binary).end(),
        "does not have the SHA-2");
    refused(
        new Mixed().part(statement.getBytes(UTF_8), "Content-Type: text/plain").end(),
        "first part must be application/json");
    refused(new Mixed().attachment(CSV).part(statement.getBytes(UTF_8)).end(), "first part");
    refused(
        Mixed.of(statement)
            .part(statement(id(), "").getBytes(UTF_8), "Content-Type: application/json")
            .end(),
        "Part 2");
    refused(Mixed.of(statement).attachment(CSV).cut(), "does not end");
    refused(statement.getBytes(UTF_8), "No part begins");
    refused(new byte[0], "No part begins");
    refused(new Mixed().end(), "no part with statements");
    refused(
        new String(Mixed.of(statement).attachment(CSV).end(), UTF_8)
            .replace("\r\n", "\n")
            .getBytes(UTF_8),
        "CRLF");
    // Without the delimiter between them, the part is the end of the JSON.
    refused(
        Mixed.of(statement + "\r\n" + binary + "\r\n" + hash + "\r\n\r\nx").end(),
        "not valid JSON");
    for (String type :
        List.of(
            "multipart/form-data; boundary=" + Mixed.BOUNDARY,
            "multipart/mixed",
            "multipart/mixed;",
            "multipart/mixed; boundary=other")) {
      assertThat(
              xapi.with("Content-Type", type)
                  .send("POST", "/xapi/statements", Mixed.of(statement).attachment(CSV).end())
                  .statusCode())
          .as(type)
          .isEqualTo(400);
    }
    assertThat(ids(xapi.list(""))).isEmpty();
    assertThat(contents()).isZero();
  }

  @Test
  void a_batch_with_one_attachment_missing_is_refused_as_a_whole() {
    String good = statement(id(), attachments(attachment(CSV, "text/csv")));
    String bad = statement(id(), attachments(attachment(NOISE, "image/png")));

    refused(Mixed.of("[" + good + "," + bad + "]").attachment(CSV).end(), "[1].attachments[0]");
    assertThat(contents()).isZero();
  }

  @Test
  void a_request_with_attachments_has_a_limit_of_its_own_and_its_statements_keep_theirs() {
    byte[] large = new byte[9 * 1024 * 1024];
    String statement = statement(id(), attachments(attachment(large, "video/mp4")));

    assertThat(
            mixed()
                .send("POST", "/xapi/statements", Mixed.of(statement).attachment(large).end())
                .statusCode())
        .isEqualTo(200);
    byte[] larger = Mixed.of(statement).attachment(large).attachment(large).end();
    var whole = mixed().send("POST", "/xapi/statements", larger);
    assertThat(whole.statusCode()).isEqualTo(413);
    assertThat(whole.body()).contains("16777216 bytes");
    var json = mixed().send("POST", "/xapi/statements", Mixed.of(" ".repeat(9_000_000)).end());
    assertThat(json.statusCode()).isEqualTo(413);
    assertThat(json.body()).contains("8388608 bytes");
  }

  /** XAPI-00115 to 00117. */
  @Test
  void a_signed_statement_is_verified() throws Exception {
    SignedStatements signer = SignedStatements.make();
    String id = id();
    String plain = statement(id, "");
    byte[] signature = signer.withCertificate("RS512", plain).getBytes(UTF_8);
    byte[] other = signer.withCertificate("RS256", statement(id(), "")).getBytes(UTF_8);

    refused(signed(id, other, StatementSignature.TYPE), "of another statement");
    refused(signed(id, signature, "text/plain"), "attachments[0].contentType");
    refused(signed(id, CSV, StatementSignature.TYPE), "no JWS");
    refused(
        Mixed.of(
                statement(
                    id,
                    attachments(
                        signatureOf(signature, StatementSignature.TYPE)
                            .replaceFirst("\\{", "{\"fileUrl\":\"https://example.com/s\","))))
            .end(),
        "must come as a part");
    assertThat(
            mixed()
                .send("POST", "/xapi/statements", signed(id, signature, StatementSignature.TYPE))
                .statusCode())
        .isEqualTo(200);
    assertThat(
            parts(xapi.bytes("/xapi/statements?attachments=true&statementId=" + id))
                .get(1)
                .content())
        .isEqualTo(signature);
  }

  @Test
  void the_same_statement_with_its_attachment_again_changes_nothing() throws Exception {
    String id = id();
    byte[] body =
        Mixed.of(statement(id, attachments(attachment(CSV, "text/csv")))).attachment(CSV).end();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      var codes =
          IntStream.range(0, 8)
              .mapToObj(n ->
                  threads.submit(() -> mixed().send("POST", "/xapi/statements", body).statusCode()))
              .toList();
      for (var code : codes) {
        assertThat(code.get()).isEqualTo(200);
      }
    }

    assertThat(ids(xapi.list(""))).containsExactly(id);
    assertThat(contents()).isEqualTo(1);
  }

  @Test
  void an_attachment_is_seen_by_those_who_see_its_statement() {
    keep(CSV);
    Xapi own = client(Set.of(Scope.STATEMENTS_READ_MINE));
    organisation = new OrganisationId(UUID.randomUUID());
    Xapi other = client(Set.of(Scope.ALL));

    assertThat(parts(own.bytes("/xapi/statements?attachments=true"))).hasSize(1);
    assertThat(parts(other.bytes("/xapi/statements?attachments=true"))).hasSize(1);
    // The same bytes here say nothing about those there.
    String id = id();
    assertThat(
            other
                .with("Content-Type", Mixed.TYPE)
                .send(
                    "POST",
                    "/xapi/statements",
                    Mixed.of(statement(id, attachments(attachment(CSV, "text/csv")))).end())
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void a_content_type_that_would_be_more_than_one_header_is_not_written_as_one() {
    String id = id();
    String trick = attachment(CSV, "text/csv\\r\\nX-Other: 1");
    assertThat(
            mixed()
                .send(
                    "POST",
                    "/xapi/statements",
                    Mixed.of(statement(id, attachments(trick))).attachment(CSV).end())
                .statusCode())
        .isIn(200, 400);

    assertThat(parts(xapi.bytes("/xapi/statements?attachments=true")))
        .allSatisfy(part -> assertThat(part.headers()).doesNotContainKey("X-Other"));
  }

  @Test
  void what_is_attached_to_statements_of_people_who_are_erased_goes_unless_others_have_it() {
    String ana =
        "\"context\":{\"instructor\":{\"account\":{\"homePage\":\""
            + Made.HOME
            + "\",\"name\":\"ana\"}}}";
    String gone = id();
    mixed()
        .send(
            "POST",
            "/xapi/statements",
            Mixed.of(
                    statement(
                        gone,
                        ana
                            + ","
                            + attachments(
                                attachment(CSV, "text/csv"), attachment(NOISE, "image/png"))))
                .attachment(CSV)
                .attachment(NOISE)
                .end());
    String stays = keep(CSV);
    assertThat(contents()).isEqualTo(2);

    events.publishEvent(new LearnersErased(organisation, Set.of(), Set.of(Made.account("ana"))));

    assertThat(ids(xapi.list(""))).containsExactly(stays);
    assertThat(contents()).isEqualTo(1);
    assertThat(
            parts(xapi.bytes("/xapi/statements?attachments=true&statementId=" + stays))
                .get(1)
                .content())
        .isEqualTo(CSV);
  }

  @Test
  void a_body_of_parts_with_one_byte_changed_is_never_an_error_of_ours() {
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      byte[] body =
          Mixed.of(statement(id(), attachments(attachment(CSV, "text/csv")))).attachment(CSV).end();
      body[random.nextInt(body.length)] = (byte) random.nextInt(256);

      assertThat(mixed().send("POST", "/xapi/statements", body).statusCode()).isIn(200, 400);
    }
    assertThat(xapi.bytes("/xapi/statements?attachments=true").statusCode()).isEqualTo(200);
  }

  private Xapi mixed() {
    return xapi.with("Content-Type", Mixed.TYPE);
  }

  private String keep(byte[] content) {
    String id = id();
    var posted =
        mixed()
            .send(
                "POST",
                "/xapi/statements",
                Mixed.of(statement(id, attachments(attachment(content, "text/plain"))))
                    .attachment(content)
                    .end());
    assertThat(posted.statusCode()).as(posted.body()).isEqualTo(200);
    return id;
  }

  private void refused(byte[] body, String why) {
    var response = mixed().send("POST", "/xapi/statements", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(response.body()).contains(why);
  }

  private static byte[] signed(String id, byte[] signature, String type) {
    return Mixed.of(statement(id, attachments(signatureOf(signature, type))))
        .attachment(signature)
        .end();
  }

  private static String signatureOf(byte[] signature, String type) {
    return attachment(signature, type)
        .replace("http://example.com/usage", StatementSignature.USAGE);
  }

  private static String attachments(String... all) {
    return "\"attachments\":[" + String.join(",", all) + "]";
  }

  private static String attachment(byte[] content, String type) {
    return """
    {"usageType":"http://example.com/usage","display":{"en":"x"},"contentType":"%s",\
    "length":%d,"sha2":"%s"}\
    """
        .formatted(type, content.length, Sha2.sha256(content));
  }

  private long contents() {
    return jdbc.sql("select count(*) from attachment where organisation_id = ?")
        .param(organisation.value())
        .query(Long.class)
        .single();
  }

  private static List<Mixed.Part> parts(HttpResponse<byte[]> response) {
    assertThat(response.statusCode()).as(new String(response.body(), UTF_8)).isEqualTo(200);
    String type = response.headers().firstValue("Content-Type").orElse("");
    assertThat(type).startsWith("multipart/mixed");
    assertThat(response.headers().firstValue("X-Experience-API-Consistent-Through")).isPresent();
    return Mixed.read(type, response.body());
  }

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(5).nextBytes(noise);
    return noise;
  }
}
