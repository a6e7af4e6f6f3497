package org.traininglayer.adoption.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.traininglayer.adoption.disclosure.GroupControl.Form;
import org.traininglayer.adoption.disclosure.GroupControl.Raw;

/**
 * Which groups' figures are hidden beside each other at one time: those of too few people, those
 * that differ from another in too few, and those that would give a hidden one away. Pure.
 *
 * @param k fewest people a figure, or the difference of two, may be about
 */
record HiddenGroups(int k) {

  /** The groups that must not be shown; hiding one may make another one tell of it. */
  Set<String> of(List<Raw> groups, Set<String> already) {
    Set<String> hidden = new HashSet<>(already);
    for (Raw raw : groups) {
      boolean few = tooFew(raw.people().size()) || tooFew((int) raw.value().nPeople());
      if (raw.form() != Form.OF_NOBODY && few) {
        hidden.add(raw.group());
      }
    }
    int before;
    do {
      before = hidden.size();
      likeAnother(groups, hidden);
      complements(groups, hidden);
    } while (hidden.size() > before);
    return hidden;
  }

  private void likeAnother(List<Raw> groups, Set<String> hidden) {
    List<Raw> shown = new ArrayList<>();
    for (Raw raw : groups) {
      if (hidden.contains(raw.group()) || raw.form() == Form.OF_NOBODY) {
        continue;
      }
      boolean tells =
          shown.stream()
              .anyMatch(other -> tooFew(apart(raw.people().keySet(), other.people().keySet())));
      if (tells) {
        hidden.add(raw.group());
      } else {
        shown.add(raw);
      }
    }
  }

  /** How many people are in one of the two only; more than that is not counted out. */
  private int apart(Set<String> one, Set<String> other) {
    if (Math.abs(one.size() - other.size()) >= k) {
      return k;
    }
    int both = 0;
    for (String person : one) {
      both += other.contains(person) ? 1 : 0;
    }
    return one.size() + other.size() - 2 * both;
  }

  private void complements(List<Raw> groups, Set<String> hidden) {
    Map<String, List<Raw>> dimensions = new TreeMap<>();
    Set<String> everybody = Set.of();
    for (Raw raw : groups) {
      String dimension = raw.dimension();
      if (raw.form() == Form.OF_NOBODY) {
        continue;
      }
      if (dimension == null) {
        everybody = hidden.contains(raw.group()) ? Set.of() : raw.people().keySet();
      } else if (!raw.people().isEmpty()) {
        dimensions.computeIfAbsent(dimension, of -> new ArrayList<>()).add(raw);
      }
    }
    if (everybody.isEmpty()) {
      return;
    }
    for (List<Raw> siblings : dimensions.values()) {
      complement(siblings, everybody, hidden);
    }
  }

  private void complement(List<Raw> siblings, Set<String> everybody, Set<String> hidden) {
    List<Raw> bySize = bySize(siblings);
    while (true) {
      Set<String> rest = new HashSet<>(everybody);
      long gone = bySize.stream().filter(raw -> hidden.contains(raw.group())).count();
      bySize.stream()
          .filter(raw -> !hidden.contains(raw.group()))
          .map(raw -> raw.people().keySet())
          .forEach((Collection<String> people) -> rest.removeAll(people));
      Set<String> inNone = new HashSet<>(everybody);
      bySize.forEach(raw -> inNone.removeAll(raw.people().keySet()));
      boolean alone = gone == 1 && inNone.isEmpty();
      Raw next =
          bySize.stream().filter(raw -> !hidden.contains(raw.group())).findFirst().orElse(null);
      if (next == null || !(tooFew(rest.size()) || alone)) {
        return;
      }
      hidden.add(next.group());
    }
  }

  static List<Raw> bySize(Collection<Raw> groups) {
    List<Raw> sorted = new ArrayList<>(groups);
    sorted.sort((a, b) ->
        a.people().size() != b.people().size()
            ? Integer.compare(a.people().size(), b.people().size())
            : a.group().compareTo(b.group()));
    return sorted;
  }

  private boolean tooFew(int people) {
    return people > 0 && people < k;
  }
}
