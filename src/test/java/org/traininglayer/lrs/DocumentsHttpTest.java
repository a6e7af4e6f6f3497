package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.LrsCredentials.Scope;
import tools.jackson.databind.JsonNode;

/**
 * State, agent profiles and activity profiles over HTTP. Where a test shows a requirement of ADL's
 * conformance suite, its number stands there.
 */
class DocumentsHttpTest extends XapiTest {

  private static final String ACTIVITY = "http://example.com/activities/package";
  private static final String ANA =
      "{\"account\":{\"homePage\":\"" + Made.HOME + "\",\"name\":\"ana\"}}";
  private static final String BO = "{\"mbox\":\"mailto:bo@example.com\"}";

  /** XAPI-00187 to 00192, 00230, 00231; 00269, 00271 to 00274; 00285 to 00288. */
  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void a_document_is_kept_found_replaced_and_deleted(DocumentKind kind) {
    String one = path(kind, "one");

    var absent = xapi.get(one);
    assertThat(absent.statusCode()).isEqualTo(404);
    assertThat(Xapi.json(absent).path("error").stringValue()).contains(kind.idParameter());

    assertThat(fresh().send("PUT", one, "{\"a\":1}").statusCode()).isEqualTo(204);
    var kept = xapi.get(one);
    assertThat(kept.statusCode()).isEqualTo(200);
    assertThat(kept.body()).isEqualTo("{\"a\":1}");
    assertThat(header(kept, "Last-Modified")).endsWith(" GMT");
    assertThat(header(kept, "X-Experience-API-Version")).isEqualTo("1.0.3");
    assertThat(header(kept, "Access-Control-Allow-Origin")).isEqualTo("*");

    assertThat(xapi.with("If-Match", etag(kept)).send("PUT", one, "{\"b\":2}").statusCode())
        .isEqualTo(204);
    assertThat(xapi.get(one).body()).isEqualTo("{\"b\":2}");
    assertThat(xapi.send("POST", one, "{\"c\":3}").statusCode()).isEqualTo(204);
    assertThat(xapi.get(one).body()).isEqualTo("{\"b\":2,\"c\":3}");

    assertThat(xapi.send("DELETE", one, "").statusCode()).isEqualTo(204);
    assertThat(xapi.get(one).statusCode()).isEqualTo(404);
    assertThat(xapi.send("DELETE", one, "").statusCode()).isEqualTo(204);
  }

  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void bytes_and_their_content_type_come_back_as_they_were(DocumentKind kind) {
    byte[] noise = new byte[70_000];
    new Random(1).nextBytes(noise);
    for (String type :
        List.of(
            "application/octet-stream",
            "text/plain;charset=utf-16",
            "application/octect-stream",
            "image/png",
            "application/json")) {
      String one = path(kind, type);
      assertThat(fresh().with("Content-Type", type).send("PUT", one, noise).statusCode())
          .isEqualTo(204);

      var kept = xapi.bytes(one);

      assertThat(kept.body()).isEqualTo(noise);
      assertThat(kept.headers().firstValue("Content-Type")).contains(type);
      var head = xapi.send("HEAD", one, "");
      assertThat(head.body()).isEmpty();
      assertThat(header(head, "ETag")).isEqualTo(kept.headers().firstValue("ETag").orElse(""));
      assertThat(header(head, "Content-Length")).isEqualTo("70000");
    }
    assertThat(fresh().without("Content-Type").send("PUT", path(kind, "bare"), noise).statusCode())
        .isEqualTo(204);
    assertThat(header(xapi.get(path(kind, "bare")), "Content-Type"))
        .isEqualTo("application/octet-stream");
    assertThat(fresh().send("PUT", path(kind, "empty"), "").statusCode()).isEqualTo(204);
    assertThat(xapi.bytes(path(kind, "empty")).body()).isEmpty();
  }

  @Test
  void a_document_that_says_it_is_a_page_is_none_of_ours() {
    String one = path(DocumentKind.STATE, "page");
    xapi.with("Content-Type", "text/html").send("PUT", one, "<script>alert(1)</script>");

    var kept = xapi.get(one);

    assertThat(header(kept, "Content-Security-Policy")).contains("sandbox");
    assertThat(header(kept, "X-Content-Type-Options")).isEqualTo("nosniff");
  }

