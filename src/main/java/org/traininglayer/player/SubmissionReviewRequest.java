package org.traininglayer.player;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.Launch;

/**
 * Which attempt a plain launch asks to see: custom value {@code review}, else {@code review} in the
 * query of the signed target link URI. That is how a platform without submission review opens the
 * work behind a grade.
 */
public final class SubmissionReviewRequest {

  private static final String PARAMETER = "review";

  private SubmissionReviewRequest() {}

  /** Whether the launch asks for an attempt at all. */
  public static boolean in(Launch launch) {
    return text(launch) != null;
  }

  /** The attempt asked for; empty also when what is asked for cannot be one. */
  public static Optional<UUID> attempt(Launch launch) {
    return attempt(text(launch));
  }

  /** The attempt of this id; empty when the text is none. */
  public static Optional<UUID> attempt(@Nullable String text) {
    if (text == null || text.length() != 36) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static @Nullable String text(Launch launch) {
    String custom = launch.custom().get(PARAMETER);
    if (custom != null) {
      return custom;
    }
    String query = launch.targetLinkUri().getQuery();
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        if (pair.startsWith(PARAMETER + "=")) {
          return pair.substring(PARAMETER.length() + 1);
        }
      }
    }
    return null;
  }
}
