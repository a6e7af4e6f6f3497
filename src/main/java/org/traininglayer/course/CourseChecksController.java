package org.traininglayer.course;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.traininglayer.lti.ConnectionReports;
import org.traininglayer.lti.ConnectionReports.Summary;

/** What happened on the connection of a course, in words for those who teach it. */
@Controller
@RequestMapping("/course/{token}/checks")
class CourseChecksController {

  private static final int SHOWN = 50;

  private final CourseContexts visits;
  private final ConnectionReports reports;

  CourseChecksController(CourseContexts visits, ConnectionReports reports) {
    this.visits = visits;
    this.reports = reports;
  }

  @GetMapping
  ModelAndView checks(@PathVariable String token, Locale locale) {
    CourseContext visit = visits.teaching(token);
    List<Summary> all = reports.ofCourse(visit.course(), SHOWN, locale);
    ModelAndView page = CoursePages.page("course/checks", visit);
    page.addObject("problems", all.stream().filter(one -> !one.passed()).toList());
    page.addObject("fine", all.stream().filter(Summary::passed).count());
    return page;
  }
}
