package org.traininglayer.course;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.learning.Attempts.Place;
import org.traininglayer.lti.Launch;
import org.traininglayer.player.ParticipantRole;

/** Somebody on the pages of their course. */
record CourseContext(String token, Launch launch, ParticipantRole standing, Place place) {

  CourseId course() {
    return place.course();
  }

  /** Whether this is somebody who teaches the course; a test student never does. */
  boolean teaches() {
    return shapes() && launch.teaches();
  }

  /** Whether this is somebody who teaches or designs it. */
  boolean shapes() {
    return standing == ParticipantRole.TEACHER;
  }

  String path() {
    return "/course/" + token;
  }

  /** The platform's name of the course; empty where it gives none. */
  String title() {
    return launch.contextTitle() == null ? "" : launch.contextTitle();
  }

  /** Where the platform wants people back, if that is a web address. */
  @Nullable String returnUrl() {
    return returnUrl(launch);
  }

  static @Nullable String returnUrl(Launch launch) {
    URI url = launch.returnUrl();
    return url != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
        ? url.toString()
        : null;
  }
}
