package org.traininglayer.lti.courses.rosters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.traininglayer.lti.CourseRole;

/** Lists of people as platforms send them. */
class MembersPageTest {

  @Test
  void moodle_s_short_roles_numbers_and_escaped_names_are_read() {
    MembersPage page =
        MembersPage.read(
            """
            {"id":"x","context":{"id":"2"},"members":[
              {"status":"Active","roles":["Learner"],"user_id":5,"name":"Smith &amp; Sons O&#39;Neill"},
              {"roles":["Instructor"],"user_id":"6","given_name":"Ann","family_name":"Bee"},
              {"roles":["Learner"],"user_id":"7"}]}\
            """);
    assertThat(page.unreadable()).isZero();
    assertThat(page.members()).hasSize(3).allMatch(ListedMember::active);
    assertThat(page.members().getFirst().subject()).isEqualTo("5");
    assertThat(page.members().getFirst().name()).isEqualTo("Smith & Sons O'Neill");
    assertThat(page.members().get(1).name()).isEqualTo("Ann Bee");
    assertThat(page.members().get(1).teaches()).isTrue();
    assertThat(page.members().get(2).name()).isNull();
    assertThat(page.members().get(2).roles()).containsExactly(CourseRole.LEARNER);
  }

  @Test
  void an_address_and_a_sourced_id_are_read_where_they_are_shared() {
    MembersPage page =
        MembersPage.read(
            """
            {"members":[
              {"user_id":"1","email":"ann@example.org","lis_person_sourcedid":"hr-1"},
              {"user_id":"2","email":7}]}\
            """);
    assertThat(page.members().getFirst().email()).isEqualTo("ann@example.org");
    assertThat(page.members().getFirst().sourcedId()).isEqualTo("hr-1");
    assertThat(page.members().getLast().email()).isNull();
    assertThat(page.members().getLast().sourcedId()).isNull();
  }

  @Test
  void inactive_stays_deleted_and_test_students_go_and_entries_without_an_id_are_counted() {
    MembersPage page =
        MembersPage.read(
            """
            {"members":[
              {"status":"Inactive","user_id":"a","roles":[]},
              {"status":"Deleted","user_id":"b","roles":[]},
              {"status":"http://purl.imsglobal.org/vocab/lis/v2/status#Active","user_id":"c"},
              {"user_id":"d","roles":["http://purl.imsglobal.org/vocab/lis/v2/membership#Learner",
                "http://purl.imsglobal.org/vocab/lti/system/person#TestUser"]},
              {"user_id":""},{"user_id":null},"nonsense",{"user_id":{"x":1}},
              {"user_id":"bad\\u0000id"}]}\
            """);
    assertThat(page.members()).extracting(ListedMember::subject).containsExactly("a", "c");
    assertThat(page.members()).extracting(ListedMember::active).containsExactly(false, true);
    assertThat(page.unreadable()).isEqualTo(5);
  }

  @Test
  void roles_are_read_in_capitals_too_and_a_dash_is_no_name() {
    MembersPage page =
        MembersPage.read(
            """
            {"members":[
              {"user_id":"1","roles":["LEARNER"],"name":"-"},
              {"user_id":"2","roles":["http://purl.imsglobal.org/vocab/lis/v2/membership#instructor"]},
              {"user_id":"3","roles":["Learner","NonEditingTeacher"],"name":" ","given_name":"-",
                "family_name":"O'Neill"}]}\
            """);
    assertThat(page.members().getFirst().roles()).containsExactly(CourseRole.LEARNER);
    assertThat(page.members().getFirst().name()).isNull();
    assertThat(page.members().get(1).teaches()).isTrue();
    assertThat(page.members().get(2).roles()).containsExactly(CourseRole.OTHER);
    assertThat(page.members().get(2).name()).isEqualTo("O'Neill");
  }

  @Test
  void what_is_no_list_is_refused() {
    for (String body :
        new String[] {"", "<html>", "[]", "{}", "{\"members\":null}", "{\"members\":{}}"}) {
      assertThatThrownBy(() -> MembersPage.read(body))
          .as(body)
          .isInstanceOf(MembersPage.NotAListException.class);
    }
    assertThat(MembersPage.read("{\"members\":[]}").members()).isEmpty();
  }

  @Test
  void somebody_listed_twice_has_every_role_and_is_active_if_anywhere() {
    ListedMember twice =
        MembersPage.read(
                """
                {"members":[{"user_id":"a","status":"Inactive","roles":["Learner"]},
                  {"user_id":"a","name":"Ann","roles":["Instructor"]}]}\
                """)
            .members()
            .stream()
            .reduce(ListedMember::and)
            .orElseThrow();
    assertThat(twice.active()).isTrue();
    assertThat(twice.name()).isEqualTo("Ann");
    assertThat(twice.roles()).containsExactlyInAnyOrder(CourseRole.LEARNER, CourseRole.INSTRUCTOR);
  }

  @Test
  void an_empty_list_and_the_loss_of_most_are_hard_to_believe() {
    assertThat(RosterRules.doubtful(24, 24)).isTrue();
    assertThat(RosterRules.doubtful(24, 13)).isTrue();
    assertThat(RosterRules.doubtful(24, 12)).isFalse();
    assertThat(RosterRules.doubtful(2, 2)).isFalse();
    assertThat(RosterRules.doubtful(0, 0)).isFalse();
    assertThat(RosterRules.doubtful(5, 4)).isFalse();
  }

  @Test
  void a_list_is_of_other_ids_when_learners_came_and_nobody_of_it_did() {
    assertThat(RosterRules.unmatched(Set.of("4711"), Set.of("uuid"), true)).isTrue();
    assertThat(RosterRules.unmatched(Set.of("4711", "uuid"), Set.of("uuid"), true)).isFalse();
    assertThat(RosterRules.unmatched(Set.of("4711"), Set.of("teacher"), false)).isFalse();
    assertThat(RosterRules.unmatched(Set.of(), Set.of("uuid"), true)).isFalse();
  }

  @Test
  void faults_wait_longer_each_time_but_never_longer_than_usual() {
    Duration every = Duration.ofHours(6);
    assertThat(RosterRules.afterFailure(every, 1, 0.5)).isEqualTo(Duration.ofMinutes(1));
    assertThat(RosterRules.afterFailure(every, 4, 0.5)).isEqualTo(Duration.ofMinutes(8));
    assertThat(RosterRules.afterFailure(every, 100, 0.5)).isEqualTo(every);
    assertThat(RosterRules.afterSuccess(every, false, 0.5)).isEqualTo(every);
    assertThat(RosterRules.afterSuccess(every, true, 0.5)).isEqualTo(Duration.ofHours(1));
  }
}
