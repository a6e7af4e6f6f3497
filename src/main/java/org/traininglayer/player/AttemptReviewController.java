package org.traininglayer.player;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.learning.Attempts;
import org.traininglayer.learning.Attempts.Place;
import org.traininglayer.learning.Attempts.Summary;
import org.traininglayer.learning.Attempts.Whole;
import org.traininglayer.learning.Progress;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.Courses.Link;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.LaunchMessage.ResourceLink;
import org.traininglayer.lti.LaunchMessage.SubmissionReview;
import org.traininglayer.lti.Launches;
import org.traininglayer.lti.People;
import org.traininglayer.lti.People.Person;

/**
 * Shows an attempt as it was, to whoever made it and to those who teach the course it was made in
 * (Submission Review 1.0, and from our own pages). Reading it records nothing.
 */
@Controller
@RequestMapping("/course/{token}/review")
class AttemptReviewController {

  private final Launches launches;
  private final Attempts attempts;
  private final People people;
  private final Courses courses;

  AttemptReviewController(Launches launches, Attempts attempts, People people, Courses courses) {
    this.launches = launches;
    this.attempts = attempts;
    this.people = people;
    this.courses = courses;
  }

  /** Why there is nothing to see; each has its texts as {@code past.none.<name>.*}. */
  private enum Nothing {
    ENDED(HttpStatus.GONE),
    NOT_YOURS(HttpStatus.FORBIDDEN),
    NEVER_CAME(HttpStatus.OK),
    NOT_BEGUN(HttpStatus.OK),
    UNKNOWN(HttpStatus.NOT_FOUND),
    NOT_ASKED(HttpStatus.OK),
    VERSION_GONE(HttpStatus.OK);

    private final HttpStatus status;

    Nothing(HttpStatus status) {
      this.status = status;
    }
  }

  /** What the launch itself asks to see. */
  @GetMapping
  ModelAndView asked(@PathVariable String token) {
    Optional<Launch> launch = launches.find(token);
    if (launch.isEmpty()) {
      return nothing(Nothing.ENDED, null);
    }
    return launch.get().message() instanceof SubmissionReview review
        ? submission(token, launch.get(), review)
        : SubmissionReviewRequest.in(launch.get())
            ? SubmissionReviewRequest.attempt(launch.get())
                .map(attempt -> show(token, launch.get(), attempt))
                .orElseGet(() -> nothing(Nothing.UNKNOWN, launch.get()))
            : nothing(Nothing.NOT_ASKED, launch.get());
  }

  /** One attempt. */
  @GetMapping("/{attempt}")
  ModelAndView attempt(@PathVariable String token, @PathVariable String attempt) {
    Optional<Launch> launch = launches.find(token);
    if (launch.isEmpty()) {
      return nothing(Nothing.ENDED, null);
    }
    return SubmissionReviewRequest.attempt(attempt)
        .map(id -> show(token, launch.get(), id))
        .orElseGet(() -> nothing(Nothing.UNKNOWN, launch.get()));
  }

  private ModelAndView submission(String token, Launch launch, SubmissionReview review) {
    boolean own = review.forUser().equals(launch.account().name());
    if (!own && !launch.teaches()) {
      return nothing(Nothing.NOT_YOURS, launch);
    }
    Place place = LaunchPlace.of(launch);
    Optional<Person> person =
        people.find(launch.platform(), launch.platformInstance(), review.forUser());
    if (place == null || person.isEmpty()) {
      return nothing(Nothing.NEVER_CAME, launch);
    }
    List<Summary> theirs = attempts.in(place, person.get().id());
    return newest(about(launch, review, place.course(), theirs))
        .map(newest -> show(token, launch, newest.registration()))
        .orElseGet(() -> nothing(Nothing.NOT_BEGUN, launch));
  }

