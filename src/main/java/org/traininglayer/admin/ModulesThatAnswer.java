package org.traininglayer.admin;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;

/** Which modules practise what a warning or a gate asks for, by the types of their steps. */
@Component
class ModulesThatAnswer {

  private static final int MOST = 4;

  private static final Map<String, List<String>> TYPES =
      Map.of(
          "ERROR_BURST", List.of("review"),
          "REVIEW_PRACTICE", List.of("review"),
          "PERMITTED_USE_RULING", List.of("sort", "decision"),
          "CLEARER_RULES", List.of("sort", "decision"),
          "CALIBRATION_PRACTICE", List.of("confidence"),
          "TIMED_PRACTICE", List.of("timed"),
          "WORKFLOW_REDESIGN", List.of("redesign"),
          "RESTORE_CHECK", List.of("redesign"),
          "PEER_PRACTICE", List.of("worked", "prompt"));

  private final Catalog catalog;

  ModulesThatAnswer(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Their titles, those first that have a step of what answers it best; none where no module does.
   */
  List<String> to(String answer) {
    List<String> types = TYPES.getOrDefault(answer, List.of());
    return catalog.all().stream()
        .filter(one -> best(one, types) < types.size())
        .sorted(Comparator.comparingInt(one -> best(one, types)))
        .map(Module::title)
        .distinct()
        .limit(MOST)
        .toList();
  }

  /**
   * The first of these types that the module has a step of; as many as there are where it has none.
   */
  private static int best(Module module, List<String> types) {
    return module.steps().stream()
        .mapToInt(step -> types.indexOf(step.type()))
        .filter(at -> at >= 0)
        .min()
        .orElse(types.size());
  }

  /** Where in the console it is answered; empty for nowhere. */
  static String place(String answer) {
    return switch (answer) {
      case "COMPLETE_MEASUREMENT" -> "/admin/measuring";
      default -> "";
    };
  }
}
