package org.traininglayer.lti.courses;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.CourseRole;

/**
 * What somebody may do in the course, from the roles claim. Only context roles count, in full, with
 * a sub-role, in the spelling of LTI 1.1, or as the short words of LTI 1.1 that Moodle's services
 * still use. Roles in the institution or the system give no right in a course; only where somebody
 * has no role in it at all, an administrator is known as one.
 */
public final class CourseRoles {

  private static final List<String> CONTEXT_PREFIXES =
      List.of(
          "http://purl.imsglobal.org/vocab/lis/v2/membership#",
          "http://purl.imsglobal.org/vocab/lis/v2/membership/",
          "urn:lti:role:ims/lis/");
  private static final Set<String> SITE_ADMINISTRATORS =
      Set.of(
          "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator",
          "http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator",
          "http://purl.imsglobal.org/vocab/lis/v2/system/person#SysAdmin",
          "http://purl.imsglobal.org/vocab/lis/v2/system/person#AccountAdmin");
  private static final String TEST_USER =
      "http://purl.imsglobal.org/vocab/lti/system/person#TestUser";

  private CourseRoles() {}

  /** Roles in the course; empty where the list is, {@code OTHER} where none is known. */
  public static Set<CourseRole> of(Collection<String> roles) {
    Set<CourseRole> found = EnumSet.noneOf(CourseRole.class);
    for (String role : roles) {
      String word = contextWord(role);
      if (word != null) {
        found.add(role(word));
      }
    }
    if (found.size() > 1) {
      found.remove(CourseRole.OTHER);
    }
    if (found.isEmpty() && !roles.isEmpty()) {
      found.add(
          roles.stream().anyMatch(SITE_ADMINISTRATORS::contains)
              ? CourseRole.SITE_ADMINISTRATOR
              : CourseRole.OTHER);
    }
    return found;
  }

  /** Whether the platform says that this is its test student. */
  public static boolean isTestUser(Collection<String> roles) {
    return new ArrayList<>(roles).contains(TEST_USER);
  }

  /** The principal role's word: {@code Instructor} of {@code …/membership/Instructor#Grader}. */
  private static @Nullable String contextWord(String role) {
    for (String prefix : CONTEXT_PREFIXES) {
      if (role.startsWith(prefix)) {
        return role.substring(prefix.length()).split("[#/]", 2)[0];
      }
    }
    return role.matches("[A-Za-z]+") ? role : null;
  }

  private static CourseRole role(String word) {
    return switch (word) {
      case "Learner", "Student", "Member" -> CourseRole.LEARNER;
      case "Instructor", "TeachingAssistant", "Manager" -> CourseRole.INSTRUCTOR;
      case "Administrator" -> CourseRole.ADMINISTRATOR;
      case "Mentor" -> CourseRole.MENTOR;
      case "ContentDeveloper" -> CourseRole.CONTENT_DEVELOPER;
      default -> CourseRole.OTHER;
    };
  }
}
