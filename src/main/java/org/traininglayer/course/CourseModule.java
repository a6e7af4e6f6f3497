package org.traininglayer.course;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.NameOrder;
import org.traininglayer.lti.Courses.Link;
import org.traininglayer.lti.Launches;

/**
 * A module as this course offers it.
 *
 * @param link the link of the course that leads to it; null when it is only listed in the settings
 */
record CourseModule(Module module, @Nullable Link link, CourseId course) {

  /** The name that the course gives it, else its own. */
  String title() {
    String given = link == null ? null : link.title();
    return given == null || given.isBlank() ? module.title() : given;
  }

  /** Whether the course calls it by another name than it has. */
  boolean renamed() {
    return !title().equals(module.title());
  }

  /** Whether the gradebook says that the activity was deleted. */
  boolean gone() {
    return link != null && link.gone();
  }

  /** The id of the link, as attempts know it. */
  String linkId() {
    return link == null ? Launches.withoutLink(course) : link.resourceLinkId();
  }

  /**
   * What a course offers: every link to a module that is here, and every listed module to which no
   * link leads.
   */
  static List<CourseModule> of(
      CourseId course, List<Link> links, List<String> listed, Catalog catalog) {
    List<CourseModule> offers = new ArrayList<>();
    Set<ModuleId> linked = new HashSet<>();
    for (Link link : links) {
      catalog
          .find(link.module())
          .ifPresent(module -> {
            linked.add(module.id());
            offers.add(new CourseModule(module, link, course));
          });
    }
    for (String id : listed) {
      if (ModuleId.isValid(id) && linked.add(new ModuleId(id))) {
        catalog
            .find(new ModuleId(id))
            .ifPresent(module -> offers.add(new CourseModule(module, null, course)));
      }
    }
    offers.sort(Comparator.comparing(CourseModule::title, NameOrder.ascending()));
    return List.copyOf(offers);
  }
}
