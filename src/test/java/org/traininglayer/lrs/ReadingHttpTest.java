package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.LrsCredentials.Scope;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementJson;
import tools.jackson.databind.JsonNode;

class ReadingHttpTest extends XapiTest {

  @Test
  void a_page_ends_by_bytes_and_the_next_one_goes_on_there() {
    List<String> all = List.of(store(""), store(""), store(""), store(""));
    jdbc.sql("update statement set json = json || repeat(' ', 3 << 20) where organisation_id = ?")
        .param(organisation.value())
        .update();

    var first = xapi.get("/xapi/statements?ascending=true");
    assertThat(ids(first)).containsExactlyElementsOf(all.subList(0, 2));
    var second = xapi.get(Xapi.json(first).path("more").stringValue());
    assertThat(ids(second)).containsExactlyElementsOf(all.subList(2, 4));
    assertThat(Xapi.json(second).path("more").stringValue()).isEmpty();
    assertThat(ids(xapi.get("/xapi/statements?limit=1"))).containsExactly(all.get(3));
  }

  @Test
  void whoever_reads_their_own_is_not_told_what_others_said_of_activities() {
    store("");
    String named =
        statement(id(), "")
            .replace(
                "activities/one\"",
                "activities/one\",\"definition\":{\"name\":{\"en\":\"Secret plan\"}}");
    assertThat(xapi.post(named).statusCode()).isEqualTo(200);
    Xapi own = client(Set.of(Scope.STATEMENTS_WRITE, Scope.STATEMENTS_READ_MINE));
    assertThat(own.post(statement(id(), "")).statusCode()).isEqualTo(200);
    String activity = "/xapi/activities?activityId=http://example.com/activities/one";

    assertThat(xapi.get(activity).body()).contains("Secret plan");
    assertThat(own.get(activity).body()).contains("activities/one").doesNotContain("Secret plan");
    assertThat(own.get("/xapi/statements?format=canonical").body())
        .contains("activities/one")
        .doesNotContain("Secret plan");
  }

  @Test
  void what_the_canonical_format_adds_is_bounded() {
    String activity =
        "{\"id\":\"http://example.com/large\",\"definition\":{\"name\":{\"en\":\"%s\"}}}"
            .formatted("x".repeat(1 << 20));
    store("\"context\":{\"contextActivities\":{\"other\":[" + activity + "]}}");
    String many =
        String.join(",", Collections.nCopies(100, "{\"id\":\"http://example.com/large\"}"));
    store("\"context\":{\"contextActivities\":{\"other\":[" + many + "]}}");

    String canonical = xapi.get("/xapi/statements?format=canonical&limit=1").body();

    assertThat(canonical.length()).isBetween(2 << 20, 10 << 20);
  }

  @Test
  void a_list_is_filtered_by_what_was_asked() {
    String plain = store("");
    String registered =
        store(
            "\"context\":{\"registration\":\"5b6d1c0a-0000-4000-8000-000000000001\","
                + "\"instructor\":{\"mbox\":\"mailto:ina@example.com\"},"
                + "\"contextActivities\":{\"parent\":{\"id\":\"http://example.com/parent\"}}}");
    String other = id();
    xapi.post(
        """
        {"id":"%s","actor":{"mbox":"mailto:bo@example.com"},
         "verb":{"id":"http://example.com/verbs/met"},
         "object":{"objectType":"Agent","mbox":"mailto:ana@example.com"}}
        """
            .formatted(other));
    String ana = "agent=" + Xapi.encoded("{\"mbox\":\"mailto:ana@example.com\"}");
    String bo = "agent=" + Xapi.encoded("{\"mbox\":\"mailto:bo@example.com\"}");
    String ina = "agent=" + Xapi.encoded("{\"mbox\":\"mailto:ina@example.com\"}");

    assertThat(ids(xapi.list(""))).containsExactly(other, registered, plain);
    assertThat(ids(xapi.list("ascending=true"))).containsExactly(plain, registered, other);
    assertThat(ids(xapi.list(ana))).containsExactly(other, registered, plain);
    assertThat(ids(xapi.list(bo))).containsExactly(other);
    assertThat(ids(xapi.list(ina))).isEmpty();
    assertThat(ids(xapi.list(ina + "&related_agents=true"))).containsExactly(registered);
    assertThat(ids(xapi.list("verb=" + Xapi.encoded("http://example.com/verbs/met"))))
        .containsExactly(other);
    assertThat(ids(xapi.list("activity=http://example.com/activities/one")))
        .containsExactly(registered, plain);
    assertThat(ids(xapi.list("activity=http://example.com/parent"))).isEmpty();
    assertThat(ids(xapi.list("activity=http://example.com/parent&related_activities=true")))
        .containsExactly(registered);
    assertThat(ids(xapi.list("registration=5b6d1c0a-0000-4000-8000-000000000001")))
        .containsExactly(registered);
    assertThat(ids(xapi.list(ana + "&activity=http://example.com/activities/one&limit=1")))
        .containsExactly(registered);
  }

