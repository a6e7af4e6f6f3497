package org.traininglayer.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;
import org.traininglayer.certification.Certifier.Shape;
import org.traininglayer.certification.Visitor.Page;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.Courses.Course;
import org.traininglayer.lti.Registrations;
import org.traininglayer.lti.Rosters;

/**
 * What an administrator and a teacher do, from the registration URL to the withdrawn student, with
 * every request to a random node.
 */
class ConnectedByUrlTest extends CertificationTestCase {

  private static final Pattern FRAME =
      Pattern.compile("<iframe id=\"registration\"[^>]*src=\"([^\"]+)\"");
  private static final String FIRST = "cra-risk-score-triage";

  @Autowired Courses courses;
  @Autowired Rosters rosters;
  @Autowired Registrations registrations;

  @ParameterizedTest
  @EnumSource
  void a_tool_connected_by_its_URL_is_chosen_from_copied_with_the_course_and_notices_who_leaves(
      Shape shape) {
    Visitor visitor = certifier.visitor();
    int tool = connect(visitor, shape);
    activate(visitor, tool);

    List<String> links = choose(visitor, shape, tool);
    for (String link : links) {
      assertArrived(launch("/demo/as/3/launch/" + link));
    }

    visitor.post(certifier.lms("/demo/as/8/course/" + shape.course + "/copy"), Map.of());
    int copy = jdbc.sql("select max(id) from demo_course").query(Integer.class).single();
    List<String> copied =
        jdbc.sql("select link_id from demo_link where course = ? and tool = ?")
            .param(copy)
            .param(tool)
            .query(String.class)
            .list();
    assertThat(copied).hasSize(2).doesNotContainAnyElementsOf(links);
    for (String link : copied) {
      assertArrived(launch("/demo/as/8/launch/" + link));
      assertArrived(launch("/demo/as/3/launch/" + link));
    }

    Course course = course(copy);
    assertThat(rosters.synchronise(course.id()).available()).isTrue();
    long before = learning(course);
    visitor.post(
        certifier.lms("/demo/as/8/course/%d/people/4".formatted(copy)),
        Map.of("withdrawn", "true"));
    rosters.synchronise(course.id());
    assertThat(learning(course)).isEqualTo(before - 1);
  }

  @Test
  void what_is_sent_to_canvas_again_changes_nothing_before_its_administrator_has_approved() {
    Visitor visitor = certifier.visitor();
    int tool = connect(visitor, Shape.CANVAS);
    PlatformId platform =
        jdbc.sql(
                "select p.id from lti_platform p join demo_tool t using (client_id) where t.id = ?")
            .param(tool)
            .query((row, number) -> new PlatformId(row.getObject(1, UUID.class)))
            .single();
    activate(visitor, tool);

    Registrations.Sent same = registrations.sendAgain(OrganisationId.DEFAULT, platform);
    assertThat(same.ok()).as("%s", same).isTrue();
    assertThat(approve(visitor)).isNotEqualTo(tool);

    jdbc.sql("update demo_tool set name = 'As it was' where id = ?").param(tool).update();
    Registrations.Sent sent = registrations.sendAgain(OrganisationId.DEFAULT, platform);
    assertThat(sent.ok()).as("%s", sent).isTrue();
    assertThat(sent.words()).contains("until one of its administrators has approved");
    assertThat(name(tool)).isEqualTo("As it was");

    assertThat(approve(visitor)).isEqualTo(tool);
    assertThat(name(tool)).isEqualTo("Training Layer");
    assertThat(active(tool)).isTrue();

    visitor.post(
        certifier.lms("/demo/admin/tools/%d/active".formatted(tool)), Map.of("active", "false"));
    assertThat(registrations.sendAgain(OrganisationId.DEFAULT, platform).ok()).isFalse();
  }

  /** Presses the first button that approves a change; for which tool that was, 0 for none. */
  private int approve(Visitor visitor) {
    Matcher button =
        Pattern.compile("/demo/admin/tools/(\\d+)/update")
            .matcher(visitor.get(certifier.lms("/demo/admin")).body());
    if (!button.find()) {
      return 0;
    }
    visitor.post(certifier.lms(button.group()), Map.of());
    return Integer.parseInt(button.group(1));
  }

