package org.traininglayer.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.traininglayer.certification.Certifier.LEARNER;
import static org.traininglayer.certification.Certifier.TEACHER;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.traininglayer.certification.Certifier.Seen;
import org.traininglayer.certification.Certifier.Shape;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.Courses.Course;
import org.traininglayer.lti.LineItems;
import org.traininglayer.lti.PlatformServices;
import org.traininglayer.lti.Rosters;
import org.traininglayer.lti.ServiceCall;

/**
 * The groups "names and roles" and "assignment and grades": what is judged are the tool's requests
 * as the platform saw them - address, media types, scopes of the token - and what it answered.
 */
class ServicesCertificationTest extends CertificationTestCase {

  private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/";
  private static final String NRPS =
      "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
  private static final String MEMBERS = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
  private static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";
  private static final String ITEMS = "application/vnd.ims.lis.v2.lineitemcontainer+json";
  private static final String SCORE = "application/vnd.ims.lis.v1.score+json";
  private static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";

  @Autowired Courses courses;
  @Autowired Rosters rosters;
  @Autowired LineItems lineItems;
  @Autowired PlatformServices services;

  @TestFactory
  Stream<DynamicTest> names_and_roles() {
    Map<String, Object> launched = new LinkedHashMap<>();
    return Stream.of(
        dynamicTest(
            "NRPS: instructor launch with the claim",
            () -> {
              for (Shape shape : Shape.values()) {
                assertArrived(certifier.launch(shape, TEACHER, launched::putAll));
                assertThat(launched).containsKey(NRPS);
                rosters.synchronise(course(shape).id());
              }
            }),
        each(
            "NRPS: request received",
            Shape.values(),
            ServicesCertificationTest::isRoster,
            seen -> assertThat(seen.method()).isEqualTo("GET")),
        each(
            "NRPS: header (Accept) right",
            Shape.values(),
            ServicesCertificationTest::isRoster,
            seen -> assertThat(seen.accept()).isEqualTo(MEMBERS)),
        each(
            "NRPS: token valid",
            Shape.values(),
            ServicesCertificationTest::isRoster,
            seen -> assertThat(seen.scopes()).isNotEmpty()),
        each(
            "NRPS: scope right",
            Shape.values(),
            ServicesCertificationTest::isRoster,
            seen -> assertThat(seen.scopes()).isEqualTo(Rosters.SCOPE)),
        dynamicTest(
            "NRPS: answer read, all its pages",
            () -> {
              assertThat(listed(Shape.MOODLE)).isEqualTo(6);
              assertThat(listed(Shape.CANVAS)).as("two pages of at most 50").isEqualTo(70);
              assertThat(seen(Shape.CANVAS, ServicesCertificationTest::isRoster))
                  .anyMatch(seen -> seen.query().contains("page=2"))
                  .allMatch(seen -> seen.status() == 200);
            }));
  }

  @TestFactory
  Stream<DynamicTest> assignment_and_grades() {
    Shape[] both = Shape.values();
    return Stream.of(
            Stream.of(
                dynamicTest(
                    "AGS: learner launch with the claim, then columns and scores",
                    () -> {
                      for (Shape shape : both) {
                        exercise(shape);
                      }
                    })),
            judged(
                "AGS: list line items",
                seen -> seen.method().equals("GET") && isContainer(seen),
                seen -> assertThat(seen.accept()).isEqualTo(ITEMS),
                AGS + "lineitem",
                200),
            judged(
                "AGS: create a line item",
                new Shape[] {Shape.MOODLE}, // in Canvas assignments are the teacher's to make
                seen -> seen.method().equals("POST") && isContainer(seen),
                seen -> {
                  assertThat(seen.contentType()).isEqualTo(ITEM);
                  assertThat(seen.accept()).isEqualTo(ITEM);
                  assertThat(seen.body()).contains("\"label\"", "\"scoreMaximum\"");
                },
                AGS + "lineitem",
                201),
            judged(
                "AGS: post a score",
                seen -> seen.method().equals("POST") && seen.path().endsWith("/scores"),
                seen -> assertThat(seen.contentType()).isEqualTo(SCORE),
                AGS + "score",
                200),
            judged(
                "AGS: read a result",
                seen -> seen.method().equals("GET") && seen.path().endsWith("/results"),
                seen -> assertThat(seen.accept()).isEqualTo(RESULTS),
                AGS + "result.readonly",
                200))
        .flatMap(one -> one);
  }

