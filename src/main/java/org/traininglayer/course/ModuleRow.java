package org.traininglayer.course;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.Percent;
import org.traininglayer.learning.Attempts.Summary;
import org.traininglayer.learning.CourseRules.EffectiveCourseSettings;
import org.traininglayer.learning.EffectiveSettings;
import org.traininglayer.learning.ModuleSettings;

/**
 * One module on a teacher's page.
 *
 * @param linkId of the first link to it, to try it out
 * @param links how many links of the course lead to it
 * @param activities what the course calls them, where there are several
 * @param gone whether every activity of it was deleted, as the gradebook says
 * @param passMark in percent, as the course has it
 * @param attempts allowed; 0 for no limit
 * @param started people, teachers and test students left out
 */
record ModuleRow(
    String module,
    String linkId,
    String title,
    int minutes,
    int links,
    List<String> activities,
    boolean gone,
    int passMark,
    int attempts,
    int started,
    int finished,
    int passed) {

  /** One row for each module. */
  static List<ModuleRow> of(
      List<CourseModule> offers, List<Summary> attempts, EffectiveCourseSettings inForce) {
    Map<ModuleId, List<CourseModule>> byModule = new LinkedHashMap<>();
    for (CourseModule offer : offers) {
      byModule.computeIfAbsent(offer.module().id(), id -> new ArrayList<>()).add(offer);
    }
    List<ModuleRow> rows = new ArrayList<>();
    byModule.forEach((id, same) -> rows.add(row(same, attempts, inForce)));
    return List.copyOf(rows);
  }

  private static ModuleRow row(
      List<CourseModule> same, List<Summary> attempts, EffectiveCourseSettings inForce) {
    List<CourseModule> here = same.stream().filter(offer -> !offer.gone()).toList();
    CourseModule first = here.isEmpty() ? same.getFirst() : here.getFirst();
    Module module = first.module();
    var pass = EffectiveSettings.of(ModuleSettings.NONE, inForce, module).applyTo(module).pass();
    Set<LearnerId> started = new HashSet<>();
    Set<LearnerId> finished = new HashSet<>();
    Set<LearnerId> passed = new HashSet<>();
    for (Summary one : attempts) {
      if (one.module().equals(module.id())) {
        started.add(one.learner());
        if (one.completedAt() != null) {
          finished.add(one.learner());
        }
        if (one.hasPassed()) {
          passed.add(one.learner());
        }
      }
    }
    return new ModuleRow(
        module.id().value(),
        first.linkId(),
        Math.max(here.size(), 1) == 1 ? first.title() : module.title(),
        module.minutes(),
        (int) here.stream().filter(offer -> offer.link() != null).count(),
        here.size() > 1 ? here.stream().map(CourseModule::title).toList() : List.of(),
        here.isEmpty(),
        Percent.ofMark(pass.score()),
        pass.attempts(),
        started.size(),
        finished.size(),
        passed.size());
  }
}
