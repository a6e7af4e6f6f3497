package org.traininglayer.lti.courses.rosters;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Courses.Course;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platform.NewDeployments;
import org.traininglayer.lti.PlatformServices.Answer;
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
