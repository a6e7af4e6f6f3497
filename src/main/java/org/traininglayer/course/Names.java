package org.traininglayer.course;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.traininglayer.catalog.Module;
import org.traininglayer.learning.CourseRules.EffectiveCourseSettings;

/**
 * A name that modules leave open for the organisation's own tools and contacts.
 *
 * @param key the name of the variable
 * @param standIn what learners read until it is given
 * @param usedBy titles of the modules that use it
 */
record Names(String key, String label, String standIn, boolean required, List<String> usedBy) {

  /** The longest value. */
  static final int LONGEST = 200;

  /** Markup, places left open, line ends, controls and marks that turn the direction of text. */
  private static final Pattern NOT_PLAIN =
      Pattern.compile("[<>{}\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]|\\[\\[|]]");

  /**
   * Everything that the modules of a course leave open and, where they have check-ins, these; one
   * entry for each name.
   *
   * @param ofCheckIns what check-ins leave open
   */
  static List<Names> of(List<CourseModule> offers, Map<String, Module.Variable> ofCheckIns) {
    Map<String, Names> names = ofModules(offers);
    for (CourseModule offer : offers) {
      if (!offer.module().checkIns().isEmpty()) {
        add(names, offer.module(), ofCheckIns);
      }
    }
    return List.copyOf(names.values());
  }

  private static Map<String, Names> ofModules(List<CourseModule> offers) {
    Map<String, Names> names = new LinkedHashMap<>();
    offers.forEach(offer -> add(names, offer.module(), offer.module().variables()));
    return names;
  }

  private static void add(
      Map<String, Names> names, Module module, Map<String, Module.Variable> variables) {
    variables.forEach((key, variable) ->
        names.merge(
            key,
            new Names(
                key,
                variable.label(),
                variable.defaultText(),
                variable.required(),
                List.of(module.title())),
            Names::with));
  }

  private Names with(Names same) {
    List<String> all = new ArrayList<>(usedBy);
    same.usedBy.stream().filter(title -> !all.contains(title)).forEach(all::add);
    return new Names(key, label, standIn, required || same.required, List.copyOf(all));
  }

  /** The labels of what should be named and is not. */
  static List<String> missing(List<CourseModule> offers, EffectiveCourseSettings inForce) {
    return ofModules(offers).values().stream()
        .filter(Names::required)
        .filter(name ->
            inForce.settings().names().getOrDefault(name.key, "").isBlank()
                && inForce.organisation().names().getOrDefault(name.key, "").isBlank())
        .map(Names::label)
        .toList();
  }

  /** Whether a value may be shown in a module. */
  static boolean isPlain(String value) {
    return value.length() <= LONGEST && !NOT_PLAIN.matcher(value).find();
  }
}
