package org.traininglayer.course;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.checkins.CheckIn;
import org.traininglayer.checkins.CheckIn.State;
import org.traininglayer.checkins.CheckInExtras;
import org.traininglayer.checkins.CheckInForm;
import org.traininglayer.checkins.CheckInReview;
import org.traininglayer.checkins.CheckInReviews;
import org.traininglayer.checkins.CheckIns;
import org.traininglayer.checkins.FollowUp;
import org.traininglayer.checkins.ReminderCalendar;
import org.traininglayer.kernel.ICalendarText;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.AttemptKey;
import org.traininglayer.learning.CourseRules;
import org.traininglayer.learning.ModuleSettings;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.Launch;
import org.traininglayer.steps.FormValues;

/** A learner's check-ins: one to answer, what follows from it, and all days as a calendar. */
@Controller
@RequestMapping("/course/{token}")
class CourseCheckInsController {

  private final OwnCheckIns own;
  private final CheckInReviews reviews;
  private final CheckInExtras extras;
  private final CheckIns checkIns;
  private final Catalog catalog;
  private final Courses courses;
  private final CourseRules rules;
  private final MessageSource messages;

  CourseCheckInsController(
      OwnCheckIns own,
      CheckInReviews reviews,
      CheckInExtras extras,
      CheckIns checkIns,
      Catalog catalog,
      Courses courses,
      CourseRules rules,
      MessageSource messages) {
    this.own = own;
    this.reviews = reviews;
    this.extras = extras;
    this.checkIns = checkIns;
    this.catalog = catalog;
    this.courses = courses;
    this.rules = rules;
    this.messages = messages;
  }

  /**
   * What follows, with the way there.
   *
   * @param module to open; null where the text is all, or the course does not have it
   * @param title of the module; null where the text is all
   */
  record Followed(
      String html,
      int afterDays,
      @Nullable String title,
      @Nullable String module,
      @Nullable String link) {}

  @GetMapping("/check-ins/{registration}")
  ModelAndView checkIn(
      @PathVariable String token,
      @PathVariable String registration,
      @RequestParam(required = false) @Nullable String saved) {
    CourseContext visit = own.visit(token);
    CheckIn one = own.find(visit, registration);
    ModelAndView page = page(visit, one, FormValues.NONE);
    page.addObject("saved", saved != null);
    return page;
  }

  /** Saves what was answered. Where something is missing, the page shows again what was entered. */
  @PostMapping("/check-ins/{registration}")
  ModelAndView answer(
      @PathVariable String token, @PathVariable String registration, HttpServletRequest request) {
    CourseContext visit = own.visit(token);
    CheckIn one = own.find(visit, registration);
    CheckInForm form = form(visit, one);
    String path = visit.path() + "/check-ins/" + one.registration();
    if (form == null || !one.mayAnswer()) {
      return CoursePages.seeOther(path);
    }
    FormValues sent = new FormValues(request.getParameterMap());
    CheckInForm.Entered entered = form.read(sent);
    if (entered.missing() != null) {
      ModelAndView page = page(visit, one, sent);
      page.addObject("problem", entered.missing());
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
    boolean kept =
        checkIns.answer(
            visit.place(),
            one,
            form,
            contextOf(visit.launch(), one),
            entered.replies(),
            Instant.now());
    return CoursePages.seeOther(path + (kept ? "?saved=1" : ""));
  }

  /** The days on which check-ins are due, for a calendar. */
  @GetMapping("/check-ins.ics")
  ResponseEntity<byte[]> calendar(@PathVariable String token, Locale locale) {
    CourseContext visit = own.visit(token);
    Instant now = Instant.now();
    List<ReminderCalendar.Day> days =
        checkIns.of(visit.place(), visit.launch().learner(), now).stream()
            .filter(one -> one.state() == State.UPCOMING || one.isOpen())
            .map(one ->
                new ReminderCalendar.Day(
                    one.registration(),
                    one.dueAt().atOffset(ZoneOffset.UTC).toLocalDate(),
                    text("checkins.calendar.title", locale, title(one.module())),
                    text("checkins.calendar.text", locale, title(one.module()), visit.title())))
            .toList();
    return ResponseEntity.ok()
        .header("Content-Type", ICalendarText.TYPE)
        .header("Content-Disposition", "attachment; filename=\"check-ins.ics\"")
        .header("Cache-Control", "no-store")
        .body(new ReminderCalendar(now, days).file().getBytes(StandardCharsets.UTF_8));
  }

  private ModelAndView page(CourseContext visit, CheckIn one, FormValues entered) {
    ModelAndView page = CoursePages.page("course/check-in", visit);
    CheckInForm form = form(visit, one);
    page.addObject("checkIn", one);
    page.addObject("module", title(one.module()));
    page.addObject("path", visit.path() + "/check-ins/" + one.registration());
    page.addObject("view", form == null ? null : form.view(entered));
    page.addObject("finished", false);
    page.addObject("followed", followed(visit, one));
    page.addObject("saved", false);
    boolean looked = reviews.of(visit.place(), one).filter(CheckInReview::done).isPresent();
    page.addObject("looked", looked);
    page.addObject("text", looked || CheckInReviews.may(one));
    page.addObject("extras", extras.offers(visit.place(), one, Instant.now()));
    return page;
  }

  private List<Followed> followed(CourseContext visit, CheckIn one) {
    List<FollowUp> all = checkIns.followUps(visit.place(), one);
    if (all.stream().allMatch(follow -> follow.module() == null)) {
      return all.stream().map(follow -> followed(follow, Map.of())).toList();
    }
    Map<ModuleId, CourseModule> offered = new HashMap<>();
    CourseModule.of(
            visit.course(),
            courses.links(visit.course()),
            rules.inForce(visit.launch().organisation(), visit.course()).settings().listed(),
            catalog)
        .stream()
        .filter(offer -> !offer.gone())
        .forEach(offer -> offered.putIfAbsent(offer.module().id(), offer));
    return all.stream().map(follow -> followed(follow, offered)).toList();
  }

  private Followed followed(FollowUp follow, Map<ModuleId, CourseModule> offered) {
    ModuleId module = follow.module();
    CourseModule offer = module == null ? null : offered.get(module);
    return new Followed(
        follow.html(),
        follow.afterDays(),
        module == null ? null : offer == null ? title(module) : offer.title(),
        offer == null ? null : offer.module().id().value(),
        offer == null ? null : offer.linkId());
  }

  private @Nullable CheckInForm form(CourseContext visit, CheckIn one) {
    return checkIns.asked(visit.place(), one, visit.launch().jobRole()).orElse(null);
  }

  /** Who answers, and where; nothing of it goes to a gradebook. */
  static AttemptContext contextOf(Launch launch, CheckIn one) {
    return new AttemptContext(
        new AttemptKey(
            launch.organisation(),
            launch.platform(),
            launch.learner(),
            one.passed().resourceLinkId(),
            one.module()),
        launch.account(),
        launch.contextId(),
        launch.contextTitle(),
        launch.locale(),
        false,
        null,
        one.passed().sample(),
        launch.course(),
        ModuleSettings.NONE);
  }

  private String title(ModuleId module) {
    return catalog.find(module).map(Module::title).orElse(module.value());
  }

  private String text(String key, Locale locale, Object... values) {
    return messages.getMessage(key, values, locale);
  }
}
