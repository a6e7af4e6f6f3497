package org.traininglayer.lti.courses;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.CourseRole;

/**
 * What somebody may do in the course, from the roles claim (<a
 * href="https://www.imsglobal.org/spec/lti/v1p3#role-vocabularies">LTI Core 1.3, role
 * vocabularies</a>). Only context roles count, in full, with a sub-role, in the spelling of LTI
 * 1.1, or as the short words of LTI 1.1 that Moodle's services still use; in capitals or not. Roles
 * in the institution or the system give no right in a course; only where somebody has no role in it
 * at all, an administrator is known as one.
 */
public final class CourseRoles {

  private static final List<String> CONTEXT_PREFIXES =
      List.of(
          "http://purl.imsglobal.org/vocab/lis/v2/membership#",
          "http://purl.imsglobal.org/vocab/lis/v2/membership/",
          "urn:lti:role:ims/lis/");
  private static final Set<String> SITE_ADMINISTRATORS =
      Set.of(
          "http://purl.imsglobal.org/vocab/lis/v2/institution/person#administrator",
          "http://purl.imsglobal.org/vocab/lis/v2/system/person#administrator",
          "http://purl.imsglobal.org/vocab/lis/v2/system/person#sysadmin",
          "http://purl.imsglobal.org/vocab/lis/v2/system/person#accountadmin");
  private static final String TEST_USER =
      "http://purl.imsglobal.org/vocab/lti/system/person#testuser";

  /** Words of platforms for those who help to teach: no learners, and no right to teach either. */
  private static final Set<String> HELPERS =
      Set.of(
          "noninstructor",
          "noneditingteacher",
          "noneditinginstructor",
          "tutor",
          "grader",
          "assistant",
          "staff");

  private CourseRoles() {}

  /** Roles in the course; empty where the list is, {@code OTHER} where none is known. */
  public static Set<CourseRole> of(Collection<String> roles) {
    Set<CourseRole> found = EnumSet.noneOf(CourseRole.class);
    boolean helps = false;
    for (String role : roles) {
      String word = contextWord(lower(role));
      if (word != null) {
        found.add(role(word));
        helps |= HELPERS.contains(word);
      }
    }
    if (helps) {
      found.remove(CourseRole.LEARNER);
    }
    if (found.size() > 1) {
      found.remove(CourseRole.OTHER);
    }
    if (found.isEmpty() && !roles.isEmpty()) {
      found.add(
          roles.stream().map(CourseRoles::lower).anyMatch(SITE_ADMINISTRATORS::contains)
              ? CourseRole.SITE_ADMINISTRATOR
              : CourseRole.OTHER);
    }
    return found;
  }

  /** Whether the platform says that this is its test student. */
  public static boolean isTestUser(Collection<String> roles) {
    return roles.stream().map(CourseRoles::lower).anyMatch(TEST_USER::equals);
  }

  private static String lower(String role) {
    return role.strip().toLowerCase(Locale.ROOT);
  }

  /** The principal role's word: {@code instructor} of {@code …/membership/instructor#grader}. */
  private static @Nullable String contextWord(String role) {
    for (String prefix : CONTEXT_PREFIXES) {
      if (role.startsWith(prefix)) {
        return role.substring(prefix.length()).split("[#/]", 2)[0];
      }
    }
    return role.matches("[a-z]+") ? role : null;
  }

  private static CourseRole role(String word) {
    return switch (word) {
      case "learner", "student", "member" -> CourseRole.LEARNER;
      case "instructor", "teachingassistant", "manager" -> CourseRole.INSTRUCTOR;
      case "administrator" -> CourseRole.ADMINISTRATOR;
      case "mentor" -> CourseRole.MENTOR;
      case "contentdeveloper" -> CourseRole.CONTENT_DEVELOPER;
      default -> CourseRole.OTHER;
    };
  }
}
