package org.traininglayer.course;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.checkins.CheckIns;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.learning.CourseRules;
import org.traininglayer.learning.CourseRules.Change;
import org.traininglayer.learning.CourseRules.EffectiveCourseSettings;
import org.traininglayer.learning.CourseSettings;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.People;
import org.traininglayer.lti.People.Person;

/** The settings of a course: shown, changed, and who changed them when. */
@Controller
@RequestMapping("/course/{token}/settings")
class CourseSettingsController {

  private static final int HISTORY_SHOWN = 20;

  private final CourseContexts visits;
  private final Courses courses;
  private final CourseRules rules;
  private final Catalog catalog;
  private final People people;
  private final CheckIns checkIns;

  CourseSettingsController(
      CourseContexts visits,
      Courses courses,
      CourseRules rules,
      Catalog catalog,
      People people,
      CheckIns checkIns) {
    this.visits = visits;
    this.courses = courses;
    this.rules = rules;
    this.catalog = catalog;
    this.people = people;
    this.checkIns = checkIns;
  }

  @GetMapping
  ModelAndView settings(
      @PathVariable String token, @RequestParam(required = false) @Nullable String saved) {
    CourseContext visit = visits.shaping(token);
    EffectiveCourseSettings inForce = inForce(visit);
    ModelAndView page = page(visit, inForce, null, Map.of(), inForce.version());
    page.addObject("saved", saved != null);
    return page;
  }

  /** Saves all of the form, or nothing when a part of it is wrong or somebody was faster. */
  @PostMapping
  ModelAndView save(@PathVariable String token, @RequestParam Map<String, String> sent) {
    CourseContext visit = visits.shaping(token);
    EffectiveCourseSettings inForce = inForce(visit);
    List<CourseModule> offers = offers(visit, inForce);
    SettingsForm form =
        SettingsForm.read(
            sent,
            inForce.settings(),
            offers.stream().map(offer -> offer.module().id()).distinct().toList(),
            Names.of(offers, checkIns.names()),
            SettingsView.choosable(offers, catalog.all()).stream().map(Module::id).toList());
    int seen = seen(sent.get("seen"));
    if (!form.problems().isEmpty()) {
      return wrong(visit, inForce, sent, form.problems(), seen, "course.settings.wrong");
    }
    if (seen == inForce.version() && form.settings().equals(inForce.settings())) {
      return CoursePages.seeOther(visit.path() + "/settings?saved=1");
    }
    String reason = SettingsForm.reason(sent);
    String unsaid = SettingsForm.problemOf(reason);
    if (unsaid != null) {
      return wrong(
          visit, inForce, sent, Map.of(SettingsForm.REASON, unsaid), seen, "course.settings.wrong");
    }
    boolean changed =
        rules.change(
            visit.launch().organisation(),
            visit.course(),
            visit.launch().learner(),
            seen,
            form.settings(),
            reason,
            Instant.now());
    // What was typed stays on the page; saving again then overwrites knowingly.
    return changed
        ? CoursePages.seeOther(visit.path() + "/settings?saved=1")
        : wrong(visit, inForce, sent, Map.of(), inForce(visit).version(), "course.settings.stale");
  }

  private EffectiveCourseSettings inForce(CourseContext visit) {
    return rules.inForce(visit.launch().organisation(), visit.course());
  }

  private List<CourseModule> offers(CourseContext visit, EffectiveCourseSettings inForce) {
    return CourseModule.of(
        visit.course(), courses.links(visit.course()), inForce.settings().listed(), catalog);
  }

  private ModelAndView wrong(
      CourseContext visit,
      EffectiveCourseSettings inForce,
      Map<String, String> sent,
      Map<String, String> problems,
      int seen,
      String message) {
    ModelAndView page = page(visit, inForce, sent, problems, seen);
    page.addObject("problem", message);
    page.setStatus(problems.isEmpty() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private ModelAndView page(
      CourseContext visit,
      EffectiveCourseSettings inForce,
      @Nullable Map<String, String> sent,
      Map<String, String> problems,
      int seen) {
    ModelAndView page = CoursePages.page("course/settings", visit);
    List<CourseModule> offers = offers(visit, inForce);
    page.addObject(
        "settings",
        SettingsView.of(
            inForce,
            CoursePages.title(courses, inForce.takenFrom()),
            offers,
            Names.of(offers, checkIns.names()),
            catalog.all(),
            sent,
            problems,
            seen));
    page.addObject("history", history(visit));
    page.addObject("titles", titles());
    return page;
  }

  private List<SettingsView.Changed> history(CourseContext visit) {
    List<Change> changes = rules.changes(visit.launch().organisation(), visit.course());
    Map<LearnerId, String> names = new HashMap<>();
    List<LearnerId> who =
        changes.stream().map(Change::by).filter(Objects::nonNull).distinct().toList();
    for (Person person : people.find(who)) {
      String name = person.name();
      names.put(
          person.id(), name == null ? AttentionFlagView.shortened(person.account().name()) : name);
    }
    return changes.stream()
        .limit(HISTORY_SHOWN)
        .map(change ->
            new SettingsView.Changed(
                change.at(),
                change.by() == null ? null : names.get(change.by()),
                change.reason(),
                SettingsDifference.between(
                    change.before() == null ? CourseSettings.NONE : change.before(),
                    change.after())))
        .toList();
  }

  /** What modules are called, by id. */
  private Map<String, String> titles() {
    Map<String, String> titles = new LinkedHashMap<>();
    catalog.all().forEach(module -> titles.put(module.id().value(), module.title()));
    return titles;
  }

  private static int seen(@Nullable String text) {
    return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
  }
}
