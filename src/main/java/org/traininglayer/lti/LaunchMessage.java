package org.traininglayer.lti;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a launch is for: the message type with what only that type brings. */
public sealed interface LaunchMessage {

  /**
   * Somebody follows a link in a course (<a href="https://www.imsglobal.org/spec/lti/v1p3">LTI Core
   * 1.3, 5.3</a>).
   */
  record ResourceLink(String id, @Nullable String title) implements LaunchMessage {}

  /**
   * Somebody chooses what a course shall link to (<a
   * href="https://www.imsglobal.org/spec/lti-dl/v2p0">Deep Linking 2.0, 4.4</a>).
   *
   * @param returnUrl where the answer is posted to, its query kept
   * @param acceptTypes types of items the platform takes
   * @param presentationTargets {@code iframe}, {@code window}, {@code embed}
   * @param acceptMultiple whether more than one item is taken
   * @param acceptLineItem whether items may bring a line item; null where the platform says nothing
   * @param data to be returned exactly as it came; null when none came
   * @param title suggested title
   * @param text suggested description
   * @param placement where in the platform the dialogue was opened, as Canvas says it
   */
  record ContentSelection(
      URI returnUrl,
      Set<String> acceptTypes,
      List<String> presentationTargets,
      boolean acceptMultiple,
      @Nullable Boolean acceptLineItem,
      boolean autoCreate,
      @Nullable String data,
      @Nullable String title,
      @Nullable String text,
      @Nullable String placement)
      implements LaunchMessage {

    /** Copies the collections. */
    public ContentSelection {
      acceptTypes = Set.copyOf(acceptTypes);
      presentationTargets = List.copyOf(presentationTargets);
    }
  }

  /**
   * A teacher looks at what somebody did (<a
   * href="https://www.imsglobal.org/spec/lti-sr/v1p0">Submission Review 1.0</a>).
   *
   * @param forUser the learner's {@code sub} on this platform
   * @param link the link that was worked on, where the platform names it
   */
  record SubmissionReview(String forUser, @Nullable ResourceLink link) implements LaunchMessage {}
}
