package org.traininglayer.lti.services;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.LineItems.Found;
import org.traininglayer.lti.PlatformServices.Answer;
import org.traininglayer.lti.PlatformServices.Part;

/**
 * What it means for a teacher when a platform lists or makes no column (<a
 * href="https://www.imsglobal.org/spec/lti-ags/v2p0">AGS 2.0, 3.2</a>), in the words of that
 * platform. Only what may pass by itself is tried again. Pure.
 */
enum LineItemReplies {
  CANVAS,
  OTHER;

  static LineItemReplies of(@Nullable String productFamily) {
    return productFamily != null && productFamily.toLowerCase(Locale.ROOT).startsWith("canvas")
        ? CANVAS
        : OTHER;
  }

  /** What an answer that is no success means. */
  Found meaning(Answer answer) {
    String body = answer.body().toLowerCase(Locale.ROOT);
    int status = answer.status();
    if (answer.part() == Part.TOKEN) {
      return body.contains("scope") ? new Found.None(notAllowed(status)) : new Found.Failed(answer);
    }
    if (passes(answer)) {
      return new Found.Failed(answer);
    }
    if (status == 404 || status == 410 || body.contains("concluded")) {
      return new Found.None(noCourse(status));
    }
    return new Found.None(status == 412 ? noAssignment(status) : notAllowed(status));
  }

  /** A rest, a fault, or the page of a platform that is being worked on. */
  private static boolean passes(Answer answer) {
    return answer.passes() || (answer.status() >= 300 && answer.status() < 400);
  }

  /** Nothing is there. */
  String none() {
    return this == CANVAS
        ? "Canvas has no assignment for this activity, so its grades have nowhere to go: it was"
            + " placed without a grade, for example in a page or as a module item, or its"
            + " assignment was deleted. To have grades, add it as an assignment (Submission Type"
            + " \"External Tool\" › Find) and let people open it there."
        : "The activity has no column in the gradebook, and the platform names no place to make"
            + " one. Tick grading in the activity's settings.";
  }

  /** There was one. */
  String gone() {
    return this == CANVAS
        ? "The assignment of these grades was deleted in Canvas. A teacher can bring it back (the"
            + " course's address with /undelete at its end); then send again. Otherwise add the"
            + " activity as a new assignment."
        : none();
  }

  /** There was one, and none can be had instead. */
  String deleted(Found.None none) {
    return this == CANVAS
        ? none.reason()
        : "The activity was deleted from the course, or its grade was: the gradebook has no column"
            + " of it any more. If the activity is still there, switch its grade on again and open"
            + " it once; then send again.";
  }

  private String noAssignment(int status) {
    return this == CANVAS
        ? gone()
        : "The gradebook refuses a column for this activity (" + status + ").";
  }

  private String noCourse(int status) {
    return this == CANVAS
        ? "Canvas no longer opens this course to the tool: the course has concluded or was deleted"
            + " ("
            + status
            + ")."
        : "The course has no gradebook for this tool any more (" + status + ").";
  }

  private String notAllowed(int status) {
    return this == CANVAS
        ? "Canvas does not let this tool see the assignments of this course ("
            + status
            + "). The app may no longer be installed in the course or its account, or its key has"
            + " no permission \"Can create and view assignment data in the gradebook\"."
        : "The activity has no column in the gradebook, and the platform lets this tool make none ("
            + status
            + "). Tick grading in the activity's settings, or let the tool manage columns.";
  }
}
