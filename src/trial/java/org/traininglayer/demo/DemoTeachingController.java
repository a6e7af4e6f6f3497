package org.traininglayer.demo;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What a teacher changes: copies a course, takes a link away, withdraws people, sets grades. */
@Controller
@Profile("demo")
@RequestMapping("/demo/as/{person}/course/{course}")
class DemoTeachingController {

  private static final BigDecimal MOST = BigDecimal.valueOf(100_000);

  private final DemoCourses courses;
  private final DemoTools tools;
  private final DemoGradebook gradebook;

  DemoTeachingController(DemoCourses courses, DemoTools tools, DemoGradebook gradebook) {
    this.courses = courses;
    this.tools = tools;
    this.gradebook = gradebook;
  }

  @PostMapping("/copy")
  String copy(@PathVariable("person") String person, @PathVariable("course") int courseId) {
    DemoCourse course = teaching(person, courseId);
    return "redirect:/demo/as/" + person + "/course/" + courses.copy(course, tools).id();
  }

  @PostMapping("/links/{link}/remove")
  String removeLink(
      @PathVariable("person") String person,
      @PathVariable("course") int courseId,
      @PathVariable("link") int linkId) {
    teaching(person, courseId);
    courses
        .link(linkId)
        .filter(link -> link.course() == courseId)
        .ifPresent(link -> courses.removeLink(link.id()));
    return "redirect:/demo/as/" + person + "/course/" + courseId + "?edit=true";
  }

  @PostMapping("/people/{member}")
  String people(
      @PathVariable("person") String person,
      @PathVariable("course") int courseId,
      @PathVariable("member") String member,
      @RequestParam("withdrawn") boolean withdrawn) {
    DemoCourse course = teaching(person, courseId);
    course.enrolled().stream()
        .filter(one -> one.id().equals(member) && !one.id().equals(person))
        .forEach(one -> courses.withdraw(courseId, one.id(), withdrawn));
    return "redirect:/demo/as/" + person + "/course/" + courseId + "/people";
  }

  /** A grade by hand; an empty one takes it back. */
  @PostMapping("/grades/{item}/{member}")
  String grade(
      @PathVariable("person") String person,
      @PathVariable("course") int courseId,
      @PathVariable("item") int itemId,
      @PathVariable("member") String member,
      @RequestParam(name = "score", defaultValue = "") String score) {
    DemoCourse course = teaching(person, courseId);
    DemoLineItem item =
        courses
            .item(itemId)
            .filter(one -> one.course() == courseId)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    String subject =
        course.enrolled().stream()
            .filter(one -> one.learner() && one.id().equals(member))
            .map(one -> one.subject(course.site()))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (course.site() == DemoSite.CANVAS) {
      gradebook.overrideInCanvas(itemId, subject, number(score), item.maximum());
    } else {
      gradebook.override(itemId, subject, number(score), item.maximum(), Instant.now());
    }
    return "redirect:/demo/as/" + person + "/course/" + courseId + "/grades";
  }

  private DemoCourse teaching(String person, int courseId) {
    DemoCourse course =
        courses.find(courseId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    boolean may =
        DemoPerson.find(person).filter(who -> who.in(course.site()) && who.edits()).isPresent();
    if (!may) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return course;
  }

  private static @Nullable BigDecimal number(String text) {
    if (text.isBlank()) {
      return null;
    }
    if (!text.strip().matches("\\d{1,6}([.,]\\d{1,4})?")) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return new BigDecimal(text.strip().replace(',', '.')).min(MOST);
  }
}
