package org.traininglayer.lti.launch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.LaunchMessage;
import org.traininglayer.lti.LaunchMessage.ContentSelection;
import org.traininglayer.lti.LaunchMessage.ResourceLink;
import org.traininglayer.lti.LaunchMessage.SubmissionReview;
import tools.jackson.databind.json.JsonMapper;

/** How a launch keeps what only its message type brings. */
final class MessageJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private MessageJson() {}

  static String type(LaunchMessage message) {
    return switch (message) {
      case ResourceLink link -> Claims.RESOURCE_LINK_REQUEST;
      case ContentSelection selection -> Claims.DEEP_LINKING_REQUEST;
      case SubmissionReview review -> Claims.SUBMISSION_REVIEW_REQUEST;
    };
  }

  static @Nullable ResourceLink link(LaunchMessage message) {
    return switch (message) {
      case ResourceLink link -> link;
      case ContentSelection selection -> null;
      case SubmissionReview review -> review.link();
    };
  }

  /** The details; null for a resource link, which has columns of its own. */
  static @Nullable String details(LaunchMessage message) {
    return switch (message) {
      case ResourceLink link -> null;
      case ContentSelection selection -> JSON.writeValueAsString(selection);
      case SubmissionReview review -> {
        Map<String, String> forUser = new LinkedHashMap<>();
        forUser.put("forUser", review.forUser());
        yield JSON.writeValueAsString(forUser);
      }
    };
  }

  /** The message as it was kept. */
  static LaunchMessage read(String type, @Nullable ResourceLink link, @Nullable String details) {
    return switch (type) {
      case Claims.DEEP_LINKING_REQUEST ->
          JSON.readValue(Objects.requireNonNull(details), ContentSelection.class);
      case Claims.SUBMISSION_REVIEW_REQUEST ->
          new SubmissionReview(
              JSON.readTree(Objects.requireNonNull(details)).path("forUser").stringValue(), link);
      default -> Objects.requireNonNull(link);
    };
  }
}
