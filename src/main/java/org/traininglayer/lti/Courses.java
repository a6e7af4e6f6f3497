package org.traininglayer.lti;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;

/** The courses that people came from, and the links in them; known from launches. */
public interface Courses {

  /** One course. */
  Optional<Course> find(CourseId id);

  /** All courses of an organisation, the last used first. */
  List<Course> all(OrganisationId organisation);

  /** The links of a course that lead to a module, by title of the link. */
  List<Link> links(CourseId id);

  /**
   * Modules that were handed over for this course in a content selection and to which no link that
   * anybody opened leads yet; the last chosen first. Whether the platform has kept them, it does
   * not say.
   */
  List<Chosen> chosen(CourseId id);

  /** Takes a module off that list: it is not in the course after all. */
  void forgetChosen(CourseId id, ModuleId module);

  /**
   * The courses this one was copied from that we know, the nearest first ({@code
   * $Context.id.history}).
   */
  List<Course> ancestors(CourseId id);

  /**
   * A course of a platform's only instance, before anybody has come from it: for invented people.
   * One that is known already stays as it is; the first launch from it says more.
   */
  CourseId addSample(
      OrganisationId organisation, PlatformId platform, String contextId, String title);

  /** Whether somebody has been seen teaching this course, in whatever role they come now. */
  boolean teaches(CourseId id, LearnerId person);

  /**
   * A course.
   *
   * @param contextId the platform's id
   * @param lineItems the container of its columns (<a
   *     href="https://www.imsglobal.org/spec/lti-ags/v2p0">AGS 2.0</a>)
   * @param roster where its members are listed (<a
   *     href="https://www.imsglobal.org/spec/lti-nrps/v2p0">NRPS 2.0</a>)
   */
  record Course(
      CourseId id,
      OrganisationId organisation,
      PlatformId platform,
      String platformInstance,
      String contextId,
      @Nullable String title,
      @Nullable URI lineItems,
      @Nullable URI roster,
      Instant firstLaunchAt,
      Instant lastLaunchAt) {}

  /**
   * A module that somebody chose for a course.
   *
   * @param title the name that was given to the link
   */
  record Chosen(ModuleId module, String title, Instant chosenAt) {}

  /**
   * A resource link of a course.
   *
   * @param lineItem its column, as the last launch named it
   * @param custom its own parameters for the module, as the last launch named them
   * @param gone whether the gradebook says that the activity was deleted, and nobody has opened it
   *     since
   */
  record Link(
      String resourceLinkId,
      @Nullable String title,
      ModuleId module,
      @Nullable URI lineItem,
      Instant lastLaunchAt,
      Map<String, String> custom,
      boolean gone) {

    /** Copies the parameters. */
    public Link {
      custom = Map.copyOf(custom);
    }

    /** A link without parameters of its own. */
    public Link(
        String resourceLinkId,
        @Nullable String title,
        ModuleId module,
        @Nullable URI lineItem,
        Instant lastLaunchAt) {
      this(resourceLinkId, title, module, lineItem, lastLaunchAt, Map.of(), false);
    }
  }
}
