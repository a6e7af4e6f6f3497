package org.traininglayer.course;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.traininglayer.checkins.CheckIn;
import org.traininglayer.checkins.CheckInReview;
import org.traininglayer.checkins.CheckInReviews;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.Sureness;

/**
 * The short text of a check-in: sentences with boxes, a source to open, and what it comes to once
 * it is handed in. One form and no script.
 */
@Controller
@RequestMapping("/course/{token}/check-ins/{registration}/text")
class CourseCheckInReviewController {

  private static final String OPEN = "open";
  private static final String CONFIDENCE = "confidence";

  private final OwnCheckIns own;
  private final CheckInReviews reviews;

  CourseCheckInReviewController(OwnCheckIns own, CheckInReviews reviews) {
    this.own = own;
    this.reviews = reviews;
  }

  @GetMapping
  ModelAndView text(@PathVariable String token, @PathVariable String registration) {
    CourseContext visit = own.visit(token);
    CheckIn one = own.find(visit, registration);
    CheckInReview review = begun(visit, one);
    return review == null ? back(visit, one) : page(visit, one, review, FormValues.NONE);
  }

  /** Opens the source, and keeps what was ticked; else hands in. */
  @PostMapping
  ModelAndView answer(
      @PathVariable String token, @PathVariable String registration, HttpServletRequest request) {
    CourseContext visit = own.visit(token);
    CheckIn one = own.find(visit, registration);
    CheckInReview review = begun(visit, one);
    if (review == null) {
      return back(visit, one);
    }
    FormValues sent = new FormValues(request.getParameterMap());
    Instant now = Instant.now();
    if (review.done() || !CheckInReviews.may(one)) {
      return CoursePages.seeOther(path(visit, one));
    }
    if (sent.has(OPEN)) {
      reviews.open(visit.place(), one, now);
      return page(visit, one, reviews.of(visit.place(), one).orElse(review), sent);
    }
    Integer confidence = confidence(sent);
    if (confidence == null) {
      ModelAndView page = page(visit, one, review, sent);
      page.addObject("problem", "player.missing.confidence");
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
    reviews.handIn(
        visit.place(),
        one,
        CourseCheckInsController.contextOf(visit.launch(), one),
        new CheckInReview.Handed(marks(review, sent), confidence),
        now);
    return CoursePages.seeOther(path(visit, one));
  }

  private @Nullable CheckInReview begun(CourseContext visit, CheckIn one) {
    return reviews
        .begin(
            visit.place(),
            one,
            visit.launch().jobRole(),
            CourseCheckInsController.contextOf(visit.launch(), one),
            Instant.now())
        .orElse(null);
  }

  private static Set<String> marks(CheckInReview review, FormValues sent) {
    return review.places().entrySet().stream()
        .filter(place -> sent.has(place.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static @Nullable Integer confidence(FormValues sent) {
    String text = sent.text(CONFIDENCE);
    return Sureness.PERCENTS.stream()
        .filter(percent -> percent.toString().equals(text))
        .findFirst()
        .orElse(null);
  }

  private static ModelAndView page(
      CourseContext visit, CheckIn one, CheckInReview review, FormValues entered) {
    ModelAndView page = CoursePages.page("course/check-in-text", visit);
    page.addObject("checkIn", one);
    page.addObject("review", review);
    page.addObject("view", review.view());
    page.addObject("mayAnswer", CheckInReviews.may(one));
    page.addObject("entered", entered);
    page.addObject("confidences", Sureness.PERCENTS);
    page.addObject("path", path(visit, one));
    page.addObject("home", checkInPath(visit, one));
    return page;
  }

  private static ModelAndView back(CourseContext visit, CheckIn one) {
    return CoursePages.seeOther(checkInPath(visit, one));
  }

  private static String path(CourseContext visit, CheckIn one) {
    return checkInPath(visit, one) + "/text";
  }

  private static String checkInPath(CourseContext visit, CheckIn one) {
    return visit.path() + "/check-ins/" + one.registration();
  }
}
