package org.traininglayer.lti.launch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.LaunchMessage.ResourceLink;
import org.traininglayer.lti.LtiContext;

/**
 * What the last launches on this node said of their courses and links. A hundred people who open
 * the same link in the same minute say the same of it; written by each, its row would make them
 * wait for one another. So it is written when something new is said, and once a minute.
 */
final class KnownCourses {

  private static final Duration SOON = Duration.ofMinutes(1);

  private final Cache<Place, Said> courses =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(SOON).build();
  private final Cache<Place, Said> links =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(SOON).build();

  /** The course, if all that this launch says of it and of its link was written just now. */
  Optional<CourseId> find(Launch launch, Told told) {
    Said course = courses.getIfPresent(course(launch));
    Said link = links.getIfPresent(link(launch));
    return course != null
            && link != null
            && course.facts().equals(ofCourse(launch, told))
            && link.facts().equals(ofLink(launch, told))
        ? Optional.of(course.id())
        : Optional.empty();
  }

  /** It was written. */
  void written(Launch launch, CourseId id, Told told) {
    courses.put(course(launch), new Said(id, ofCourse(launch, told)));
    links.put(link(launch), new Said(id, ofLink(launch, told)));
  }

  /** It is not so any more. */
  void forget(Launch launch) {
    courses.invalidate(course(launch));
    links.invalidate(link(launch));
  }

  private static Place course(Launch launch) {
    return new Place(
        launch.platform(), launch.context().platformInstance(), launch.context().id(), null);
  }

  private static Place link(Launch launch) {
    ResourceLink link = launch.resourceLink();
    LtiContext context = launch.context();
    return new Place(
        launch.platform(), context.platformInstance(), context.id(), link == null ? "" : link.id());
  }

  private static List<Object> ofCourse(Launch launch, Told told) {
    Launch.GradeService grades = launch.services().grades();
    return List.of(
        Optional.ofNullable(launch.context().title()),
        told.history(),
        Optional.ofNullable(grades == null ? null : grades.lineItems()),
        Optional.ofNullable(launch.services().roster()));
  }

  private static List<Object> ofLink(Launch launch, Told told) {
    ResourceLink link = launch.resourceLink();
    Launch.GradeService grades = launch.services().grades();
    return List.of(
        Optional.ofNullable(link == null ? null : link.title()),
        Optional.ofNullable(told.module()),
        Optional.ofNullable(grades == null ? null : grades.lineItem()),
        told.ofLink());
  }

  /**
   * What a launch tells beside what is kept of it.
   *
   * @param history the courses that this one was copied from
   * @param module the module of the course's link, if it came over one
   * @param ofLink the custom parameters that belong to the link
   */
  record Told(List<String> history, @Nullable ModuleId module, Map<String, String> ofLink) {}

  private record Place(
      PlatformId platform, String instance, @Nullable String context, @Nullable String link) {}

  private record Said(CourseId id, List<Object> facts) {}
}
