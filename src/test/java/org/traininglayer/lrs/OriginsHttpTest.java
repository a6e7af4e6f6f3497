package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.traininglayer.lrs.LrsCredentials.NewCredential;
import org.traininglayer.lrs.LrsCredentials.Scope;

/** Pages that may use a key. A store of its own: a plain key anywhere lets any page in. */
@TestPropertySource(properties = "traininglayer.lrs.max-page=51")
class OriginsHttpTest extends XapiTest {

  private static final String A = "https://a.example";
  private static final String B = "https://b.example";
  private static final String C = "https://c.example";

  @Autowired AllowedOrigins origins;
  private Xapi a = new Xapi(0, "", "");
  private Xapi b = new Xapi(0, "", "");

  @BeforeEach
  void makeBoundKeys() {
    jdbc.sql("update lrs_credential set revoked_at = now() where revoked_at is null").update();
    a = bound(Set.of(A));
    b = bound(Set.of(B));
  }

  @Test
  void a_browser_that_asks_beforehand_hears_of_the_pages_of_all_keys() {
    assertThat(allowed(preflight(A))).isEqualTo(A);
    assertThat(allowed(preflight(B))).isEqualTo(B);
    assertThat(allowed(preflight(C))).isEmpty();
    assertThat(preflight(A).headers().firstValue("Vary").orElse("")).contains("Origin");
    assertThat(preflight(A).statusCode()).isEqualTo(204);
  }

  @Test
  void a_key_is_used_from_its_own_pages_and_refused_from_others_readably() {
    HttpResponse<String> own = a.with("Origin", A).list("");
    HttpResponse<String> others = a.with("Origin", B).list("");
    HttpResponse<String> unknown = a.with("Origin", C).list("");

    assertThat(own.statusCode()).isEqualTo(200);
    assertThat(allowed(own)).isEqualTo(A);
    assertThat(own.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
        .contains("ETag", "Last-Modified", "X-Experience-API-Version")
        .contains("X-Experience-API-Consistent-Through");
    assertThat(others.statusCode()).isEqualTo(403);
    assertThat(Xapi.json(others).path("error").stringValue("")).contains("this page");
    assertThat(allowed(others)).isEqualTo(B);
    assertThat(others.headers().firstValue("Access-Control-Expose-Headers")).isPresent();
    assertThat(unknown.statusCode()).isEqualTo(403);
    assertThat(allowed(unknown)).isEmpty();
    assertThat(b.with("Origin", "null").list("").statusCode()).isEqualTo(403);
  }

  @Test
  void nothing_is_kept_of_what_came_from_another_page() {
    String id = id();

    assertThat(a.with("Origin", C).post(statement(id, "")).statusCode()).isEqualTo(403);

    assertThat(a.list("statementId=" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void refusals_of_strangers_can_be_read_by_the_same_pages() {
    HttpResponse<String> stranger = a.without("Authorization").with("Origin", A).list("");
    HttpResponse<String> bad = a.with("Origin", A).get("/xapi//statements");

    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(allowed(stranger)).isEqualTo(A);
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(allowed(bad)).isEqualTo(A);
  }

  @Test
  void software_that_is_no_browser_names_no_page_and_is_not_asked_for_one() {
    assertThat(a.list("").statusCode()).isEqualTo(200);
  }

  @Test
  void one_key_for_any_page_lets_any_page_ask_until_it_ends() {
    NewCredential plain = credentials.create(organisation, "plain", Set.of(Scope.ALL));
    Xapi any = new Xapi(port, plain.key(), plain.secret());

    assertThat(allowed(preflight(C))).isEqualTo("*");
    assertThat(any.with("Origin", C).list("").statusCode()).isEqualTo(200);
    assertThat(a.with("Origin", C).list("").statusCode()).isEqualTo(403);

    credentials.revoke(organisation, plain.key());

    assertThat(allowed(preflight(C))).isEmpty();
  }

  private Xapi bound(Set<String> pages) {
    NewCredential made =
        credentials.create(
            organisation,
            "bound",
            new KeyTerms(Set.of(Scope.ALL), null, Set.of(), Set.of(), null, pages));
    return new Xapi(port, made.key(), made.secret());
  }

  private HttpResponse<String> preflight(String page) {
    return a.without("Authorization")
        .with("Origin", page)
        .with("Access-Control-Request-Method", "POST")
        .send("OPTIONS", "/xapi/statements", "");
  }

  private static String allowed(HttpResponse<String> response) {
    return response.headers().firstValue("Access-Control-Allow-Origin").orElse("");
  }
}
