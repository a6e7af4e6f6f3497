package org.traininglayer.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Launches;
import org.traininglayer.lti.PlatformControl;
import org.traininglayer.lti.PlatformControl.Decision;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TestPlatform;

/** Pages that are open when their platform is taken out of use. */
class PlatformOutOfUseTest extends CourseTestCase {

  private static final String SAID = "This course\u2019s platform is not connected at present";

  @Autowired PlatformControl control;
  @Autowired Launches launches;

  @Test
  void every_open_page_says_so_takes_nothing_and_goes_on_once_it_is_back() throws Exception {
    String teacher = teacher();
    String ben = token(launch(as("ben", TestPlatform.LEARNER), module("link-1")));
    PlatformId platform = launches.find(ben).orElseThrow().platform();
    List<String> pages =
        List.of(
            "/play/" + ben,
            "/course/" + ben,
            "/course/" + ben + "/review",
            "/course/" + teacher + "/people",
            "/course/" + teacher + "/grades",
            "/course/" + teacher + "/figures",
            "/select/" + teacher);
    assertThat(get("/course/" + teacher + "/people").status()).isEqualTo(200);
    String frame = header(ben);
    assertThat(frame).contains("frame-ancestors");

    control.use(OrganisationId.DEFAULT, platform, false);
    for (String path : pages) {
      Page page = get(path);
      assertThat(page.status()).as(path).isEqualTo(403);
      assertThat(page.body()).as(path).contains(SAID, "What you saved is kept");
    }
    assertThat(header(ben)).as("shown where it stood").isEqualTo(frame);
    HttpResponse<String> answer = answer(ben);
    assertThat(answer.statusCode()).as("the browser keeps it").isEqualTo(403);
    assertThat(answer.body()).contains("\"problem\"", "What you saved is kept");

    control.use(OrganisationId.DEFAULT, platform, true);
    assertThat(get("/play/" + ben).body()).doesNotContain(SAID);
    assertThat(get("/course/" + teacher + "/people").status()).isEqualTo(200);
    assertThat(answer(ben).body()).doesNotContain("What you saved is kept");
  }

  @Test
  void so_do_those_of_a_deployment_that_is_held_and_of_no_other() {
    String ben = token(launch(as("ben", TestPlatform.LEARNER), module("link-1")));
    PlatformId platform = launches.find(ben).orElseThrow().platform();
    String held = launches.find(ben).orElseThrow().deploymentId();
    platforms.acceptDeployment(platform, "another");
    String eva =
        token(
            launch(
                as("eva", TestPlatform.LEARNER),
                module("link-1"),
                claim("deployment_id", "another")));

    control.decide(OrganisationId.DEFAULT, platform, held, Decision.HOLD);
    assertThat(get("/course/" + ben).body()).contains(SAID);
    assertThat(get("/course/" + eva).body()).doesNotContain(SAID);
    control.decide(OrganisationId.DEFAULT, platform, held, Decision.ACCEPT);
    assertThat(get("/course/" + ben).body()).doesNotContain(SAID);
  }

  private HttpResponse<String> answer(String token) throws Exception {
    return send(
        HttpRequest.newBuilder(at("/play/" + token + "/010-brief"))
            .header("Accept", "application/json")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("intent=next")));
  }

  private String header(String token) throws Exception {
    return send(HttpRequest.newBuilder(at("/course/" + token)))
        .headers()
        .firstValue("Content-Security-Policy")
        .orElse("");
  }

  private URI at(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
