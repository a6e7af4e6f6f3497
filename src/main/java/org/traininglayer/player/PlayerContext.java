package org.traininglayer.player;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.AttemptKey;
import org.traininglayer.learning.GradeTarget;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.Launch.GradeService;
import org.traininglayer.lti.LaunchMessage.ResourceLink;

/** Somebody on the player's pages: the launch behind their token, and the attempts it leads to. */
record PlayerContext(
    String token, Launch launch, ParticipantRole standing, AttemptContext attempt) {

  static PlayerContext of(
      String token, Launch launch, ParticipantRole standing, ResourceLink link, ModuleId module) {
    GradeService grades = standing.graded() ? launch.grades() : null;
    return new PlayerContext(
        token,
        launch,
        standing,
        new AttemptContext(
            new AttemptKey(
                launch.organisation(), launch.platform(), launch.learner(), link.id(), module),
            launch.account(),
            launch.contextId(),
            launch.contextTitle(),
            launch.locale(),
            grades != null && grades.scopes().contains(GradeService.SCORE_SCOPE),
            grades == null
                ? null
                : new GradeTarget(grades.lineItem(), grades.lineItems(), grades.scopes()),
            false,
            launch.course(),
            LinkSettings.of(launch.custom())));
  }

  /** Where the platform wants people back, if that is a web address. */
  @Nullable String returnUrl() {
    URI url = launch.returnUrl();
    return url != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
        ? url.toString()
        : null;
  }
}
