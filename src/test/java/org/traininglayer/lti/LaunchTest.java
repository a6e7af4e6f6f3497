package org.traininglayer.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.testing.TestPlatform.INSTRUCTOR;
import static org.traininglayer.testing.TestPlatform.LTI;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.testing.TestPlatform;

@LtiTest
class LaunchTest {

  @LocalServerPort int port;
  @Autowired Platforms platforms;
  @Autowired Launches launches;

  final TestPlatform platform = TestPlatform.start();

  @BeforeEach
  void register() {
    platform.register(platforms);
  }

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void a_launch_is_found_by_the_token_of_its_pages() {
    Launch launch = launch(claims -> {});

    assertThat(launch.account()).isEqualTo(new AccountKey(platform.issuer(), "learner-1"));
    assertThat(launch.name()).isEqualTo("Mary Muster");
    assertThat(launch.roles()).containsExactly(CourseRole.LEARNER);
    assertThat(launch.teaches()).isFalse();
    assertThat(launch.contextId()).isEqualTo("course-1");
    assertThat(launch.contextTitle()).isEqualTo("Working with AI");
    assertThat(launch.resourceLink())
        .extracting(LaunchMessage.ResourceLink::id)
        .isEqualTo("link-1");
    assertThat(launch.returnUrl()).isEqualTo(URI.create(platform.address("/course?id=1")));
    assertThat(launch.locale()).isEqualTo(Locale.ENGLISH);
    assertThat(launch.expiresAt()).isAfter(launch.launchedAt());
  }

  @Test
  void the_module_comes_from_the_custom_value_of_the_link() {
    Launch launch =
        launch(claims ->
            claims.put(
                LTI + "custom",
                Map.of("module_id", "some-module", "job_role", "cra", "number", 7)));

    assertThat(launch.module()).contains(new ModuleId("some-module"));
    assertThat(launch.jobRole()).isEqualTo("cra");
    assertThat(launch.custom()).containsEntry("number", "7");
  }

  @Test
  void an_instructor_teaches() {
    Launch launch = launch(claims -> claims.put(LTI + "roles", List.of(INSTRUCTOR)));

    assertThat(launch.teaches()).isTrue();
  }

  private Launch launch(Consumer<Map<String, Object>> change) {
    String path = platform.launch(port, change);
    assertThat(path).startsWith(Arrivals.PATH);
    return launches.find(path.substring(Arrivals.PATH.length())).orElseThrow();
  }
}
