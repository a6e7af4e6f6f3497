package org.traininglayer.demo;

import java.util.List;

/** Which roles a person has in launches and rosters of each shape. */
final class DemoRoles {

  private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";
  private static final String INSTITUTION =
      "http://purl.imsglobal.org/vocab/lis/v2/institution/person#";
  private static final String SYSTEM = "http://purl.imsglobal.org/vocab/lis/v2/system/person#";

  /** Mind the {@code lti} in its path. */
  static final String TEST_USER = "http://purl.imsglobal.org/vocab/lti/system/person#TestUser";

  private DemoRoles() {}

  /**
   * Roles of a launch.
   *
   * @param asStudent Moodle: the teacher has switched the role, which nothing else shows
   */
  static List<String> inLaunch(DemoSite site, DemoPerson person, boolean asStudent) {
    if (site == DemoSite.MOODLE) {
      return asStudent
          ? List.of(MEMBERSHIP + "Learner")
          : switch (person.kind()) {
            case TEACHER -> List.of(MEMBERSHIP + "Instructor");
            case ADMIN ->
                List.of(
                    MEMBERSHIP + "Instructor",
                    SYSTEM + "Administrator",
                    INSTITUTION + "Administrator");
            default -> List.of(MEMBERSHIP + "Learner");
          };
    }
    return switch (person.kind()) {
      case TEACHER ->
          List.of(INSTITUTION + "Instructor", MEMBERSHIP + "Instructor", SYSTEM + "User");
      case OBSERVER -> List.of(INSTITUTION + "Observer", MEMBERSHIP + "Mentor", SYSTEM + "User");
      case TEST_STUDENT -> List.of(TEST_USER, MEMBERSHIP + "Learner", SYSTEM + "User");
      case ADMIN -> List.of(INSTITUTION + "Administrator", SYSTEM + "User");
      // A learner of this course who teaches elsewhere in the institution.
      case LEARNER ->
          person.id().equals("4")
              ? List.of(
                  INSTITUTION + "Instructor",
                  INSTITUTION + "Student",
                  MEMBERSHIP + "Learner",
                  SYSTEM + "User")
              : List.of(INSTITUTION + "Student", MEMBERSHIP + "Learner", SYSTEM + "User");
      case GUEST -> List.of(SYSTEM + "None");
    };
  }

  /** Roles of a roster: short words in Moodle's shape, whole addresses in Canvas'. */
  static List<String> inRoster(DemoSite site, DemoPerson person) {
    return switch (person.kind()) {
      case TEACHER -> List.of(site == DemoSite.MOODLE ? "Instructor" : MEMBERSHIP + "Instructor");
      case OBSERVER -> List.of(MEMBERSHIP + "Mentor");
      case TEST_STUDENT -> List.of(MEMBERSHIP + "Learner", TEST_USER);
      default -> List.of(site == DemoSite.MOODLE ? "Learner" : MEMBERSHIP + "Learner");
    };
  }

  /**
   * Whether a roster asked for a role leaves somebody out. Moodle's shape knows Instructor and
   * Learner, in either spelling, and answers everybody to any other word; Canvas' shape knows whole
   * addresses of context roles only, and answers nobody to any other word.
   */
  static boolean leftOut(DemoSite site, DemoPerson person, String asked) {
    if (site == DemoSite.MOODLE) {
      boolean known = asked.endsWith("Learner") || asked.endsWith("Instructor");
      return known && inRoster(site, person).stream().noneMatch(asked::endsWith);
    }
    return !inRoster(site, person).contains(asked);
  }
}
