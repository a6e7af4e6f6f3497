package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.traininglayer.lrs.LrsCredentials.Scope;
import org.traininglayer.lrs.StatementExports.Export;
import org.traininglayer.lrs.StatementExports.Format;
import org.traininglayer.lrs.StatementExports.Naming;
import org.traininglayer.lrs.StatementExports.State;
import org.traininglayer.lrs.StatementExports.Wish;
import org.traininglayer.testing.NodeScripts;
import tools.jackson.databind.JsonNode;

/** Statements as files. */
class ExportHttpTest extends XapiTest {

  private static final String ASKED = "/xapi/statements/export?purpose=a+test";
  private static final String ACCOUNTS = ASKED + "&people=account";

  @Autowired StatementExports exports;
  @TempDir Path folder;

  @Test
  void statements_come_one_a_line_in_the_order_of_storing_and_say_which_were_taken_back() {
    String first = store("");
    String voided = store("");
    String voiding = id();
    xapi.post(
        """
        {"id":"%s","actor":{"mbox":"mailto:ana@example.com"},
         "verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},
         "object":{"objectType":"StatementRef","id":"%s"}}
        """
            .formatted(voiding, voided));

    HttpResponse<String> file = xapi.get(ACCOUNTS);

    assertThat(file.statusCode()).as(file.body()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type")).contains("application/x-ndjson");
    List<JsonNode> lines = lines(file);
    assertThat(lines)
        .extracting(line -> line.path("id").stringValue(""))
        .containsExactly(first, voided, voiding);
    assertThat(lines)
        .extracting(line -> line.path("voided").booleanValue())
        .containsExactly(false, true, false);
    assertThat(lines.get(0).path("statement").path("actor").path("mbox").stringValue())
        .isEqualTo("mailto:ana@example.com");
    assertThat(lines.get(0).path("statement").path("id").stringValue("")).isEqualTo(first);
    assertThat(file.body()).endsWith("\n");
  }

  @Test
  void whoever_sent_something_with_a_token_has_another_name_too_and_keys_keep_theirs() {
    store("");
    String byToken = store("");
    jdbc.sql(
            """
            update statement set authority =
              '{"objectType":"Agent","account":{"homePage":"https://login.example","name":"sub-of-ana"}}'
            where id = cast(? as uuid)
            """)
        .param(byToken)
        .update();

    List<JsonNode> lines = lines(xapi.get(ASKED));

    assertThat(lines.toString()).doesNotContain("sub-of-ana");
    assertThat(lines)
        .extracting(line ->
            line.path("statement")
                .path("authority")
                .path("account")
                .path("name")
                .stringValue("")
                .matches("p1-[0-9a-f]{32}"))
        .containsExactly(false, true);
    assertThat(xapi.get(ACCOUNTS).body()).contains("sub-of-ana");
  }

  @Test
  void a_look_at_the_headers_begins_no_export() {
    store("");
    var head = xapi.send("HEAD", ACCOUNTS, "");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Type")).contains("application/x-ndjson");
    assertThat(exports.newest(organisation, 5)).isEmpty();
    assertThat(xapi.send("HEAD", "/xapi/statements/export", "").statusCode()).isEqualTo(400);
    assertThat(xapi.send("PUT", ACCOUNTS, "").headers().firstValue("Allow")).contains("GET, HEAD");
  }

  @Test
  void after_a_break_the_file_goes_on_after_the_last_whole_line() {
    List<String> ids = List.of(store(""), store(""), store(""), store(""));

    List<JsonNode> rest = lines(xapi.get(ACCOUNTS + "&after=" + ids.get(1)));

    assertThat(rest)
        .extracting(line -> line.path("id").stringValue(""))
        .containsExactly(ids.get(2), ids.get(3));
    HttpResponse<String> gone = xapi.get(ASKED + "&after=" + UUID.randomUUID());
    assertThat(gone.statusCode()).isEqualTo(400);
    assertThat(gone.body()).contains("say since when instead");
  }

  @Test
  void a_file_without_names_has_other_ids_too_and_goes_on_after_either() {
    List<String> ids = List.of(store(""), store(""), store(""));
    String voiding = id();
    xapi.post(
        """
        {"id":"%s","actor":{"mbox":"mailto:ana@example.com"},
         "verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},
         "object":{"objectType":"StatementRef","id":"%s"}}
        """
            .formatted(voiding, ids.get(1)));

    HttpResponse<String> file = xapi.get(ASKED);

    List<String> hidden = lines(file).stream().map(l -> l.path("id").stringValue("")).toList();
    assertThat(hidden).hasSize(4).doesNotHaveDuplicates();
    assertThat(file.body()).doesNotContain(ids).doesNotContain(voiding);
    assertThat(lines(file).getLast().at("/statement/object/id").stringValue(""))
        .isEqualTo(hidden.get(1));
    assertThat(lines(file)).allMatch(l -> l.path("id").equals(l.path("statement").path("id")));
    for (String after : List.of(hidden.get(1), ids.get(1))) {
      assertThat(lines(xapi.get(ASKED + "&after=" + after)))
          .extracting(l -> l.path("id").stringValue(""))
          .isEqualTo(hidden.subList(2, 4));
    }
    assertThat(exports.newest(organisation, 1).getFirst().lastId()).hasToString(hidden.get(3));
    assertThat(xapi.get(ACCOUNTS + "&after=" + hidden.get(1)).statusCode()).isEqualTo(400);
  }

  @Test
  void the_next_file_begins_where_this_one_is_complete_and_misses_nothing() {
    String first = store("");
    HttpResponse<String> one = xapi.get(ACCOUNTS);
    String second = store("");

    HttpResponse<String> next =
        xapi.get(ACCOUNTS + "&since=" + one.headers().firstValue("X-Export-Through").orElseThrow());

    assertThat(lines(one))
        .extracting(line -> line.path("id").stringValue(""))
        .containsExactly(first);
    assertThat(lines(next))
        .extracting(line -> line.path("id").stringValue(""))
        .containsExactly(second);
  }

  @Test
  void filters_narrow_by_verb_activity_and_template() {
    String plain = store("");
    String ai = id();
    xapi.post(
        """
        {"id":"%s","actor":{"mbox":"mailto:ana@example.com"},
         "verb":{"id":"http://activitystrea.ms/use"},
         "object":{"id":"http://example.com/output",
           "definition":{"type":"https://traininglayer.org/xapi/activity-types/ai-output"}}}
        """
            .formatted(ai));

    assertThat(ids(ACCOUNTS + "&verb=http://example.com/verbs/did")).containsExactly(plain);
    assertThat(ids(ACCOUNTS + "&activity=http://example.com/output")).containsExactly(ai);
    assertThat(ids(ACCOUNTS + "&template=ai-output-used")).containsExactly(ai);
    assertThat(xapi.get(ASKED + "&template=nothing").statusCode()).isEqualTo(400);
    assertThat(xapi.get(ASKED + "&agent=x").body()).contains("agent");
  }

  @Test
  void people_have_other_names_everywhere_unless_accounts_are_asked_for() {
    xapi.post(
        statement(
            id(),
            """
            "context":{"instructor":{"name":"Ida","account":
               {"homePage":"https://lms.example","name":"ida"}},
             "team":{"objectType":"Group","name":"Ours","member":[{"mbox":"mailto:bo@example.com"}]}}
            """));
    store("");

    List<JsonNode> lines = lines(xapi.get(ASKED));

    assertThat(lines.toString())
        .doesNotContain("ana@example.com")
        .doesNotContain("bo@example.com")
        .doesNotContain("Ida")
        .doesNotContain("\"ida\"");
    assertThat(lines)
        .extracting(line ->
            line.path("statement").path("actor").path("account").path("name").stringValue(""))
        .allMatch(name -> name.matches("p1-[0-9a-f]{32}"))
        .hasSize(2)
        .containsOnly(
            lines
                .get(0)
                .path("statement")
                .path("actor")
                .path("account")
                .path("name")
                .stringValue());
  }

  @Test
  void under_a_new_key_the_same_person_has_another_name(@Autowired PseudonymKeys keys) {
    store("");
    String before =
        lines(xapi.get(ASKED)).getFirst().at("/statement/actor/account/name").asString();

    int number = keys.change(organisation);

    String after = lines(xapi.get(ASKED)).getFirst().at("/statement/actor/account/name").asString();
    assertThat(number).isEqualTo(2);
    assertThat(after).startsWith("p2-");
    assertThat(after.substring(3)).isNotEqualTo(before.substring(3));
  }

  @Test
  void a_table_has_the_same_statements_and_no_formulas() throws IOException {
    String id = store("\"result\":{\"response\":\"=cmd\",\"score\":{\"scaled\":-0.5}}");

    HttpResponse<String> file = xapi.get(ACCOUNTS + "&format=csv");

    assertThat(file.headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8");
    List<CSVRecord> rows =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(file.body()))
            .getRecords();
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().get("id")).isEqualTo(id);
    assertThat(rows.getFirst().get("response")).isEqualTo("'=cmd");
    assertThat(rows.getFirst().get("score_scaled")).isEqualTo("-0.5");
    assertThat(rows.getFirst().get("actor")).isEqualTo("mailto:ana@example.com");
  }

