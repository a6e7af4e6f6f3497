package org.traininglayer.demo;

/** What a launch is for. */
enum DemoMessage {
  LINK("LtiResourceLinkRequest"),
  /** A place in Canvas' navigation, or SpeedGrader: a resource link whose id is the course's. */
  NAVIGATION("LtiResourceLinkRequest"),
  SELECTION("LtiDeepLinkingRequest"),
  /** Moodle only. */
  REVIEW("LtiSubmissionReviewRequest");

  private final String type;

  DemoMessage(String type) {
    this.type = type;
  }

  String type() {
    return type;
  }
}