  @Test
  void since_is_exclusive_and_until_inclusive_at_a_time_that_was_shown() {
    String first = store("");
    String second = store("");
    String third = store("");
    String stored = Xapi.json(xapi.list("statementId=" + second)).path("stored").stringValue();

    assertThat(ids(xapi.list("since=" + stored))).containsExactly(third);
    assertThat(ids(xapi.list("until=" + stored))).containsExactly(second, first);
    assertThat(ids(xapi.list("since=" + stored + "&until=" + stored))).isEmpty();
  }

  @Test
  void a_statement_is_dated_by_when_it_was_stored() {
    String id = store("");

    var response = xapi.list("statementId=" + id);

    Instant stored = Instant.parse(Xapi.json(response).path("stored").stringValue());
    String modified = response.headers().firstValue("Last-Modified").orElseThrow();
    assertThat(ZonedDateTime.parse(modified, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
        .isEqualTo(stored.truncatedTo(ChronoUnit.SECONDS));
  }

  @Test
  void pages_follow_each_other_without_gap_or_repetition_while_others_write() throws Exception {
    List<String> before = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      before.addFirst(store(""));
    }
    AtomicBoolean writing = new AtomicBoolean(true);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<Integer> writer =
          threads.submit(() -> {
            int count = 0;
            while (writing.get()) {
              store("");
              count++;
            }
            return count;
          });
      List<String> seen = new ArrayList<>();
      String next = "/xapi/statements?limit=4&verb=" + Xapi.encoded("http://example.com/verbs/did");
      String top = null;
      while (!next.isEmpty()) {
        var page = xapi.get(next);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        seen.addAll(ids(page));
        next = Xapi.json(page).path("more").stringValue();
        assertThat(next).matches("(/xapi/.*)?");
        top = top == null ? seen.getFirst() : top;
      }
      writing.set(false);
      assertThat(writer.get()).isPositive();
      assertThat(seen).doesNotHaveDuplicates();
      assertThat(seen.subList(seen.size() - 25, seen.size())).isEqualTo(before);
    }
  }

  @Test
  void rising_pages_end_at_the_moment_of_the_first() {
    for (int i = 0; i < 5; i++) {
      store("");
    }
    JsonNode first = Xapi.json(xapi.list("ascending=true&limit=3"));
    store("");

    JsonNode second = Xapi.json(xapi.get(first.path("more").stringValue()));

    assertThat(second.path("statements").size()).isEqualTo(2);
    assertThat(second.path("more").stringValue()).isEmpty();
  }

  @Test
  void a_further_page_needs_the_same_right_as_the_first() {
    store("");
    store("");
    String more = Xapi.json(xapi.list("limit=1")).path("more").stringValue();

    assertThat(xapi.without("Authorization").get(more).statusCode()).isEqualTo(401);
    assertThat(client(Set.of(Scope.STATEMENTS_WRITE)).get(more).statusCode()).isEqualTo(403);
    var made = credentials.create(new OrganisationId(UUID.randomUUID()), "x", Set.of(Scope.ALL));
    assertThat(ids(new Xapi(port, made.key(), made.secret()).get(more))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "e30", "bnVsbA", "eyJxIjp7fSwiYiI6IngifQ", "%00", "W10"})
  void a_link_to_a_page_that_was_made_up_is_refused(String cursor) {
    assertThat(xapi.get("/xapi/statements/more?cursor=" + cursor).statusCode()).isEqualTo(400);
  }

