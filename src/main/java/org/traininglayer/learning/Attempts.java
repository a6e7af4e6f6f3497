package org.traininglayer.learning;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;

/** What people have done, to be looked at; nothing here changes or records anything. */
public interface Attempts {

  /** All attempts in a course, whoever made them; by person, link, module and number. */
  List<Summary> in(Place place);

  /** One person's attempts in a course, in the same order. */
  List<Summary> in(Place place, LearnerId learner);

  /** The attempts of an organisation that were passed since then, the earliest first. */
  List<Placed> passed(OrganisationId organisation, Instant since);

  /** One person's attempts in all courses of an organisation, in the order they were begun. */
  List<Placed> of(OrganisationId organisation, LearnerId learner);

  /** Whose attempts these are; invented ones and those that are gone are left out. */
  Map<UUID, LearnerId> realLearners(OrganisationId organisation, Collection<UUID> registrations);

  /** One attempt of an organisation, with all that was answered. */
  Optional<Whole> find(OrganisationId organisation, UUID registration);

  /**
   * A course, as attempts know it.
   *
   * @param contextId the platform's id of it
   */
  record Place(
      OrganisationId organisation, PlatformId platform, CourseId course, String contextId) {}

  /**
   * An attempt from the outside.
   *
   * @param version of the module that it was begun in
   * @param number first attempt is 1
   * @param stepsFinished how many steps of the way are done
   * @param steps how many there are on the way; null for attempts of earlier days
   * @param activeAt when something last happened in it
   * @param completedAt null while it is under way
   * @param score 0 to 1; null while it is under way
   * @param criticalMisses as in {@link Progress.Outcome#criticalMisses()}
   * @param sample invented for demonstration
   */
  record Summary(
      UUID registration,
      LearnerId learner,
      ModuleId module,
      String version,
      String resourceLinkId,
      int number,
      int stepsFinished,
      @Nullable Integer steps,
      Instant startedAt,
      Instant activeAt,
      @Nullable Instant completedAt,
      @Nullable Double score,
      @Nullable Boolean passed,
      List<String> criticalMisses,
      boolean sample) {

    /** Copies the list. */
    public Summary {
      criticalMisses = List.copyOf(criticalMisses);
    }

    /** Whether the module was worked through and its pass rule met. */
    public boolean hasPassed() {
      return Boolean.TRUE.equals(passed);
    }
  }

  /**
   * An attempt and where it was made.
   *
   * @param course null where it is not known
   */
  record Placed(Summary summary, @Nullable CourseId course) {}

  /**
   * An attempt with its answers.
   *
   * @param platform where it was made
   * @param contextId the platform's id of the course; null outside one
   * @param course null where it is not known
   * @param progress in the module as it was shown; null when that version is not there any more
   */
  record Whole(
      Summary summary,
      PlatformId platform,
      @Nullable String contextId,
      @Nullable CourseId course,
      @Nullable Progress progress) {

    /** Whether it was made in this course. */
    public boolean isIn(Place place) {
      return platform.equals(place.platform())
          && place.contextId().equals(contextId)
          && (course == null || course.equals(place.course()));
    }
  }
}
