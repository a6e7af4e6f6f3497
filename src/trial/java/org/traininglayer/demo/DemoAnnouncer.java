package org.traininglayer.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Writes the login initiation of each shape (LTI Security Framework 1.0, 5.1.1.1). */
@Component
@Profile("demo")
class DemoAnnouncer {

  private static final int HINT_SECONDS = 300;

  private final DemoAddresses at;
  private final DemoLaunches launches;
  private final DemoKeys keys;
  private final DemoSettings settings;

  DemoAnnouncer(DemoAddresses at, DemoLaunches launches, DemoKeys keys, DemoSettings settings) {
    this.at = at;
    this.launches = launches;
    this.keys = keys;
    this.settings = settings;
  }

  /** Fields of the form that goes to the tool's login address. */
  Map<String, String> announce(
      DemoTool tool,
      DemoCourse course,
      DemoPerson person,
      DemoMessage message,
      boolean asStudent,
      String target,
      Map<String, Object> details) {
    UUID launch = launches.announce(tool, course, person, message, asStudent, details);
    DemoSite site = course.site();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("iss", at.issuer(site));
    fields.put("target_link_uri", target);
    fields.put("login_hint", person.subject(site));
    fields.put("client_id", tool.clientId());
    if (site == DemoSite.MOODLE) {
      fields.put(
          "lti_message_hint", "{\"cmid\":%d,\"launchid\":\"%s\"}".formatted(course.id(), launch));
      fields.put("lti_deployment_id", course.deployment(tool));
    } else {
      long now = Instant.now().getEpochSecond();
      fields.put(
          "lti_message_hint",
          keys.sign(
              site, Map.of("verifier", launch.toString(), "iat", now, "exp", now + HINT_SECONDS)));
      fields.put("deployment_id", course.deployment(tool));
      fields.put("canvas_region", "not_configured");
      fields.put("canvas_environment", "prod");
      if (settings.storage() != DemoSettings.Storage.ABSENT) {
        fields.put("lti_storage_target", "post_message_forwarding");
      }
    }
    return fields;
  }
}
