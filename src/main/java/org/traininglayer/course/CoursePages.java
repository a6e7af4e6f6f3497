package org.traininglayer.course;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.Courses.Course;
import org.traininglayer.player.ParticipantRole;

/** What all pages of a course have. */
final class CoursePages {

  private CoursePages() {}

  static ModelAndView page(String template, CourseContext visit) {
    ModelAndView page = new ModelAndView(template);
    page.addObject("visit", visit);
    page.addObject("token", visit.token());
    page.addObject("courseTitle", visit.title());
    page.addObject("returnUrl", visit.returnUrl());
    if (!visit.teaches()) {
      page.addObject("courseTabs", List.of("home", "support", "settings"));
    }
    page.addObject(
        "badge", visit.standing() == ParticipantRole.LEARNER ? null : visit.standing().key());
    return page;
  }

  static ModelAndView seeOther(String path) {
    RedirectView there = new RedirectView(path, true, false, false);
    there.setStatusCode(HttpStatus.SEE_OTHER);
    there.setExpandUriTemplateVariables(false);
    return new ModelAndView(there);
  }

  /** What to call a course: its title, else the platform's id of it. */
  static @Nullable String title(Courses courses, @Nullable CourseId id) {
    Course course = id == null ? null : courses.find(id).orElse(null);
    if (course == null) {
      return null;
    }
    String title = course.title();
    return title == null || title.isBlank() ? course.contextId() : title;
  }
}