  @Test
  void a_parquet_file_has_the_same_rows_for_a_reader_that_others_wrote() throws IOException {
    NodeScripts node = NodeScripts.with("hyparquet@1.33.0");
    String id = store("\"result\":{\"success\":true,\"duration\":\"PT1M\"}");
    Path file = folder.resolve("statements.parquet");
    Files.write(file, xapi.bytes(ACCOUNTS + "&format=parquet").body());

    String read =
        node.run(
            """
            const fs = require('fs');
            (async () => {
              const {parquetReadObjects} = await import('hyparquet');
              const bytes = fs.readFileSync(process.argv[2]);
              const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
              const [row] = await parquetReadObjects({file});
              console.log([row.id, row.success, row.duration_seconds, row.voided,
                row.stored instanceof Date].join(' '));
            })().catch(e => { console.error(e); process.exit(1); });
            """,
            file.toString());

    assertThat(read.strip()).isEqualTo(id + " true 60 false true");
  }

  @Test
  void without_a_purpose_or_the_right_to_read_there_is_no_file() {
    store("");

    HttpResponse<String> aimless = xapi.get("/xapi/statements/export");
    assertThat(aimless.statusCode()).isEqualTo(400);
    assertThat(aimless.body()).contains("purpose");
    for (Scope scope : Set.of(Scope.STATEMENTS_WRITE, Scope.STATEMENTS_READ_MINE, Scope.STATE)) {
      assertThat(client(Set.of(scope)).get(ASKED).statusCode()).isEqualTo(403);
    }
    assertThat(client(Set.of(Scope.STATEMENTS_READ)).get(ASKED).statusCode()).isEqualTo(200);
    assertThat(new Xapi(port, "nobody", "nothing").get(ASKED).statusCode()).isEqualTo(401);
  }

