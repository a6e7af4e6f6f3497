package org.traininglayer.course;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.LaunchDestination;
import org.traininglayer.lti.LaunchMessage.ContentSelection;
import org.traininglayer.lti.LaunchMessage.ResourceLink;
import org.traininglayer.lti.LaunchMessage.SubmissionReview;
import org.traininglayer.player.SubmissionReviewRequest;

/**
 * Who comes to the pages of the course: everybody who teaches it, and everybody whose link names no
 * module. Whoever wants to see a submission comes to that. All others go to the player.
 */
@Component
@Order(10)
class CourseDestination implements LaunchDestination {

  @Override
  public @Nullable String pathFor(
      Launch launch, String token, HttpServletRequest request, HttpServletResponse response) {
    return switch (launch.message()) {
      case ContentSelection selection -> null;
      case SubmissionReview review -> "/course/" + token + "/review";
      case ResourceLink link -> {
        if (SubmissionReviewRequest.in(launch)) {
          yield "/course/" + token + "/review";
        }
        boolean watches =
            launch.roles().contains(CourseRole.MENTOR)
                && !launch.roles().contains(CourseRole.LEARNER);
        yield launch.teaches() || launch.module().isEmpty() || watches ? "/course/" + token : null;
      }
    };
  }
}