  /**
   * The attempts that the launch is about: those of its link; where it names none, those of its
   * column; where it names no column we know, those of its module; else all in the course.
   */
  private List<Summary> about(
      Launch launch, SubmissionReview review, CourseId course, List<Summary> theirs) {
    ResourceLink link = review.link();
    if (link != null && theirs.stream().anyMatch(one -> one.resourceLinkId().equals(link.id()))) {
      return theirs.stream().filter(one -> one.resourceLinkId().equals(link.id())).toList();
    }
    URI column = launch.grades() == null ? null : launch.grades().lineItem();
    if (column != null) {
      List<String> links =
          courses.links(course).stream()
              .filter(known -> column.equals(known.lineItem()))
              .map(Link::resourceLinkId)
              .toList();
      if (!links.isEmpty()) {
        return theirs.stream().filter(one -> links.contains(one.resourceLinkId())).toList();
      }
    }
    Optional<ModuleId> module = launch.module();
    return module.isPresent()
        ? theirs.stream().filter(one -> one.module().equals(module.get())).toList()
        : link == null ? theirs : List.of();
  }

  private static Optional<Summary> newest(List<Summary> attempts) {
    return attempts.stream().max(Comparator.comparing(Summary::startedAt));
  }

  private ModelAndView show(String token, Launch launch, UUID attempt) {
    Optional<Whole> found = attempts.find(launch.organisation(), attempt);
    if (found.isEmpty()) {
      return nothing(Nothing.UNKNOWN, launch);
    }
    Whole whole = found.get();
    AttemptAccess may = AttemptAccess.of(launch, whole);
    if (may == AttemptAccess.NO) {
      // Whoever teaches learns nothing of other courses, not even that there is such an attempt.
      boolean own = whole.summary().learner().equals(launch.learner());
      return nothing(launch.teaches() || own ? Nothing.UNKNOWN : Nothing.NOT_YOURS, launch);
    }
    Progress progress = whole.progress();
    if (progress == null) {
      return nothing(Nothing.VERSION_GONE, launch);
    }
    Summary summary = whole.summary();
    boolean told = may == AttemptAccess.TEACHING || progress.outcome() != null;
    ModelAndView page = new ModelAndView("player/past");
    page.addObject("past", PastView.of(summary, progress, told, may == AttemptAccess.OWN));
    page.addObject("token", token);
    page.addObject("attempt", summary.registration());
    page.addObject("own", may == AttemptAccess.OWN);
    page.addObject("teaches", launch.teaches());
    page.addObject("courseTitle", launch.contextTitle());
    page.addObject("returnUrl", returnUrl(launch));
    page.addObject("sample", summary.sample());
    page.addObject("activity", activity(launch, summary, progress.module().title()));
    people
        .find(summary.learner())
        .ifPresent(person -> {
          page.addObject("name", person.name());
          page.addObject("subject", person.account().name());
        });
    page.addObject("series", series(launch, summary));
    return page;
  }

  /** What the course calls the activity, where that is not the module's title. */
  private @Nullable String activity(Launch launch, Summary shown, String moduleTitle) {
    Place place = LaunchPlace.of(launch);
    return place == null
        ? null
        : courses.links(place.course()).stream()
            .filter(link -> link.resourceLinkId().equals(shown.resourceLinkId()))
            .map(Link::title)
            .filter(title -> title != null && !title.isBlank() && !title.equals(moduleTitle))
            .findFirst()
            .orElse(null);
  }

  /** All attempts at the same module and link. */
  private List<Summary> series(Launch launch, Summary shown) {
    Place place = LaunchPlace.of(launch);
    return place == null
        ? List.of(shown)
        : attempts.in(place, shown.learner()).stream()
            .filter(one ->
                one.module().equals(shown.module())
                    && one.resourceLinkId().equals(shown.resourceLinkId()))
            .sorted(Comparator.comparingInt(Summary::number))
            .toList();
  }

  private static ModelAndView nothing(Nothing why, @Nullable Launch launch) {
    ModelAndView page = new ModelAndView("player/past-none");
    page.addObject(
        "why", "past.none." + why.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    page.addObject("returnUrl", launch == null ? null : returnUrl(launch));
    page.setStatus(why.status);
    return page;
  }

  private static @Nullable String returnUrl(Launch launch) {
    URI url = launch.returnUrl();
    return url != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
        ? url.toString()
        : null;
  }
}
