package org.traininglayer.course;

import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.traininglayer.lti.Launch;

/** The plain page where there is no page of a course. */
@ControllerAdvice(basePackageClasses = CourseProblems.class)
@Order(0)
class CourseProblems {

  @ExceptionHandler
  ModelAndView noPage(NoCoursePage problem) {
    ModelAndView page = new ModelAndView("course/none");
    Launch launch = problem.launch();
    page.addObject("why", "course.none." + key(problem.why()));
    page.addObject("outside", problem.why() == NoCoursePage.Why.OUTSIDE);
    page.addObject(
        "play",
        problem.why() == NoCoursePage.Why.OUTSIDE && launch != null && launch.module().isPresent()
            ? "/play/" + problem.token()
            : null);
    page.addObject(
        "home",
        launch != null && problem.why() != NoCoursePage.Why.OUTSIDE
            ? "/course/" + problem.token()
            : null);
    page.addObject("returnUrl", launch == null ? null : CourseContext.returnUrl(launch));
    page.setStatus(problem.why().status());
    return page;
  }

  private static String key(NoCoursePage.Why why) {
    return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
