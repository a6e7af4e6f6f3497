package org.traininglayer.course;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.traininglayer.checkins.CheckIn;
import org.traininglayer.checkins.CheckInExtra;
import org.traininglayer.checkins.CheckInExtra.Part;
import org.traininglayer.checkins.CheckInExtras;
import org.traininglayer.checkins.CheckInExtras.Answered;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.Sureness;

/**
 * What a check-in asks beyond its questions, one step after the other by the fragments of the step
 * types, and what came of it once all is answered. One form a page and no script.
 */
@Controller
@RequestMapping("/course/{token}/check-ins/{registration}/more/{part}")
class CourseCheckInExtraController {

  private final OwnCheckIns own;
  private final CheckInExtras extras;

  CourseCheckInExtraController(OwnCheckIns own, CheckInExtras extras) {
    this.own = own;
    this.extras = extras;
  }

  @GetMapping
  ModelAndView asked(
      @PathVariable String token, @PathVariable String registration, @PathVariable String part) {
    CourseContext visit = own.visit(token);
    CheckIn one = own.find(visit, registration);
    CheckInExtra extra = begun(visit, one, part);
    return extra == null ? back(visit, one) : page(visit, one, extra, FormValues.NONE, null);
  }

  /**
   * Takes the form of the step that is asked.
   *
   * @param at how many steps were done when it was shown
   */
  @PostMapping
  ModelAndView answer(
      @PathVariable String token,
      @PathVariable String registration,
      @PathVariable String part,
      @RequestParam(defaultValue = "-1") int at,
      HttpServletRequest request) {
    CourseContext visit = own.visit(token);
    CheckIn one = own.find(visit, registration);
    CheckInExtra extra = begun(visit, one, part);
    if (extra == null) {
      return back(visit, one);
    }
    FormValues sent = new FormValues(request.getParameterMap());
    try {
      Answered answered =
          extras
              .answer(
                  visit.place(),
                  one,
                  extra.part(),
                  at,
                  CourseCheckInsController.contextOf(visit.launch(), one),
                  sent,
                  Instant.now())
              .orElse(null);
      return answered == null || answered.missing() == null
          ? CoursePages.seeOther(path(visit, one, extra.part()))
          : page(visit, one, answered.extra(), sent, answered.missing());
    } catch (AnswerRefused refused) {
      return page(visit, one, extra, FormValues.NONE, "player.refused");
    }
  }

  private @Nullable CheckInExtra begun(CourseContext visit, CheckIn one, String word) {
    Part part = Part.of(word).orElse(null);
    return part == null
        ? null
        : extras
            .begin(
                visit.place(),
                one,
                part,
                visit.launch().jobRole(),
                CourseCheckInsController.contextOf(visit.launch(), one),
                Instant.now())
            .orElse(null);
  }

  private static ModelAndView page(
      CourseContext visit,
      CheckIn one,
      CheckInExtra extra,
      FormValues entered,
      @Nullable String problem) {
    ModelAndView page = CoursePages.page("course/check-in-extra", visit);
    String path = path(visit, one, extra.part());
    page.addObject("checkIn", one);
    page.addObject("extra", extra);
    page.addObject("view", extra.done() ? null : extra.view(entered));
    page.addObject("frame", Map.of("path", path + "?at=" + extra.answered()));
    page.addObject("entered", entered);
    page.addObject("confidences", Sureness.PERCENTS);
    page.addObject("finished", extra.done());
    page.addObject("home", checkInPath(visit, one));
    page.addObject("problem", problem);
    if (problem != null) {
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return page;
  }

  private static ModelAndView back(CourseContext visit, CheckIn one) {
    return CoursePages.seeOther(checkInPath(visit, one));
  }

  private static String path(CourseContext visit, CheckIn one, Part part) {
    return checkInPath(visit, one) + "/more/" + part.word();
  }

  private static String checkInPath(CourseContext visit, CheckIn one) {
    return visit.path() + "/check-ins/" + one.registration();
  }
}
