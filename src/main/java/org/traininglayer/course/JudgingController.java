package org.traininglayer.course;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.traininglayer.adoption.own.OwnFigures;
import org.traininglayer.adoption.own.OwnPictures;
import org.traininglayer.adoption.own.OwnSource;
import org.traininglayer.adoption.own.OwnWork;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.learning.Attempts;
import org.traininglayer.learning.CourseRules;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.Launch;
import org.traininglayer.player.ParticipantRole;

/** How well a learner judges, by their own work in all courses; for that learner's eyes alone. */
@Controller
class JudgingController {

  private final CourseContexts visits;
  private final Courses courses;
  private final CourseRules rules;
  private final Catalog catalog;
  private final Attempts attempts;
  private final OwnSource source;
  private final MessageSource messages;

  JudgingController(
      CourseContexts visits,
      Courses courses,
      CourseRules rules,
      Catalog catalog,
      Attempts attempts,
      OwnSource source,
      MessageSource messages) {
    this.visits = visits;
    this.courses = courses;
    this.rules = rules;
    this.catalog = catalog;
    this.attempts = attempts;
    this.source = source;
    this.messages = messages;
  }

  /** A kind of error that slipped through, with where to practise again. */
  record Spot(OwnFigures.BlindSpot spot, List<Again> places) {}

  /**
   * Where it slipped through.
   *
   * @param module to open; null where the course does not have it
   */
  record Again(String title, @Nullable String module, @Nullable String link) {}

  @GetMapping("/course/{token}/judging")
  ModelAndView judging(@PathVariable String token, Locale locale) {
    CourseContext visit = visits.of(token);
    if (visit.standing() == ParticipantRole.OBSERVER
        || visit.standing() == ParticipantRole.TEACHER) {
      throw new NoCoursePage(NoCoursePage.Why.FOR_LEARNERS, visit.launch(), token);
    }
    Launch launch = visit.launch();
    OwnWork work =
        source.of(
            launch.organisation(),
            launch.account(),
            attempts.of(launch.organisation(), launch.learner()).stream()
                .map(Attempts.Placed::summary)
                .filter(one -> one.completedAt() == null)
                .map(Attempts.Summary::registration)
                .collect(Collectors.toSet()));
    OwnFigures own = OwnFigures.of(work);
    List<CourseModule> offers =
        CourseModule.of(
                visit.course(),
                courses.links(visit.course()),
                rules.inForce(launch.organisation(), visit.course()).settings().listed(),
                catalog)
            .stream()
            .filter(offer -> !offer.gone())
            .toList();
    ModelAndView page = CoursePages.page("course/judging", visit);
    page.addObject("own", own);
    OwnPictures.Words words = words(locale);
    page.addObject("surePicture", OwnPictures.sureness(work, words).orElse(null));
    page.addObject("spotsPicture", OwnPictures.blindSpots(own, words).orElse(null));
    page.addObject(
        "spots",
        own.blindSpots().stream()
            .map(spot ->
                new Spot(
                    spot,
                    spot.modules().stream()
                        .flatMap(module -> again(module, offers).stream())
                        .toList()))
            .toList());
    page.addObject("without", minutes(own.times().without()));
    page.addObject("with", minutes(own.times().with()));
    return page;
  }

  private OwnPictures.Words words(Locale locale) {
    return new OwnPictures.Words(
        (key, words) -> messages.getMessage(key, words, locale),
        type ->
            Objects.requireNonNullElse(
                messages.getMessage("adoption.family." + type, null, type, locale), type));
  }

  /** Nothing where nobody knows the module any more. */
  private Optional<Again> again(String module, List<CourseModule> offers) {
    Optional<CourseModule> here =
        offers.stream().filter(offer -> offer.module().id().value().equals(module)).findFirst();
    if (here.isPresent()) {
      CourseModule offer = here.get();
      return Optional.of(new Again(offer.title(), module, offer.linkId()));
    }
    return ModuleId.isValid(module)
        ? catalog
            .find(new ModuleId(module))
            .map(Module::title)
            .map(title -> new Again(title, null, null))
        : Optional.empty();
  }

  /** {@code 4:05}; null where there is none. */
  private static @Nullable String minutes(@Nullable Duration time) {
    if (time == null) {
      return null;
    }
    int seconds = time.toSecondsPart();
    return time.toMinutes() + ":" + (seconds < 10 ? "0" : "") + seconds;
  }
}
