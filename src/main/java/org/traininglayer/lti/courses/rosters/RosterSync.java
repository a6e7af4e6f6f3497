package org.traininglayer.lti.courses.rosters;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.ConnectionTraces;
import org.traininglayer.lti.ConnectionTraces.ConnectionTrace;
import org.traininglayer.lti.ConnectionTraces.Kind;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.Courses.Course;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platforms;
import org.traininglayer.persistence.LeaseLostException;
import org.traininglayer.persistence.Leases;

/** Reads one course's list and keeps what came, under the course's lease. */
@Component
class RosterSync {

  private static final Logger LOG = LoggerFactory.getLogger(RosterSync.class);

  /** Longer than one page may take; whoever reads on extends it. */
  private static final Duration LEASE = Duration.ofMinutes(10);

  private static final Duration SUCCESSES = Duration.ofMinutes(10);

  private final Courses courses;
  private final Platforms platforms;
  private final RosterReader reader;
  private final RosterTable table;
  private final ConnectionTraces traces;
  private final RosterProperties properties;
  private final Leases leases;
  private final Map<PlatformId, Instant> toldAt = new ConcurrentHashMap<>();

  RosterSync(
      Courses courses,
      Platforms platforms,
      RosterReader reader,
      RosterTable table,
      ConnectionTraces traces,
      RosterProperties properties,
      Leases leases) {
    this.leases = leases;
    this.courses = courses;
    this.platforms = platforms;
    this.reader = reader;
    this.table = table;
    this.traces = traces;
    this.properties = properties;
  }

  /** Reads the list, unless somebody else is at it; then false. */
  boolean run(CourseId id) {
    return leases.run(task(id), LEASE, lease -> read(lease, id));
  }

  /** Whether somebody is reading the list. */
  boolean busy(CourseId id) {
    return leases.isHeld(task(id));
  }

  private static String task(CourseId id) {
    return "roster:" + id.value();
  }

  private void read(Leases.Held lease, CourseId id) {
    Optional<Course> course = courses.find(id);
    Optional<Platform> platform = course.flatMap(one -> platforms.find(one.platform()));
    URI first = course.map(Course::roster).orElse(null);
    try {
      if (platform.isEmpty() || first == null) {
        table.fail(
            lease,
            id,
            "The platform offers no list of people for this course. Allow \"Names and Role"
                + " Provisioning\" in the tool's settings there; then open the tool once from the"
                + " course.",
            null,
            properties.every());
        return;
      }
      read(lease, platform.get(), course.get(), first);
    } catch (LeaseLostException e) {
      LOG.info("The list of course {} was read too slowly: another node has a newer one", id);
    }
  }

  private void read(Leases.Held lease, Platform platform, Course course, URI first) {
    try {
      switch (reader.read(platform, course, first, lease::extend)) {
        case Fetched.Whole whole -> keep(lease, platform, course, whole);
        case Fetched.Broken broken -> {
          if (!unmatched(course, subjects(broken.atLeast()))) {
            table.atLeast(lease, course, broken.atLeast());
          }
          failed(lease, platform, course, broken.problem(), broken.code(), broken.checks());
        }
      }
    } catch (LeaseLostException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("The roster of course {} could not be read or kept", course.id(), e);
      failed(
          lease,
          platform,
          course,
          "The list of people could not be kept; the log says why.",
          null,
          List.of(Check.failed("List kept", "yes", e.getClass().getSimpleName())));
    }
  }

  private void keep(Leases.Held lease, Platform platform, Course course, Fetched.Whole whole) {
    Set<String> now = subjects(whole.members());
    if (unmatched(course, now)) {
      leaveOut(lease, platform, course, whole);
      return;
    }
    Set<String> before = table.subjects(course.id());
    int missing = (int) before.stream().filter(one -> !now.contains(one)).count();
    boolean hardToBelieve = RosterRules.doubtful(before.size(), missing);
    boolean believed = !hardToBelieve || table.standing(course.id()).doubted();
    List<Check> checks = new ArrayList<>(whole.checks());
    String problem = null;
    if (believed) {
      checks.add(Check.passed("People who have left since", Integer.toString(missing)));
    } else {
      problem =
          "The platform's list lacks "
              + missing
              + " of "
              + before.size()
              + " people. Nobody is marked as gone until it says so a second time.";
      checks.add(
          Check.failed(
              "People who have left since", "few of " + before.size(), missing + " at once"));
    }
    String code =
        problem == null
            ? success(platform, course, checks)
            : tell(platform, course, problem, checks);
    table.keep(
        lease,
        course,
        whole.members(),
        believed,
        problem,
        code,
        RosterRules.afterSuccess(properties.every(), !believed, random()));
  }

  private void leaveOut(Leases.Held lease, Platform platform, Course course, Fetched.Whole whole) {
    String problem =
        "The platform's list names people by other ids than its launches: of "
            + whole.members().size()
            + " on it not one has come, though learners have. So it says neither who never came nor"
            + " who has left, and those who came are the course. Where the platform can choose"
            + " which id it gives to tools, let its administrator choose the same for both.";
    List<Check> checks = new ArrayList<>(whole.checks());
    checks.add(Check.failed("People of the list who have come", "at least one", "none"));
    String code = tell(platform, course, problem, checks);
    table.unmatched(
        lease,
        course,
        problem,
        code,
        RosterRules.afterSuccess(properties.every(), false, random()));
  }

  private boolean unmatched(Course course, Set<String> listed) {
    RosterTable.Came came = table.came(course.id());
    return RosterRules.unmatched(listed, came.subjects(), came.learners());
  }

  private static Set<String> subjects(List<ListedMember> members) {
    return members.stream().map(ListedMember::subject).collect(Collectors.toSet());
  }

  private void failed(
      Leases.Held lease,
      Platform platform,
      Course course,
      String problem,
      @Nullable String code,
      List<Check> checks) {
    String told = code == null ? tell(platform, course, problem, checks) : code;
    int failures = table.standing(course.id()).failures() + 1;
    table.fail(
        lease,
        course.id(),
        problem,
        told,
        RosterRules.afterFailure(properties.every(), failures, random()));
  }

  /** At most one trace of success for each platform in ten minutes. */
  private @Nullable String success(Platform platform, Course course, List<Check> checks) {
    boolean wrong = checks.stream().anyMatch(check -> !check.passed());
    Instant now = Instant.now();
    Instant last = toldAt.get(platform.id());
    if (!wrong && last != null && last.plus(SUCCESSES).isAfter(now)) {
      return null;
    }
    toldAt.put(platform.id(), now);
    return tell(platform, course, "The list of people in a course was read.", checks);
  }

  private String tell(Platform platform, Course course, String summary, List<Check> checks) {
    return traces.tell(
        new ConnectionTrace(
            null,
            Kind.ROSTER,
            platform.organisation(),
            platform.id(),
            course.id(),
            platform.issuer(),
            platform.clientId(),
            summary,
            checks));
  }

  private static double random() {
    return ThreadLocalRandom.current().nextDouble();
  }
}
