package org.traininglayer.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.AttemptKey;
import org.traininglayer.learning.LearnerErased;
import org.traininglayer.learning.Practice;
import org.traininglayer.lti.diagnosis.refusals.RefusalReason;
import org.traininglayer.testing.TestBrowser;
import org.traininglayer.testing.TestBrowser.Begun;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TestPlatform;

/** C3 and C7 on two nodes that share one database: nothing is good twice, nowhere. */
class TwoNodesTest extends LaunchTestCase {

  private static final int MOST_LOGINS = 100;

  private static SecondNode second;

  @Autowired People people;

  @BeforeAll
  static void startSecond(@Autowired Environment environment) {
    second = SecondNode.beside(environment, "--traininglayer.lti.max-open-logins=" + MOST_LOGINS);
  }

  @AfterAll
  static void stopSecond() {
    second.close();
  }

  @Test
  void a_login_of_one_node_is_launched_on_the_other_and_shown_by_both() {
    Begun begun = browser.begin(platform.loginParameters());

    Page page = postTo(second.port(), begun, platform.sign(claims(begun)));

    assertThat(page.status()).isEqualTo(303);
    String token = String.valueOf(page.location()).substring(Arrivals.PATH.length());
    Launch there = second.bean(Launches.class).find(token).orElseThrow();
    Launch here = launches.find(token).orElseThrow();
    assertThat(here)
        .usingRecursiveComparison()
        .withComparatorForType(
            (one, two) -> Math.abs(one.toEpochMilli() - two.toEpochMilli()) <= 1 ? 0 : 1,
            Instant.class)
        .isEqualTo(there);
  }

  @Test
  void who_is_erased_on_one_node_begins_nothing_on_the_other_that_still_knows_the_launch() {
    Begun begun = browser.begin(platform.loginParameters());
    Page page = postTo(second.port(), begun, platform.sign(claims(begun)));
    String token = String.valueOf(page.location()).substring(Arrivals.PATH.length());
    Launch there = second.bean(Launches.class).find(token).orElseThrow();
    AttemptContext context =
        new AttemptContext(
            new AttemptKey(
                there.organisation(),
                there.platform(),
                there.learner(),
                "link-1",
                new ModuleId("cra-risk-score-triage")),
            there.account(),
            null,
            null,
            Locale.ENGLISH,
            false,
            null,
            false);

    people.erase(there.organisation(), List.of(there.learner()));

    assertThat(second.bean(Launches.class).find(token)).as("remembered there").isPresent();
    Practice practice = second.bean(Practice.class);
    assertThatThrownBy(() -> practice.open(context, Instant.now()))
        .isInstanceOf(LearnerErased.class);
    assertThat(
            jdbc.sql("select count(*) from attempt where learner_id = ?")
                .param(there.learner().value())
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void a_page_that_was_open_on_another_node_when_its_person_was_erased_writes_nothing_any_more() {
    Begun begun = browser.begin(platform.loginParameters());
    Map<String, Object> claims = claims(begun);
    claims.put("sub", "open-" + UUID.randomUUID());
    claims.put(TestPlatform.LTI + "custom", Map.of("module_id", "cra-risk-score-triage"));
    Page page = postTo(second.port(), begun, platform.sign(claims));
    String token = String.valueOf(page.location()).substring(Arrivals.PATH.length());
    Launch there = second.bean(Launches.class).find(token).orElseThrow();
    String play = "/play/" + token;
    TestBrowser visitor = new TestBrowser(second.port());
    assertThat(visitor.get(play).status()).isIn(200, 303);
    Map<String, String> answer = Map.of("attempt", "1", "finish", "1");
    assertThat(visitor.post(play + "/010-brief", TestBrowser.form(answer)).status()).isEqualTo(303);
    assertThat(tablesWith(there.learner().value(), there.account().name()))
        .contains("attempt", "statement");

    people.erase(there.organisation(), List.of(there.learner()));

    assertThat(second.bean(Launches.class).find(token)).as("remembered there").isPresent();
    for (String path :
        List.of(
            play,
            play + "/010-brief",
            play + "/015-confidence-before",
            play + "/010-brief/ask",
            play + "/retake",
            "/course/" + token + "/questions",
            "/course/" + token + "/settings",
            "/course/" + token + "/contacts")) {
      visitor.get(path);
      visitor.post(
          path,
          TestBrowser.form(
              Map.of(
                  "attempt",
                  "1",
                  "finish",
                  "1",
                  "save",
                  "1",
                  "i1",
                  "5",
                  "kind",
                  "QUESTION",
                  "text",
                  "Still here?",
                  "name",
                  "Me",
                  "reach",
                  "here")));
    }
    assertThat(tablesWith(there.learner().value(), there.account().name()))
        .as("all that is left says that an id is gone")
        .containsExactly("erased_learner");
  }

  private Set<String> tablesWith(UUID learner, String account) {
    Set<String> found = new HashSet<>();
    for (String table :
        jdbc.sql(
                """
                select table_name from information_schema.tables
                where table_schema = current_schema() and table_type = 'BASE TABLE'
                """)
            .query(String.class)
            .list()) {
      if (jdbc.sql("select exists (select 1 from " + table + " t where t::text ~ :any)")
          .param("any", learner + "|" + account)
          .query(Boolean.class)
          .single()) {
        found.add(table);
      }
    }
    return found;
  }

  @Test
  void the_same_launch_again_after_a_minute_is_refused_with_a_way_back() {
    arrive(claims -> {});
    Begun begun = browser.begin(platform.loginParameters());
    String token = platform.sign(claims(begun));
    assertThat(postTo(second.port(), begun, token).status()).isEqualTo(303);

    jdbc.sql("update lti_launch set launched_at = launched_at - interval '1 minute'").update();
    Page again = postTo(port, begun, token);

    assertThat(again.status()).isEqualTo(403);
    assertThat(again.body()).contains("id=\"way-back\"").contains("lti_errormsg=");
  }

  @Test
  void a_token_on_a_fresh_state_is_refused() {
    Begun first = browser.begin(platform.loginParameters());
    String token = platform.sign(claims(first));
    Begun second = browser.begin(platform.loginParameters());

    assertRefused(post(token, second), RefusalReason.NONCE_WRONG);
  }

  @Test
  void of_the_same_post_at_the_same_instant_on_two_nodes_exactly_one_opens_a_launch()
      throws Exception {
    int rounds = 10;
    int callers = 6;
    try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
      for (int round = 0; round < rounds; round++) {
        Begun begun = browser.begin(platform.loginParameters());
        String token = platform.sign(claims(begun));
        CyclicBarrier together = new CyclicBarrier(callers);
        List<Future<Page>> pages = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
          int at = caller % 2 == 0 ? port : second.port();
          pages.add(
              threads.submit(() -> {
                together.await();
                return postTo(at, begun, token);
              }));
        }
        Set<String> places = new HashSet<>();
        for (Future<Page> page : pages) {
          places.add(String.valueOf(page.get().location()));
        }
        assertThat(places).as("all lead to the one that is open").hasSize(1);
        assertThat(places.iterator().next()).startsWith(Arrivals.PATH);
      }
    }
    assertThat(launchesOfPlatform()).isEqualTo(rounds);
  }