  /** XAPI-00322: SHA-1 in hex digits and quotes. */
  @Test
  void the_etag_is_the_sha_1_of_the_content() {
    String one = path(DocumentKind.AGENT_PROFILE, "abc");
    fresh().send("PUT", one, "abc");

    assertThat(header(xapi.get(one), "ETag"))
        .isEqualTo("\"a9993e364706816aba3e25717850c26c9cd0d89d\"");
  }

  /** RFC 9110, 9.3.4: a client that saves twice need not ask in between. */
  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void whoever_saves_is_told_the_etag_of_what_is_there_now(DocumentKind kind) {
    String one = path(kind, "saved");

    HttpResponse<String> put = fresh().send("PUT", one, "{\"a\":1}");
    HttpResponse<String> post =
        xapi.with("If-Match", header(put, "ETag")).send("POST", one, "{\"b\":2}");

    assertThat(put.statusCode()).isEqualTo(204);
    assertThat(post.statusCode()).isEqualTo(204);
    assertThat(header(post, "ETag")).isEqualTo(header(xapi.get(one), "ETag"));
    assertThat(header(post, "ETag")).isNotEqualTo(header(put, "ETag"));
  }

  /** XAPI-00322. */
  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void a_precondition_that_does_not_hold_changes_nothing(DocumentKind kind) {
    for (String version : List.of("1.0.3", "2.0.0")) {
      Xapi client = xapi.with("X-Experience-API-Version", version);
      String one = path(kind, version);
      assertThat(client.with("If-Match", "*").send("PUT", one, "{}").statusCode()).isEqualTo(412);
      assertThat(client.with("If-Match", "\"1234\"").send("POST", one, "{}").statusCode())
          .isEqualTo(412);
      assertThat(client.with("If-Match", "\"1234\"").send("DELETE", one, "").statusCode())
          .isEqualTo(412);
      assertThat(client.get(one).statusCode()).isEqualTo(404);
      assertThat(client.with("If-None-Match", "*").send("PUT", one, "{\"a\":1}").statusCode())
          .isEqualTo(204);
      String etag = etag(client.get(one));

      for (String method : List.of("PUT", "POST", "DELETE")) {
        for (Xapi late :
            List.of(
                client.with("If-Match", "\"1234\""),
                client.with("If-None-Match", "*"),
                client.with("If-None-Match", etag))) {
          var refused = late.send(method, one, "{\"b\":2}");
          assertThat(refused.statusCode()).as(method).isEqualTo(412);
          assertThat(Xapi.json(refused).path("error").stringValue()).contains("If-Match");
        }
      }
      assertThat(client.get(one).body()).isEqualTo("{\"a\":1}");

      assertThat(client.with("If-Match", etag).send("POST", one, "{\"b\":2}").statusCode())
          .isEqualTo(204);
      assertThat(client.with("If-Match", etag).send("DELETE", one, "").statusCode()).isEqualTo(412);
      String weak = "W/" + etag(client.get(one));
      assertThat(client.with("If-Match", weak).send("DELETE", one, "").statusCode()).isEqualTo(204);
    }
  }

  /** XAPI-00322; under 2.0 for state too. */
  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void a_document_is_not_replaced_by_somebody_who_has_not_seen_it(DocumentKind kind) {
    for (String version : List.of("1.0.3", "2.0.0")) {
      Xapi client = xapi.with("X-Experience-API-Version", version);
      String one = path(kind, version);
      client.with("If-None-Match", "*").send("PUT", one, "{\"a\":1}");

      var blind = client.send("PUT", one, "{\"b\":2}");

      if (kind == DocumentKind.STATE && version.equals("1.0.3")) {
        assertThat(blind.statusCode()).isEqualTo(204);
        assertThat(client.get(one).body()).isEqualTo("{\"b\":2}");
      } else {
        assertThat(blind.statusCode()).isEqualTo(409);
        assertThat(Xapi.json(blind).path("error").stringValue()).contains("If-Match", "ETag");
        assertThat(client.get(one).body()).isEqualTo("{\"a\":1}");
      }
    }
  }

