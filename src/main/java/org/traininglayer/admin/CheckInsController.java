package org.traininglayer.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.traininglayer.adoption.AdoptionProperties;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Module;
import org.traininglayer.checkins.CheckIn;
import org.traininglayer.checkins.CheckIns;
import org.traininglayer.checkins.DropOut;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.NameOrder;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.Courses.Course;
import org.traininglayer.lti.People;
import org.traininglayer.lti.People.Person;

/**
 * How the check-ins of all courses are answered, and where people stop, for the owner. Nobody is
 * named, and a group that is too small has no figures. Invented people count while there are no
 * others, and the page says so.
 */
@Controller
class CheckInsController {

  private final CheckIns checkIns;
  private final Courses courses;
  private final Catalog catalog;
  private final People people;
  private final int smallestGroup;

  CheckInsController(
      CheckIns checkIns,
      Courses courses,
      Catalog catalog,
      People people,
      AdoptionProperties figures) {
    this.checkIns = checkIns;
    this.courses = courses;
    this.catalog = catalog;
    this.people = people;
    this.smallestGroup = figures.smallestGroup();
  }

  /**
   * The check-ins of a module in a course that are or were due.
   *
   * @param few whether too few people were asked to tell more
   */
  record Row(
      @Nullable String course,
      String module,
      boolean few,
      long asked,
      long answered,
      long open,
      long missed) {}

  /** A stage at which several stop. */
  record Stop(String module, String stageHtml) {}

  private record Group(CourseId course, ModuleId module) {}

  @GetMapping("/admin/check-ins")
  String list(@AuthenticationPrincipal ConsoleUser user, Model model) {
    Instant now = Instant.now();
    List<CheckIn> all =
        CheckIn.counted(
            learners(
                checkIns.recent(user.organisation(), now).stream()
                    .filter(one -> !now.isBefore(one.dueAt()))
                    .toList()));
    Map<CourseId, String> titles = new HashMap<>();
    for (Course course : courses.all(user.organisation())) {
      String title = course.title();
      titles.put(course.id(), title == null || title.isBlank() ? course.contextId() : title);
    }
    Map<Group, List<CheckIn>> groups = new HashMap<>();
    all.forEach(one ->
        groups
            .computeIfAbsent(new Group(one.course(), one.module()), key -> new ArrayList<>())
            .add(one));
    List<Row> rows = new ArrayList<>();
    groups.forEach(
        (group, same) -> rows.add(row(titles.get(group.course), title(group.module), same)));
    rows.sort(
        Comparator.comparing(
                (Row row) -> row.course == null ? "" : row.course, NameOrder.ascending())
            .thenComparing(Row::module, NameOrder.ascending()));
    model.addAttribute("rows", rows);
    model.addAttribute("invented", all.stream().anyMatch(CheckIn::invented));
    model.addAttribute("smallest", smallestGroup);
    model.addAttribute(
        "stops",
        DropOut.among(all, smallestGroup).stream()
            .map(stop -> new Stop(title(stop.module()), Markdown.inline(stop.stage())))
            .toList());
    return "admin/check-ins";
  }

  private Row row(@Nullable String course, String module, List<CheckIn> same) {
    long persons = same.stream().map(CheckIn::learner).distinct().count();
    return new Row(
        course,
        module,
        persons < smallestGroup,
        same.size(),
        same.stream().filter(one -> one.said() != null).count(),
        same.stream().filter(CheckIn::isOpen).count(),
        same.stream().filter(one -> one.state() == CheckIn.State.EXPIRED).count());
  }

  private List<CheckIn> learners(List<CheckIn> all) {
    Set<LearnerId> asked = new HashSet<>();
    all.forEach(one -> asked.add(one.learner()));
    Map<LearnerId, Person> known = new HashMap<>();
    people.find(asked).forEach(person -> known.put(person.id(), person));
    return all.stream()
        .filter(one -> {
          Person person = known.get(one.learner());
          return person != null && !person.teaches() && !person.testUser();
        })
        .toList();
  }

  private String title(ModuleId module) {
    return catalog.find(module).map(Module::title).orElse(module.value());
  }
}
