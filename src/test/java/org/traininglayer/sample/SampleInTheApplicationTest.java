package org.traininglayer.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.admin.SampleHistory;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.People;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platforms;
import org.traininglayer.testing.TrainingLayerTest;

@TrainingLayerTest(
    properties = {"traininglayer.sample.enabled=true", "traininglayer.sample.people=6"})
class SampleInTheApplicationTest {

  @Autowired SampleHistory history;
  @Autowired Platforms platforms;
  @Autowired People people;
  @Autowired JdbcClient jdbc;

  @Test
  void it_fills_the_ledger_once_the_platform_is_there_and_removal_empties_it() {
    assertThat(history.status().state()).isIn(SampleHistory.State.OFF, SampleHistory.State.WAITING);
    platforms.register(
        new Platform(
            new PlatformId(UUID.randomUUID()),
            OrganisationId.DEFAULT,
            "Demo",
            "http://localhost/demo",
            "training-layer-demo",
            URI.create("http://localhost/demo/auth"),
            URI.create("http://localhost/demo/token"),
            null,
            URI.create("http://localhost/demo/jwks"),
            null,
            Platform.NewDeployments.ACCEPT,
            false),
        List.of("1"));

    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> history.status().state() == SampleHistory.State.READY);

    assertThat(history.status().people()).isEqualTo(6);
    assertThat(people.all(OrganisationId.DEFAULT)).hasSize(6).allMatch(People.Person::sample);
    assertThat(rows("attempt")).isGreaterThanOrEqualTo(6);
    assertThat(rows("response_log")).isPositive();
    assertThat(rows("statement")).isGreaterThan(rows("response_log") / 2);

    assertThat(rows("attempt where course_id is null")).as("all in the course").isZero();

    assertThat(rows("verdict_thresholds where before_outcomes and version = 1"))
        .as("whoever answers for a team signed before anybody began; one team has nobody")
        .isEqualTo(5);
    assertThat(rows("verdict_thresholds")).isEqualTo(5);

    history.remove();

    assertThat(people.all(OrganisationId.DEFAULT)).isEmpty();
    assertThat(rows("attempt")).isZero();
    assertThat(rows("response_log")).isZero();
    assertThat(rows("statement")).isZero();
    assertThat(rows("check_in")).isZero();
    assertThat(rows("check_in_confirmation")).isZero();
    assertThat(history.status().state()).isEqualTo(SampleHistory.State.REMOVED);
  }

  private long rows(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }
}
