package org.traininglayer.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Platform.NewDeployments;
import org.traininglayer.lti.PlatformControl.Decision;
import org.traininglayer.lti.PlatformControl.PlatformInstance;
import org.traininglayer.lti.PlatformControl.State;
import org.traininglayer.lti.diagnosis.refusals.RefusalReason;
import org.traininglayer.lti.platforms.StoredPlatforms;
import org.traininglayer.testing.PlatformLike;
import org.traininglayer.testing.TestBrowser;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TestPlatform;

/** Who is let in: platforms in use, deployments, institutions behind one registration. */
class DeploymentsAndInstancesTest extends LaunchTestCase {

  private static final OrganisationId US = OrganisationId.DEFAULT;

  @Autowired PlatformControl control;
  @Autowired Environment environment;

  @Test
  void a_platform_out_of_use_refuses_logins_and_keeps_its_people_and_comes_back() {
    Launch before = arrive(claims -> {});
    assertThat(control.use(US, registered.id(), false)).isTrue();

    Page page = browser.post("/lti/login", TestBrowser.form(platform.loginParameters()));

    assertThat(page.status()).isEqualTo(RefusalReason.PLATFORM_OUT_OF_USE.status());
    assertThat(page.body()).contains("no longer used with your learning platform");
    assertThat(control.use(US, registered.id(), true)).isTrue();
    assertThat(arrive(claims -> {}).learner()).isEqualTo(before.learner());
  }

  @Test
  void a_login_that_began_before_the_platform_went_out_of_use_is_refused_at_the_launch() {
    TestBrowser.Begun begun = browser.begin(platform.loginParameters());
    control.use(US, registered.id(), false);

    assertRefused(post(platform.sign(claims(begun)), begun), RefusalReason.PLATFORM_OUT_OF_USE);
  }

