package org.traininglayer.learning;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.traininglayer.kernel.ModuleId;

/**
 * What is set for a course, or for all courses of an organisation.
 *
 * @param rule for every module
 * @param modules for single modules, by module id
 * @param names the organisation's names for its AI tools and contacts, by name of the variable; one
 *     value serves all modules that use the name
 * @param listed ids of modules that the course home shows even if no link leads to them
 * @param checkInWeeks weeks after completion at which a check-in is due, rising; none where each
 *     module says it itself, and 0 alone for no check-ins
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CourseSettings(
    ModuleSettings rule,
    Map<String, ModuleSettings> modules,
    Map<String, String> names,
    List<String> listed,
    List<Integer> checkInWeeks) {

  /** Nothing set. */
  public static final CourseSettings NONE =
      new CourseSettings(ModuleSettings.NONE, Map.of(), Map.of(), List.of(), List.of());

  /** Copies; what a kept document lacks is empty. */
  public CourseSettings {
    rule = rule == null ? ModuleSettings.NONE : rule;
    modules = modules == null ? Map.of() : Map.copyOf(modules);
    names = names == null ? Map.of() : Map.copyOf(names);
    listed = listed == null ? List.of() : List.copyOf(listed);
    checkInWeeks = checkInWeeks == null ? List.of() : List.copyOf(checkInWeeks);
  }

  /** What is set for a module, with what is set for all below it. */
  public ModuleSettings ruleFor(ModuleId module) {
    return modules.getOrDefault(module.value(), ModuleSettings.NONE).over(rule);
  }
}
