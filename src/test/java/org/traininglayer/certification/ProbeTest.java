package org.traininglayer.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.certification.Certifier.LEARNER;
import static org.traininglayer.testing.TestPlatform.LTI;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.certification.Certifier.Shape;
import org.traininglayer.certification.Visitor.Form;
import org.traininglayer.certification.Visitor.Page;

/** Probes beyond the certification, against the real endpoints of two nodes. */
class ProbeTest extends CertificationTestCase {

  private static final String SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

  @Test
  void a_nonce_that_is_missing_or_was_never_issued_is_refused() {
    refused(claims -> claims.remove("nonce"));
    refused(claims -> claims.put("nonce", "A".repeat(43)));
    refused(claims -> claims.put("nonce", List.of(claims.get("nonce"))));
  }

  @Test
  void a_nonce_of_another_login_is_refused() {
    Form other = certifier.answer(certifier.visitor(), "/demo/as/4/launch/" + Shape.MOODLE.link);
    Object nonce = Certifier.claims(other.fields().getOrDefault("id_token", "")).get("nonce");

    refused(claims -> claims.put("nonce", nonce));
  }

  @Test
  void a_token_on_the_state_of_another_login_is_refused() {
    Visitor visitor = certifier.visitor();
    Form one = certifier.answer(visitor, "/demo/as/3/launch/" + Shape.MOODLE.link);
    Form two = certifier.answer(visitor, "/demo/as/3/launch/" + Shape.MOODLE.link);
    Map<String, String> crossed = new LinkedHashMap<>(two.fields());
    crossed.put("id_token", one.fields().getOrDefault("id_token", ""));

    assertRefused(visitor.post(one.action(), crossed));
  }

  @Test
  void another_browser_never_gets_a_session() {
    Form answer = certifier.answer(certifier.visitor(), "/demo/as/3/launch/" + Shape.MOODLE.link);

    assertRefused(certifier.visitor().post(answer));
  }

  @Test
  void audiences_of_others_are_refused() {
    refused(claims -> claims.put("aud", "somebody-else"));
    refused(claims -> {
      claims.put("aud", List.of(claims.get("aud"), "somebody-else"));
      claims.remove("azp");
    });
    refused(claims -> {
      claims.put("azp", claims.get("aud"));
      claims.put("aud", List.of(claims.get("aud"), "somebody-else"));
    });
    refused(claims -> claims.put("azp", "somebody-else"));
    refused(claims -> claims.put("aud", List.of()));
    arrives(claims -> claims.put("aud", List.of(claims.get("aud"))));
  }

