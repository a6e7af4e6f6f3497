package org.traininglayer.admin;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platform.NewDeployments;
import org.traininglayer.lti.PlatformControl;
import org.traininglayer.lti.PlatformControl.State;
import org.traininglayer.lti.Platforms;
import org.traininglayer.testing.Browser;
import org.traininglayer.testing.Browser.View;
import org.traininglayer.testing.PlatformLike;
import org.traininglayer.testing.TrainingLayerTest;

/** The console's pages about platforms, as an administrator uses them. */
@TrainingLayerTest
class PlatformPagesTest {

  private static final OrganisationId US = OrganisationId.DEFAULT;

  @RegisterExtension
  static final WireMockExtension LMS =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @LocalServerPort int port;
  @Autowired ConsoleUsers users;
  @Autowired Platforms platforms;
  @Autowired PlatformControl control;
  @Autowired JdbcClient jdbc;

  private final String who = "admin-" + UUID.randomUUID().toString().substring(0, 8);
  private Page page;

  @BeforeEach
  void signIn() {
    users.add(US, who, "a sentence to sign in with", Set.of(ConsoleRole.SITE_ADMINISTRATOR));
    open(View.DESKTOP);
  }

  @AfterEach
  void close() {
    page.context().close();
  }

  @Test
  void a_moodle_is_connected_by_hand_from_its_address_and_its_keys_are_looked_at() {
    String site = "http://localhost:" + LMS.getPort() + "/moodle";
    at("/admin/platforms/connect/moodle");
    page.fill("#site", site + "/course/view.php?id=3");
    page.getByText("Fill in below").click();

    assertThat(page.inputValue("#issuer")).isEqualTo(site);
    assertThat(page.inputValue("#jwksUri")).isEqualTo(site + "/mod/lti/certs.php");
    String client = "client-" + UUID.randomUUID();
    page.fill("#clientId", client);
    page.fill("#deploymentIds", "3");
    page.getByText("Check and save").click();

    assertThat(page.locator("#doubts").textContent())
        .contains("answers with an error")
        .contains("404")
        .contains("It begins with http");
    assertThat(byClient(client)).isEmpty();
    LMS.stubFor(
        get("/moodle/mod/lti/certs.php").willReturn(ok("<html><title>Log in</title></html>")));
    page.getByText("Check and save").click();
    assertThat(page.locator("#doubts").textContent()).contains("a page for people");

    page.getByText("Save as it is").click();

    assertThat(page.textContent("main")).contains("The platform is connected.").contains(client);
    Platform kept = byClient(client).getFirst();
    assertThat(kept.productFamily()).isEqualTo("moodle");
    assertThat(control.installations(US, kept.id())).hasSize(1);
    assertThat(audited("platform.connected")).isOne();
  }

  @Test
  void a_platform_without_services_is_entered_by_hand_without_an_access_token_url() {
    LMS.stubFor(get("/wp/keys").willReturn(ok("<html>keys</html>")));
    String site = "http://localhost:" + LMS.getPort() + "/wp";
    String client = "client-" + UUID.randomUUID();
    at("/admin/platforms/connect/other");
    page.fill("#name", "A site with courses");
    page.fill("#issuer", site);
    page.fill("#clientId", client);
    page.fill("#jwksUri", site + "/keys");
    page.fill("#authorizationEndpoint", site + "/auth");
    page.getByText("Check and save").click();

    assertThat(page.textContent("main")).contains("neither grades nor lists of people");
    page.getByText("Save as it is").click();

    assertThat(page.textContent("main")).contains("none: no grades and no lists of people");
    assertThat(byClient(client).getFirst().hasServices()).isFalse();
  }

  @Test
  void a_canvas_gets_its_values_from_its_address() {
    at("/admin/platforms/connect/canvas?site=school.beta.instructure.com");

    assertThat(page.inputValue("#issuer")).isEqualTo("https://canvas.beta.instructure.com");
    assertThat(page.inputValue("#authorizationEndpoint"))
        .isEqualTo("https://sso.beta.canvaslms.com/api/lti/authorize_redirect");
    assertThat(page.inputValue("#tokenEndpoint"))
        .isEqualTo("https://school.beta.instructure.com/login/oauth2/token");
    assertThat(page.isChecked("[name=acceptNewDeployments]")).isTrue();
  }

