package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.LrsCredentials.Scope;

class EnvelopeHttpTest extends XapiTest {

  @Test
  void about_needs_neither_a_key_nor_a_version() {
    var response =
        xapi.without("Authorization").without("X-Experience-API-Version").get("/xapi/about");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"version\":[\"1.0.3\",\"2.0.0\"]}");
    assertThat(response.headers().firstValue("X-Experience-API-Version")).contains("1.0.3");
  }

  @Test
  void our_profile_is_there_for_everybody() {
    var response =
        xapi.without("Authorization").without("X-Experience-API-Version").get("/xapi/profile");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/ld+json");
    assertThat(Xapi.json(response).path("type").stringValue()).isEqualTo("Profile");
  }

  @Test
  void what_is_not_there_is_told_in_json_with_the_headers_of_xapi() {
    var response = xapi.get("/xapi/activities/states");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(Xapi.json(response).path("error").stringValue()).contains("/statements");
    assertThat(response.headers().firstValue("X-Experience-API-Version")).contains("1.0.3");
  }

  @ParameterizedTest
  @CsvSource({"1.0,1.0.3", "1.0.0,1.0.3", "1.0.9,1.0.3", "2.0.0,2.0.0", "2.0.7,2.0.0"})
  void a_version_that_is_spoken_is_answered_in_kind(String asked, String answered) {
    var response = xapi.with("X-Experience-API-Version", asked).list("");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("X-Experience-API-Version")).contains(answered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.9", "0.95", "1.1.0", "3.0", "1.0.x", "2", "nonsense"})
  void another_version_is_refused(String asked) {
    assertThat(xapi.with("X-Experience-API-Version", asked).list("").statusCode()).isEqualTo(400);
  }

  @Test
  void every_answer_of_the_statement_resource_has_the_headers_of_xapi() {
    for (var response :
        List.of(
            xapi.list(""),
            xapi.post("{"),
            xapi.without("X-Experience-API-Version").list(""),
            xapi.without("Authorization").list(""),
            xapi.list("statementId=" + id()))) {
      assertThat(response.headers().firstValue("X-Experience-API-Version")).isPresent();
      assertThat(response.headers().firstValue("X-Experience-API-Consistent-Through")).isPresent();
      assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }
  }

  @Test
  void without_the_right_secret_nobody_gets_in() {
    for (Xapi stranger :
        List.of(
            xapi.without("Authorization"),
            xapi.with("Authorization", "Bearer x"),
            xapi.with("Authorization", "Basic !!!"),
            xapi.with("Authorization", Xapi.basic("nobody", "x")),
            xapi.with("Authorization", Xapi.basic("no\0body", "x")))) {
      var response = stranger.list("");
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(response.headers().firstValue("WWW-Authenticate").orElse(""))
          .startsWith("Basic realm=");
    }
  }

  @Test
  void a_given_secret_works_and_is_not_kept() {
    credentials.put(organisation, "given-" + organisation, "s3cret: ü", "test", Set.of(Scope.ALL));
    Xapi given = new Xapi(port, "given-" + organisation, "s3cret: ü");

    assertThat(given.list("").statusCode()).isEqualTo(200);
    assertThat(given.list("").statusCode()).isEqualTo(200);
    assertThat(new Xapi(port, "given-" + organisation, "other").list("").statusCode())
        .isEqualTo(401);
    assertThat(
            jdbc.sql("select secret_hash from lrs_credential where key = ?")
                .param("given-" + organisation)
                .query(String.class)
                .single())
        .doesNotContain("s3cret");
  }

  @Test
  void a_revoked_key_ends_at_once() {
    var made = credentials.create(organisation, "short", Set.of(Scope.ALL));
    Xapi guest = new Xapi(port, made.key(), made.secret());
    assertThat(guest.list("").statusCode()).isEqualTo(200);

    credentials.revoke(organisation, made.key());

    assertThat(guest.list("").statusCode()).isEqualTo(401);
    assertThat(credentials.all(organisation))
        .filteredOn(each -> each.key().equals(made.key()))
        .allSatisfy(each -> assertThat(each.revokedAt()).isNotNull())
        .allSatisfy(each -> assertThat(each.lastUsedAt()).isNotNull());
  }

  @Test
  void a_key_may_do_what_its_scopes_say() {
    Xapi reader = client(Set.of(Scope.STATEMENTS_READ));
    Xapi writer = client(Set.of(Scope.STATEMENTS_WRITE));

    assertThat(reader.post(statement(id(), "")).statusCode()).isEqualTo(403);
    assertThat(reader.list("").statusCode()).isEqualTo(200);
    assertThat(writer.post(statement(id(), "")).statusCode()).isEqualTo(200);
    assertThat(writer.list("").statusCode()).isEqualTo(403);
  }

  @Test
  void a_key_for_its_own_statements_sees_no_others() {
    String others = store("");
    Xapi own = client(Set.of(Scope.STATEMENTS_WRITE, Scope.STATEMENTS_READ_MINE));
    String mine = id();
    own.post(statement(mine, ""));

    assertThat(ids(own.list(""))).containsExactly(mine);
    assertThat(own.list("statementId=" + mine).statusCode()).isEqualTo(200);
    assertThat(own.list("statementId=" + others).statusCode()).isEqualTo(404);
  }

  @Test
  void one_organisation_does_not_see_the_statements_of_another() {
    String id = store("");
    var made = credentials.create(new OrganisationId(UUID.randomUUID()), "x", Set.of(Scope.ALL));
    Xapi other = new Xapi(port, made.key(), made.secret());

    assertThat(ids(other.list(""))).isEmpty();
    assertThat(other.list("statementId=" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void a_browser_may_ask_before_it_has_a_key() {
    var response =
        xapi.without("Authorization")
            .without("X-Experience-API-Version")
            .send("OPTIONS", "/xapi/statements", "");

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
        .contains("Authorization", "X-Experience-API-Version");
  }

  @Test
  void head_is_get_without_its_body() {
    store("");

    var head = xapi.send("HEAD", "/xapi/statements", "");
    var get = xapi.list("");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Length"))
        .isEqualTo(get.headers().firstValue("Content-Length"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "StatementId=5b6d1c0a-0000-4000-8000-000000000001",
        "statementId=nonsense",
        "statementId=5b6d1c0a-0000-4000-8000-000000000001&limit=1",
        "statementId=5b6d1c0a-0000-4000-8000-000000000001"
            + "&voidedStatementId=5b6d1c0a-0000-4000-8000-000000000001",
        "foo=bar",
        "Verb=http://example.com/verbs/did",
        "verb=did",
        "verb=http://example.com/%00",
        "activity=nonsense",
        "registration=1",
        "agent=ana",
        "agent={}",
        "agent=%7B%22mbox%22%3A%22ana%22%7D",
        "agent=%7B%22objectType%22%3A%22Group%22%2C%22member%22%3A%5B%5D%7D",
        "since=yesterday",
        "until=2026-13-01T00:00:00Z",
        "since=2026-03-01T00:00:00-00:00",
        "limit=-1",
        "limit=x",
        "limit=1&limit=2",
        "ascending=yes",
        "format=pretty",
        "attachments=TRUE",
        "related_agents=1",
        "verb=%FF",
      })
  void a_query_with_a_mistake_is_refused(String query) {
    var response = xapi.get("/xapi/statements?" + query.replace("{", "%7B").replace("}", "%7D"));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(Xapi.json(response).path("error").stringValue()).isNotEmpty();
  }

  @Test
  void json_in_the_query_may_be_unescaped_as_old_clients_send_it() throws Exception {
    store("");
    try (var socket = new Socket("localhost", port)) {
      var made = credentials.create(organisation, "old", Set.of(Scope.ALL));
      socket
          .getOutputStream()
          .write(
              ("GET /xapi/statements?agent={\"mbox\":\"mailto:ana@example.com\"}|x HTTP/1.0\r\n"
                      + "Authorization: "
                      + Xapi.basic(made.key(), made.secret())
                      + "\r\nX-Experience-API-Version: 1.0.3\r\n\r\n")
                  .replace("}|x", "}")
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 200").contains("mailto:ana@example.com");
    }
  }

  @Test
  void everything_may_be_in_a_form_under_1_0() {
    String id = id();
    Xapi form =
        xapi.with("Content-Type", "application/x-www-form-urlencoded")
            .without("X-Experience-API-Version");
    String common = "X-Experience-API-Version=1.0.3&statementId=" + id;

    var put =
        form.send(
            "POST",
            "/xapi/statements?method=PUT",
            common + "&Content-Type=application%2Fjson&content=" + Xapi.encoded(statement(id, "")));
    var get = form.send("POST", "/xapi/statements?method=GET", common);
    var head = form.send("POST", "/xapi/statements?method=HEAD", common);

    assertThat(put.statusCode()).as(put.body()).isEqualTo(204);
    assertThat(Xapi.json(get).path("id").stringValue()).isEqualTo(id);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void a_form_with_a_mistake_is_refused() {
    Xapi form = xapi.with("Content-Type", "application/x-www-form-urlencoded");
    String path = "/xapi/statements?method=";

    assertThat(form.send("POST", path + "PUT&statementId=" + id(), "content=x").statusCode())
        .isEqualTo(400);
    assertThat(form.send("POST", path + "POST", "x=y").statusCode()).isEqualTo(400);
    assertThat(form.send("POST", path + "PATCH", "content=x").statusCode()).isEqualTo(400);
    assertThat(xapi.send("POST", path + "GET", "").statusCode()).isEqualTo(400);
    assertThat(
            form.with("X-Experience-API-Version", "2.0.0")
                .send("POST", path + "GET", "")
                .statusCode())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//xapi/statements",
        "//xapi/about",
        "/xapi//statements",
        "/xapi//about",
        "/xapi/statements//more",
        "/xapi/./statements",
        "/xapi/x/../statements",
        "/xapi/statements;a=b",
        "/xapi/state%0aments",
        "/xapi/%2e%2e/xapi/about",
        "/%78api/about",
        "/nowhere/../xapi/about",
      })
  void what_the_firewall_refuses_is_told_in_the_envelope_of_the_store(String path)
      throws Exception {
    for (String method : List.of("GET", "POST", "OPTIONS")) {
      String answer =
          raw(method + " " + path + " HTTP/1.0\r\nX-Experience-API-Version: 2.0.0\r\n\r\n");

      assertThat(answer)
          .as(method)
          .startsWith("HTTP/1.1 400")
          .contains("X-Experience-API-Version: 2.0.0", "Access-Control-Allow-Origin: *")
          .contains("{\"error\":\"The address");
      if (path.contains("//")) {
        assertThat(answer).contains("two slashes in a row", "/xapi/statements");
      }
    }
  }

  @Test
  void a_method_that_nobody_knows_is_told_in_the_envelope_too() throws Exception {
    assertThat(raw("TRICK /xapi/statements HTTP/1.0\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("X-Experience-API-Version: 1.0.3", "{\"error\":");
  }

  @Test
  void a_slash_at_the_end_is_named() {
    for (String path : List.of("/xapi/statements/", "/xapi/about/")) {
      var response = xapi.get(path);

      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(Xapi.json(response).path("error").stringValue())
          .contains("no slash at the end", path.substring(0, path.length() - 1) + ".");
    }
  }

  @Test
  void what_there_is_is_told_only_to_those_with_a_key() {
    for (String path : List.of("/xapi", "/xapi/", "/xapi/nothing", "/xapi/activities/states")) {
      for (String method : List.of("GET", "PUT", "POST", "DELETE")) {
        assertThat(xapi.without("Authorization").send(method, path, "").statusCode())
            .isEqualTo(401);
        assertThat(xapi.send(method, path, "").statusCode()).isEqualTo(404);
      }
    }
  }

  @Test
  void a_method_that_a_resource_does_not_have_is_answered_with_those_it_has() {
    var statements = xapi.send("DELETE", "/xapi/statements", "");
    var about = xapi.send("PUT", "/xapi/about", "");

    assertThat(statements.statusCode()).isEqualTo(405);
    assertThat(statements.headers().firstValue("Allow")).contains("GET, POST, PUT, HEAD");
    assertThat(about.statusCode()).isEqualTo(405);
    assertThat(about.headers().firstValue("Allow")).contains("GET, HEAD");
  }

  @Test
  void a_browser_hears_before_it_sends_that_every_method_may_be_tried() {
    for (String path : List.of("/xapi/statements", "/xapi/about", "/xapi/activities/state")) {
      var response = xapi.without("Authorization").send("OPTIONS", path, "");

      assertThat(response.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
          .contains("GET", "HEAD", "POST", "PUT", "DELETE");
      assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }
  }

  @Test
  void strangers_are_answered_before_anything_of_their_body_has_come() throws Exception {
    for (String path : List.of("/xapi/statements", "/xapi/nothing", "/xapi/activities/state")) {
      // Eight million bytes are announced and not one is sent: the answer does not wait for them.
      assertThat(announced(path, "application/json", 8_000_000)).startsWith("HTTP/1.1 401");
    }
  }

  @Test
  void a_form_in_which_the_key_is_hidden_is_read_no_further_than_a_form_may_be_long()
      throws Exception {
    assertThat(
            announced(
                "/xapi/statements?method=PUT", "application/x-www-form-urlencoded", 1_048_577))
        .startsWith("HTTP/1.1 413")
        .contains("1048576 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent", "verb", "activity", "since"})
  void a_plus_sign_in_a_query_that_became_a_space_is_named(String parameter) {
    String value =
        switch (parameter) {
          case "agent" -> "%7B%22mbox%22:%22mailto:ana+test@example.com%22%7D";
          case "since" -> "2026-03-01T10:00:00+01:00";
          default -> "http://example.com/a+b";
        };

    var response = xapi.list(parameter + "=" + value);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Xapi.json(response).path("error").stringValue()).contains("%2B");
    assertThat(xapi.list(parameter + "=" + value.replace("+", "%2B")).statusCode()).isEqualTo(200);
  }

  /** What is answered to somebody who announces a body and sends nothing of it. */
  private String announced(String path, String type, int length) throws IOException {
    String head =
        """
        POST %s HTTP/1.1
        Host: localhost
        X-Experience-API-Version: 1.0.3
        Content-Type: %s
        Content-Length: %d

        """
            .formatted(path, type, length)
            .replace("\n", "\r\n");
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      StringBuilder answer = new StringBuilder();
      while (answer.indexOf("\"}") < 0) {
        answer.append((char) socket.getInputStream().read());
      }
      return answer.toString();
    }
  }

  /** Sends bytes as they are; answers everything that comes back. */
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
