package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.lrs.LrsCredentials.Scope;
import org.traininglayer.xapi.Statement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class WritingHttpTest extends XapiTest {

  @Autowired StatementLog log;

  @Test
  void a_key_that_may_not_do_everything_voids_its_own_statements_alone() {
    String others = store("");
    Xapi content = client(Set.of(Scope.STATEMENTS_WRITE));
    String own = id();
    assertThat(content.post(statement(own, "")).statusCode()).isEqualTo(200);

    var refused = content.post(voiding(others));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("scope ALL");
    assertThat(content.post(voiding(own)).statusCode()).isEqualTo(200);
    assertThat(xapi.get("/xapi/statements?statementId=" + others).statusCode()).isEqualTo(200);
    assertThat(xapi.post(voiding(others)).statusCode()).isEqualTo(200);
  }

  private static String voiding(String target) {
    return """
    {"actor":{"mbox":"mailto:ana@example.com"},
     "verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},
     "object":{"objectType":"StatementRef","id":"%s"}}
    """
        .formatted(target);
  }

  @Test
  void the_log_says_what_we_vouch_for() {
    String foreign = store("");
    Statement own = Made.by("ana");
    new TransactionTemplate(transactionManager)
        .executeWithoutResult(
            status -> ledger.append(organisation, List.of(PreparedStatement.of(own))));

    Map<String, Boolean> ours = new HashMap<>();
    for (int partition = 0; partition < log.partitions(); partition++) {
      long at = 0;
      for (List<StatementLog.Entry> piece = log.poll(partition, at, 500);
          !piece.isEmpty();
          piece = log.poll(partition, at, 500)) {
        piece.stream()
            .filter(one -> one.organisation().equals(organisation))
            .forEach(one -> ours.put(one.statementId().toString(), one.ours()));
        at = piece.getLast().position();
      }
    }
    assertThat(ours).isEqualTo(Map.of(foreign, false, own.id().toString(), true));
  }

  @Test
  void what_is_still_open_writes_nothing_of_somebody_who_was_erased() {
    String account = "\"account\":{\"homePage\":\"https://lms.example\",\"name\":\"gone\"}";
    String of = statement(id(), "").replace("\"mbox\":\"mailto:ana@example.com\"", account);
    String agent = URLEncoder.encode("{" + account + "}", StandardCharsets.UTF_8);
    String state =
        "/xapi/activities/state?stateId=s&activityId=http://example.com/a&agent=" + agent;
    assertThat(xapi.post(of).statusCode()).isEqualTo(200);
    assertThat(xapi.send("PUT", state, "there").statusCode()).isEqualTo(204);

    new TransactionTemplate(transactionManager)
        .executeWithoutResult(status ->
            events.publishEvent(
                new LearnersErased(
                    organisation,
                    Set.of(new LearnerId(UUID.randomUUID())),
                    Set.of(new AccountKey("https://lms.example", "gone")))));

    var refused = xapi.post(of.replaceFirst("\"id\":\"[^\"]+\",", ""));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("erased here");
    String other = id();
    var batch = xapi.post("[" + statement(other, "") + "," + of + "," + statement(id(), "") + "]");
    assertThat(batch.statusCode()).isEqualTo(403);
    assertThat(Xapi.json(batch).path("problems").size()).isEqualTo(1);
    assertThat(Xapi.json(batch).path("problems").path(0).path("property").stringValue())
        .as("which of them")
        .isEqualTo("[1]");
    assertThat(xapi.list("statementId=" + other).statusCode()).isEqualTo(404);
    assertThat(xapi.send("PUT", state, "again").statusCode()).isEqualTo(403);
    assertThat(store("")).as("others write").isNotEmpty();
    jdbc.sql(
            "update erased_account set erased_at = now() - interval '2 days' where organisation_id"
                + " = ?")
        .param(organisation.value())
        .update();
    String old = of.replaceFirst("\"id\":\"[^\"]+\",", "\"timestamp\":\"2020-01-01T00:00:00Z\",");
    assertThat(xapi.post(old).statusCode()).as("from before").isEqualTo(403);
    assertThat(xapi.post(of).statusCode()).as("came back two days later").isEqualTo(200);
  }

  @Test
  void problems_are_told_up_to_a_hundred_and_a_request_has_a_bounded_number_of_statements() {
    var many = xapi.post("[" + "1,".repeat(9_000) + "1]");
    assertThat(many.statusCode()).isEqualTo(400);
    assertThat(Xapi.json(many).path("problems").size()).isEqualTo(100);

    StringBuilder unknown = new StringBuilder(statement(id(), "\"p\":1"));
    for (int i = 0; i < 5_000; i++) {
      unknown.insert(1, "\"p" + i + "\":1,");
    }
    var one = xapi.post(unknown.toString());
    assertThat(one.statusCode()).isEqualTo(400);
    assertThat(Xapi.json(one).path("problems").size()).isEqualTo(100);

    var tooMany = xapi.post("[" + "1,".repeat(1_000_000) + "1]");
    assertThat(tooMany.statusCode()).isEqualTo(413);
    assertThat(tooMany.body()).contains("at most 10000 statements").hasSizeLessThan(1_000);
  }

  @Test
  void a_statement_comes_back_completed() {
    String id = store("\"timestamp\":\"2026-03-01T11:00:00.5+01:00\"");

    JsonNode statement = Xapi.json(xapi.list("statementId=" + id));

    assertThat(statement.path("timestamp").stringValue()).isEqualTo("2026-03-01T11:00:00.5+01:00");
    assertThat(statement.path("version").stringValue()).isEqualTo("1.0.0");
    assertThat(statement.path("authority").path("account").path("name").stringValue())
        .startsWith("tl-");
    assertThat(statement.path("stored").stringValue())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    assertThat(statement.path("actor").path("mbox").stringValue())
        .isEqualTo("mailto:ana@example.com");
  }

  @Test
  void what_a_sender_says_about_stored_and_authority_does_not_count() {
    String id =
        store(
            "\"stored\":\"2001-01-01T00:00:00Z\","
                + "\"authority\":{\"mbox\":\"mailto:eve@example.com\"}");

    JsonNode statement = Xapi.json(xapi.list("statementId=" + id));

    assertThat(statement.path("stored").stringValue()).doesNotStartWith("2001");
    assertThat(statement.path("authority").has("mbox")).isFalse();
  }

  @Test
  void a_statement_without_id_and_timestamp_gets_them() {
    var response =
        xapi.post(
            """
            {"actor":{"mbox":"mailto:ana@example.com"},
             "verb":{"id":"http://example.com/verbs/did"},
             "object":{"id":"http://example.com/activities/one"}}
            """);

    String id = Xapi.json(response).get(0).stringValue();
    JsonNode statement = Xapi.json(xapi.list("statementId=" + id));
    assertThat(statement.path("id").stringValue()).isEqualTo(id);
    assertThat(statement.path("timestamp")).isEqualTo(statement.path("stored"));
  }

  @Test
  void under_2_0_a_statement_gets_version_2_0_0() {
    String id = id();
    Xapi two = xapi.with("X-Experience-API-Version", "2.0.0");
    two.post(statement(id, ""));

    assertThat(Xapi.json(two.list("statementId=" + id)).path("version").stringValue())
        .isEqualTo("2.0.0");
  }

  @Test
  void a_batch_answers_with_its_ids_in_their_order() {
    String one = id();
    String two = id();

    var response = xapi.post("[" + statement(one, "") + "," + statement(two, "") + "]");

    assertThat(response.body()).isEqualTo("[\"" + one + "\",\"" + two + "\"]");
  }

  @Test
  void numbers_and_texts_come_back_digit_by_digit() {
    String id =
        store(
            "\"result\":{\"extensions\":{\"http://example.com/x\":[1.50,1e3,12345678901234567890123,\"\\u00fc/\"]}}");

    var list = xapi.list("").body();

    assertThat(list).contains("1.50").contains("12345678901234567890123").contains("ü/");
    assertThat(list).contains(id);
  }

  @Test
  void one_bad_statement_in_a_batch_and_nothing_is_kept() {
    var response =
        xapi.post(
            "["
                + statement(id(), "")
                + ","
                + statement(
                    id(), "\"context\":{\"contextActivities\":{\"parent\":[{\"id\":\"x\"}]}}")
                + "]");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Xapi.json(response).path("problems").get(0).path("property").stringValue())
        .isEqualTo("[1].context.contextActivities.parent[0].id");
    assertThat(ids(xapi.list(""))).isEmpty();
  }

  @Test
  void the_same_id_twice_in_a_batch_is_refused() {
    String id = id();

    var response = xapi.post("[" + statement(id, "") + "," + statement(id, "") + "]");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(ids(xapi.list(""))).isEmpty();
  }

  @Test
  void the_same_statement_again_changes_nothing() {
    String id = store("");
    String before = xapi.list("statementId=" + id).body();

    var post = xapi.post("[" + statement(id, "") + "," + statement(id(), "") + "]");
    var put = xapi.put(id, statement(id, ""));
    var whole = xapi.post(before);

    assertThat(post.statusCode()).isEqualTo(200);
    assertThat(put.statusCode()).isEqualTo(204);
    assertThat(whole.statusCode()).as(whole.body()).isEqualTo(200);
    assertThat(xapi.list("statementId=" + id).body()).isEqualTo(before);
    assertThat(ids(xapi.list(""))).hasSize(2);
  }

  @Test
  void another_statement_with_an_id_that_is_taken_is_a_conflict() {
    String id = store("");
    String before = xapi.list("statementId=" + id).body();
    String other = statement(id, "\"result\":{\"success\":true}");

    assertThat(xapi.post(other).statusCode()).isEqualTo(409);
    assertThat(xapi.put(id, other).statusCode()).isEqualTo(409);
    assertThat(xapi.post("[" + statement(id(), "") + "," + other + "]").statusCode())
        .isEqualTo(409);
    assertThat(ids(xapi.list(""))).containsExactly(id);
    assertThat(xapi.list("statementId=" + id).body()).isEqualTo(before);
  }

  @Test
  void put_takes_one_statement_under_its_id() {
    String id = id();

    assertThat(xapi.put(id, statement(id, "")).statusCode()).isEqualTo(204);
    assertThat(ids(xapi.list(""))).containsExactly(id);
    assertThat(xapi.put(id(), statement(id, "")).statusCode()).isEqualTo(400);
    assertThat(xapi.put(id, "[" + statement(id, "") + "]").statusCode()).isEqualTo(400);
    assertThat(xapi.send("PUT", "/xapi/statements", statement(id, "")).statusCode()).isEqualTo(400);
    assertThat(xapi.send("DELETE", "/xapi/statements", "").statusCode()).isEqualTo(405);
  }

  @Test
  void many_who_send_the_same_statement_at_once_all_succeed_and_it_is_there_once()
      throws Exception {
    String id = id();
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      List<Future<Integer>> codes = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        codes.add(threads.submit(() -> xapi.post(statement(id, "")).statusCode()));
      }
      for (Future<Integer> code : codes) {
        assertThat(code.get()).isEqualTo(200);
      }
    }
    assertThat(ids(xapi.list(""))).containsExactly(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "{",
        "null",
        "7",
        "[1]",
        "[[]]",
        "[null]",
        "{} {}",
        "{\"actor\":{\"mbox\":\"mailto:a@b.c\"},\"actor\":{\"mbox\":\"mailto:a@b.c\"}}",
      })
  void a_body_that_is_no_statement_is_refused(String body) {
    assertThat(xapi.post(body).statusCode()).isEqualTo(400);
  }

  @Test
  void a_body_must_say_that_it_is_json_in_utf_8() {
    String body = statement(id(), "");

    assertThat(xapi.with("Content-Type", "text/plain").post(body).statusCode()).isEqualTo(400);
    assertThat(
            xapi.with("Content-Type", "application/json; charset=latin1").post(body).statusCode())
        .isEqualTo(400);
    assertThat(xapi.with("Content-Type", "application/json; charset=UTF-8").post(body).statusCode())
        .isEqualTo(200);
    assertThat(xapi.with("Content-Type", "multipart/mixed; boundary=x").post("--x--").body())
        .contains("no part with statements");
  }

  @Test
  void a_body_that_is_too_large_is_refused_in_words() {
    byte[] body = new byte[8 * 1024 * 1024 + 1];

    var response = xapi.send("POST", "/xapi/statements", body);

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.headers().firstValue("X-Experience-API-Version")).isPresent();
  }

  @Test
  void the_character_zero_is_refused_by_the_name_of_its_property() {
    var response = xapi.post(statement(id(), "\"result\":{\"response\":\"a\\u0000b\"}"));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("result.response").contains("U+0000");
  }

  @Test
  void attachments_that_do_not_come_must_be_somewhere_else() {
    String attachment =
        """
        "attachments":[{"usageType":"http://example.com/usage","display":{"en":"x"},
          "contentType":"text/plain","length":3,
          "sha2":"2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"%s}]\
        """;

    assertThat(xapi.post(statement(id(), attachment.formatted(""))).statusCode()).isEqualTo(400);
    assertThat(
            xapi.post(
                    statement(
                        id(), attachment.formatted(",\"fileUrl\":\"https://example.com/foo\"")))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_body_may_be_packed_and_marked() {
    String packed = id();
    String marked = id();

    assertThat(
            xapi.with("Content-Encoding", "gzip")
                .send("POST", "/xapi/statements", gzip(bytes(statement(packed, ""))))
                .statusCode())
        .isEqualTo(200);
    assertThat(xapi.post("\uFEFF" + statement(marked, "")).statusCode()).isEqualTo(200);
    assertThat(ids(xapi.list(""))).containsExactly(marked, packed);
    assertThat(
            jdbc.sql("select json from statement where id = ?")
                .param(UUID.fromString(marked))
                .query(String.class)
                .single())
        .startsWith("{");
  }

  @Test
  void a_packed_body_has_the_limit_of_an_unpacked_one() {
    byte[] bomb = gzip(new byte[64 * 1024 * 1024]);
    assertThat(bomb.length).isLessThan(100_000);

    var response = xapi.with("Content-Encoding", "gzip").send("POST", "/xapi/statements", bomb);

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("8388608 bytes");
  }

  @Test
  void a_body_that_is_not_packed_as_it_says_is_told_so() {
    byte[] packed = gzip(bytes(statement(id(), "")));
    byte[] cut = Arrays.copyOf(packed, packed.length - 20);

    for (byte[] body : List.of(bytes(statement(id(), "")), cut)) {
      var response = xapi.with("Content-Encoding", "gzip").send("POST", "/xapi/statements", body);
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).contains("gzip");
    }
    var brotli = xapi.with("Content-Encoding", "br").post(statement(id(), ""));
    assertThat(brotli.statusCode()).isEqualTo(415);
    assertThat(brotli.body()).contains("'br'");
    assertThat(xapi.send("POST", "/xapi/statements", packed).body()).contains("not in UTF-8");
  }

  @Test
  void nothing_of_a_score_of_nothing_is_kept_and_its_sender_hears_what_to_leave_out() {
    var response =
        xapi.post(statement(id(), "\"result\":{\"score\":{\"min\":0,\"max\":0,\"raw\":0}}"));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("result.score.min", "leave the score out");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T10:00:00+01:00, 2026-03-01T09:00:00Z",
    "2026-03-01 10:00:00.120Z, 2026-03-01T10:00:00.120Z",
    "2026-03-01t23:30:00.123456789z, 2026-03-01T23:30:00.123456789Z",
    "2026-03-01T00:00:00-00:30, 2026-03-01T00:30:00Z",
  })
  void a_time_of_2_0_comes_back_in_utc_and_can_be_sent_on_under_1_0_3(String sent, String utc) {
    String id = id();
    Xapi two = xapi.with("X-Experience-API-Version", "2.0.0");
    String inside =
        """
        {"objectType":"SubStatement","actor":{"mbox":"mailto:bo@example.com"},
         "verb":{"id":"http://example.com/v"},"object":{"id":"http://example.com/a"},
         "timestamp":"%s"}\
        """
            .formatted(sent);
    String body =
        statement(id, "\"timestamp\":\"" + sent + "\"")
            .replace("{\"id\":\"http://example.com/activities/one\"}", inside);

    assertThat(two.post(body).statusCode()).isEqualTo(200);
    for (Xapi reader : List.of(two, xapi)) {
      var shown = (ObjectNode) Xapi.json(reader.list("statementId=" + id));
      assertThat(shown.path("timestamp").stringValue()).isEqualTo(utc);
      assertThat(shown.path("object").path("timestamp").stringValue()).isEqualTo(utc);
      // A sender of 1.0.3 has no other version to write than its own.
      shown.put("id", id()).remove("version");
      assertThat(xapi.post(shown.toString()).statusCode()).isEqualTo(200);
    }
    assertThat(two.post(body).statusCode()).isEqualTo(200);
  }

  @Test
  void a_time_of_1_0_is_exact_for_its_readers_and_in_utc_for_those_of_2_0() {
    String id = store("\"timestamp\":\"2026-03-01T10:00:00+0100\"");
    Xapi two = xapi.with("X-Experience-API-Version", "2.0.0");

    assertThat(Xapi.json(xapi.list("statementId=" + id)).path("timestamp").stringValue())
        .isEqualTo("2026-03-01T10:00:00+0100");
    assertThat(Xapi.json(two.list("statementId=" + id)).path("timestamp").stringValue())
        .isEqualTo("2026-03-01T09:00:00Z");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