  /** XAPI-00273: before 2.0 a PUT of a profile says what it has seen, also where nothing is. */
  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void where_nothing_is_there_a_put_without_precondition_depends_on_kind_and_version(
      DocumentKind kind) {
    Xapi two = xapi.with("X-Experience-API-Version", "2.0.0");

    var old = xapi.send("PUT", path(kind, "old"), "{}");
    var recent = two.send("PUT", path(kind, "new"), "{}");

    assertThat(old.statusCode()).isEqualTo(kind == DocumentKind.STATE ? 204 : 400);
    assertThat(recent.statusCode()).isEqualTo(204);
    if (kind != DocumentKind.STATE) {
      assertThat(Xapi.json(old).path("error").stringValue()).contains("If-None-Match: *");
    }
  }

  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void of_two_who_have_seen_the_same_document_one_writes(DocumentKind kind) throws Exception {
    String one = path(kind, "race");
    fresh().send("PUT", one, "{\"n\":0}");
    for (int round = 0; round < 8; round++) {
      Xapi seen = xapi.with("If-Match", etag(xapi.get(one)));
      String method = round % 2 == 0 ? "PUT" : "POST";

      List<Integer> codes = atOnce(4, n -> seen.send(method, one, "{\"n\":" + id(n) + "}"));

      assertThat(codes).as("round " + round).containsOnlyOnce(204).contains(412);
      assertThat(codes).allSatisfy(code -> assertThat(code).isIn(204, 412));
    }
  }

  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void of_many_who_write_the_first_one_does(DocumentKind kind) throws Exception {
    for (int round = 0; round < 5; round++) {
      String one = path(kind, "first" + round);

      assertThat(atOnce(4, n -> fresh().send("PUT", one, "{\"n\":" + n + "}")))
          .containsOnlyOnce(204)
          .allSatisfy(code -> assertThat(code).isIn(204, 412));
    }
  }

  @Test
  void properties_that_are_posted_at_once_are_all_there() throws Exception {
    String one = path(DocumentKind.STATE, "together");

    assertThat(atOnce(8, n -> xapi.send("POST", one, "{\"p" + n + "\":" + n + "}")))
        .containsOnly(204);

    assertThat(Xapi.json(xapi.get(one)).propertyNames()).hasSize(8);
  }

  /** XAPI-00183, 00184, 00229, 00232 to 00235; 00278 to 00281, 00284; 00308 to 00310, 00313. */
  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void a_post_that_cannot_be_put_together_changes_nothing(DocumentKind kind) {
    String json = path(kind, "json");
    String text = path(kind, "text");
    Xapi plain = xapi.with("Content-Type", "text/plain");
    assertThat(xapi.send("POST", json, "{\"a\":{\"x\":1,\"y\":2},\"b\":1}").statusCode())
        .isEqualTo(204);
    assertThat(plain.send("POST", text, "just text").statusCode()).isEqualTo(204);

    assertThat(plain.send("POST", json, "{}").statusCode()).isEqualTo(400);
    assertThat(xapi.send("POST", text, "{}").statusCode()).isEqualTo(400);
    assertThat(plain.send("POST", text, "more").statusCode()).isEqualTo(400);
    assertThat(xapi.send("POST", json, "[1]").statusCode()).isEqualTo(400);
    assertThat(xapi.send("POST", json, "{\"a\":").statusCode()).isEqualTo(400);
    assertThat(xapi.send("POST", path(kind, "bad"), "{'a':1}").statusCode()).isEqualTo(400);
    assertThat(xapi.get(path(kind, "bad")).statusCode()).isEqualTo(404);
    assertThat(xapi.get(json).body()).isEqualTo("{\"a\":{\"x\":1,\"y\":2},\"b\":1}");
    assertThat(xapi.get(text).body()).isEqualTo("just text");

    assertThat(xapi.send("POST", json, "{\"a\":{\"x\":3}}").statusCode()).isEqualTo(204);
    assertThat(xapi.get(json).body()).isEqualTo("{\"a\":{\"x\":3},\"b\":1}");
  }

