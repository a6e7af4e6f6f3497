package org.traininglayer.lti.platforms.registration;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.Registrations;
import org.traininglayer.testing.Browser;
import org.traininglayer.testing.Browser.View;
import org.traininglayer.testing.TestBrowser;
import org.traininglayer.testing.TrainingLayerTest;
import tools.jackson.databind.node.ObjectNode;

/** The page in the frame of an LMS on another site ({@code 127.0.0.1} around {@code localhost}). */
@TrainingLayerTest
class RegistrationBrowserTest {

  @RegisterExtension
  static final WireMockExtension LMS =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @LocalServerPort int port;
  @Autowired Registrations registrations;

  private Page page;

  @BeforeEach
  void open() {
    page = Browser.open(View.DESKTOP);
  }

  @AfterEach
  void close() {
    page.context().close();
  }

  @Test
  void it_goes_on_by_itself_and_tells_the_lms_to_close_it() {
    lms(Configurations.moodle(base()), "/mod/lti/openid-registration.php", 200, answer());

    FrameLocator frame = frame();

    frame.getByText("is connected.").waitFor();
    assertThat(frame.locator("#closing").isVisible()).isTrue();
    frame.getByText("Close this window").last().click();
    page.getByText("closed by http://localhost:" + port).waitFor();
  }

  @Test
  void after_success_it_closes_by_itself_unless_somebody_stays() {
    page.clock().install();
    lms(Configurations.moodle(base()), "/mod/lti/openid-registration.php", 200, answer());

    FrameLocator frame = frame();
    page.clock().runFor(2_000);
    frame.getByText("It closes by itself in").waitFor();
    page.clock().runFor(31_000);

    page.getByText("closed by http://localhost:" + port).waitFor();
  }

  @Test
  void a_canvas_at_a_domain_of_its_own_is_told_too() {
    ObjectNode canvas = Configurations.canvas("http://localhost:" + LMS.getPort());
    lms(canvas, "/api/lti/registrations", 200, "{\"client_id\":\"" + UUID.randomUUID() + "\"}");

    // The frame's parent is 127.0.0.1, the issuer localhost: only the framing page's origin fits.
    FrameLocator frame = frame("http://localhost:" + LMS.getPort());

    frame.getByText("is connected.").waitFor();
    frame.getByText("Close this window").last().click();
    page.getByText("closed by").waitFor();
  }

  @Test
  void a_failure_shows_the_words_of_the_platform_and_stays_open() {
    lms(
        Configurations.moodle(base()),
        "/mod/lti/openid-registration.php",
        401,
        "missing_registration_token");

    FrameLocator frame = frame();

    frame.getByText("missing_registration_token").waitFor();
    assertThat(frame.locator("#meaning").textContent()).contains("CGIPassAuth");
    assertThat(frame.locator("#stay").count()).isZero();
    frame.locator("#close").click();
    page.getByText("closed by").waitFor();
  }

  @Test
  void without_script_a_button_does_it() {
    page.context().close();
    page = Browser.open(View.DESKTOP.withoutScript().wide(360));
    lms(Configurations.moodle(base()), "/mod/lti/openid-registration.php", 200, answer());

    page.navigate(tool(base()));
    assertThat(Browser.overflow(page)).isZero();
    page.locator("button").click();

    page.getByText("is connected.").waitFor();
    assertThat(page.locator("#closing").isVisible()).isFalse();
    assertThat(page.locator("#by-hand").isVisible()).isTrue();
  }

  @Test
  void its_pages_are_accessible_in_both_schemes() {
    for (View view : java.util.List.of(View.DESKTOP, View.DESKTOP.inDark().wide(360))) {
      page.context().close();
      page = Browser.open(view);
      lms(Configurations.moodle(base()), "/mod/lti/openid-registration.php", 200, answer());
      page.navigate(tool(base()));
      page.getByText("is connected.").waitFor();
      assertThat(Browser.accessibilityProblems(page)).isEmpty();
      assertThat(Browser.overflow(page)).isZero();

      lms(Configurations.moodle(base()), "/mod/lti/openid-registration.php", 400, "missing_domain");
      page.navigate(tool(base()));
      page.getByText("missing_domain").waitFor();
      assertThat(Browser.accessibilityProblems(page)).isEmpty();
      assertThat(Browser.overflow(page)).isZero();
    }
  }

  private FrameLocator frame() {
    return frame(base());
  }

  /** The administrator's page of the LMS, with the tool in a frame. */
  private FrameLocator frame(String platform) {
    LMS.stubFor(
        get("/admin")
            .willReturn(
                new ResponseDefinitionBuilder()
                    .withStatus(200)
                    .withHeader("Content-Type", "text/html")
                    .withBody(
                        """
                        <!doctype html><title>LMS</title><p id=said>open</p>
                        <iframe src="%s" width=900 height=700></iframe>
                        <script>
                          addEventListener("message", (event) => {
                            if (event.data.subject === "org.imsglobal.lti.close") {
                              said.textContent = "closed by " + event.origin;
                            }
                          });
                        </script>
                        """
                            .formatted(tool(platform).replace("&", "&amp;")))));
    page.navigate(base() + "/admin");
    return page.frameLocator("iframe");
  }

  private String tool(String platform) {
    String invite =
        registrations.invite(OrganisationId.DEFAULT, "test", "admin").address().getQuery();
    return "http://localhost:"
        + port
        + "/lti/register?"
        + invite
        + "&"
        + TestBrowser.form(
            Map.of("openid_configuration", platform + "/configuration", "registration_token", "t"));
  }

  private static void lms(ObjectNode configuration, String endpoint, int status, String body) {
    LMS.stubFor(get(urlPathEqualTo("/configuration")).willReturn(okJson(configuration.toString())));
    LMS.stubFor(
        post(endpoint)
            .willReturn(new ResponseDefinitionBuilder().withStatus(status).withBody(body)));
  }

  private static String answer() {
    return "{\"client_id\":\"" + UUID.randomUUID() + "\",\"deployment_id\":\"1\"}";
  }

  private static String base() {
    return "http://127.0.0.1:" + LMS.getPort();
  }
}
