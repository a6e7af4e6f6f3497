package org.traininglayer.course;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.traininglayer.adoption.AdoptionProperties;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Module;
import org.traininglayer.checkins.CheckIn;
import org.traininglayer.checkins.CheckInForm;
import org.traininglayer.checkins.CheckIns;
import org.traininglayer.checkins.Confirmation;
import org.traininglayer.checkins.DropOut;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.lti.People;
import org.traininglayer.lti.People.Person;
import org.traininglayer.player.SubmissionReviewRequest;
import org.traininglayer.steps.FormValues;

/**
 * The check-ins of a course, for those who teach it: how many were answered, at which stage people
 * stop, and whose work waits to be confirmed. What somebody answered is not told.
 */
@Controller
@RequestMapping("/course/{token}/check-ins")
class CourseConfirmationsController {

  private static final int SHOWN = 50;

  private final CourseContexts visits;
  private final CheckIns checkIns;
  private final People people;
  private final Catalog catalog;
  private final int smallestGroup;

  CourseConfirmationsController(
      CourseContexts visits,
      CheckIns checkIns,
      People people,
      Catalog catalog,
      AdoptionProperties figures) {
    this.visits = visits;
    this.checkIns = checkIns;
    this.people = people;
    this.catalog = catalog;
    this.smallestGroup = figures.smallestGroup();
  }

  /** How the check-ins of one module stand after so many weeks. */
  record Row(String module, int weeks, long asked, long answered, long open) {}

  /** Somebody whose work waits, with the questions. */
  record Awaited(
      CheckIn checkIn, @Nullable String name, String subject, String module, Object view) {}

  /** What was confirmed. */
  record Confirmed(
      CheckIn checkIn, @Nullable String name, String subject, String module, Instant at) {}

  /** A stage at which several stop. */
  record Stop(String module, String stageHtml) {}

  @GetMapping
  ModelAndView all(
      @PathVariable String token, @RequestParam(required = false) @Nullable String saved) {
    ModelAndView page = page(visits.teaching(token), null, FormValues.NONE);
    page.addObject("saved", saved != null);
    return page;
  }

  /** Keeps what somebody confirms. */
  @PostMapping("/{registration}/confirm")
  ModelAndView confirm(
      @PathVariable String token, @PathVariable String registration, HttpServletRequest request) {
    CourseContext visit = visits.teaching(token);
    UUID id = SubmissionReviewRequest.attempt(registration).orElse(null);
    Optional<CheckIn> one =
        learners(visit).stream()
            .filter(CheckIn::lead)
            .filter(checkIn -> checkIn.registration().equals(id))
            .filter(checkIn -> !checkIn.learner().equals(visit.launch().learner()))
            .filter(checkIn -> !Instant.now().isBefore(checkIn.dueAt()))
            .findFirst();
    CheckInForm form =
        one.map(checkIn ->
                checkIns
                    .forLead(visit.place(), List.of(checkIn), checkIns.confirmations(visit.place()))
                    .get(checkIn.registration()))
            .orElse(null);
    if (one.isEmpty() || form == null) {
      throw new NoCoursePage(NoCoursePage.Why.NO_SUCH_CHECK_IN, visit.launch(), token);
    }
    FormValues sent = new FormValues(request.getParameterMap());
    CheckInForm.Entered entered = form.read(sent);
    if (entered.missing() != null) {
      ModelAndView page = page(visit, id, sent);
      page.addObject("problem", entered.missing());
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
    boolean kept =
        checkIns.confirm(
            visit.place(),
            one.get(),
            CourseCheckInsController.contextOf(visit.launch(), one.get()),
            entered.replies(),
            Instant.now());
    return CoursePages.seeOther(visit.path() + "/check-ins" + (kept ? "?saved=1" : ""));
  }

  private ModelAndView page(CourseContext visit, @Nullable UUID failed, FormValues entered) {
    Instant now = Instant.now();
    List<CheckIn> all = learners(visit);
    Map<LearnerId, Person> known = known(all);
    Map<UUID, Confirmation> confirmed = checkIns.confirmations(visit.place());
    List<CheckIn> awaited = checkIns.awaited(all, confirmed, now);
    List<CheckIn> shown = awaited.stream().limit(SHOWN).toList();
    Map<UUID, CheckInForm> forms = checkIns.forLead(visit.place(), shown, confirmed);
    ModelAndView page = CoursePages.page("course/check-ins", visit);
    page.addObject("finished", false);
    page.addObject("saved", false);
    page.addObject("rows", rows(all, now));
    page.addObject(
        "stops",
        DropOut.among(all, smallestGroup).stream()
            .map(stop -> new Stop(title(stop.module()), Markdown.inline(stop.stage())))
            .toList());
    page.addObject("waiting", awaited.size());
    page.addObject(
        "awaited",
        shown.stream()
            .flatMap(one ->
                Stream.ofNullable(forms.get(one.registration()))
                    .map(form ->
                        new Awaited(
                            one,
                            name(known, one),
                            subject(known, one),
                            title(one.module()),
                            form.view(
                                one.registration().equals(failed) ? entered : FormValues.NONE))))
            .toList());
    page.addObject(
        "confirmed",
        all.stream()
            .flatMap(one ->
                Stream.ofNullable(confirmed.get(one.registration()))
                    .map(said ->
                        new Confirmed(
                            one,
                            name(known, one),
                            subject(known, one),
                            title(one.module()),
                            said.at())))
            .toList());
    return page;
  }

  /** The check-ins of everybody who learns here; not of those who teach, nor of test students. */
  private List<CheckIn> learners(CourseContext visit) {
    List<CheckIn> all = checkIns.in(visit.place(), Instant.now());
    return among(all, known(all));
  }

  private Map<LearnerId, Person> known(Collection<CheckIn> all) {
    Set<LearnerId> learners = new HashSet<>();
    all.forEach(one -> learners.add(one.learner()));
    Map<LearnerId, Person> known = new HashMap<>();
    people.find(learners).forEach(person -> known.put(person.id(), person));
    return known;
  }

  /** Those of people who learn. */
  static List<CheckIn> among(List<CheckIn> all, Map<LearnerId, Person> known) {
    return all.stream()
        .filter(one -> {
          Person person = known.get(one.learner());
          return person != null && !person.teaches() && !person.testUser();
        })
        .toList();
  }

  private List<Row> rows(List<CheckIn> all, Instant now) {
    Map<String, List<CheckIn>> groups = new TreeMap<>();
    all.stream()
        .filter(one -> !now.isBefore(one.dueAt()))
        .forEach(one ->
            groups
                .computeIfAbsent(
                    title(one.module()) + "\n" + (char) one.weeks(), key -> new ArrayList<>())
                .add(one));
    return groups.values().stream()
        .map(same ->
            new Row(
                title(same.getFirst().module()),
                same.getFirst().weeks(),
                same.size(),
                same.stream().filter(one -> one.said() != null).count(),
                same.stream().filter(CheckIn::isOpen).count()))
        .toList();
  }

  private static @Nullable String name(Map<LearnerId, Person> known, CheckIn one) {
    Person person = known.get(one.learner());
    return person == null ? null : person.name();
  }

  private static String subject(Map<LearnerId, Person> known, CheckIn one) {
    Person person = known.get(one.learner());
    return person == null ? "" : AttentionFlagView.shortened(person.account().name());
  }

  private String title(ModuleId module) {
    return catalog.find(module).map(Module::title).orElse(module.value());
  }
}
