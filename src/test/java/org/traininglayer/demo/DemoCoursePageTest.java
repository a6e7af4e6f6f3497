package org.traininglayer.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.traininglayer.testing.TrialTest;

@TrialTest
class DemoCoursePageTest {

  @Value("${local.server.port}")
  int port;

  @Test
  void everybody_who_learns_finds_all_modules_and_one_that_is_nearest_to_their_work()
      throws IOException, InterruptedException {
    for (DemoPerson person : DemoPerson.of(DemoSite.MOODLE)) {
      if (!person.learner()) {
        continue;
      }
      String page = page("/demo/as/" + person.id());

      assertThat(page)
          .as(person.name())
          .contains(
              "When the risk score is wrong",
              "The paragraph and the table",
              "Ten suggested queries",
              "Trust the right sentence",
              "92 % adoption",
              "How the machine is wrong",
              "What may go into a prompt")
          .containsOnlyOnce("class=\"nearest\"")
          .contains("your")
          .doesNotContain("??");
    }
  }

  @Test
  void a_teacher_is_told_of_no_work_of_their_own() throws IOException, InterruptedException {
    assertThat(page("/demo/as/8")).doesNotContain("class=\"nearest\"");
  }

  private String page(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
              BodyHandlers.ofString())
          .body();
    }
  }
}
