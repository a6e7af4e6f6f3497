package org.traininglayer.learning.player;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.learning.Seat;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.Launch.GradeService;
import org.traininglayer.lti.LaunchMessage.ResourceLink;

/** Somebody on the player's pages: the launch behind their token, and the seat it gives them. */
record Visit(String token, Launch launch, Seat seat) {

  static Visit of(String token, Launch launch, ResourceLink link, ModuleId module) {
    GradeService grades = launch.shapesCourse() || launch.testUser() ? null : launch.grades();
    return new Visit(
        token,
        launch,
        new Seat(
            launch.organisation(),
            launch.platform(),
            launch.learner(),
            launch.account(),
            module,
            launch.contextId(),
            launch.contextTitle(),
            link.id(),
            launch.locale(),
            grades != null && grades.scopes().contains(GradeService.SCORE_SCOPE),
            grades,
            false));
  }

  /** Somebody who shapes the course tries the module out; nothing goes to the gradebook. */
  boolean preview() {
    return launch.shapesCourse();
  }

  /** Where the platform wants people back, if that is a web address. */
  @Nullable String returnUrl() {
    URI url = launch.returnUrl();
    return url != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
        ? url.toString()
        : null;
  }
}
