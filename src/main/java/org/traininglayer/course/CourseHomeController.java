package org.traininglayer.course;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.traininglayer.acknowledgements.Acknowledgements;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.checkins.CheckIn;
import org.traininglayer.checkins.CheckIns;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.learning.Attempts;
import org.traininglayer.learning.Attempts.Summary;
import org.traininglayer.learning.CourseRules;
import org.traininglayer.learning.CourseRules.EffectiveCourseSettings;
import org.traininglayer.learning.Levels;
import org.traininglayer.learning.ModuleSettings;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.Launches;
import org.traininglayer.lti.People;
import org.traininglayer.lti.People.Person;
import org.traininglayer.player.LinkSettings;
import org.traininglayer.player.ParticipantRole;
import org.traininglayer.questions.LearnerQuestions;
import org.traininglayer.support.Support;

/**
 * The home of a course. Learners see its modules and how far they are; whoever teaches it sees who
 * may be worth a look, and the way to everything else.
 */
@Controller
@RequestMapping("/course/{token}")
class CourseHomeController {

  private static final int SHOWN_AT_ONCE = 8;

  private final CourseContexts visits;
  private final Courses courses;
  private final CourseRules rules;
  private final Attempts attempts;
  private final Catalog catalog;
  private final People people;
  private final Launches launches;
  private final LearnerQuestions questions;
  private final Acknowledgements acknowledgements;
  private final CheckIns checkIns;
  private final Levels levels;
  private final Support support;

  CourseHomeController(
      CourseContexts visits,
      Courses courses,
      CourseRules rules,
      Attempts attempts,
      Catalog catalog,
      People people,
      Launches launches,
      LearnerQuestions questions,
      Acknowledgements acknowledgements,
      CheckIns checkIns,
      Levels levels,
      Support support) {
    this.visits = visits;
    this.courses = courses;
    this.rules = rules;
    this.attempts = attempts;
    this.catalog = catalog;
    this.people = people;
    this.launches = launches;
    this.questions = questions;
    this.acknowledgements = acknowledgements;
    this.checkIns = checkIns;
    this.levels = levels;
    this.support = support;
  }

  /** A check-in that can be answered, or changed, with the title of its module. */
  record Due(CheckIn checkIn, String title) {}

  @GetMapping
  ModelAndView home(@PathVariable String token) {
    CourseContext visit = visits.of(token);
    return switch (visit.standing()) {
      case TEACHER -> visit.teaches() ? teacher(visit) : learner(visit);
      case OBSERVER -> CoursePages.page("course/observer", visit);
      case LEARNER, TEACHER_AS_STUDENT, TEST_STUDENT, GUEST, ANONYMOUS -> learner(visit);
    };
  }

  /** Opens a module of the course as if its link had been followed. */
  @PostMapping("/open")
  ModelAndView open(
      @PathVariable String token,
      @RequestParam String module,
      @RequestParam(defaultValue = "") String link) {
    CourseContext visit = visits.of(token);
    if (visit.standing() == ParticipantRole.OBSERVER) {
      throw new NoCoursePage(NoCoursePage.Why.FOR_LEARNERS, visit.launch(), token);
    }
    CourseModule chosen =
        offers(visit, rules.inForce(visit.launch().organisation(), visit.course())).stream()
            .filter(offer ->
                offer.module().id().value().equals(module)
                    && (link.isEmpty() || offer.linkId().equals(link)))
            .findFirst()
            .orElseThrow(
                () -> new NoCoursePage(NoCoursePage.Why.NO_SUCH_MODULE, visit.launch(), token));
    String derived = launches.derive(visit.launch(), chosen.module().id(), chosen.link());
    return CoursePages.seeOther("/play/" + derived);
  }

  /** Takes a module that was chosen, but is not in the course after all, off the list. */
  @PostMapping("/chosen/forget")
  ModelAndView forget(@PathVariable String token, @RequestParam String module) {
    CourseContext visit = visits.shaping(token);
    if (ModuleId.isValid(module)) {
      courses.forgetChosen(visit.course(), new ModuleId(module));
    }
    return CoursePages.seeOther(visit.path());
  }

  private List<CourseModule> offers(CourseContext visit, EffectiveCourseSettings inForce) {
    return CourseModule.of(
        visit.course(), courses.links(visit.course()), inForce.settings().listed(), catalog);
  }