  @Test
  void a_voided_statement_is_hidden_and_its_voiding_shown() {
    String target = store("");
    String voiding = voiding(target);

    assertThat(ids(xapi.list(""))).containsExactly(voiding);
    assertThat(xapi.list("statementId=" + target).statusCode()).isEqualTo(404);
    assertThat(xapi.list("voidedStatementId=" + target).statusCode()).isEqualTo(200);
    assertThat(xapi.list("voidedStatementId=" + voiding).statusCode()).isEqualTo(404);

    String futile = voiding(voiding);

    assertThat(ids(xapi.list(""))).containsExactly(futile, voiding);
  }

  @Test
  void a_statement_may_be_voided_before_it_comes() {
    String target = id();
    String voiding = voiding(target);

    xapi.post(statement(target, ""));

    assertThat(ids(xapi.list(""))).containsExactly(voiding);
  }

  @Test
  void a_statement_about_a_statement_is_found_by_what_that_one_has() {
    String target = store("");
    String first = reference(target, "http://example.com/verbs/noted");
    String second = reference(first, "http://example.com/verbs/noted");
    String unrelated = reference(id(), "http://example.com/verbs/noted");

    String did = "verb=" + Xapi.encoded("http://example.com/verbs/did");
    assertThat(ids(xapi.list(did))).containsExactly(second, first, target);
    assertThat(ids(xapi.list(did + "&limit=2"))).containsExactly(second, first);
    assertThat(ids(xapi.list("verb=" + Xapi.encoded("http://example.com/verbs/noted"))))
        .containsExactly(unrelated, second, first);

    String voiding = voiding(target);

    assertThat(ids(xapi.list(did))).containsExactly(voiding, second, first);
  }

  @Test
  void references_in_a_circle_end() {
    String one = id();
    String two = id();
    xapi.post(referring(one, two, "http://example.com/verbs/noted"));
    xapi.post(referring(two, one, "http://example.com/verbs/noted"));

    assertThat(ids(xapi.list("verb=" + Xapi.encoded("http://example.com/verbs/did")))).isEmpty();
  }

  private String voiding(String target) {
    return reference(target, "http://adlnet.gov/expapi/verbs/voided");
  }

  private String reference(String target, String verb) {
    String id = id();
    var response = xapi.post(referring(id, target, verb));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return id;
  }

  private static String referring(String id, String target, String verb) {
    return """
    {"id":"%s","actor":{"mbox":"mailto:cy@example.com"},"verb":{"id":"%s"},
     "object":{"objectType":"StatementRef","id":"%s"}}
    """
        .formatted(id, verb, target);
  }

  @Test
  void only_ids_are_shown_when_only_ids_are_asked_for() {
    xapi.post(
        """
        {"actor":{"objectType":"Group","name":"Us","member":[
            {"name":"Ana","mbox":"mailto:ana@example.com"}]},
         "verb":{"id":"http://example.com/verbs/did","display":{"en":"did"}},
         "object":{"objectType":"Activity","id":"http://example.com/activities/one",
            "definition":{"name":{"en":"One"}}},
         "context":{"contextActivities":{"grouping":{"objectType":"Activity",
            "id":"http://example.com/g",
            "definition":{"name":{"en":"G"}}}}}}
        """);

    JsonNode statement = Xapi.json(xapi.list("format=ids")).path("statements").get(0);

    assertThat(statement.path("actor").toString())
        .isEqualTo("{\"objectType\":\"Group\",\"member\":[{\"mbox\":\"mailto:ana@example.com\"}]}");
    assertThat(statement.path("verb").toString())
        .isEqualTo("{\"id\":\"http://example.com/verbs/did\"}");
    assertThat(statement.path("object").toString())
        .isEqualTo("{\"id\":\"http://example.com/activities/one\"}");
    assertThat(statement.path("context").path("contextActivities").path("grouping").toString())
        .isEqualTo("[{\"id\":\"http://example.com/g\"}]");
  }