  @Test
  void an_invitation_is_shown_once_and_can_be_withdrawn() {
    at("/admin/platforms/connect/moodle-url");
    page.fill("#label", "Nursing school " + who);
    page.locator("form button.primary").click();

    String address = page.textContent("#invite");
    assertThat(address).matches("https://tool\\.example/lti/register\\?invite=[A-Za-z0-9_-]{22}");
    at("/admin/platforms/connect/moodle-url");
    assertThat(page.locator("#invite").count()).isZero();
    at("/admin/platforms/connect");
    page.getByLabel("Withdraw: Nursing school " + who).click();
    assertThat(page.textContent("main")).contains("The invitation no longer works.");
    assertThat(audited("platform.invited")).isOne();
    assertThat(audited("platform.invite-withdrawn")).isOne();
    assertThat(
            jdbc.sql("select count(*) from console_audit where after::text like '%invite=%'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void a_platform_is_changed_held_removed_and_taken_out_of_use() {
    Platform platform = platforms.register(registration(), List.of("1"));
    String home = "/admin/platforms/" + platform.id().value();
    at(home + "/edit");
    page.fill("#name", "Renamed " + who);
    page.fill("#authorizationEndpoint", "https://other.example/mod/lti/auth.php");
    page.getByText("Check and save").click();
    assertThat(page.locator("#doubts").textContent()).contains("another host than the issuer");
    page.getByText("Save as it is").click();
    assertThat(page.textContent("h1")).isEqualTo("Renamed " + who);

    page.getByLabel("Hold: 1").click();
    assertThat(page.textContent("main")).contains("The deployment waits");
    page.getByLabel("Remove: 1").click();
    assertThat(control.installations(US, platform.id())).isEmpty();
    page.getByText("Take out of use").click();
    assertThat(control.state(US, platform.id())).contains(State.OUT_OF_USE);
    page.getByText("Put into use").click();
    assertThat(control.state(US, platform.id())).contains(State.ACTIVE);
    assertThat(audited("platform.changed")).isOne();
    assertThat(audited("deployment.hold")).isOne();
    assertThat(audited("platform.out-of-use")).isOne();
  }

  @Test
  void a_platform_that_registered_itself_is_approved_or_rejected() {
    Platform first = pending();
    Platform second = pending();
    at("/admin/platforms");

    page.getByLabel("Approve: " + first.name()).click();
    assertThat(control.state(US, first.id())).contains(State.ACTIVE);
    at("/admin/platforms");
    page.getByLabel("Reject: " + second.name()).click();

    assertThat(page.textContent("main")).contains("The platform is gone.");
    assertThat(control.state(US, second.id())).isEmpty();
    assertThat(audited("platform.rejected")).isOne();
  }

  @Test
  void platforms_of_another_organisation_are_not_there() {
    UUID other = UUID.randomUUID();
    jdbc.sql("insert into organisation (id, name) values (?, 'Other')").param(other).update();
    Platform like = registration();
    Platform theirs =
        platforms.register(
            PlatformLike.of(like)
                .organisation(new OrganisationId(other))
                .productFamily("moodle")
                .newDeployments(NewDeployments.HOLD)
                .build(),
            List.of("1"));

    for (String path : List.of("", "/edit")) {
      assertThat(at("/admin/platforms/" + theirs.id().value() + path)).isEqualTo(404);
    }
    assertThat(at("/admin/platforms/" + UUID.randomUUID())).isEqualTo(404);
    assertThat(at("/admin/platforms/nonsense")).isBetween(400, 404);
    assertThat(at("/admin/platforms/connect/nonsense")).isEqualTo(404);
  }

  @Test
  void every_page_is_accessible_and_fits_in_both_schemes() {
    Platform platform = platforms.register(registration(), List.of("1", "2"));
    pending();
    for (View view : List.of(View.DESKTOP, View.DESKTOP.inDark().wide(360))) {
      page.context().close();
      open(view);
      for (String path :
          List.of(
              "",
              "/connect",
              "/connect/moodle-url",
              "/connect/canvas-url",
              "/connect/moodle",
              "/connect/canvas",
              "/connect/other",
              "/" + platform.id().value(),
              "/" + platform.id().value() + "/edit")) {
        assertThat(at("/admin/platforms" + path)).isEqualTo(200);
        assertThat(page.content()).as(path).doesNotContain("??");
        assertThat(Browser.accessibilityProblems(page)).as(path).isEmpty();
        assertThat(Browser.overflow(page)).as(path).isZero();
      }
    }
  }

  private void open(View view) {
    page = Browser.open(view);
    at("/admin/sign-in");
    page.fill("[name=username]", who);
    page.fill("[name=password]", "a sentence to sign in with");
    page.locator("main form button").click();
    page.waitForURL("**/admin**");
  }

  private int at(String path) {
    return page.navigate("http://localhost:" + port + path).status();
  }

  private List<Platform> byClient(String client) {
    return platforms.all(US).stream().filter(one -> one.clientId().equals(client)).toList();
  }

  private Platform pending() {
    Platform made = platforms.register(registration(), List.of());
    jdbc.sql("update lti_platform set state = 'PENDING' where id = ?")
        .param(made.id().value())
        .update();
    return made;
  }

  private Platform registration() {
    String client = "client-" + UUID.randomUUID();
    return new Platform(
        new PlatformId(UUID.randomUUID()),
        US,
        "Campus " + client,
        "https://moodle.example",
        client,
        URI.create("https://moodle.example/mod/lti/auth.php"),
        URI.create("https://moodle.example/mod/lti/token.php"),
        null,
        URI.create("https://moodle.example/mod/lti/certs.php"),
        "moodle",
        NewDeployments.HOLD,
        false);
  }

  private int audited(String action) {
    return jdbc.sql("select count(*) from console_audit where who = :who and action = :action")
        .params(Map.of("who", who, "action", action))
        .query(Integer.class)
        .single();
  }
}
