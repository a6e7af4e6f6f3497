package org.traininglayer.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.TestBrowser;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TrainingLayerTest;

/** Signing in and out over HTTP: what is told, what is counted, what is kept. */
@TrainingLayerTest
class SignInTest {

  @Autowired ConsoleUsers users;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private ConsoleVisitor analyst() {
    return ConsoleVisitor.signedIn(port, users, ConsoleRole.ANALYST);
  }

  private int sessions() {
    return jdbc.sql("select count(*) from console_session").query(Integer.class).single();
  }

  @Test
  void cookies_are_for_this_host_https_and_no_script() {
    String name = newUser();
    ConsoleVisitor visitor = ConsoleVisitor.anonymous(port);
    Page form = visitor.get("/admin/sign-in");
    Page in = visitor.signIn(name, ConsoleVisitor.PASSWORD);

    assertThat(ConsoleVisitor.cookie(form, "__Host-tl-csrf").orElseThrow())
        .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Domain");
    assertThat(ConsoleVisitor.cookie(in, "__Host-tl-console").orElseThrow())
        .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Domain");
  }

  @Test
  void a_browser_that_keeps_no_cookie_is_told_so_and_no_try_is_counted() {
    String name = newUser();
    TestBrowser forgetful = new TestBrowser(port);

    Page answer =
        forgetful.post(
            "/admin/sign-in",
            TestBrowser.form(Map.of("username", name, "password", ConsoleVisitor.PASSWORD)));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.location()).isEqualTo("/admin/sign-in?no-cookie");
    assertThat(forgetful.get(String.valueOf(answer.location())).body())
        .contains("sent no cookie")
        .contains("Allow cookies for this address");
    assertThat(ConsoleVisitor.anonymous(port).signIn(name, ConsoleVisitor.PASSWORD).location())
        .doesNotContain("sign-in");
  }

  @Test
  void whoever_only_looks_at_the_sign_in_page_leaves_no_session() {
    int before = sessions();
    Page page = ConsoleVisitor.anonymous(port).get("/admin/sign-in");
    ConsoleVisitor.anonymous(port).get("/admin");
    assertThat(page.status()).isEqualTo(200);
    assertThat(ConsoleVisitor.cookie(page, "__Host-tl-console")).isEmpty();
    assertThat(sessions()).isEqualTo(before);
  }

  @Test
  void known_and_unknown_names_get_the_same_answers_up_to_the_rest() {
    String known = newUser();
    String unknown = "nobody-" + UUID.randomUUID();
    ConsoleVisitor visitor = ConsoleVisitor.anonymous(port);
    for (int i = 1; i <= SignInTries.PER_NAME; i++) {
      assertThat(visitor.signIn(known, "wrong").location()).isEqualTo("/admin/sign-in?wrong");
      assertThat(visitor.signIn(unknown, "wrong").location()).isEqualTo("/admin/sign-in?wrong");
    }
    assertThat(visitor.signIn(known, "wrong").location()).isEqualTo("/admin/sign-in?rests");
    assertThat(visitor.signIn(unknown, "wrong").location()).isEqualTo("/admin/sign-in?rests");
    assertThat(ConsoleVisitor.anonymous(port).signIn(known, ConsoleVisitor.PASSWORD).location())
        .as("the right password, from elsewhere, while the name rests")
        .isEqualTo("/admin/sign-in?rests");
    assertThat(visitor.get("/admin/sign-in?rests").body()).contains("rests for up to 15 minutes");

    jdbc.sql("update console_try set ends_at = now()").update();
    assertThat(visitor.signIn(known, ConsoleVisitor.PASSWORD).location()).isEqualTo("/dashboard");
  }

  @Test
  void a_network_rests_after_many_names_and_others_do_not() {
    String known = newUser();
    ConsoleVisitor guessing = ConsoleVisitor.anonymous(port);
    for (int i = 0; i < SignInTries.PER_NETWORK; i++) {
      assertThat(guessing.signIn("name-" + i, "wrong").location()).endsWith("?wrong");
    }
    assertThat(guessing.signIn(known, ConsoleVisitor.PASSWORD).location()).endsWith("?busy");
    assertThat(ConsoleVisitor.anonymous(port).signIn(known, ConsoleVisitor.PASSWORD).location())
        .isEqualTo("/dashboard");
  }

  @Test
  void a_right_password_makes_the_name_start_again() {
    String known = newUser();
    for (int round = 0; round < 3; round++) {
      ConsoleVisitor visitor = ConsoleVisitor.anonymous(port);
      for (int i = 1; i < SignInTries.PER_NAME; i++) {
        visitor.signIn(known, "wrong");
      }
      assertThat(visitor.signIn(known, ConsoleVisitor.PASSWORD).location()).isEqualTo("/dashboard");
    }
  }

  @Test
  void what_cannot_be_a_name_is_answered_like_any_other() {
    ConsoleVisitor visitor = ConsoleVisitor.anonymous(port);
    for (String name : List.of("", " ", "\0", "a\u0000b", "x".repeat(5000), "\u202e")) {
      assertThat(visitor.signIn(name, "x").location()).isEqualTo("/admin/sign-in?wrong");
    }
    assertThat(visitor.signIn(newUser(), "x".repeat(100_000)).location())
        .isEqualTo("/admin/sign-in?wrong");
  }

  @Test
  void an_old_hash_is_replaced_at_sign_in() {
    String name = newUser();
    jdbc.sql("update console_user set password_hash = :hash where username = :name")
        .param("hash", "{bcrypt}" + new BCryptPasswordEncoder(4).encode("older password"))
        .param("name", name)
        .update();
    ConsoleVisitor visitor = ConsoleVisitor.anonymous(port);
    assertThat(visitor.signIn(name, "older password").location()).isEqualTo("/dashboard");
    assertThat(users.named(name).orElseThrow().passwordHash()).startsWith("{argon2}$argon2id$");
    assertThat(visitor.isIn()).as("which ends no session").isTrue();
    assertThat(ConsoleVisitor.anonymous(port).signIn(name, "older password").location())
        .isEqualTo("/dashboard");
  }

  @Test
  void a_session_that_somebody_prepared_is_not_the_one_after_sign_in() {
    ConsoleVisitor attacker = analyst();
    String name = newUser();
    Page in = attacker.signIn(name, ConsoleVisitor.PASSWORD); // the victim, in a prepared browser
    assertThat(ConsoleVisitor.cookie(in, "__Host-tl-console")).isPresent();
    assertThat(in.location()).isEqualTo("/dashboard");
    assertThat(attacker.get("/admin/account").body()).contains(name).doesNotContain(attacker.name);
  }

  @Test
  void signing_out_ends_the_session_in_the_database() {
    ConsoleVisitor visitor = analyst();
    String id = users.named(visitor.name).orElseThrow().id().toString();
    assertThat(open(id)).isEqualTo(1);
    assertThat(visitor.post("/admin/sign-out", Map.of()).location()).endsWith("?out");
    assertThat(open(id)).isZero();
    assertThat(visitor.isIn()).isFalse();
  }

  @Test
  void a_session_that_cannot_be_read_is_signed_out_and_no_error() {
    for (String bytes : List.of("", "garbage", "\u00ac\u00ed\u0000\u0005sr")) {
      ConsoleVisitor visitor = analyst();
      jdbc.sql(
              """
              update console_session_attributes set attribute_bytes = :bytes
              where session_primary_id in (select primary_id from console_session
                where principal_name = :user)
              """)
          .param("bytes", bytes.getBytes(StandardCharsets.ISO_8859_1))
          .param("user", users.named(visitor.name).orElseThrow().id().toString())
          .update();
      assertThat(visitor.get("/admin/account").status()).isEqualTo(302);
    }
  }

  @Test
  void a_tag_of_another_version_is_nobodys() {
    ConsoleVisitor visitor = analyst();
    jdbc.sql(
            """
            update console_session_attributes set attribute_bytes = :bytes
            where attribute_name = 'console.user' and session_primary_id in
              (select primary_id from console_session where principal_name = :user)
            """)
        .param("bytes", SessionStore.write("2 something new"))
        .param("user", users.named(visitor.name).orElseThrow().id().toString())
        .update();
    assertThat(visitor.get("/admin/account").status()).isEqualTo(302);
  }

  @Test
  void after_sign_in_one_comes_where_one_wanted_to_go() {
    ConsoleVisitor visitor = ConsoleVisitor.anonymous(port);
    assertThat(visitor.get("/dashboard?weeks=4").location())
        .isEqualTo("/admin/sign-in?next=%2Fdashboard%3Fweeks%3D4");
    Page in =
        visitor.post(
            "/admin/sign-in",
            Map.of(
                "username",
                newUser(),
                "password",
                ConsoleVisitor.PASSWORD,
                "next",
                "/dashboard?weeks=4"));
    assertThat(in.location()).isEqualTo("/dashboard?weeks=4");
  }

  @Test
  void nobody_is_led_out_of_the_house() {
    for (String bad :
        List.of(
            "//evil.example",
            "https://evil.example",
            "/admin//evil.example/..",
            "/\\evil.example",
            "/admin\r\nX: y",
            "/administrator",
            "/admin/../demo",
            "/admin/sign-out",
            "javascript:alert(1)")) {
      assertThat(AfterSignIn.isOurs(bad)).as(bad).isFalse();
    }
    assertThat(AfterSignIn.isOurs("/admin/audit?who=mary")).isTrue();
  }

  private int open(String id) {
    return jdbc.sql("select count(*) from console_session where principal_name = :id")
        .param("id", id)
        .query(Integer.class)
        .single();
  }

  private String newUser() {
    String name = "user-" + UUID.randomUUID();
    assertThat(
            users.add(
                OrganisationId.DEFAULT,
                name,
                ConsoleVisitor.PASSWORD,
                EnumSet.of(ConsoleRole.ANALYST)))
        .isTrue();
    return name;
  }
}
