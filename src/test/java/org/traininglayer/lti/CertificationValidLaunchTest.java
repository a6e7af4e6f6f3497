package org.traininglayer.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.traininglayer.testing.TestPlatform.INSTRUCTOR;
import static org.traininglayer.testing.TestPlatform.LEARNER;
import static org.traininglayer.testing.TestPlatform.LTI;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The groups "valid teacher" and "valid student" of the LTI Advantage certification. */
class CertificationValidLaunchTest extends LaunchTestCase {

  private static final String UNKNOWN =
      "http://purl.imsglobal.org/vocab/lis/v2/unknown/unknown#Helper";
  private static final String OF_INSTITUTION =
      "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor";

  @ParameterizedTest(name = "teacher: {0}")
  @MethodSource("teacherLaunches")
  void a_teacher_arrives(
      String name, Set<CourseRole> expected, Consumer<Map<String, Object>> change) {
    Launch launch =
        arrive(claims -> {
          claims.put("sub", "teacher-" + name.hashCode());
          claims.put(LTI + "roles", List.of(INSTRUCTOR));
          change.accept(claims);
        });

    assertThat(launch.roles()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "student: {0}")
  @MethodSource("studentLaunches")
  void a_student_arrives(
      String name, Set<CourseRole> expected, Consumer<Map<String, Object>> change) {
    Launch launch =
        arrive(claims -> {
          claims.put("sub", "student-" + name.hashCode());
          change.accept(claims);
        });

    assertThat(launch.roles()).isEqualTo(expected);
  }

  static Stream<Arguments> teacherLaunches() {
    return launches(CourseRole.INSTRUCTOR, INSTRUCTOR, "Instructor");
  }

  static Stream<Arguments> studentLaunches() {
    return launches(CourseRole.LEARNER, LEARNER, "Learner");
  }

  private static Stream<Arguments> launches(CourseRole role, String full, String shortName) {
    return Stream.of(
        arguments("plain", Set.of(role), change(claims -> {})),
        arguments(
            "several roles",
            Set.of(role),
            change(claims -> claims.put(LTI + "roles", List.of(full, OF_INSTITUTION, UNKNOWN)))),
        arguments(
            "short role",
            Set.of(role),
            change(claims -> claims.put(LTI + "roles", List.of(shortName)))),
        arguments(
            "unknown role",
            Set.of(CourseRole.OTHER),
            change(claims -> claims.put(LTI + "roles", List.of(UNKNOWN)))),
        arguments("no role", Set.of(), change(claims -> claims.put(LTI + "roles", List.of()))),
        arguments(
            "e-mail only",
            Set.of(role),
            change(claims -> {
              claims.remove("name");
              claims.put("email", "mary@example.org");
            })),
        arguments(
            "names only",
            Set.of(role),
            change(claims -> {
              claims.put("given_name", "Mary");
              claims.put("family_name", "Muster");
            })),
        arguments("no PII", Set.of(role), change(claims -> claims.remove("name"))),
        arguments(
            "e-mail without context",
            Set.of(role),
            change(claims -> {
              claims.remove("name");
              claims.put("email", "mary@example.org");
              claims.remove(LTI + "context");
            })));
  }

  @Test
  void a_student_arrives_with_nothing_but_a_resource_link() {
    Launch launch =
        arrive(claims -> {
          claims.remove("name");
          claims.remove(LTI + "context");
          claims.remove(LTI + "launch_presentation");
          claims.put(LTI + "resource_link", Map.of("id", "only-link"));
        });

    assertThat(launch.resourceLink())
        .extracting(LaunchMessage.ResourceLink::id)
        .isEqualTo("only-link");
    assertThat(launch.contextId()).isNull();
    assertThat(launch.name()).isNull();
    assertThat(launch.returnUrl()).isNull();
    assertThat(launch.grades()).isNull();
  }

  @Test
  void a_new_resource_link_arrives_with_either_role() {
    assertThat(arrive(claims -> claims.put(LTI + "resource_link", Map.of("id", "new-1"))).teaches())
        .isFalse();
    assertThat(
            arrive(
                    claims -> {
                      claims.put(LTI + "resource_link", Map.of("id", "new-2"));
                      claims.put(LTI + "roles", List.of(INSTRUCTOR));
                    })
                .teaches())
        .isTrue();
  }

  private static Consumer<Map<String, Object>> change(Consumer<Map<String, Object>> change) {
    return change;
  }
}
