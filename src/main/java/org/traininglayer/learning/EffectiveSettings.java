package org.traininglayer.learning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Module.PassRule;
import org.traininglayer.catalog.Step.FeedbackWhen;

/**
 * What holds for one attempt where it differs from the module: kept with the attempt, so that a
 * change in the course does not move the bar for whoever is on the way.
 *
 * @param passMark percent; null for the module's own
 * @param attempts 0 for no limit; null for the module's own
 * @param feedback null for what each step says itself
 * @param names values of the module's variables
 * @param forms where steps have parallel forms, those that this person was given so far, by the id
 *     of the step; the last one is that of this attempt
 */
public record EffectiveSettings(
    @Nullable Integer passMark,
    @Nullable Integer attempts,
    @Nullable FeedbackWhen feedback,
    Map<String, String> names,
    Map<String, List<String>> forms) {

  /** The module as it is. */
  public static final EffectiveSettings NONE =
      new EffectiveSettings(null, null, null, Map.of(), Map.of());

  /** Copies the maps; attempts kept earlier have none. */
  public EffectiveSettings {
    names = names == null ? Map.of() : Map.copyOf(names);
    forms = forms == null ? Map.of() : Map.copyOf(forms);
  }

  /**
   * What holds by precedence: the link, the course for this module, the course, the organisation
   * likewise, the module.
   */
  public static EffectiveSettings of(
      ModuleSettings link, CourseRules.EffectiveCourseSettings inForce, Module module) {
    ModuleSettings rule =
        link.over(inForce.settings().ruleFor(module.id()))
            .over(inForce.organisation().ruleFor(module.id()));
    Map<String, String> names = new HashMap<>(inForce.organisation().names());
    inForce
        .settings()
        .names()
        .forEach((name, value) -> {
          if (!value.isBlank()) {
            names.put(name, value);
          }
        });
    names.keySet().retainAll(module.variables().keySet());
    names.values().removeIf(String::isBlank);
    return new EffectiveSettings(
        rule.passMark(), rule.attempts(), rule.feedback(), names, Map.of());
  }

  /** The same terms with these names. */
  EffectiveSettings named(Map<String, String> others) {
    return new EffectiveSettings(passMark, attempts, feedback, others, forms);
  }

  /** The same terms with these forms of steps. */
  EffectiveSettings in(Map<String, List<String>> others) {
    return new EffectiveSettings(passMark, attempts, feedback, names, others);
  }

  /** The module in the forms of this attempt; where it has no such form any more, in its first. */
  Module formed(Module module) {
    return module.in(Forms.newest(forms));
  }

  /** The module under these terms; its texts are filled in elsewhere. */
  public Module applyTo(Module module) {
    Module ruled = formed(module);
    if (passMark != null || attempts != null) {
      ruled =
          ruled.with(
              new PassRule(
                  passMark == null ? module.pass().score() : passMark / 100.0,
                  module.pass().noCriticalMiss(),
                  attempts == null ? module.pass().attempts() : attempts));
    }
    if (feedback == null) {
      return ruled;
    }
    FeedbackWhen when = feedback;
    return ruled.with(
        ruled.steps().stream().map(step -> step.with(step.head().with(when))).toList(),
        ruled.artefacts());
  }
}