  @Test
  void a_deployment_put_on_hold_waits_even_where_new_ones_are_accepted() {
    registerAs(known -> accepting(known, "canvas"));
    Launch launch = arrive(claims -> claims.put(TestPlatform.LTI + "deployment_id", "2:b"));
    assertThat(launch.deploymentId()).isEqualTo("2:b");

    assertThat(control.decide(US, registered.id(), "2:b", Decision.HOLD)).isTrue();

    Page page = launch(claims -> claims.put(TestPlatform.LTI + "deployment_id", "2:b"));
    assertThat(page.status()).isEqualTo(403);
    assertThat(page.body()).contains("waits for the administrator");
    assertThat(control.installations(US, registered.id()))
        .filteredOn(one -> one.deploymentId().equals("2:b"))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.accepted()).isFalse();
          assertThat(one.lastSeenAt()).isNotNull();
        });
  }

  @Test
  void a_deployment_that_was_removed_is_new_again() {
    arrive(claims -> {});
    assertThat(control.decide(US, registered.id(), TestPlatform.DEPLOYMENT, Decision.REMOVE))
        .isTrue();

    Page page = launch(claims -> {});

    assertThat(page.status()).isEqualTo(403);
    assertThat(control.installations(US, registered.id()))
        .singleElement()
        .satisfies(one -> assertThat(one.accepted()).isFalse());
    assertThat(control.decide(US, registered.id(), TestPlatform.DEPLOYMENT, Decision.ACCEPT))
        .isTrue();
    arrive(claims -> {});
  }

  @Test
  void the_first_institution_is_at_home_and_the_next_has_people_and_courses_of_its_own() {
    registerAs(known -> accepting(known, "canvas"));
    Launch noGuid = arrive(claims -> {});
    Launch first = arrive(claims -> from(claims, "school-a", "School A"));
    Launch second = arrive(claims -> from(claims, "school-b", "School B"));
    Launch again = arrive(claims -> from(claims, "school-b", "School B"));

    assertThat(first.platformInstance()).isEmpty();
    assertThat(first.learner()).isEqualTo(noGuid.learner());
    assertThat(second.platformInstance()).isEqualTo("school-b");
    assertThat(second.learner()).isNotEqualTo(first.learner()).isEqualTo(again.learner());
    assertThat(second.course()).isNotEqualTo(first.course());
    assertThat(control.instances(US, registered.id()))
        .extracting(
            PlatformInstance::guid,
            PlatformInstance::name,
            PlatformInstance::home,
            PlatformInstance::separate)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("school-a", "School A", true, false),
            org.assertj.core.groups.Tuple.tuple("school-b", "School B", false, true));
  }

  @Test
  void another_institution_waits_where_new_ones_are_held() {
    registerAs(known -> family(known, "canvas", NewDeployments.HOLD));
    arrive(claims -> from(claims, "school-a", "School A"));

    Page held = launch(claims -> from(claims, "school-b", "School B"));
    assertThat(held.status()).isEqualTo(403);
    assertThat(held.body()).contains("Your institution is new here");

    assertThat(control.admit(US, registered.id(), "school-b", true)).isTrue();
    assertThat(arrive(claims -> from(claims, "school-b", "School B")).platformInstance())
        .isEqualTo("school-b");
  }

  @Test
  void a_moodle_whose_id_changes_keeps_its_people_together() {
    Launch before = arrive(claims -> from(claims, "1111", "Campus"));
    Launch after = arrive(claims -> from(claims, "2222", "Campus"));

    assertThat(after.platformInstance()).isEmpty();
    assertThat(after.learner()).isEqualTo(before.learner());
    assertThat(control.instances(US, registered.id()))
        .hasSize(2)
        .noneMatch(PlatformInstance::separate);
  }

  @Test
  void the_test_copy_of_canvas_is_told_from_an_unknown_platform() {
    String client = "client-" + UUID.randomUUID();
    platforms.register(canvas(client), List.of());

    Page copy = login("https://canvas.beta.instructure.com", client);
    Page unknown = login("https://canvas.beta.instructure.com", "another");

    assertThat(copy.status()).isEqualTo(403);
    assertThat(copy.body()).contains("This is a test copy of your learning platform");
    assertThat(unknown.body()).contains("not connected yet");
  }

  @Test
  void a_platform_registered_on_one_node_is_known_at_once_on_the_other() {
    try (SecondNode second = SecondNode.beside(environment);
        TestPlatform late = TestPlatform.start()) {
      StoredPlatforms there = second.bean(StoredPlatforms.class);
      TestBrowser elsewhere = new TestBrowser(second.port());
      String form = TestBrowser.form(late.loginParameters());
      assertThat(elsewhere.post("/lti/login", form).status()).isEqualTo(403);

      Platform kept = late.register(platforms);

      assertThat(elsewhere.post("/lti/login", form).status()).isEqualTo(302);
      assertThat(there.find(kept.id())).isPresent();
      // The same issuer with one more client id, while the first is remembered.
      platforms.register(client(kept, "one-more"), List.of());
      assertThat(there.of(kept.issuer(), "one-more")).hasSize(1);
    }
  }

  @Test
  void another_organisation_decides_nothing_here() {
    OrganisationId other = new OrganisationId(UUID.randomUUID());

    assertThat(control.use(other, registered.id(), false)).isFalse();
    assertThat(control.decide(other, registered.id(), TestPlatform.DEPLOYMENT, Decision.REMOVE))
        .isFalse();
    assertThat(control.installations(other, registered.id())).isEmpty();
    assertThat(control.instances(other, registered.id())).isEmpty();
    assertThat(control.state(other, registered.id())).isEmpty();
    assertThat(control.state(US, registered.id())).contains(State.ACTIVE);
  }

  private Page login(String issuer, String client) {
    Map<String, String> parameters = platform.loginParameters();
    parameters.put("iss", issuer);
    parameters.put("client_id", client);
    return browser.post("/lti/login", TestBrowser.form(parameters));
  }

  private static void from(Map<String, Object> claims, String guid, String name) {
    claims.put(TestPlatform.LTI + "tool_platform", Map.of("guid", guid, "name", name));
  }

  private static Platform accepting(Platform known, String family) {
    return family(known, family, NewDeployments.ACCEPT);
  }

  private static Platform family(Platform known, String family, NewDeployments deployments) {
    return platform(known.issuer(), known.clientId(), known, family, deployments);
  }

  private static Platform client(Platform known, String client) {
    return platform(known.issuer(), client, known, "moodle", NewDeployments.HOLD);
  }

  private static Platform canvas(String client) {
    URI address = URI.create("https://sso.canvaslms.com/api/lti/authorize_redirect");
    return new Platform(
        new PlatformId(UUID.randomUUID()),
        US,
        "Canvas",
        "https://canvas.instructure.com",
        client,
        address,
        address,
        null,
        address,
        "canvas",
        NewDeployments.ACCEPT,
        false);
  }

  private static Platform platform(
      String issuer, String client, Platform like, String family, NewDeployments deployments) {
    return PlatformLike.of(like)
        .id(new PlatformId(UUID.randomUUID()))
        .organisation(US)
        .issuer(issuer)
        .clientId(client)
        .productFamily(family)
        .newDeployments(deployments)
        .build();
  }
}