  @Test
  void every_export_is_in_the_audit_trail_with_its_purpose() {
    store("");
    HttpResponse<String> file = xapi.get(ASKED + "&verb=http://example.com/verbs/did");

    assertThat(
            jdbc.sql(
                    """
                    select after ->> 'purpose' || ' ' || (after ->> 'verb') from console_audit
                    where organisation_id = :organisation and action = 'statements.exported'
                      and subject = :id
                    """)
                .param("organisation", organisation.value())
                .param("id", file.headers().firstValue("X-Export-Id").orElseThrow())
                .query(String.class)
                .single())
        .isEqualTo("a test http://example.com/verbs/did");
  }

  @Test
  void many_statements_come_in_pieces_and_a_reader_who_leaves_is_noted() {
    StringBuilder batch = new StringBuilder("[");
    for (int i = 0; i < 700; i++) {
      batch.append(i == 0 ? "" : ",").append(statement(id(), ""));
    }
    assertThat(xapi.post(batch.append(']').toString()).statusCode()).isEqualTo(200);
    Export export =
        exports.begin(
            organisation,
            "somebody",
            new Wish(
                Format.NDJSON,
                Naming.PSEUDONYM,
                null,
                null,
                null,
                null,
                Instant.now().plusSeconds(9),
                null,
                "a test"));

    assertThat(export.expected()).isEqualTo(700);
    assertThat(export.state()).isEqualTo(State.WAITING);
    assertThatLeaves(export);
    assertThat(exports.find(organisation, export.id()).orElseThrow().state())
        .isEqualTo(State.BROKEN_OFF);

    List<Integer> written = new ArrayList<>();
    try {
      exports.write(
          export,
          new OutputStream() {
            @Override
            public void write(int one) {
              written.add(one);
            }
          });
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    Export after = exports.find(organisation, export.id()).orElseThrow();
    assertThat(after.state()).isEqualTo(State.WRITTEN);
    assertThat(after.rows()).isEqualTo(700);
    assertThat(written.stream().filter(one -> one == '\n').count()).isEqualTo(700);
  }

  private void assertThatLeaves(Export export) {
    try {
      exports.write(
          export,
          new OutputStream() {
            @Override
            public void write(int one) throws IOException {
              throw new IOException("nobody reads");
            }
          });
      throw new AssertionError("was written to nobody");
    } catch (IOException left) {
      assertThat(left).hasMessage("nobody reads");
    }
  }

  private List<String> ids(String path) {
    return lines(xapi.get(path)).stream().map(line -> line.path("id").stringValue("")).toList();
  }

  private static List<JsonNode> lines(HttpResponse<String> file) {
    assertThat(file.statusCode()).as(file.body()).isEqualTo(200);
    return file.body().lines().map(StrictJson::read).toList();
  }
}
