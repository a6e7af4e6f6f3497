package org.traininglayer.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platforms;
import org.traininglayer.testing.TestBrowser;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TestPlatform;
import org.traininglayer.testing.TrainingLayerTest;

/** Who may frame the pages of a launch; and that those pages know no console session. */
@TrainingLayerTest
class FramingTest {

  @Autowired Platforms platforms;
  @Autowired ConsoleUsers users;
  @Autowired FrameOrigins frames;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private static String ancestors(Page page) {
    List<String> policies = page.headers().getOrDefault("content-security-policy", List.of());
    assertThat(policies).hasSize(1);
    String policy = policies.getFirst();
    return policy.substring(policy.indexOf("frame-ancestors ") + "frame-ancestors ".length());
  }

  @Test
  void what_moodle_launches_is_framed_by_that_moodle_only() {
    try (TestPlatform moodle = TestPlatform.start()) {
      moodle.register(platforms);
      String path = moodle.launch(port);
      assertThat(ancestors(new TestBrowser(port).get(path))).isEqualTo("'self' " + moodle.issuer());
      assertThat(ancestors(new TestBrowser(port).get(path + "/nowhere/at-all")))
          .as("its error pages too")
          .isEqualTo("'self' " + moodle.issuer());
    }
  }

  @Test
  void what_nobody_launched_may_be_shown_by_any_platform() {
    for (String path :
        List.of("/play/" + "x".repeat(43), "/course/a;b", "/select/" + "y".repeat(5000))) {
      assertThat(ancestors(new TestBrowser(port).get(path))).as(path).startsWith("'self' https:");
    }
    assertThat(ancestors(new TestBrowser(port).get("/nowhere"))).isEqualTo("'none'");
  }

  @Test
  void an_administrator_names_the_sites_and_nothing_else_gets_in() {
    try (TestPlatform canvas = TestPlatform.start()) {
      Platform platform = canvas.register(platforms);
      ConsoleVisitor administrator =
          ConsoleVisitor.signedIn(port, users, ConsoleRole.SITE_ADMINISTRATOR);
      String address = "/admin/frames/" + platform.id().value();
      String path = canvas.launch(port);

      administrator.post(address, Map.of("origins", "https://a.example; script-src *"));
      assertThat(administrator.get("/admin/frames").body()).contains("Nothing was saved");
      assertThat(frames.named(platform.id())).isEmpty();

      administrator.post(
          address, Map.of("origins", "https://Learn.example.org/\r\n\r\nhttps://*.example.net"));
      assertThat(administrator.get("/admin/frames").body()).contains("Saved.");
      assertThat(ancestors(new TestBrowser(port).get(path)))
          .isEqualTo("'self' https://*.example.net https://learn.example.org");
      assertThat(administrator.get("/admin/audit").body())
          .contains("Framing changed", "https://*.example.net https://learn.example.org");
      assertThat(administrator.get("/admin/audit.csv").body()).contains("platform.frames-changed");
    }
  }

  @Test
  void a_launch_and_its_pages_touch_no_session() {
    try (TestPlatform moodle = TestPlatform.start()) {
      moodle.register(platforms);
      ConsoleVisitor owner = ConsoleVisitor.signedIn(port, users, ConsoleRole.OWNER);
      String before = sessions();
      TestBrowser learner = new TestBrowser(port);
      Page launched = moodle.launch(learner, claims -> {});
      String path = String.valueOf(launched.location());
      for (Page page :
          List.of(
              launched,
              learner.get(path),
              owner.get(path),
              owner.get("/"),
              owner.get("/lti/jwks.json"),
              owner.get("/xapi/about"))) {
        assertThat(page.headers().getOrDefault("set-cookie", List.of()))
            .noneMatch(cookie -> cookie.contains("console") || cookie.contains("SESSION"));
      }
      assertThat(sessions()).isEqualTo(before);
    }
  }

  /** Every session with the time it was last used. */
  private String sessions() {
    return String.join(
        " ",
        jdbc.sql(
                "select session_id || last_access_time::text from console_session order by session_id")
            .query(String.class)
            .list());
  }

  @Test
  void a_hosted_platform_is_framed_by_whatever_address_an_institution_has() {
    Platform canvas =
        platform("canvas", "https://canvas.instructure.com", "https://sso.canvaslms.com/auth");
    assertThat(sources(canvas, "https://learn.example.edu/courses/1")).containsExactly("https:");
    assertThat(sources(canvas, "http://canvas.docker/courses/1"))
        .containsExactly("https:", "http://canvas.docker");
    assertThat(
            sources(
                platform(null, "https://blackboard.com", "https://developer.blackboard.com/x"),
                null))
        .containsExactly("https:");
  }

  @Test
  void a_platform_at_one_address_is_framed_from_there() {
    Platform moodle = platform("moodle", "https://m.example", "https://m.example/mod/lti/auth.php");
    assertThat(sources(moodle, "https://m.example/course?id=1"))
        .containsExactly("https://m.example");
    assertThat(sources(moodle, "https://alias.example:8443/course"))
        .containsExactly("https://m.example", "https://alias.example:8443");
    assertThat(
            sources(
                platform(null, "https://m.example", "https://m.example/mod/lti/auth.php"), null))
        .as("by the shape of its addresses")
        .containsExactly("https://m.example");
    assertThat(FrameRule.sources(moodle, List.of(), List.of(), true))
        .contains("http://localhost:*", "http://127.0.0.1:*");
    assertThat(
            sources(platform("moodle", "no address; script-src *", "https://m.example/auth"), null))
        .containsExactly("https://m.example");
  }

  private static Collection<String> sources(Platform platform, @Nullable String said) {
    return FrameRule.sources(
        platform, said == null ? List.of() : List.of(URI.create(said)), List.of(), false);
  }

  private static Platform platform(@Nullable String family, String issuer, String authorization) {
    return new Platform(
        new PlatformId(UUID.randomUUID()),
        OrganisationId.DEFAULT,
        "Campus",
        issuer,
        "client",
        URI.create(authorization),
        URI.create("https://m.example/token"),
        null,
        URI.create("https://m.example/keys"),
        family,
        Platform.NewDeployments.HOLD,
        false);
  }
}
