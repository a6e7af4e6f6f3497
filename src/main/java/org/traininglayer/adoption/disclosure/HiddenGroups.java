package org.traininglayer.adoption.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which groups' figures are hidden beside each other at one time: those of too few people, those
 * that differ from another in too few, and those that would give a hidden one away. Pure.
 *
 * @param k fewest people a figure, or the difference of two, may be about
 */
record HiddenGroups(int k) {

  /**
   * A group of people.
   *
   * @param dimension by what people are divided; null for everybody
   */
  record Members(String group, @Nullable String dimension, Set<String> people) {}

  /**
   * The groups that must not be shown; hiding one may make another one tell of it.
   *
   * @param already hidden for other reasons
   */
  Set<String> of(List<Members> groups, Set<String> already) {
    Set<String> hidden = new HashSet<>(already);
    for (Members one : groups) {
      if (tooFew(one.people().size())) {
        hidden.add(one.group());
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

  private void likeAnother(List<Members> groups, Set<String> hidden) {
    List<Members> shown = new ArrayList<>();
    for (Members one : groups) {
      if (hidden.contains(one.group())) {
        continue;
      }
      boolean tells = shown.stream().anyMatch(other -> tooFew(apart(one.people(), other.people())));
      if (tells) {
        hidden.add(one.group());
      } else {
        shown.add(one);
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

  private void complements(List<Members> groups, Set<String> hidden) {
    Map<String, List<Members>> dimensions = new TreeMap<>();
    Set<String> everybody = Set.of();
    for (Members one : groups) {
      String dimension = one.dimension();
      if (dimension == null) {
        everybody = hidden.contains(one.group()) ? Set.of() : one.people();
      } else if (!one.people().isEmpty()) {
        dimensions.computeIfAbsent(dimension, of -> new ArrayList<>()).add(one);
      }
    }
    if (everybody.isEmpty()) {
      return;
    }
    for (List<Members> siblings : dimensions.values()) {
      complement(siblings, everybody, hidden);
    }
  }

  private void complement(List<Members> siblings, Set<String> everybody, Set<String> hidden) {
    List<Members> bySize = bySize(siblings);
    while (true) {
      Set<String> rest = new HashSet<>(everybody);
      long gone = bySize.stream().filter(one -> hidden.contains(one.group())).count();
      bySize.stream()
          .filter(one -> !hidden.contains(one.group()))
          .forEach(one -> rest.removeAll(one.people()));
      Set<String> inNone = new HashSet<>(everybody);
      bySize.forEach(one -> inNone.removeAll(one.people()));
      boolean alone = gone == 1 && inNone.isEmpty();
      Members next =
          bySize.stream().filter(one -> !hidden.contains(one.group())).findFirst().orElse(null);
      if (next == null || !(tooFew(rest.size()) || alone)) {
        return;
      }
      hidden.add(next.group());
    }
  }

  private static List<Members> bySize(Collection<Members> groups) {
    List<Members> sorted = new ArrayList<>(groups);
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
