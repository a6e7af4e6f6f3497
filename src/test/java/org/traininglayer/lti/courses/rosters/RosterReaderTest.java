package org.traininglayer.lti.courses.rosters;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.Courses.Course;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platform.NewDeployments;
import org.traininglayer.lti.PlatformServices.Answer;
import org.traininglayer.lti.PlatformServices.NotAsked;
import org.traininglayer.lti.PlatformServices.Part;

/** How far a list is followed. */
class RosterReaderTest {

  private static final URI FIRST = URI.create("https://lms.example/members");

  private final AtomicInteger pages = new AtomicInteger();

  @Test
  void a_list_of_more_than_ten_thousand_people_is_read_whole() {
    Fetched fetched = read(page -> people(page, 50), 240, () -> true);

    assertThat(fetched)
        .isInstanceOfSatisfying(
            Fetched.Whole.class, whole -> assertThat(whole.members()).hasSize(12_000));
  }

  @Test
  void a_list_without_an_end_is_given_up() {
    Fetched fetched = read(page -> people(page, 1), Integer.MAX_VALUE, () -> true);

    assertThat(problem(fetched)).contains("does not end");
    assertThat(pages).hasValue(RosterReader.MOST_PAGES);
  }

  @Test
  void more_people_than_any_course_has_are_not_gathered() {
    Fetched fetched = read(page -> people(page, 30_000), Integer.MAX_VALUE, () -> true);

    assertThat(problem(fetched)).contains("more people");
    assertThat(pages).hasValue(4);
  }

  @Test
  void whoever_has_lost_the_right_to_read_stops() {
    Fetched fetched = read(page -> people(page, 1), Integer.MAX_VALUE, () -> pages.get() < 7);

    assertThat(problem(fetched)).contains("given up");
    assertThat(pages).hasValue(7);
  }

  @Test
  void a_refused_sign_in_is_not_called_a_missing_permission() {
    for (String body : List.of("{\"error\":\"invalid_client\"}", "", "<html>no such client")) {
      Fetched.Broken refused = refused(new Answer(Part.TOKEN, 401, "none", body, Map.of()));

      assertThat(refused.problem())
          .contains("no access token for its list of people (401)", "compare client id")
          .doesNotContain("Allow \"Names and Role Provisioning\"");
      assertThat(refused.checks())
          .as("by which the diagnosis knows that it is the token")
          .contains(Check.failed("Access token for the roster", "given", "401"));
    }
  }

  @Test
  void a_scope_that_is_not_granted_and_a_list_that_is_switched_off_have_their_switch() {
    assertThat(
            refused(new Answer(Part.TOKEN, 400, "none", "{\"error\":\"invalid_scope\"}", Map.of()))
                .problem())
        .contains("Allow \"Names and Role Provisioning\"")
        .doesNotContain("client id");
    assertThat(refused(new Answer(Part.SERVICE, 403, "none", "", Map.of())).problem())
        .contains("Allow \"Names and Role Provisioning\"")
        .doesNotContain("client id");
  }

  @ParameterizedTest
  @EnumSource
  void where_nothing_was_asked_it_is_said_why_and_no_sign_in_is_blamed(NotAsked why) {
    assertThat(refused(Answer.of(why)).problem()).isEqualTo(why.words());
  }

  private static Fetched.Broken refused(Answer answer) {
    Fetched fetched =
        new RosterReader((platform, course, call) -> answer)
            .read(platform(), course(), FIRST, () -> true);
    assertThat(fetched).isInstanceOf(Fetched.Broken.class);
    return (Fetched.Broken) fetched;
  }

  private Fetched read(IntFunction<String> members, int last, BooleanSupplier goingOn) {
    RosterReader reader =
        new RosterReader((platform, course, call) -> {
          int page = pages.incrementAndGet();
          Map<String, String> headers =
              page < last
                  ? Map.of("link", "<" + FIRST + "?page=" + page + ">; rel=next")
                  : Map.of();
          return new Answer(
              Part.SERVICE, 200, "", "{\"members\":[" + members.apply(page) + "]}", headers);
        });
    return reader.read(platform(), course(), FIRST, goingOn);
  }

  private static @Nullable String problem(Fetched fetched) {
    return fetched instanceof Fetched.Broken broken ? broken.problem() : null;
  }

  private static String people(int page, int number) {
    return IntStream.range(0, number)
        .mapToObj(n -> "{\"user_id\":\"" + page + "-" + n + "\"}")
        .collect(Collectors.joining(","));
  }

  private static Course course() {
    return new Course(
        new CourseId(UUID.randomUUID()),
        OrganisationId.DEFAULT,
        new PlatformId(UUID.randomUUID()),
        "",
        "course",
        null,
        null,
        FIRST,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  private static Platform platform() {
    return new Platform(
        new PlatformId(UUID.randomUUID()),
        OrganisationId.DEFAULT,
        "LMS",
        "https://lms.example",
        "client",
        URI.create("https://lms.example/auth"),
        URI.create("https://lms.example/token"),
        "https://lms.example/token",
        URI.create("https://lms.example/keys"),
        null,
        NewDeployments.HOLD,
        false);
  }
}