  /** XAPI-00193, 00195, 00221; 00268, 00270, 00276; 00289, 00303, 00305. */
  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void without_an_id_the_ids_are_listed_and_since_counts_from_after_a_moment(DocumentKind kind) {
    assertThat(idsOf(xapi.get(all(kind)))).isEmpty();
    fresh().send("PUT", path(kind, "a"), "1");
    fresh().send("PUT", path(kind, "b"), "2");
    String between =
        jdbc.sql(
                "select to_char(modified at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                    + " from "
                    + kind.table()
                    + " where organisation_id = ? and id = 'a'")
            .param(organisation.value())
            .query(String.class)
            .single();

    assertThat(idsOf(xapi.get(all(kind)))).containsExactly("a", "b");
    assertThat(idsOf(xapi.get(all(kind) + "&since=" + between))).containsExactly("b");
    assertThat(idsOf(xapi.get(all(kind) + "&since=2100-01-01T00:00:00Z"))).isEmpty();
    assertThat(header(xapi.get(all(kind)), "Last-Modified")).endsWith(" GMT");
    xapi.send("POST", path(kind, "a"), "{}");
    assertThat(xapi.get(all(kind) + "&since=yesterday").statusCode()).isEqualTo(400);
    assertThat(xapi.get(path(kind, "a") + "&since=" + between).statusCode()).isEqualTo(400);
  }

  /**
   * XAPI-00196 to 00213, 00215, 00218 to 00220, 00227; 00255 to 00267; 00296 to 00302: what is
   * missing, malformed or unknown is refused, whatever the method.
   */
  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void a_request_that_does_not_say_which_document_is_refused(DocumentKind kind) {
    List<String> wrong = new ArrayList<>(List.of(path(kind, "x") + "&other=1", path(kind, "")));
    if (kind.hasActivity()) {
      wrong.add(path(kind, "x").replace("activityId=", "activityid="));
      wrong.add(path(kind, "x").replace("activityId=http", "activityId=x&y=http"));
      wrong.add("/xapi" + kind.path() + "?" + kind.idParameter() + "=x");
    }
    if (kind.hasAgent()) {
      String agent = "agent=" + Xapi.encoded(ANA);
      for (String other :
          List.of(
              "",
              "agent=ana",
              "agent=%7B%7D",
              "agent=" + Xapi.encoded("[" + ANA + "]"),
              "agent=" + Xapi.encoded("{\"mbox\":\"ana\"}"),
              "agent="
                  + Xapi.encoded("{\"objectType\":\"Group\",\"mbox\":\"mailto:g@example.com\"}"))) {
        wrong.add(path(kind, "x").replace(agent, other));
      }
    }
    if (kind == DocumentKind.STATE) {
      wrong.add(path(kind, "x") + "&registration=1");
    } else {
      wrong.add(path(kind, "x") + "&registration=" + UUID.randomUUID());
    }
    for (String path : wrong) {
      for (String method : List.of("GET", "PUT", "POST", "DELETE")) {
        assertThat(fresh().send(method, path, "{}").statusCode()).as(method + path).isEqualTo(400);
      }
    }
    for (String method : List.of("PUT", "POST")) {
      assertThat(fresh().send(method, all(kind), "{}").statusCode()).isEqualTo(400);
    }
    assertThat(xapi.send("DELETE", all(kind), "").statusCode())
        .isEqualTo(kind == DocumentKind.STATE ? 204 : 400);
  }

  /** XAPI-00194, 00219: many at once, those of one registration or all. */
  @Test
  void the_states_of_a_registration_go_together_and_without_one_all_do() {
    String first = "&registration=" + UUID.randomUUID();
    String second = "&registration=" + UUID.randomUUID();
    String all = all(DocumentKind.STATE);
    for (String registration : List.of("", first, second)) {
      xapi.send(
          "PUT", path(DocumentKind.STATE, "place") + registration, "\"" + registration + "\"");
      xapi.send("PUT", path(DocumentKind.STATE, "more") + registration, "1");
    }

    assertThat(xapi.get(path(DocumentKind.STATE, "place") + first).body())
        .isEqualTo("\"" + first + "\"");
    assertThat(xapi.get(path(DocumentKind.STATE, "place")).body()).isEqualTo("\"\"");
    assertThat(idsOf(xapi.get(all))).containsExactlyInAnyOrder("place", "more");

    assertThat(xapi.send("DELETE", all + first, "").statusCode()).isEqualTo(204);
    assertThat(idsOf(xapi.get(all + first))).isEmpty();
    assertThat(idsOf(xapi.get(all + second))).hasSize(2);
    assertThat(xapi.with("If-Match", "*").send("DELETE", all, "").statusCode()).isEqualTo(400);
    assertThat(xapi.send("DELETE", all, "").statusCode()).isEqualTo(204);
    assertThat(idsOf(xapi.get(all + second))).isEmpty();
    assertThat(idsOf(xapi.get(all))).isEmpty();
  }