  private String name(int tool) {
    return jdbc.sql("select name from demo_tool where id = ?")
        .param(tool)
        .query(String.class)
        .single();
  }

  private boolean active(int tool) {
    return jdbc.sql("select active from demo_tool where id = ?")
        .param(tool)
        .query(Boolean.class)
        .single();
  }

  @Test
  void what_is_wrong_with_a_registration_is_told_in_each_shapes_own_words() {
    Visitor visitor = certifier.visitor();
    Page moodle = visitor.post(certifier.lms("/demo/lti/openid-registration"), Map.of());
    assertThat(moodle.status()).isEqualTo(401);
    assertThat(moodle.body()).isEqualTo("missing_registration_token");

    Page canvas = visitor.get(certifier.lms("/demo/canvas/api/lti/security/openid-configuration"));
    assertThat(canvas.status()).isEqualTo(401);
    assertThat(
            visitor
                .get(
                    certifier.lms(
                        "/demo/canvas/api/lti/security/openid-configuration"
                            + "?registration_token=a.b.c"))
                .status())
        .isEqualTo(401);
  }

  /** Pastes the URL, goes through the tool's page; the answer is the id in the LMS. */
  private int connect(Visitor visitor, Shape shape) {
    String site = shape == Shape.MOODLE ? "moodle" : "canvas";
    Page page =
        visitor.post(
            certifier.lms("/demo/admin/" + site + "/connect"),
            Map.of("url", tool() + "/lti/register"));
    Matcher frame = FRAME.matcher(page.body());
    assertThat(frame.find()).as("%s", page).isTrue();
    URI address = URI.create(HtmlUtils.htmlUnescape(frame.group(1)));

    Page registered = visitor.post(visitor.get(address).form());
    assertThat(registered.status()).as("%s", registered).isEqualTo(200);

    // The token was good once.
    Page again = visitor.get(address);
    assertThat(again.status()).isLessThan(500);
    Integer id =
        jdbc.sql("select max(id) from demo_tool where site = ? and not prepared and not active")
            .param(site)
            .query(Integer.class)
            .single();
    assertThat(id).as("pending until activated").isNotNull();
    return id;
  }

  private void activate(Visitor visitor, int tool) {
    visitor.post(
        certifier.lms("/demo/admin/tools/%d/active".formatted(tool)), Map.of("active", "true"));
  }

  /** Two modules at once; links as the LMS made them. */
  private List<String> choose(Visitor visitor, Shape shape, int tool) {
    Page launched =
        certifier.launch(
            visitor,
            "/demo/as/8/course/%d/select/%d/launch?placement=module_index_menu_modal"
                .formatted(shape.course, tool),
            (claims, original) -> original);
    assertThat(launched.status()).as("%s", launched).isEqualTo(303);
    String path = tool() + launched.location();
    Map<String, String> form = new LinkedHashMap<>();
    form.put("title." + FIRST, "First");
    form.put("graded." + FIRST, "yes");
    form.put("points." + FIRST, "40");
    form.put("title.~home", "Home of the course");
    // Two modules under one name: the visitor's forms have one value for each name.
    Page sending =
        visitor.post(URI.create(path + "/answer?module=" + FIRST + "&module=~home"), form);
    assertThat(sending.status()).as("%s", sending).isEqualTo(200);
    Page taken = visitor.post(sending.form());
    assertThat(taken.body()).as("%s", taken).contains("2 activities were added");
    return jdbc.sql("select link_id from demo_link where course = ? and tool = ?")
        .param(shape.course)
        .param(tool)
        .query(String.class)
        .list();
  }

  private Page launch(String path) {
    return certifier.launch(certifier.visitor(), path, (claims, original) -> original);
  }

  private long learning(Course course) {
    return rosters.members(course.id()).stream().filter(Rosters.Member::learns).count();
  }

  private Course course(int id) {
    String context =
        jdbc.sql("select context_id from demo_course where id = ?")
            .param(id)
            .query(String.class)
            .single();
    return courses.all(OrganisationId.DEFAULT).stream()
        .filter(course -> course.contextId().equals(context))
        .findFirst()
        .orElseThrow();
  }

  private String tool() {
    return environment.getRequiredProperty("traininglayer.base-url");
  }
}