  @Test
  void many_logins_that_nobody_ends_stay_bounded() {
    PlatformId another = begunAtAnotherPlatform();
    TestBrowser anonymous = new TestBrowser(second.port());
    String form = TestBrowser.form(platform.loginParameters());
    for (int i = 0; i < 5 * MOST_LOGINS; i++) {
      anonymous.forgetCookies();
      assertThat(anonymous.post("/lti/login", form).status()).isEqualTo(302);
    }

    assertThat(openLogins(registered.id())).isLessThan(2L * MOST_LOGINS);
    assertThat(openLogins(another)).as("of another platform").isEqualTo(1);
    Begun newest = new TestBrowser(second.port()).begin(platform.loginParameters());
    assertThat(newest.state()).isNotEmpty();
  }

  @Test
  void a_key_signed_with_on_one_node_is_shown_by_the_other() throws Exception {
    String kid =
        SignedJWT.parse(second.bean(ToolSignature.class).sign(Map.of())).getHeader().getKeyID();

    assertThat(browser.get("/lti/jwks.json").body()).contains(kid);
  }

  private long openLogins(PlatformId platform) {
    return jdbc.sql("select count(*) from lti_login where platform_id = ?")
        .param(platform.value())
        .query(Long.class)
        .single();
  }

  /** A login that began before all others, at a platform of its own. */
  private PlatformId begunAtAnotherPlatform() {
    String handle = browser.begin(platform.loginParameters()).state().split("\\.", -1)[0];
    UUID another =
        jdbc.sql(
                """
                insert into lti_platform
                select (jsonb_populate_record(p, jsonb_build_object(
                  'id', gen_random_uuid(), 'client_id', gen_random_uuid()::text))).*
                from lti_platform p where p.id = ?
                returning id
                """)
            .param(registered.id().value())
            .query(UUID.class)
            .single();
    int moved =
        jdbc.sql("update lti_login set platform_id = ? where handle = ?")
            .params(another, handle)
            .update();
    assertThat(moved).isEqualTo(1);
    return new PlatformId(another);
  }

  /** Posts to a node with the cookies of the browser that began. */
  private Page postTo(int node, Begun begun, String token) {
    String cookie =
        begun.page().headers().getOrDefault("set-cookie", List.of()).getFirst().split(";", 2)[0];
    TestBrowser there = new TestBrowser(node);
    return there.send(
        there
            .request("/lti/launch")
            .header("Cookie", cookie)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    TestBrowser.form(Map.of("id_token", token, "state", begun.state())))));
  }
}
