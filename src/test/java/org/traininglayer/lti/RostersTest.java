package org.traininglayer.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.Sha256;
import org.traininglayer.lti.LineItems.Found;
import org.traininglayer.lti.LineItems.Wanted;
import org.traininglayer.lti.Rosters.Member;
import org.traininglayer.lti.Rosters.State;
import org.traininglayer.lti.Rosters.Sync;
import org.traininglayer.lti.courses.PersonDigests;
import org.traininglayer.testing.PlatformLike;
import org.traininglayer.testing.TestPlatform;

/** N1 to N6, and A6: lists of people and columns of a platform, over real HTTP. */
class RostersTest extends LaunchTestCase {

  @Autowired Rosters rosters;
  @Autowired LineItems lineItems;
  @Autowired People people;
  @Autowired PersonKeys keys;
  @Autowired PersonDigests digests;
  @Autowired Courses courses;
  @Autowired PlatformControl control;
  @Autowired ConnectionTests doctor;
  @Autowired ConnectionReports reports;

  private final FakeServices services = new FakeServices(platform);

  @Test
  void a_list_of_three_pages_is_read_whole_with_exactly_one_type_accepted() {
    services.page(1, learners(1, 50), next(2, "<%s>; rel=\"next\""));
    services.page(2, learners(51, 100), next(3, "<%s>;rel=next"));
    services.page(3, learners(101, 120), null);
    CourseId course = course("learner-1");
    course("l1");

    Sync sync = rosters.synchronise(course);

    assertThat(sync.state()).isEqualTo(State.COMPLETE);
    assertThat(sync.problem()).isNull();
    assertThat(sync.listed()).isEqualTo(120);
    assertThat(services.accepts)
        .containsOnly("application/vnd.ims.lti-nrps.v2.membershipcontainer+json");
    assertThat(services.rosterRequests).noneMatch(query -> query.contains("role="));
    List<Member> members = rosters.members(course);
    assertThat(members).hasSize(121).filteredOn(Member::launched).hasSize(2);
    // Whoever came before the list was read, and is not on it, is no member.
    assertThat(rosters.enrolment(course).learners()).hasSize(120);
    assertThat(rosters.enrolment(course).enrolled()).isEqualTo(120);
    assertThat(people.find(registered.id(), "", "l77")).isPresent();
  }