  @Test
  void each_agent_activity_and_organisation_has_documents_of_its_own() {
    String one = path(DocumentKind.STATE, "place");
    xapi.send("PUT", one, "{\"who\":\"ana\"}");
    String named =
        one.replace(Xapi.encoded(ANA), Xapi.encoded(ANA.replace("}}", "},\"name\":\"A\"}")));

    assertThat(xapi.get(named).statusCode()).isEqualTo(200);
    assertThat(xapi.get(one.replace(Xapi.encoded(ANA), Xapi.encoded(BO))).statusCode())
        .isEqualTo(404);
    assertThat(xapi.get(one.replace("package", "Package")).statusCode()).isEqualTo(404);
    organisation = new OrganisationId(UUID.randomUUID());
    assertThat(client(Set.of(Scope.ALL)).get(one).statusCode()).isEqualTo(404);
  }

  @Test
  void a_document_that_is_too_large_is_refused_in_words_and_so_is_one_that_would_become_it() {
    String one = path(DocumentKind.STATE, "large");
    byte[] large = new byte[2 * 1024 * 1024 + 1];
    String half = "{\"%s\":\"" + "x".repeat(1_100_000) + "\"}";

    var put = xapi.send("PUT", one, large);
    assertThat(put.statusCode()).isEqualTo(413);
    assertThat(put.body()).contains("2097152 bytes");
    assertThat(xapi.get(one).statusCode()).isEqualTo(404);
    assertThat(xapi.send("POST", one, half.formatted("a")).statusCode()).isEqualTo(204);
    var merged = xapi.send("POST", one, half.formatted("b"));
    assertThat(merged.statusCode()).isEqualTo(413);
    assertThat(merged.body()).contains("Put together", "2097152 bytes");
    assertThat(Xapi.json(xapi.get(one)).has("b")).isFalse();
  }

