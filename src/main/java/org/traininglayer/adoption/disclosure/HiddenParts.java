package org.traininglayer.adoption.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.traininglayer.adoption.disclosure.GroupControl.Parted;
import org.traininglayer.adoption.disclosure.HiddenGroups.Members;

/**
 * Which parts of a whole are hidden, of which groups, where people may have several: a part that
 * too few have; another one of the group that would tell of it, since the parts make up the whole;
 * and the same part of another group that would, since groups make up everybody. Pure.
 *
 * @param k fewest people a part, or what is left, may be about
 */
record HiddenParts(int k) {

  /** Groups by part. A part that nobody has is in no danger. */
  Map<String, Set<String>> of(List<Parted> groups) {
    Map<String, Set<String>> hidden = new TreeMap<>();
    groups.forEach(
        group -> group.parts().keySet().forEach(part -> hidden.putIfAbsent(part, new HashSet<>())));
    long before;
    do {
      before = count(hidden);
      groups.forEach(group -> within(group, hidden));
      hidden.forEach((part, of) -> of.addAll(among(groups, part, of)));
    } while (count(hidden) > before);
    return hidden;
  }

  private static long count(Map<String, Set<String>> hidden) {
    return hidden.values().stream().mapToLong(Set::size).sum();
  }

  /** Until at least two parts, of at least so many people together, are hidden; or none. */
  private void within(Parted group, Map<String, Set<String>> hidden) {
    List<Map.Entry<String, Set<String>>> parts =
        new ArrayList<>(
            group.parts().entrySet().stream().filter(part -> !part.getValue().isEmpty()).toList());
    parts.sort(
        Comparator.comparingInt((Map.Entry<String, Set<String>> part) -> part.getValue().size())
            .thenComparing(Map.Entry.comparingByKey()));
    Set<String> people = new HashSet<>();
    int gone = 0;
    for (Map.Entry<String, Set<String>> part : parts) {
      if (groupsOf(hidden, part.getKey()).contains(group.group())) {
        gone++;
        people.addAll(part.getValue());
      }
    }
    for (Map.Entry<String, Set<String>> part : parts) {
      boolean gap = gone > 0 && (gone < 2 || people.size() < k);
      if ((part.getValue().size() < k || gap)
          && groupsOf(hidden, part.getKey()).add(group.group())) {
        gone++;
        people.addAll(part.getValue());
      }
    }
  }

  private Set<String> among(List<Parted> groups, String part, Set<String> already) {
    return new HiddenGroups(k)
        .of(
            groups.stream()
                .map(group ->
                    new Members(
                        group.group(),
                        group.dimension(),
                        group.parts().getOrDefault(part, Set.of())))
                .toList(),
            already);
  }

  private static Set<String> groupsOf(Map<String, Set<String>> hidden, String part) {
    return hidden.computeIfAbsent(part, of -> new HashSet<>());
  }
}
