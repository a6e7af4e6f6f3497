package org.traininglayer.delivery.grades;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.traininglayer.delivery.grades.GradeTable.PassbackObstacle;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.GradeTarget;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.lti.Launch.GradeService;
import org.traininglayer.lti.Rosters.Member;

/** What stands in the way of a grade before anybody is asked; in words for a teacher. Pure. */
final class PassbackObstacles {

  /** The link of launches that were led on from a course's home to a module without a link. */
  private static final String COURSE_HOME = "course-home";

  /** The subject of a launch without one. */
  private static final Pattern NOBODY = Pattern.compile("anonymous-[0-9a-f-]{36}");

  private static final String CANVAS_KEY =
      "Canvas gives this tool no assignment or no permission for its grades. The key's scopes must"
          + " allow to view and create assignment data and to send scores; the activity must be an"
          + " assignment (Submission Type \"External Tool\"). Then open it there once.";

  /** Where the switches are, by a part of the product's name. */
  private static final Map<String, String> WHERE =
      Map.of(
          "moodle",
          "In Moodle: the tool's settings, Services, \"Use this service for grade sync and column"
              + " management\"; Accept grades from the tool.",
          "sakai",
          "In Sakai: the tool's settings, allow it to send grades and to provide grade columns; it"
              + " gives no access at all while one of the services asked for is not allowed.",
          "openolat",
          "In OpenOLAT: the course element's configuration, with points switched on; columns that a"
              + " tool makes are refused there.",
          "desire2learn",
          "In Brightspace: the registration's and the deployment's services, Assignment and Grade"
              + " Services.",
          "blackboard",
          "In Blackboard: the provider's settings, grade service; the item in the course, with"
              + " grading switched on.");

  private PassbackObstacles() {}

  /**
   * Whether the work was done outside a link of the course, where grades do not exist. Canvas calls
   * the link of its navigation like the course and gives it no column; elsewhere, as in Moodle,
   * which counts both from one, a link may bear the course's number by chance.
   *
   * @param family what kind of platform it is, as it calls itself; null when it does not say
   */
  static boolean outsideLinks(AttemptContext context, @Nullable String family) {
    GradeTarget service = context.grades();
    boolean column = service != null && service.lineItem() != null;
    return context.key().resourceLinkId().startsWith(COURSE_HOME)
        || (isCanvas(family)
            && !column
            && context.key().resourceLinkId().equals(context.contextId()));
  }

  /**
   * Why this person gets no grade here, or has no column; null when a score can be sent or a column
   * looked for.
   *
   * @param member the person in this course with every role ever seen; null when not known
   * @param knownColumn a column that an earlier launch named
   * @param family what kind of platform it is, as it calls itself; null when it does not say
   */
  static @Nullable PassbackObstacle of(
      AttemptContext context,
      @Nullable Member member,
      @Nullable String knownColumn,
      @Nullable String family) {
    if (member != null && member.testUser()) {
      return PassbackObstacle.noLearner("This is the platform's test student.");
    }
    if (member != null && member.teaches()) {
      return PassbackObstacle.noLearner(
          "This person teaches or administers the course. Platforms take no grade for them, also"
              + " while they look at it as a student.");
    }
    if (NOBODY.matcher(context.account().name()).matches()) {
      return PassbackObstacle.noLearner("The platform does not say who this person is.");
    }
    boolean learner =
        member == null
            ? context.gradable() || context.grades() != null
            : member.roles().contains(CourseRole.LEARNER);
    if (!learner) {
      return PassbackObstacle.noLearner("This person came without the role of a learner.");
    }
    String reason = withoutColumn(context.grades(), knownColumn);
    return reason == null ? null : PassbackObstacle.noLineItem(advice(reason, family));
  }

  private static boolean isCanvas(@Nullable String family) {
    return family != null && family.toLowerCase(Locale.ROOT).startsWith("canvas");
  }

  /** The general words, and where in this product the switch is. */
  private static String advice(String reason, @Nullable String family) {
    if (isCanvas(family)) {
      return CANVAS_KEY;
    }
    String product = family == null ? "" : family.toLowerCase(Locale.ROOT);
    return WHERE.entrySet().stream()
        .filter(each -> product.contains(each.getKey()))
        .findFirst()
        .map(each -> reason + " " + each.getValue())
        .orElse(reason);
  }

  /** Why no column can be named or made, in words that fit any platform; null where one can. */
  private static @Nullable String withoutColumn(
      @Nullable GradeTarget service, @Nullable String knownColumn) {
    if (service == null) {
      return "The platform offers this tool no gradebook. In the tool's settings there, allow"
          + " \"Assignment and Grade Services\"; then open the activity once.";
    }
    Set<String> scopes = service.scopes();
    if (!scopes.contains(GradeService.SCORE_SCOPE)) {
      return "The platform does not let this tool send scores. In the tool's settings there, allow"
          + " grade sync; then open the activity once.";
    }
    if (service.lineItem() != null || knownColumn != null) {
      return null;
    }
    if (service.lineItems() == null) {
      return "The activity has no column in the gradebook, and the platform names no place to make"
          + " one. Tick grading in the activity's settings, or add it again with a grade.";
    }
    if (!scopes.contains(GradeService.LINE_ITEM_SCOPE)) {
      return "The activity has no column in the gradebook, and this tool may not make one. Tick"
          + " grading in the activity's settings, or let the tool manage columns.";
    }
    return null;
  }
}