  @Test
  void old_browsers_keep_documents_by_forms_and_2_0_has_no_forms() {
    Xapi form =
        xapi.with("Content-Type", "application/x-www-form-urlencoded").without("Authorization");
    String common =
        "Authorization="
            + Xapi.encoded(xapi.header("Authorization"))
            + "&X-Experience-API-Version=1.0.3&activityId="
            + Xapi.encoded(ACTIVITY)
            + "&agent="
            + Xapi.encoded(ANA)
            + "&stateId=place";
    String state = "/xapi/activities/state?method=";

    assertThat(
            form.send("POST", state + "PUT", common + "&Content-Type=text%2Fplain&content=page%203")
                .statusCode())
        .isEqualTo(204);
    var kept = form.send("POST", state + "GET", common);
    assertThat(kept.body()).isEqualTo("page 3");
    assertThat(header(kept, "Content-Type")).isEqualTo("text/plain");
    assertThat(
            form.send("POST", state + "PUT", common + "&If-Match=%22x%22&content=other")
                .statusCode())
        .isEqualTo(412);
    assertThat(
            form.send(
                    "POST",
                    state + "PUT",
                    common + "&Content-Type=text%2Fplain%0d%0aX-Other:+1&content=x")
                .statusCode())
        .isEqualTo(400);
    assertThat(form.send("POST", state + "DELETE", common).statusCode()).isEqualTo(204);
    assertThat(form.send("POST", state + "GET", common).statusCode()).isEqualTo(404);
    assertThat(form.send("POST", state + "GET", common.replace("1.0.3", "2.0.0")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void a_key_keeps_the_kinds_of_documents_that_its_scopes_say() {
    Xapi state = client(Set.of(Scope.STATE));
    Xapi profile = client(Set.of(Scope.PROFILE)).with("If-None-Match", "*");
    Xapi reader = client(Set.of(Scope.ALL_READ));
    Xapi statements = client(Set.of(Scope.STATEMENTS_READ, Scope.STATEMENTS_WRITE));
    for (DocumentKind kind : DocumentKind.values()) {
      String one = path(kind, "one");
      boolean isState = kind == DocumentKind.STATE;

      assertThat(state.send("PUT", one, "{}").statusCode()).isEqualTo(isState ? 204 : 403);
      assertThat(profile.send("PUT", one, "{}").statusCode()).isEqualTo(isState ? 403 : 204);
      assertThat(state.get(one).statusCode()).isEqualTo(isState ? 200 : 403);
      assertThat(profile.get(all(kind)).statusCode()).isEqualTo(isState ? 403 : 200);
      assertThat(reader.get(one).statusCode()).isEqualTo(200);
      for (String method : List.of("PUT", "POST", "DELETE")) {
        assertThat(reader.send(method, one, "{}").statusCode()).isEqualTo(403);
        assertThat(statements.send(method, one, "{}").statusCode()).isEqualTo(403);
      }
      assertThat(statements.get(one).statusCode()).isEqualTo(403);
    }
    assertThat(state.post(statement(id(), "")).statusCode()).isEqualTo(403);
    assertThat(state.list("").statusCode()).isEqualTo(403);
  }

  @Test
  void the_documents_of_people_who_are_erased_are_gone_and_others_stay() {
    for (DocumentKind kind : DocumentKind.values()) {
      fresh().send("PUT", path(kind, "one"), "{}");
      fresh().send("PUT", path(kind, "one").replace(Xapi.encoded(ANA), Xapi.encoded(BO)), "{}");
    }

    events.publishEvent(new LearnersErased(organisation, Set.of(), Set.of(Made.account("ana"))));

    for (DocumentKind kind : DocumentKind.values()) {
      assertThat(xapi.get(path(kind, "one")).statusCode()).isEqualTo(kind.hasAgent() ? 404 : 200);
      assertThat(
              xapi.get(path(kind, "one").replace(Xapi.encoded(ANA), Xapi.encoded(BO))).statusCode())
          .isEqualTo(200);
    }
  }

  /** What cmi5 content does at its start, and at its end (cmi5, 10 and 11). */
  @ParameterizedTest
  @ValueSource(strings = {"1.0.3", "2.0.0"})
  void a_package_that_keeps_a_learners_place_under_a_registration_finds_it_again(String version) {
    Xapi system = client(Set.of(Scope.ALL)).with("X-Experience-API-Version", version);
    Xapi content =
        client(Set.of(Scope.STATE, Scope.PROFILE, Scope.STATEMENTS_WRITE))
            .with("X-Experience-API-Version", version);
    UUID registration = UUID.randomUUID();
    String under = "&registration=" + registration;
    String launch = path(DocumentKind.STATE, "LMS.LaunchData") + under;
    String place = path(DocumentKind.STATE, "resume") + under;
    system
        .with("If-None-Match", "*")
        .send("PUT", launch, "{\"launchMode\":\"Normal\",\"moveOn\":\"Passed\"}");

    JsonNode data = Xapi.json(content.get(launch));
    assertThat(data.path("moveOn").stringValue()).isEqualTo("Passed");
    assertThat(content.get(path(DocumentKind.AGENT_PROFILE, "cmi5LearnerPreferences")).statusCode())
        .isEqualTo(404);
    assertThat(
            content
                .post(statement(id(), "\"context\":{\"registration\":\"" + registration + "\"}"))
                .statusCode())
        .isEqualTo(200);
    assertThat(content.get(place).statusCode()).isEqualTo(404);
    Xapi text = content.with("Content-Type", "text/plain");
    assertThat(text.with("If-None-Match", "*").send("PUT", place, "2b1r0~a$x~03").statusCode())
        .isEqualTo(204);
    String seen = etag(content.get(place));
    assertThat(text.with("If-Match", seen).send("PUT", place, "2b1r0~b$x~17").statusCode())
        .isEqualTo(204);

    assertThat(content.get(place).body()).isEqualTo("2b1r0~b$x~17");
    assertThat(idsOf(content.get(all(DocumentKind.STATE) + under)))
        .containsExactly("LMS.LaunchData", "resume");
    assertThat(
            content
                .get(path(DocumentKind.STATE, "resume") + "&registration=" + UUID.randomUUID())
                .statusCode())
        .isEqualTo(404);
  }

  /** XAPI-00236 to 00249. */
  @Test
  void an_agent_that_is_asked_for_comes_back_as_a_person() {
    String agent = ANA.replace("}}", "},\"name\":\"Ana\"}");

    JsonNode person = Xapi.json(xapi.get("/xapi/agents?agent=" + Xapi.encoded(agent)));

    assertThat(person)
        .isEqualTo(
            StrictJson.read(
                """
                {"objectType":"Person","name":["Ana"],
                 "account":[{"homePage":"https://lms.example.edu","name":"ana"}]}
                """));
    assertThat(Xapi.json(xapi.get("/xapi/agents?agent=" + Xapi.encoded(BO))).path("mbox"))
        .hasSize(1);
    for (String wrong : List.of("", "?agent=ana", "?agent=%7B%7D", "?Agent=x", "?agent=&x=y")) {
      assertThat(xapi.get("/xapi/agents" + wrong).statusCode()).as(wrong).isEqualTo(400);
    }
    assertThat(xapi.send("POST", "/xapi/agents", "{}").statusCode()).isEqualTo(405);
  }

  /** XAPI-00250, 00253, 00254. */
  @Test
  void an_activity_has_what_all_statements_said_of_it() {
    String said = "\"object\":{\"id\":\"http://example.com/activities/one\",\"definition\":{%s}}";
    for (String definition :
        List.of(
            "\"name\":{\"en\":\"One\"},\"type\":\"http://example.com/old\"",
            "\"name\":{\"de\":\"Eins\"},\"type\":\"http://example.com/type\"")) {
      xapi.post(
          statement(id(), "")
              .replace(
                  "\"object\":{\"id\":\"http://example.com/activities/one\"}",
                  said.formatted(definition)));
    }

    assertThat(Xapi.json(xapi.get("/xapi/activities?activityId=http://example.com/activities/one")))
        .isEqualTo(
            StrictJson.read(
                """
                {"objectType":"Activity","id":"http://example.com/activities/one","definition":
                 {"name":{"de":"Eins","en":"One"},"type":"http://example.com/type"}}
                """));
    assertThat(Xapi.json(xapi.get("/xapi/activities?activityId=http://example.com/never")))
        .isEqualTo(
            StrictJson.read("{\"objectType\":\"Activity\",\"id\":\"http://example.com/never\"}"));
    for (String wrong : List.of("", "?activityId=one", "?activityid=http://example.com/a")) {
      assertThat(xapi.get("/xapi/activities" + wrong).statusCode()).as(wrong).isEqualTo(400);
    }
    assertThat(
            client(Set.of(Scope.STATEMENTS_WRITE))
                .get("/xapi/activities?activityId=http://example.com/never")
                .statusCode())
        .isEqualTo(403);
  }

  /** A client that writes only where nothing is. */
  private Xapi fresh() {
    return xapi.with("If-None-Match", "*");
  }

  private static String all(DocumentKind kind) {
    List<String> parameters = new ArrayList<>();
    if (kind.hasActivity()) {
      parameters.add("activityId=" + ACTIVITY);
    }
    if (kind.hasAgent()) {
      parameters.add("agent=" + Xapi.encoded(ANA));
    }
    return "/xapi" + kind.path() + "?" + String.join("&", parameters);
  }

  private static String path(DocumentKind kind, String id) {
    return all(kind) + "&" + kind.idParameter() + "=" + Xapi.encoded(id);
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private static String etag(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return header(response, "ETag");
  }

  private static List<String> idsOf(HttpResponse<String> list) {
    assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
    List<String> ids = new ArrayList<>();
    Xapi.json(list).forEach(each -> ids.add(each.stringValue()));
    return ids;
  }

  private static String id(int n) {
    return "\"" + n + UUID.randomUUID() + "\"";
  }

  /** A request of one of several who send at the same time. */
  @FunctionalInterface
  private interface Sender {
    HttpResponse<String> send(int n);
  }

  private static List<Integer> atOnce(int senders, Sender sender) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(senders)) {
      List<Future<Integer>> codes =
          IntStream.range(0, senders)
              .mapToObj(n -> threads.submit(() -> sender.send(n).statusCode()))
              .toList();
      List<Integer> answered = new ArrayList<>();
      for (Future<Integer> code : codes) {
        answered.add(code.get());
      }
      return answered;
    }
  }
}
