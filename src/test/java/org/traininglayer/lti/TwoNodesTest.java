package org.traininglayer.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.traininglayer.lti.diagnosis.refusals.RefusalReason;
import org.traininglayer.testing.TestBrowser;
import org.traininglayer.testing.TestBrowser.Begun;
import org.traininglayer.testing.TestBrowser.Page;

/** C3 and C7 on two nodes that share one database: nothing is good twice, nowhere. */
class TwoNodesTest extends LaunchTestCase {

  private static final int MOST_LOGINS = 100;

  private static SecondNode second;

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
    TestBrowser anonymous = new TestBrowser(second.port());
    String form = TestBrowser.form(platform.loginParameters());
    for (int i = 0; i < 5 * MOST_LOGINS; i++) {
      anonymous.forgetCookies();
      assertThat(anonymous.post("/lti/login", form).status()).isEqualTo(302);
    }

    assertThat(openLogins()).isLessThan(2L * MOST_LOGINS);
    Begun newest = new TestBrowser(second.port()).begin(platform.loginParameters());
    assertThat(newest.state()).isNotEmpty();
  }

  @Test
  void a_key_signed_with_on_one_node_is_shown_by_the_other() throws Exception {
    String kid =
        SignedJWT.parse(second.bean(ToolSignature.class).sign(Map.of())).getHeader().getKeyID();

    assertThat(browser.get("/lti/jwks.json").body()).contains(kid);
  }

  private long openLogins() {
    return jdbc.sql("select count(*) from lti_login").query(Long.class).single();
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