  private ModelAndView learner(CourseContext visit) {
    EffectiveCourseSettings inForce = rules.inForce(visit.launch().organisation(), visit.course());
    List<Summary> own = attempts.in(visit.place(), visit.launch().learner());
    Instant now = Instant.now();
    List<CheckIn> planned = checkIns.of(visit.place(), visit.launch().learner(), now);
    Map<ModuleId, LocalDate> holds =
        acknowledgements.validities(visit.launch().organisation(), visit.launch().learner());
    List<ModuleCard> cards =
        offers(visit, inForce).stream()
            .filter(offer -> !offer.gone())
            .map(offer ->
                ModuleCard.of(
                    offer, own, inForce, ofLink(offer), planned, holds, acknowledgements.today()))
            .toList();
    ModelAndView page = CoursePages.page("course/learner", visit);
    page.addObject("cards", cards);
    page.addObject("shapes", visit.shapes());
    page.addObject(
        "done", cards.stream().filter(c -> c.state() == ModuleCard.State.PASSED).count());
    page.addObject(
        "asked",
        questions.of(visit.launch().organisation(), visit.launch().learner()).stream()
            .filter(one -> visit.course().equals(one.course()))
            .toList());
    page.addObject(
        "due",
        planned.stream()
            .filter(CheckIn::mayAnswer)
            .map(one ->
                new Due(
                    one,
                    catalog.find(one.module()).map(Module::title).orElse(one.module().value())))
            .toList());
    page.addObject(
        "planned",
        planned.stream().anyMatch(one -> one.isOpen() || one.state() == CheckIn.State.UPCOMING));
    page.addObject(
        "levels", levels.of(visit.launch().organisation(), visit.launch().learner(), now));
    page.addObject("contacts", support.contacts(visit.launch().organisation(), visit.course()));
    page.addObject(
        "champions", support.champions(visit.launch().organisation(), visit.launch().jobRole()));
    return page;
  }

  private static ModuleSettings ofLink(CourseModule offer) {
    return offer.link() == null ? ModuleSettings.NONE : LinkSettings.of(offer.link().custom());
  }

  private ModelAndView teacher(CourseContext visit) {
    Launch launch = visit.launch();
    EffectiveCourseSettings inForce = rules.inForce(launch.organisation(), visit.course());
    List<CourseModule> offers = offers(visit, inForce);
    List<Summary> all = attempts.in(visit.place());
    Map<LearnerId, Person> known = new HashMap<>();
    Set<LearnerId> learners = new HashSet<>();
    all.forEach(one -> learners.add(one.learner()));
    people.find(learners).forEach(person -> known.put(person.id(), person));
    List<Summary> counted =
        all.stream()
            .filter(one -> {
              Person person = known.get(one.learner());
              return person != null && !person.teaches() && !person.testUser();
            })
            .toList();
    Map<ModuleId, Module> modules = new HashMap<>();
    counted.forEach(
        one -> catalog.find(one.module()).ifPresent(module -> modules.put(module.id(), module)));
    Map<String, String> titles = new HashMap<>();
    offers.stream()
        .filter(offer -> !offer.gone())
        .forEach(offer -> titles.put(offer.linkId(), offer.title()));
    List<AttentionFlagView> flags =
        AttentionFlag.among(
                counted,
                titles.keySet(),
                one -> catalog.find(one.module(), one.version()),
                Instant.now())
            .stream()
            .map(flag -> AttentionFlagView.of(flag, known, modules, titles))
            .toList();
    ModelAndView page = CoursePages.page("course/teacher", visit);
    page.addObject("rows", ModuleRow.of(offers, counted, inForce));
    page.addObject("chosen", courses.chosen(visit.course()));
    page.addObject("flags", flags.stream().limit(SHOWN_AT_ONCE).toList());
    page.addObject("moreFlags", flags.stream().skip(SHOWN_AT_ONCE).toList());
    page.addObject("started", counted.stream().map(Summary::learner).distinct().count());
    page.addObject(
        "invented",
        counted.stream().filter(Summary::sample).map(Summary::learner).distinct().count());
    page.addObject("declined", acknowledgements.declinedIn(visit.course()));
    page.addObject("waiting", questions.open(visit.course()));
    page.addObject(
        "nobodyToAsk", support.contacts(launch.organisation(), visit.course()).isEmpty());
    page.addObject(
        "toConfirm",
        checkIns
            .awaited(
                CourseConfirmationsController.among(
                    checkIns.in(visit.place(), Instant.now()), known),
                checkIns.confirmations(visit.place()),
                Instant.now())
            .size());
    page.addObject("takenFrom", CoursePages.title(courses, inForce.takenFrom()));
    page.addObject("unnamed", Names.missing(offers, inForce));
    page.addObject(
        "nameless", !known.isEmpty() && known.values().stream().allMatch(p -> p.name() == null));
    page.addObject("linkWithoutModule", linkWithoutModule(launch));
    page.addObject("bothRoles", launch.roles().contains(CourseRole.LEARNER));
    return page;
  }

  /** An activity that should open a module but names none; a link of the whole course does not. */
  private static boolean linkWithoutModule(Launch launch) {
    var link = launch.resourceLink();
    return link != null && launch.module().isEmpty() && !link.id().equals(launch.contextId());
  }
}