  @Test
  void the_canonical_format_has_the_last_word_on_activities_in_the_language_of_the_reader() {
    String object = "{\"id\":\"http://example.com/activities/told\",\"definition\":%s}";
    String text =
        """
        {"actor":{"mbox":"mailto:ana@example.com"},"verb":{"id":"http://example.com/verbs/did",
         "display":{"en-GB":"did","de":"tat"}},"object":%s}
        """;
    xapi.post(text.formatted(object.formatted("{\"name\":{\"en\":\"Old\",\"de\":\"Alt\"}}")));
    xapi.post(
        text.formatted(
            object.formatted(
                "{\"name\":{\"en\":\"New\"},\"type\":\"http://example.com/types/t\"}")));

    JsonNode german =
        Xapi.json(xapi.with("Accept-Language", "fr;q=0.2, de-AT").list("format=canonical"));
    JsonNode any = Xapi.json(xapi.list("format=canonical"));

    for (JsonNode statement : german.path("statements")) {
      assertThat(statement.path("verb").path("display").toString()).isEqualTo("{\"de\":\"tat\"}");
      assertThat(statement.path("object").path("definition").path("name").toString())
          .isEqualTo("{\"de\":\"Alt\"}");
      assertThat(statement.path("object").path("definition").path("type").stringValue())
          .isEqualTo("http://example.com/types/t");
    }
    assertThat(any.path("statements").get(1).path("object").path("definition").path("name"))
        .hasToString("{\"en\":\"New\"}");
  }

  @Test
  void our_own_statements_are_read_like_all_others() {
    var statement = Made.by("ana");
    append(organisation, List.of(statement));

    JsonNode read = Xapi.json(xapi.list("statementId=" + statement.id()));

    assertThat(read.path("authority").path("account").path("name").stringValue())
        .isEqualTo("training-layer");
    assertThat(xapi.post(StatementJson.write(statement)).statusCode()).isEqualTo(200);
    assertThat(ids(xapi.list("registration=" + Made.REGISTRATION))).hasSize(1);
  }

  @Test
  void people_who_are_erased_are_in_no_statement_any_more() {
    append(organisation, List.of(Made.by("ana"), Made.by("bo")));
    String about =
        store(
            "\"context\":{\"instructor\":{\"account\":{\"homePage\":\""
                + Made.HOME
                + "\",\"name\":\"ana\"}}}");

    events.publishEvent(new LearnersErased(organisation, Set.of(), Set.of(Made.account("ana"))));

    assertThat(ids(xapi.list(""))).hasSize(1).doesNotContain(about);
  }

  @Test
  void consistent_through_waits_for_a_transaction_that_writes_and_goes_on_otherwise() {
    Instant earlier = through();
    Awaitility.await().until(() -> through().isAfter(earlier));

    new TransactionTemplate(transactionManager)
        .executeWithoutResult(status -> {
          append(organisation, List.of(Made.by("ana")));
          Instant stored =
              jdbc.sql("select max(stored) from statement where organisation_id = ?")
                  .param(organisation.value())
                  .query(OffsetDateTime.class)
                  .single()
                  .toInstant();
          assertThat(through()).isBefore(stored);
          assertThat(through()).isBefore(stored);
        });
    Instant stored =
        Instant.parse(
            Xapi.json(xapi.list("")).path("statements").get(0).path("stored").stringValue());
    Awaitility.await().until(() -> !through().isBefore(stored));
  }

  private Instant through() {
    return Instant.parse(
        xapi.list("limit=1")
            .headers()
            .firstValue("X-Experience-API-Consistent-Through")
            .orElseThrow());
  }

  private void append(OrganisationId to, List<Statement> statements) {
    ledger.append(to, statements.stream().map(PreparedStatement::of).toList());
  }
}
