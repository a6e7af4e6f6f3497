package org.traininglayer.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.certification.Certifier.LEARNER;
import static org.traininglayer.certification.Certifier.TEACHER;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.traininglayer.certification.Certifier.Shape;
import org.traininglayer.certification.Visitor.Page;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.Courses.Course;
import org.traininglayer.lti.Courses.Link;
import org.traininglayer.lti.PlatformServices;

/** What Canvas submitted for a learner is opened by the teacher, and leaves no trace as a link. */
class SpeedGraderTest extends CertificationTestCase {

  @Autowired Courses courses;
  @Autowired PlatformServices services;

  @Test
  void work_that_is_opened_from_the_grades_does_not_become_a_link_of_the_course() throws Exception {
    Map<String, Object> learner = new LinkedHashMap<>();
    Page played = certifier.launch(Shape.CANVAS, LEARNER, learner::putAll);
    assertArrived(played);
    Course course = course(String.valueOf(claim(learner, "context").get("id")));
    List<Link> before = courses.links(course.id());
    URI column =
        URI.create(
            String.valueOf(
                ((Map<?, ?>)
                        learner.getOrDefault(
                            "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint", Map.of()))
                    .get("lineitem")));
    String submitted =
        learner.get("https://purl.imsglobal.org/spec/lti/claim/target_link_uri")
            + "?module=cra-risk-score-triage&review="
            + UUID.randomUUID();
    String score =
        """
        {"userId":"%s","scoreGiven":50,"scoreMaximum":100,"activityProgress":"Completed",
         "gradingProgress":"FullyGraded","timestamp":"%s",
         "https://canvas.instructure.com/lti/submission":{"new_submission":true,
           "submission_type":"basic_lti_launch","submission_data":"%s"}}
        """
            .formatted(learner.get("sub"), Instant.now(), submitted);
    assertThat(services.postScore(course.platform(), column, score).status()).isEqualTo(200);

    Map<String, Object> teacher = new LinkedHashMap<>();
    String item = column.getPath().substring(column.getPath().lastIndexOf('/') + 1);
    Page opened =
        certifier.launch(
            certifier.visitor(),
            "/demo/as/" + TEACHER + "/review/" + item + "/" + LEARNER + "/launch",
            certifier.resigned(Shape.CANVAS, teacher::putAll));

    assertThat(opened.location()).endsWith("/review");
    assertThat(claim(teacher, "resource_link").get("id")).isEqualTo(course.contextId());
    assertThat(claim(teacher, "resource_link").get("title"))
        .isEqualTo(claim(teacher, "context").get("title"));
    assertThat(teacher)
        .containsEntry("https://purl.imsglobal.org/spec/lti/claim/target_link_uri", submitted);
    assertThat(courses.links(course.id()))
        .extracting(Link::resourceLinkId)
        .containsExactlyElementsOf(before.stream().map(Link::resourceLinkId).toList());
  }

  private Course course(String contextId) {
    return courses.all(OrganisationId.DEFAULT).stream()
        .filter(course -> course.contextId().equals(contextId))
        .filter(course -> course.platform().equals(platform(Shape.CANVAS)))
        .findFirst()
        .orElseThrow();
  }

  private static Map<?, ?> claim(Map<String, Object> claims, String name) {
    return (Map<?, ?>)
        claims.getOrDefault("https://purl.imsglobal.org/spec/lti/claim/" + name, Map.of());
  }
}
