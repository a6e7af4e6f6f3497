package org.traininglayer.adoption.metric;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.traininglayer.adoption.disclosure.DisclosureControl;
import org.traininglayer.adoption.disclosure.PeopleSketch;
import org.traininglayer.kernel.AccountKey;

/**
 * Whose contributions the figures of a metric are of: of all items and of each, of everybody and of
 * each role, in sketches that name nobody. Pure.
 */
final class CourseParts {

  /** The part of all items and everybody. */
  static final String WHOLE = "";

  private CourseParts() {}

  /**
   * The parts.
   *
   * @param salt makes the prints of one organisation mean nothing elsewhere
   */
  static Map<String, PeopleSketch> of(
      Metric metric, Contributions all, Map<AccountKey, String> roles, long salt) {
    Map<String, Map<String, Long>> prints = new TreeMap<>();
    for (Contributions.Contribution one : all.people()) {
      if (metric.waits(one, all) || one.counters().items().isEmpty()) {
        continue;
      }
      String who = salt + " " + one.person().homePage() + " " + one.person().name();
      String role = "@" + roles.getOrDefault(one.person(), DisclosureControl.NO_ROLE);
      long whole = 0;
      for (String item : one.counters().items()) {
        long print = mixed(item.hashCode() * 31L + one.counters().print(item));
        whole += print;
        put(prints, item, role, who, print);
      }
      put(prints, WHOLE, role, who, whole);
    }
    Map<String, PeopleSketch> parts = new TreeMap<>();
    prints.forEach((part, of) -> parts.put(part, PeopleSketch.of(of)));
    return parts;
  }

  private static void put(
      Map<String, Map<String, Long>> prints, String item, String role, String who, long print) {
    prints.computeIfAbsent(item, of -> new HashMap<>()).put(who, mixed(print ^ who.hashCode()));
    prints
        .computeIfAbsent(item + role, of -> new HashMap<>())
        .put(who, mixed(print ^ who.hashCode()));
  }

  private static long mixed(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
