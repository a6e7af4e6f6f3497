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
 * is asked for goes before the others. Nor do groups of one kind together, told over the same
 * weeks, leave a few people of anything that was shown. Pure.
 */
final class ToldWindows {

  private final GroupControl control;
  private final Map<Basis, List<PeopleSketch>> past;
  private final Map<Integer, Map<Basis, Map<String, PeopleSketch>>> beside;
  private final Map<Integer, Map<Basis, Map<String, Set<PeopleSketch>>>> told = new HashMap<>();

  /** Whose contributions a window has. */
  record Part(Basis basis, String group, int weeks, int people, PeopleSketch sketch) {}

  /**
   * Nothing is asked for yet.
   *
   * @param past whose numbers were shown, of any group over any period
   * @param beside whose numbers were shown last of each group over periods of the same end
   */
  ToldWindows(
      GroupControl control,
      Map<Basis, List<PeopleSketch>> past,
      Map<Integer, Map<Basis, Map<String, PeopleSketch>>> beside) {
    this.control = control;
    this.beside = beside;
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
      List<PeopleSketch> once = past.getOrDefault(part.basis(), List.of());
      if (control.tells(part.sketch(), once) || control.tells(withSiblings(part), once)) {
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
      beside
          .computeIfAbsent(part.weeks(), of -> new EnumMap<>(Basis.class))
          .computeIfAbsent(part.basis(), of -> new HashMap<>())
          .put(part.group(), part.sketch());
      told.computeIfAbsent(part.weeks(), of -> new EnumMap<>(Basis.class))
          .computeIfAbsent(part.basis(), of -> new HashMap<>())
          .computeIfAbsent(part.group(), of -> new HashSet<>())
          .add(part.sketch());
    }
    return Telling.May.TELL;
  }

  /** Together with the other groups of its kind that are told of over the same weeks. */
  private PeopleSketch withSiblings(Part part) {
    PeopleSketch all = part.sketch();
    Map<String, PeopleSketch> groups =
        beside.getOrDefault(part.weeks(), Map.of()).getOrDefault(part.basis(), Map.of());
    for (Map.Entry<String, PeopleSketch> other : groups.entrySet()) {
      if (!other.getKey().equals(part.group()) && kind(other.getKey()).equals(kind(part.group()))) {
        all = all.plus(other.getValue());
      }
    }
    return all;
  }

  private static String kind(String group) {
    return group.substring(0, Math.max(0, group.indexOf(':')));
  }

  /** What was told, by the weeks of the periods. */
  Map<Integer, Map<Basis, Map<String, Set<PeopleSketch>>>> told() {
    return told;
  }
}
