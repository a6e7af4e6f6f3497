package org.traininglayer.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.traininglayer.learning.CourseSettings;
import org.traininglayer.learning.ModuleSettings;

/**
 * One thing that a change of settings changed.
 *
 * @param what part of a message key
 * @param about the module or the name it is about; null when about the course
 * @param before as text; null when nothing was set
 * @param after as text; null when nothing is set any more
 */
record SettingsDifference(
    String what, @Nullable String about, @Nullable String before, @Nullable String after) {

  /** Everything that differs. */
  static List<SettingsDifference> between(CourseSettings before, CourseSettings after) {
    List<SettingsDifference> all = new ArrayList<>();
    rules(null, before.rule(), after.rule(), all);
    for (String module : keys(before.modules(), after.modules())) {
      rules(
          module,
          before.modules().getOrDefault(module, ModuleSettings.NONE),
          after.modules().getOrDefault(module, ModuleSettings.NONE),
          all);
    }
    for (String name : keys(before.names(), after.names())) {
      add("name", name, before.names().get(name), after.names().get(name), all);
    }
    add("listed", null, joined(before.listed()), joined(after.listed()), all);
    add("check-ins", null, joined(before.checkInWeeks()), joined(after.checkInWeeks()), all);
    return List.copyOf(all);
  }

  private static void rules(
      @Nullable String module,
      ModuleSettings before,
      ModuleSettings after,
      List<SettingsDifference> into) {
    add("pass", module, text(before.passMark()), text(after.passMark()), into);
    add("attempts", module, text(before.attempts()), text(after.attempts()), into);
    add("feedback", module, text(before.feedback()), text(after.feedback()), into);
  }

  private static void add(
      String what,
      @Nullable String about,
      @Nullable String before,
      @Nullable String after,
      List<SettingsDifference> into) {
    if (!Objects.equals(before, after)) {
      into.add(new SettingsDifference(what, about, before, after));
    }
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable String joined(List<?> list) {
    return list.isEmpty()
        ? null
        : list.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
  }

  private static TreeSet<String> keys(Map<String, ?> a, Map<String, ?> b) {
    TreeSet<String> keys = new TreeSet<>(a.keySet());
    keys.addAll(b.keySet());
    return keys;
  }
}
