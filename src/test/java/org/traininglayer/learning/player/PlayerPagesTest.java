package org.traininglayer.learning.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.traininglayer.testing.TrainingLayerTest;

/** The pages over HTTP, without a browser. */
@TrainingLayerTest
@Import(LaunchedPeople.Setup.class)
class PlayerPagesTest {

  @Autowired LaunchedPeople people;
  @LocalServerPort int port;
  Pages pages;

  @BeforeEach
  void browser() {
    pages = Pages.at(port);
  }

  @Test
  void a_launch_leads_to_the_first_step() {
    String token = people.learner();
    HttpResponse<String> entry = pages.get("/play/" + token);
    assertThat(entry.statusCode()).isEqualTo(303);
    assertThat(Pages.location(entry)).isEqualTo("/play/" + token + "/010-brief");
    HttpResponse<String> brief = pages.get(Pages.location(entry));
    assertThat(brief.statusCode()).isEqualTo(200);
    System.out.println(brief.body());
  }
}