  @Test
  void at_the_first_launch_of_a_course_a_list_is_read_by_itself() {
    services.page(1, learners(1, 5), null);
    CourseId course = course("l1");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> rosters.lastSync(course).orElseThrow().available());
    assertThat(rosters.enrolment(course).complete()).isTrue();
    assertThat(rosters.enrolment(OrganisationId.DEFAULT).learners())
        .containsAll(rosters.enrolment(course).learners());
  }

  @Test
  void people_are_found_by_address_or_sourced_id_as_long_as_the_platform_shares_them() {
    String listed = "{\"user_id\":\"k1\",\"roles\":[\"Learner\"]%s}";
    services.page(
        1,
        listed.formatted(",\"email\":\"Kim@Example.org\",\"lis_person_sourcedid\":\"hr-77\""),
        null);
    CourseId course = course("k1");
    rosters.synchronise(course);
    var kim = people.find(registered.id(), "", "k1").orElseThrow().id();

    assertThat(keys.find(OrganisationId.DEFAULT, List.of("kim@example.org ", "hr-77", "nobody")))
        .containsOnly(
            Map.entry("kim@example.org ", List.of(kim)), Map.entry("hr-77", List.of(kim)));
    assertThat(keys.find(OrganisationId.DEFAULT, List.of(kim.toString())).values())
        .containsExactly(List.of(kim));
    assertThat(keys.find(new OrganisationId(UUID.randomUUID()), List.of("hr-77"))).isEmpty();

    services.page(1, listed.formatted(""), null);
    rosters.synchronise(course);
    assertThat(keys.find(OrganisationId.DEFAULT, List.of("kim@example.org", "hr-77"))).isEmpty();
  }

  @Test
  void what_one_course_shares_of_somebody_does_not_change_by_what_another_does() {
    String listed = "{\"user_id\":\"k2\",\"roles\":[\"Learner\"]%s}";
    services.page(
        1,
        listed.formatted(",\"email\":\"lee@example.org\",\"lis_person_sourcedid\":\"a-7\""),
        null);
    CourseId first = course("k2");
    rosters.synchronise(first);
    CourseId second = course("k2", "other-" + platform.clientId());
    services.page(
        1,
        listed.formatted(",\"lis_person_sourcedid\":\"b-9\"")
            + ",{\"user_id\":\"k3\",\"roles\":[\"Learner\"],\"lis_person_sourcedid\":\"a-7\"}",
        null);
    rosters.synchronise(second);
    var lee = people.find(registered.id(), "", "k2").orElseThrow().id();
    var other = people.find(registered.id(), "", "k3").orElseThrow().id();

    assertThat(keys.find(OrganisationId.DEFAULT, List.of("lee@example.org", "b-9")))
        .containsOnly(Map.entry("lee@example.org", List.of(lee)), Map.entry("b-9", List.of(lee)));
    assertThat(keys.find(OrganisationId.DEFAULT, List.of("a-7")).get("a-7"))
        .as("an id that means two people is told as such")
        .containsExactlyInAnyOrder(lee, other);
  }

  @Test
  void fingerprints_have_a_key_and_those_of_earlier_days_get_it() {
    services.page(
        1, "{\"user_id\":\"k4\",\"roles\":[\"Learner\"],\"email\":\"mo@example.org\"}", null);
    CourseId course = course("k4");
    rosters.synchronise(course);
    String bare = Sha256.of(OrganisationId.DEFAULT.value() + "\nmo@example.org");
    assertThat(digests(course)).hasSize(1).doesNotContain(bare);

    jdbc.sql("update lti_course_person_key set digest = :bare, keyed = false where course_id = :id")
        .param("bare", bare)
        .param("id", course.value())
        .update();
    assertThat(keys.find(OrganisationId.DEFAULT, List.of("mo@example.org"))).isEmpty();
    digests.keyAll();

    assertThat(keys.find(OrganisationId.DEFAULT, List.of("mo@example.org"))).hasSize(1);
    assertThat(digests(course)).doesNotContain(bare);
  }

  private List<String> digests(CourseId course) {
    return jdbc.sql("select digest from lti_course_person_key where course_id = ?")
        .param(course.value())
        .query(String.class)
        .list();
  }

  @Test
  void leavers_are_noticed_and_come_back_and_their_past_stays() {
    services.page(1, learners(1, 9), null);
    CourseId course = course("l1");
    rosters.synchronise(course);
    services.page(1, learners(1, 8), null);
    rosters.synchronise(course);

    Member left = member(course, "l9");
    assertThat(left.active()).isFalse();
    assertThat(left.leftAt()).isNotNull();
    assertThat(rosters.enrolment(course).learners()).hasSize(8).doesNotContain(left.account());

    services.page(1, learners(1, 9), null);
    rosters.synchronise(course);
    assertThat(member(course, "l9").active()).isTrue();
    assertThat(member(course, "l9").leftAt()).isNull();
  }

  @Test
  void a_list_of_other_ids_than_those_of_launches_marks_nobody_as_gone_and_counts_no_phantoms() {
    services.page(1, learners(4711, 4715).replace("Learner", "LEARNER"), null);
    CourseId course = teacher("teacher");
    assertThat(rosters.synchronise(course).listed()).isEqualTo(5);
    LearnerId phantom = people.find(registered.id(), "", "l4711").orElseThrow().id();
    jdbc.sql(
            """
            insert into roster_span (organisation_id, learner_id, kind, from_day, import_id)
            values (:organisation, :learner, 'EXPECTED', '2026-01-01', :learner)
            """)
        .param("organisation", OrganisationId.DEFAULT.value())
        .param("learner", phantom.value())
        .update();
    course("3f2c-uuid");

    Sync sync = rosters.synchronise(course);

    assertThat(sync.state()).isEqualTo(State.UNMATCHED);
    assertThat(sync.problem()).contains("other ids than its launches", "of 5 on it");
    assertThat(sync.code()).isNotNull();
    assertThat(sync.available()).isFalse();
    assertThat(rosters.members(course))
        .extracting(member -> member.account().name())
        .containsExactlyInAnyOrder("teacher", "3f2c-uuid");
    assertThat(rosters.members(course)).allMatch(Member::active);
    assertThat(rosters.enrolment(course).learners()).hasSize(1);
    assertThat(rosters.enrolment(course).enrolled()).isZero();
    assertThat(people.find(registered.id(), "", "l4711")).isEmpty();
    assertThat(
            jdbc.sql("select count(*) from roster_span where learner_id = ?")
                .param(phantom.value())
                .query(Integer.class)
                .single())
        .as("what was imported about a phantom goes with it")
        .isZero();

    services.page(1, FakeServices.learner("3f2c-uuid") + "," + learners(1, 2), null);
    assertThat(rosters.synchronise(course).state()).isEqualTo(State.COMPLETE);
    assertThat(rosters.enrolment(course).enrolled()).isEqualTo(3);
  }

  @Test
  void a_list_that_changes_its_ids_leaves_what_was_known_from_the_one_before() {
    services.page(1, learners(1, 2), null);
    CourseId course = course("l1");
    rosters.synchronise(course);
    services.page(1, learners(4711, 4712), null);

    assertThat(rosters.synchronise(course).state()).isEqualTo(State.UNMATCHED);
    assertThat(rosters.enrolment(course).learners()).hasSize(2);
    assertThat(member(course, "l2").active()).isTrue();
    assertThat(people.find(registered.id(), "", "l4711")).isEmpty();
  }

  @Test
  void a_name_that_the_list_leaves_out_is_forgotten() {
    services.page(1, FakeServices.learner("l1").replace("}", ",\"name\":\"Ann Bee\"}"), null);
    CourseId course = course("l1");
    rosters.synchronise(course);
    assertThat(member(course, "l1").name()).isEqualTo("Ann Bee");

    services.page(1, FakeServices.learner("l1"), null);
    rosters.synchronise(course);
    assertThat(member(course, "l1").name()).isNull();
  }

  @Test
  void names_stand_where_people_look_for_them() {
    services.page(
        1,
        FakeServices.learner("l1").replace("}", ",\"name\":\"Tomas\"}")
            + ","
            + FakeServices.learner("l2").replace("}", ",\"name\":\"\u00c9mile\"}")
            + ","
            + FakeServices.learner("l3").replace("}", ",\"name\":\"bea\"}")
            + ","
            + FakeServices.learner("l4"),
        null);
    CourseId course = course("l4");
    rosters.synchronise(course);
    assertThat(rosters.members(course))
        .extracting(Member::name)
        .containsExactly("bea", "\u00c9mile", "Tomas", null);
  }

  @Test
  void an_empty_list_is_doubted_once() {
    services.page(1, learners(1, 12), null);
    CourseId course = course("l1");
    rosters.synchronise(course);
    services.page(1, "", null);

    Sync doubtful = rosters.synchronise(course);

    assertThat(doubtful.state()).isEqualTo(State.DOUBTFUL);
    assertThat(doubtful.problem()).contains("12 of 12");
    assertThat(doubtful.code()).isNotNull();
    assertThat(rosters.enrolment(course).learners()).hasSize(12);
    assertThat(rosters.synchronise(course).state()).isEqualTo(State.COMPLETE);
    assertThat(rosters.enrolment(course).learners()).isEmpty();
  }

  @Test
  void only_a_complete_list_says_who_has_left() {
    services.page(1, learners(1, 9), null);
    CourseId course = course("l1");
    rosters.synchronise(course);
    services.page(1, learners(1, 2), next(2, "<%s>; rel=\"next\""));
    services.pages.put(2, new FakeServices.Page(500, "<html>Error</html>", null));

    Sync sync = rosters.synchronise(course);

    assertThat(sync.state()).isEqualTo(State.FAILED);
    assertThat(sync.problem()).contains("500");
    assertThat(sync.code()).isNotNull();
    assertThat(rosters.enrolment(course).learners()).hasSize(9);
    assertThat(Objects.requireNonNull(sync.nextAt()))
        .isAfter(Objects.requireNonNull(sync.triedAt()));
  }

  @Test
  void circles_other_hosts_and_answers_that_are_no_list_end_in_words() {
    CourseId course = course("l1");
    services.page(1, learners(1, 2), next(2, "<%s>; rel=next"));
    services.page(2, learners(3, 4), next(2, "<%s>; rel=next"));
    assertThat(rosters.synchronise(course).problem()).contains("circle");
    assertThat(rosters.members(course)).hasSize(4);
    services.page(1, learners(1, 2), "<https://evil.example/members>; rel=\"next\"");
    assertThat(rosters.synchronise(course).problem()).contains("another host");
    services.pages.put(1, new FakeServices.Page(200, "<!DOCTYPE html>", null));
    assertThat(rosters.synchronise(course).problem()).contains("no list of people");
    services.pages.put(1, new FakeServices.Page(403, "[]", null));
    assertThat(rosters.synchronise(course).problem()).contains("Names and Role Provisioning");
    services.refusedScope = "contextmembership";
    CourseId other = course("l1", "other-" + UUID.randomUUID());
    assertThat(rosters.lastSync(other).orElseThrow().available()).isFalse();
    assertThat(rosters.members(course)).hasSize(4);
  }

  @Test
  void a_platform_that_wants_to_be_asked_more_slowly_has_no_setting_to_change() {
    CourseId course = course("l1");
    services.page(1, learners(1, 2), next(2, "<%s>; rel=next"));
    services.pages.put(
        2, new FakeServices.Page(403, "403 Forbidden (Rate Limit Exceeded)\n", null));
    assertThat(rosters.synchronise(course).problem())
        .contains("asked again later")
        .doesNotContain("settings");
  }

  @Test
  void a_platform_without_an_access_token_url_has_no_services_and_is_told_what_is_missing() {
    registerAs(one -> PlatformLike.of(one).tokenEndpoint(null).build());
    assertThat(platforms.find(registered.id()).orElseThrow().hasServices()).isFalse();
    CourseId course = course("l1");
    assertThat(rosters.synchronise(course).problem()).contains("without an access token URL");
    assertThat(services.tokens).hasValue(0);

    String code = doctor.begin(platforms.find(registered.id()).orElseThrow());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            reports.byCode(OrganisationId.DEFAULT, code).stream()
                .anyMatch(ConnectionReports.Report::finished));
    assertThat(reports.byCode(OrganisationId.DEFAULT, code).orElseThrow().checks())
        .filteredOn(check -> !check.what().startsWith("This tool"))
        .anyMatch(check -> String.valueOf(check.got()).contains("no services"))
        .noneMatch(check -> check.what().contains("access token for"))
        .noneMatch(check -> check.what().contains("last success: roster"))
        .noneMatch(check -> check.what().contains("last success: grades"));
    assertThat(services.tokens).hasValue(0);
  }

  @Test
  void a_list_of_a_platform_out_of_use_is_neither_due_nor_read() {
    services.page(1, learners(1, 5), null);
    CourseId course = course("l1");
    rosters.synchronise(course);
    control.use(OrganisationId.DEFAULT, registered.id(), false);
    services.rosterRequests.clear();
    assertThat(rosters.synchronise(course).problem()).contains("out of use");
    assertThat(rosters.members(course)).as("nobody has left").hasSize(5);

    jdbc.sql("update lti_roster set due_at = now(), tried_at = '2026-01-01' where course_id = :id")
        .param("id", course.value())
        .update();
    await()
        .during(Duration.ofSeconds(7))
        .atMost(Duration.ofSeconds(20))
        .until(() -> untried(course));
    assertThat(services.rosterRequests).isEmpty();

    control.use(OrganisationId.DEFAULT, registered.id(), true);
    await().atMost(Duration.ofSeconds(60)).until(() -> !services.rosterRequests.isEmpty());
  }

  private boolean untried(CourseId course) {
    return jdbc.sql("select tried_at = '2026-01-01' from lti_roster where course_id = :id")
        .param("id", course.value())
        .query(Boolean.class)
        .single();
  }

  @Test
  void nor_has_one_that_gives_no_more_tokens_just_now() {
    services.refuseTokens(403, "403 Forbidden (Rate Limit Exceeded)\n");
    Sync sync = rosters.synchronise(course("l1"));
    assertThat(sync.state()).isEqualTo(State.FAILED);
    assertThat(sync.problem()).contains("asked again later").doesNotContain("settings");
  }

  @Test
  void the_highest_role_ever_seen_counts_and_names_come_only_if_shared() {
    services.page(
        1,
        learners(1, 3)
            + ",{\"user_id\":\"ta\",\"roles\":[\"Learner\"],\"name\":\"Ann &amp; Co\"}"
            + ",{\"user_id\":\"boss\",\"roles\":[\"Instructor\"]}",
        null);
    CourseId course =
        Objects.requireNonNull(
            arrive(
                    claims -> {
                      claims.put("sub", "ta");
                      claims.remove("name");
                      claims.put(TestPlatform.LTI + "roles", List.of(TestPlatform.INSTRUCTOR));
                      services.claims(claims, "course-" + platform.clientId());
                    })
                .course());
    rosters.synchronise(course);

    assertThat(member(course, "ta").teaches()).isTrue();
    assertThat(member(course, "ta").name()).isEqualTo("Ann & Co");
    assertThat(member(course, "boss").learns()).isFalse();
    assertThat(member(course, "l1").name()).isNull();
    assertThat(rosters.enrolment(course).learners()).hasSize(3);
    assertThat(rosters.enrolment(course).excluded())
        .contains(member(course, "ta").account(), member(course, "boss").account());
  }

  @Test
  void where_no_list_is_shared_those_who_came_are_the_course() {
    CourseId course = Objects.requireNonNull(arrive(claims -> claims.put("sub", "alone")).course());
    assertThat(rosters.lastSync(course).orElseThrow().state()).isEqualTo(State.NONE);
    assertThat(rosters.enrolment(course).learners()).hasSize(1);
    assertThat(rosters.enrolment(course).enrolled()).isZero();
    assertThat(rosters.synchronise(course).problem()).contains("offers no list");
    assertThatThrownBy(() -> rosters.synchronise(new CourseId(UUID.randomUUID())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_column_is_looked_for_before_it_is_made_and_then_known() throws Exception {
    Wanted wanted = wanted(course("l1"), "link-1");
    Found first = lineItems.find(wanted);
    assertThat(first).isInstanceOf(Found.LineItem.class);
    assertThat(services.made).hasSize(1);
    assertThat(services.made.getFirst())
        .contains("\"resourceId\":\"risk\"", "\"tag\":\"training-layer\"", "\"label\":\"Risk\"")
        .contains("\"scoreMaximum\":100", "\"resourceLinkId\":\"link-1\"");
    assertThat(services.lineItemQueries)
        .containsExactly(
            "type_id=2&resource_link_id=link-1", "type_id=2&resource_id=risk&tag=training-layer");
    assertThat(lineItems.find(wanted)).isEqualTo(first);
    assertThat(services.lineItemQueries).hasSize(2);

    Found.LineItem gone = (Found.LineItem) first;
    services.made.clear();
    services.made.add(
        "{\"id\":\""
            + platform.address("/lineitems/77/lineitem?type_id=2")
            + "\",\"resourceLinkId\":\"link-1\"}");
    assertThat(lineItems.findInstead(wanted, gone.lineItem()))
        .isEqualTo(
            new Found.LineItem(
                java.net.URI.create(platform.address("/lineitems/77/lineitem?type_id=2"))));
    assertThat(services.made).hasSize(1);
  }

  @Test
  void a_column_that_is_listed_still_is_neither_forgotten_nor_made_again() throws Exception {
    CourseId course = course("l1");
    Wanted wanted = wanted(course, "link-12");
    Found.LineItem there = (Found.LineItem) lineItems.find(wanted);
    assertThat(services.made).hasSize(1);

    assertThat(lineItems.findInstead(wanted, there.lineItem()))
        .isEqualTo(new Found.There(there.lineItem()));

    assertThat(services.made).hasSize(1);
    assertThat(lineItems.find(wanted)).isEqualTo(there);
  }

  @Test
  void without_the_permission_to_make_one_there_is_none_and_what_to_do() throws Exception {
    services.makeStatus = 403;
    assertThat(lineItems.find(wanted(course("l1"), "link-2")))
        .isInstanceOfSatisfying(
            Found.None.class, none -> assertThat(none.reason()).contains("Tick grading"));
    services.makeStatus = 503;
    assertThat(lineItems.find(wanted(course("l1"), "link-2"))).isInstanceOf(Found.Failed.class);
  }

  @Test
  void where_a_column_is_gone_and_none_may_be_made_the_activity_was_deleted_until_it_is_opened()
      throws Exception {
    CourseId course = course("l1");
    open(course, "link-9");
    java.net.URI gone = java.net.URI.create(platform.address("/lineitems/9/lineitem"));
    services.makeStatus = 403;

    assertThat(lineItems.findInstead(wanted(course, "link-9"), gone))
        .isInstanceOfSatisfying(
            Found.None.class,
            none ->
                assertThat(none.reason())
                    .contains("The activity was deleted from the course")
                    .doesNotContain("Tick grading"));
    assertThat(courses.links(course)).singleElement().matches(Courses.Link::gone);
    assertThat(lineItems.find(wanted(course, "link-9")))
        .as("asked again")
        .isInstanceOfSatisfying(
            Found.None.class, none -> assertThat(none.reason()).contains("was deleted"));

    open(course, "link-9", "Another title");
    assertThat(courses.links(course)).singleElement().matches(link -> !link.gone());
  }

  @Test
  void on_canvas_no_assignment_is_made_in_a_teachers_course() throws Exception {
    registerAs(RostersTest::asCanvas);
    CourseId course = course("l1");
    services.makeStatus = 404;
    assertThat(lineItems.find(wanted(course, "link-3")))
        .isInstanceOfSatisfying(
            Found.None.class,
            none ->
                assertThat(none.reason())
                    .contains("External Tool", "without a grade")
                    .doesNotContain("Tick grading", "any more"));
    assertThat(services.lineItemQueries).hasSize(2);

    services.makeStatus = 412; // Canvas, where the assignment was deleted
    assertThat(
            lineItems.findInstead(
                wanted(course, "link-3"),
                java.net.URI.create(platform.address("/lineitems/1/lineitem"))))
        .isInstanceOfSatisfying(
            Found.None.class,
            none -> assertThat(none.reason()).contains("was deleted in Canvas", "/undelete"));
    assertThat(services.made).isEmpty();
  }

  private static Platform asCanvas(Platform one) {
    return PlatformLike.of(one).productFamily("canvas").build();
  }

  private void open(CourseId course, String link, String... title) {
    arrive(claims -> {
      claims.put("sub", "l1");
      services.claims(claims, "course-" + platform.clientId());
      claims.put(
          TestPlatform.LTI + "resource_link",
          java.util.Map.of("id", link, "title", title.length == 0 ? link : title[0]));
      claims.put(TestPlatform.LTI + "custom", java.util.Map.of("module_id", "risk"));
    });
    assertThat(courses.links(course)).isNotEmpty();
  }

  private CourseId teacher(String subject) {
    return Objects.requireNonNull(
        arrive(
                claims -> {
                  claims.put("sub", subject);
                  claims.put(TestPlatform.LTI + "roles", List.of(TestPlatform.INSTRUCTOR));
                  services.claims(claims, "course-" + platform.clientId());
                })
            .course());
  }

  private Wanted wanted(CourseId course, String link) {
    return new Wanted(
        registered.id(), course, link, new org.traininglayer.kernel.ModuleId("risk"), "Risk");
  }

  private CourseId course(String subject) {
    return course(subject, "course-" + platform.clientId());
  }

  private CourseId course(String subject, String context) {
    return Objects.requireNonNull(
        arrive(
                claims -> {
                  claims.put("sub", subject);
                  claims.remove("name");
                  services.claims(claims, context);
                })
            .course());
  }

  private Member member(CourseId course, String subject) {
    return rosters.members(course).stream()
        .filter(one -> one.account().name().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  private static String learners(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(n -> FakeServices.learner("l" + n))
        .collect(Collectors.joining(","));
  }

  private String next(int page, String form) {
    return String.format(form, platform.address("/members?type=2&page=" + page));
  }
}
