package org.traininglayer.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.traininglayer.lti.launch.login.UnansweredLogins;

/** What can be seen of a platform that refuses our authentication request on a page of its own. */
class UnansweredLoginsTest extends LaunchTestCase {

  @Autowired UnansweredLogins unanswered;

  @Test
  void logins_that_the_platform_does_not_answer_are_told_once() {
    browser.begin(platform.loginParameters());
    browser.begin(platform.loginParameters());

    unanswered.tell(Duration.ofSeconds(60));
    assertThat(told()).as("not yet").isEmpty();
    unanswered.tell(Duration.ZERO);
    unanswered.tell(Duration.ZERO);

    assertThat(told())
        .singleElement()
        .asString()
        .contains("2 times", "Unanswered by the platform", LAUNCH);
  }

  @Test
  void a_login_that_became_a_launch_is_not_told() {
    arrive(claims -> {});

    unanswered.tell(Duration.ZERO);

    assertThat(told()).isEmpty();
  }

  private static final String LAUNCH = "https://tool.example/lti/launch";

  private List<String> told() {
    return jdbc.sql(
            "select checks::text from lti_connection_trace where kind = 'LOGIN' and platform_id ="
                + " :platform")
        .param("platform", registered.id().value())
        .query(String.class)
        .list();
  }
}