  @Test
  void times_that_are_out_of_range_are_refused_and_a_minutes_skew_is_not() {
    refused(claims -> times(claims, 3600, 7200));
    refused(claims -> times(claims, -86_400, 3600));
    refused(claims -> times(claims, -600, -120));
    refused(claims -> claims.remove("exp"));
    refused(claims -> claims.put("exp", "soon"));
    arrives(claims -> times(claims, 45, 105));
    arrives(claims -> times(claims, -105, -45));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/lti/launch",
        "http://user:pw@localhost/",
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "http://localhost\\@evil.example/",
        "//evil.example/",
        "$\"'><script>alert(1)</script>",
        ""
      })
  void a_strange_target_is_never_followed_and_never_echoed(String target) {
    Page page =
        certifier.launch(
            Shape.MOODLE, LEARNER, claims -> claims.put(LTI + "target_link_uri", target));

    assertThat(page.status()).as("%s", page).isLessThan(500);
    assertThat(String.valueOf(page.location())).matches("null|/(play|course)/.*");
    assertThat(page.body()).doesNotContain("<script>alert", "evil.example", "user:pw");
  }

  @Test
  void markup_in_any_claim_is_escaped_or_refused() {
    for (String claim : List.of("name", "given_name", "email", "locale", "sub")) {
      harmless(claims -> claims.put(claim, SCRIPT));
    }
    harmless(claims ->
        claims.put(LTI + "context", Map.of("id", SCRIPT, "title", SCRIPT, "label", SCRIPT)));
    harmless(claims -> claims.put(LTI + "resource_link", Map.of("id", "markup", "title", SCRIPT)));
    harmless(claims ->
        claims.put(
            LTI + "launch_presentation",
            Map.of("locale", SCRIPT, "return_url", "javascript:alert(1)")));
    harmless(claims -> claims.put(LTI + "custom", Map.of("module_id", SCRIPT, "job_role", SCRIPT)));
    harmless(claims -> claims.put(LTI + "tool_platform", Map.of("guid", SCRIPT, "name", SCRIPT)));
  }

  @Test
  void long_and_odd_texts_break_nothing() {
    refused(claims -> claims.put("sub", "s".repeat(300)));
    harmless(claims -> claims.put("name", "\uD83D\uDE00".repeat(2000)));
    harmless(claims -> claims.put("sub", "\uD83D\uDE00"));
    harmless(claims -> claims.put("name", "a\0b"));
    harmless(claims -> claims.put("name", List.of("not", "a", "text")));
    harmless(claims -> claims.put(LTI + "context", "not an object"));
    harmless(claims -> claims.put(LTI + "roles", Map.of("not", "a list")));
    harmless(claims -> claims.put(LTI + "custom", List.of(1, 2)));
    harmless(
        claims -> claims.put("https://purl.imsglobal.org/spec/lti-ags/claim/endpoint", "nothing"));
  }

  @Test
  void an_unknown_deployment_is_held_by_Moodle_and_accepted_by_Canvas() {
    Page held =
        certifier.launch(
            Shape.MOODLE, LEARNER, claims -> claims.put(LTI + "deployment_id", "4711"));
    assertRefused(held);
    assertThat(deployment("4711")).isFalse();

    String fresh = "812:" + "ab".repeat(20);
    assertArrived(
        certifier.launch(
            Shape.CANVAS, LEARNER, claims -> claims.put(LTI + "deployment_id", fresh)));
    assertThat(deployment(fresh)).isTrue();
  }

  @Test
  void the_same_person_of_two_institutions_behind_one_issuer_is_two_people() {
    String other = "3c9d2e8b-1f64-4a0d-8c37-71b0c5a1e202";
    assertArrived(certifier.launch(Shape.CANVAS, "5", Certifier.AS_IT_IS));
    Map<String, Object> claims = new LinkedHashMap<>();
    assertArrived(
        certifier.launch(
            certifier.visitor(),
            "/demo/as/5/launch/" + other,
            (all, original) -> {
              claims.putAll(all);
              return original;
            }));

    // Other tools that tests connected may know this person too.
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from person n
                    join lti_platform p on p.id = n.platform_id
                    where n.subject = ? and p.client_id in (
                      select t.client_id from demo_tool t join demo_link l on l.tool = t.id
                      where l.link_id in (?, ?))
                    """)
                .params(String.valueOf(claims.get("sub")), other, Shape.CANVAS.link)
                .query(Integer.class)
                .single())
        .isEqualTo(2);
  }

  /** One institution's page must not open with another's token cut from an address. */
  @Test
  void a_token_of_a_page_opens_that_page_only() {
    Visitor visitor = certifier.visitor();
    Page learner =
        certifier.launch(
            visitor, "/demo/as/6/launch/" + Shape.MOODLE.link, (all, original) -> original);
    String token = String.valueOf(learner.location()).split("/", -1)[2];

    for (String path :
        List.of(
            "/select/" + token,
            "/course/" + token + "/figures",
            "/course/" + token + "/settings",
            "/course/" + token + "/people",
            "/course/" + token + "/grades")) {
      Page page = visitor.get(URI.create(tool() + path));
      assertThat(page.status()).as(path).isBetween(300, 499);
      assertThat(String.valueOf(page.location())).doesNotContain("/select/");
    }
  }

  private static void times(Map<String, Object> claims, long issued, long expires) {
    long now = Instant.now().getEpochSecond();
    claims.put("iat", now + issued);
    claims.put("exp", now + expires);
  }

  private void refused(Consumer<Map<String, Object>> bend) {
    assertRefused(certifier.launch(Shape.MOODLE, LEARNER, bend));
  }

  private void arrives(Consumer<Map<String, Object>> bend) {
    assertArrived(certifier.launch(Shape.MOODLE, LEARNER, bend));
  }

  /** Refused with a 4xx, or the page it leads to shows it escaped. */
  private void harmless(Consumer<Map<String, Object>> bend) {
    for (String person : List.of(LEARNER, Certifier.TEACHER)) {
      Visitor visitor = certifier.visitor();
      Page page =
          certifier.launch(
              visitor,
              "/demo/as/" + person + "/launch/" + Shape.MOODLE.link,
              certifier.resigned(Shape.MOODLE, bend));
      assertThat(page.status()).as("%s", page).isLessThan(500);
      if (page.location() != null) {
        page = visitor.follow(URI.create(tool() + page.location()));
        assertThat(page.status()).as("%s", page).isLessThan(500);
      }
      assertThat(page.body()).doesNotContain("<script>alert", "<img src=x", "javascript:alert");
    }
  }

  private boolean deployment(String id) {
    return jdbc.sql("select accepted from lti_deployment where deployment_id = ?")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  private String tool() {
    return environment.getRequiredProperty("traininglayer.base-url");
  }
}
