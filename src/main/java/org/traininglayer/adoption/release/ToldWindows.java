package org.traininglayer.adoption.release;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.traininglayer.adoption.disclosure.GroupControl;
import org.traininglayer.adoption.disclosure.PeopleSketch;

/**
 * Numbers that are told beside the releases, over other periods, are held against all that was ever
 * shown of the same kind of contributions, as releases are, and against each other: the first that
 * is asked for goes before the others. Pure.
 */
final class ToldWindows {

  private final GroupControl control;
  private final Map<Basis, List<PeopleSketch>> past;
  private final Map<Integer, Map<Basis, Map<String, Set<PeopleSketch>>>> told = new HashMap<>();

  /** Whose contributions a window has. */
  record Part(Basis basis, String group, int weeks, int people, PeopleSketch sketch) {}

  ToldWindows(GroupControl control, Map<Basis, List<PeopleSketch>> past) {
    this.control = control;
    this.past = new EnumMap<>(Basis.class);
    past.forEach((basis, all) -> this.past.put(basis, new ArrayList<>(all)));
  }

  /** What may be told of a number that rests on all of these; that it was told is noted. */
  Telling.May of(List<Part> parts) {
    for (Part part : parts) {
      if (part.people() > 0 && part.people() < control.k()) {
        return Telling.May.HIDE;
      }
    }
    for (Part part : parts) {
      if (control.tells(part.sketch(), past.getOrDefault(part.basis(), List.of()))) {
        return Telling.May.WAIT;
      }
    }
    // Parts of one number are told together only if they may be told beside each other.
    for (Part one : parts) {
      for (Part other : parts) {
        if (one.basis() == other.basis() && control.tells(one.sketch(), List.of(other.sketch()))) {
          return Telling.May.WAIT;
        }
      }
    }
    for (Part part : parts) {
      past.computeIfAbsent(part.basis(), of -> new ArrayList<>()).add(part.sketch());
      told.computeIfAbsent(part.weeks(), of -> new EnumMap<>(Basis.class))
          .computeIfAbsent(part.basis(), of -> new HashMap<>())
          .computeIfAbsent(part.group(), of -> new HashSet<>())
          .add(part.sketch());
    }
    return Telling.May.TELL;
  }

  /** What was told, by the weeks of the periods. */
  Map<Integer, Map<Basis, Map<String, Set<PeopleSketch>>>> told() {
    return told;
  }
}
