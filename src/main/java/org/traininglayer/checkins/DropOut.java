package org.traininglayer.checkins;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.checkins.CheckIn.Said;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.steps.checkin.CheckinStep.Stage;

/**
 * A stage of a workflow at which several people stop: a note to whoever owns the workflow. It names
 * nobody, and says no number.
 *
 * @param stage the first that they did not do, Markdown
 */
public record DropOut(ModuleId module, String stage) {

  /** So many people at the same stage make a note. */
  static final int PEOPLE = 3;

  private static final String USE = "use";
  private static final String STAGES = "stages";
  private static final String NONE = "none";

  /**
   * Where people stop, by module and in the order of the workflow. What counts is the newest answer
   * of each person who worked with the tool.
   *
   * @param smallestGroup where fewer people have answered, nothing is said
   */
  public static List<DropOut> among(List<CheckIn> all, int smallestGroup) {
    Map<ModuleId, Map<LearnerId, Said>> newest = new LinkedHashMap<>();
    for (CheckIn one : all) {
      Said said = one.said();
      if (said != null && worked(said)) {
        newest
            .computeIfAbsent(one.module(), module -> new LinkedHashMap<>())
            .merge(one.learner(), said, (a, b) -> a.answeredAt().isBefore(b.answeredAt()) ? b : a);
      }
    }
    List<DropOut> found = new ArrayList<>();
    newest.forEach((module, people) -> {
      if (people.size() >= smallestGroup) {
        Map<Stage, Integer> stopped = new LinkedHashMap<>();
        people.values().forEach(said -> said.stages().forEach(stage -> stopped.put(stage, 0)));
        for (Said said : people.values()) {
          Stage stage = firstLeftOut(said);
          if (stage != null) {
            stopped.merge(stage, 1, Integer::sum);
          }
        }
        stopped.forEach((stage, count) -> {
          if (count >= PEOPLE) {
            found.add(new DropOut(module, stage.text()));
          }
        });
      }
    });
    return List.copyOf(found);
  }

  private static boolean worked(Said said) {
    return !said.to(USE).isEmpty() && !said.to(USE).contains(NONE) && !done(said).isEmpty();
  }

  /** What was done; whichever list of stages was asked. */
  private static List<String> done(Said said) {
    return said.replies().entrySet().stream()
        .filter(one -> one.getKey().startsWith(STAGES))
        .flatMap(one -> one.getValue().stream())
        .toList();
  }

  private static @Nullable Stage firstLeftOut(Said said) {
    List<String> done = done(said);
    return said.stages().stream()
        .filter(stage -> !done.contains(stage.id()))
        .findFirst()
        .orElse(null);
  }
}
