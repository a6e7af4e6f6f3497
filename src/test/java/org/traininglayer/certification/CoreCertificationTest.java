package org.traininglayer.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.traininglayer.certification.Certifier.LEARNER;
import static org.traininglayer.certification.Certifier.TEACHER;
import static org.traininglayer.testing.TestPlatform.LTI;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.traininglayer.certification.Certifier.Shape;
import org.traininglayer.certification.Visitor.Page;
import org.traininglayer.testing.TestPlatform;

/** The groups "known bad payloads", "valid teacher launches" and "valid student launches". */
class CoreCertificationTest extends CertificationTestCase {

  private static final String UNKNOWN =
      "http://purl.imsglobal.org/vocab/lis/v2/unknown/unknown#Helper";
  private static final String OF_INSTITUTION =
      "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Staff";

  @TestFactory
  Stream<DynamicTest> known_bad_payloads() {
    return Stream.of(
        dynamicTest("Bad: no KID sent in JWT header", () -> assertRefused(unsure(null))),
        dynamicTest(
            "Bad: incorrect KID in JWT header", () -> assertRefused(unsure("imstester_66067"))),
        bad("Bad: wrong LTI version", claims -> claims.put(LTI + "version", "11.3")),
        bad("Bad: no LTI version", claims -> claims.remove(LTI + "version")),
        bad(
            "Bad: invalid LTI message",
            claims -> {
              claims.clear();
              claims.put("name", "badltilaunch");
            }),
        bad(
            "Bad: missing LTI claims",
            claims -> claims.keySet().removeIf(claim -> claim.startsWith(LTI))),
        bad(
            "Bad: timestamps incorrect",
            claims -> {
              claims.put("iat", 11111);
              claims.put("exp", 22222);
            }),
        bad("Bad: message_type claim missing", claims -> claims.remove(LTI + "message_type")),
        bad("Bad: role claim missing", claims -> claims.remove(LTI + "roles")),
        bad("Bad: deployment_id claim missing", claims -> claims.remove(LTI + "deployment_id")),
        bad(
            "Bad: resource_link_id claim missing",
            claims -> claims.put(LTI + "resource_link", Map.of("title", "no id"))),
        bad("Bad: user (sub) claim missing", claims -> claims.remove("sub")));
  }

  @TestFactory
  Stream<DynamicTest> valid_teacher_launches() {
    return valid("Teacher", TEACHER, TestPlatform.INSTRUCTOR, "Instructor");
  }

  @TestFactory
  Stream<DynamicTest> valid_student_launches() {
    return valid("Student", LEARNER, TestPlatform.LEARNER, "Learner");
  }

  /** Both shapes with the token as the platform made it, nothing bent. */
  @ParameterizedTest
  @EnumSource
  void the_platforms_own_token_arrives_for_everybody(Shape shape) {
    for (String person : List.of("3", "4", "8", "2")) {
      Visitor visitor = certifier.visitor();
      assertArrived(
          certifier.launch(
              visitor,
              "/demo/as/" + person + "/launch/" + shape.link,
              (claims, original) -> original));
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_same_answer_of_the_platform_opens_one_launch_and_only_for_the_browser_that_began(
      Shape shape) {
    Visitor visitor = certifier.visitor();
    Visitor.Form answer = certifier.answer(visitor, "/demo/as/3/launch/" + shape.link);

    long before = launches();

    Page first = visitor.post(answer);
    assertArrived(first);
    assertThat(visitor.post(answer).location())
        .as("a double click leads to the launch that is open")
        .isEqualTo(first.location());
    assertRefused(certifier.visitor().post(answer));
    assertThat(launches()).isEqualTo(before + 1);
    assertThat(visitor.nodesAsked()).isPositive();
  }

  private DynamicTest bad(String name, Consumer<Map<String, Object>> bend) {
    return dynamicTest(
        name,
        () -> {
          long before = launches();
          assertRefused(certifier.launch(Shape.MOODLE, LEARNER, bend));
          assertRefused(certifier.launch(Shape.CANVAS, LEARNER, bend));
          assertThat(launches()).isEqualTo(before);
        });
  }

  /** A token signed rightly under a header that names another key, or none. */
  private Page unsure(@org.jspecify.annotations.Nullable String kid) {
    return certifier.launch(
        certifier.visitor(),
        "/demo/as/3/launch/" + Shape.MOODLE.link,
        (claims, original) ->
            TestPlatform.sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build(),
                claims,
                certifier.key(Shape.MOODLE)));
  }

  private Stream<DynamicTest> valid(String who, String person, String role, String shortRole) {
    return Stream.of(
        good(who + ": valid launch", person, Certifier.AS_IT_IS),
        good(
            who + ": valid launch with several roles",
            person,
            claims -> claims.put(LTI + "roles", List.of(role, OF_INSTITUTION, UNKNOWN))),
        good(
            who + ": valid launch with short role",
            person,
            claims -> claims.put(LTI + "roles", List.of(shortRole))),
        good(
            who + ": valid launch with unknown role",
            person,
            claims -> claims.put(LTI + "roles", List.of(UNKNOWN))),
        good(
            who + ": valid launch with no role",
            person,
            claims -> claims.put(LTI + "roles", List.of())),
        good(
            who + ": valid launch with e-mail only",
            person,
            claims -> List.of("name", "given_name", "family_name").forEach(claims::remove)),
        good(who + ": valid launch with names only", person, claims -> claims.remove("email")),
        good(
            who + ": valid launch with no PII",
            person,
            claims ->
                List.of("name", "given_name", "family_name", "email").forEach(claims::remove)),
        good(
            who + ": valid launch with e-mail and without context",
            person,
            claims -> {
              List.of("name", "given_name", "family_name").forEach(claims::remove);
              claims.remove(LTI + "context");
            }),
        good(
            who + ": valid launch with a new resource_link_id",
            person,
            claims ->
                claims.put(
                    LTI + "resource_link",
                    Map.of("id", "new-" + who, "title", "A link that was not there before"))));
  }

  private DynamicTest good(String name, String person, Consumer<Map<String, Object>> bend) {
    return dynamicTest(
        name,
        () -> {
          assertArrived(certifier.launch(Shape.MOODLE, person, bend));
          assertArrived(certifier.launch(Shape.CANVAS, person, bend));
        });
  }

  private long launches() {
    return jdbc.sql("select count(*) from lti_launch").query(Long.class).single();
  }
}
