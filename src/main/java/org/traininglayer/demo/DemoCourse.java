package org.traininglayer.demo;

import java.util.List;
import java.util.Optional;

/** The one course of the demo LMS and its activities. */
final class DemoCourse {

  static final String ID = "demo-course-1";
  static final String LABEL = "AI-CLINOPS";
  static final String TITLE = "Working with AI in clinical operations";
  static final String DEPLOYMENT = "1";
  static final String CLIENT_ID = "training-layer-demo";

  /** Moodle puts the tool type into the query of every service address. */
  static final String TYPE_QUERY = "type_id=1";

  static final List<Activity> ACTIVITIES =
      List.of(
          new Activity(
              "risk-score-triage",
              5,
              "When the risk score is wrong",
              "Review an AI site-risk ranking before you plan monitoring visits. About 25 minutes.",
              "cra-risk-score-triage"));

  private DemoCourse() {}

  static Optional<Activity> activity(String link) {
    return ACTIVITIES.stream().filter(activity -> activity.link().equals(link)).findFirst();
  }

  static Optional<Activity> activity(int lineItem) {
    return ACTIVITIES.stream().filter(activity -> activity.lineItem() == lineItem).findFirst();
  }

  /** A graded link to the tool. */
  record Activity(String link, int lineItem, String title, String text, String module) {}
}
