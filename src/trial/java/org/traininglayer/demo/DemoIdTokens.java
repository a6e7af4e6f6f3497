package org.traininglayer.demo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Signs the id token of a launch that a tool asked for. */
@Component
@Profile("demo")
class DemoIdTokens {

  private final DemoAddresses at;
  private final DemoKeys keys;
  private final DemoCourses courses;

  DemoIdTokens(DemoAddresses at, DemoKeys keys, DemoCourses courses) {
    this.at = at;
    this.keys = keys;
    this.courses = courses;
  }

  String token(DemoLaunches.Announced launch, DemoTool tool, String nonce) {
    DemoCourse course = courses.find(launch.course()).orElseThrow();
    @Nullable DemoLink link = courses.link(launch.details().path("link").asString("")).orElse(null);
    @Nullable DemoLineItem item =
        launch.details().has("item")
            ? courses.item(launch.details().path("item").asInt(0)).orElse(null)
            : link == null ? null : courses.itemOf(link).orElse(null);
    boolean used = courses.links(course.id()).stream().anyMatch(known -> known.tool() == tool.id());
    return keys.sign(
        course.site(),
        DemoClaims.of(at, launch, tool, course, link, item, used, nonce, Instant.now()));
  }
}