  /** Five entries for one kind of request; the header entry is the group's own. */
  private Stream<DynamicTest> judged(
      String name, Predicate<Seen> which, Judgement headers, String scope, int status) {
    return judged(name, Shape.values(), which, headers, scope, status);
  }

  private Stream<DynamicTest> judged(
      String name,
      Shape[] both,
      Predicate<Seen> which,
      Judgement headers,
      String scope,
      int status) {
    return Stream.of(
        each(
            name + ": request received",
            both,
            which,
            seen -> assertThat(seen.path()).startsWith("/demo/")),
        each(name + ": headers right", both, which, headers),
        each(name + ": token valid", both, which, seen -> assertThat(seen.scopes()).isNotEmpty()),
        each(
            name + ": scope right",
            both,
            which,
            seen ->
                assertThat(List.of(seen.scopes().split(" ")))
                    .contains(scope)
                    .allMatch(one -> one.startsWith(AGS))),
        each(
            name + ": answer right",
            both,
            which,
            seen -> assertThat(seen.status()).isEqualTo(status)));
  }

  /** What the tool does of itself, without waiting for its schedules. */
  private void exercise(Shape shape) throws Exception {
    Map<String, Object> claims = new LinkedHashMap<>();
    assertArrived(certifier.launch(shape, LEARNER, claims::putAll));
    assertThat(claims).containsKey("https://purl.imsglobal.org/spec/lti-ags/claim/endpoint");
    Course course = course(shape);
    String link = shape == Shape.CANVAS ? shape.link : columnless(shape);
    assertArrived(
        certifier.launch(
            certifier.visitor(), "/demo/as/3/launch/" + link, (all, original) -> original));

    if (shape == Shape.CANVAS) {
      assertThat(lineItems.find(wanted(course, columnless(shape))))
          .isInstanceOf(LineItems.Found.None.class);
    }
    LineItems.Found found = lineItems.find(wanted(course, link));
    assertThat(found).isInstanceOf(LineItems.Found.LineItem.class);
    URI column = ((LineItems.Found.LineItem) found).lineItem();
    String user = String.valueOf(claims.get("sub"));
    String score =
        """
        {"userId":"%s","scoreGiven":0,"scoreMaximum":100,"activityProgress":"Completed",
         "gradingProgress":"FullyGraded","timestamp":"%s"}
        """
            .formatted(user, java.time.Instant.now());
    assertThat(services.postScore(course.platform(), column, score).status()).isEqualTo(200);
    PlatformServices.Answer result =
        services.call(course.platform(), course.id(), ServiceCall.result(column, user));
    assertThat(result.body()).contains("\"resultScore\":0").contains(user);
  }

  private static LineItems.Wanted wanted(Course course, String link) {
    return new LineItems.Wanted(
        course.platform(),
        course.id(),
        link,
        new ModuleId("cra-risk-score-triage"),
        "A column of the certification");
  }

  /** A link without a column. */
  private String columnless(Shape shape) {
    String link = "columnless-" + shape;
    jdbc.sql(
            """
            insert into demo_link (course, tool, link_id, title, url, custom)
            select course, tool, :link, 'Without a column', url, custom
            from demo_link where link_id = :like
            """)
        .param("link", link)
        .param("like", shape.link)
        .update();
    return link;
  }

  private Course course(Shape shape) {
    String context =
        jdbc.sql("select context_id from demo_course where id = ?")
            .param(shape.course)
            .query(String.class)
            .single();
    return courses.all(OrganisationId.DEFAULT).stream()
        .filter(course -> course.contextId().equals(context))
        .filter(course -> course.platform().equals(platform(shape)))
        .findFirst()
        .orElseThrow();
  }

  private int listed(Shape shape) {
    return rosters.lastSync(course(shape).id()).orElseThrow().listed();
  }

  private static boolean isRoster(Seen seen) {
    return seen.path().endsWith("/memberships") || seen.path().endsWith("/names_and_roles");
  }

  private static boolean isContainer(Seen seen) {
    return seen.path().endsWith("/lineitems") || seen.path().endsWith("/line_items");
  }

  private List<Seen> seen(Shape shape, Predicate<Seen> which) {
    return certifier.seen(shape).stream().filter(which).toList();
  }

  private DynamicTest each(
      String name, Shape[] shapes, Predicate<Seen> which, Judgement judgement) {
    return dynamicTest(
        name,
        () -> {
          for (Shape shape : shapes) {
            assertThat(seen(shape, which)).isNotEmpty().allSatisfy(judgement::judge);
          }
        });
  }

  /** What is judged of a request. */
  private interface Judgement {
    void judge(Seen seen);
  }
}
