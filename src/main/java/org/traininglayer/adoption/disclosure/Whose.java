package org.traininglayer.adoption.disclosure;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.traininglayer.kernel.AccountKey;

/**
 * Whose contributions one measure is of, in sketches that name nobody, and of which of them it is
 * told.
 *
 * @param byRole everybody who contributes, by role
 * @param whole whether it is told of everybody
 * @param told roles of which it is told
 */
public record Whose(Map<String, PeopleSketch> byRole, boolean whole, Set<String> told) {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /** Copies map and set. */
  public Whose {
    byRole = Map.copyOf(byRole);
    told = Set.copyOf(told);
  }

  /**
   * Of what people contribute.
   *
   * @param salt makes the prints of one organisation mean nothing elsewhere
   */
  static Whose of(
      Map<AccountKey, ?> contributing,
      Map<AccountKey, String> roles,
      boolean whole,
      Set<String> told,
      long salt) {
    Map<String, Map<String, Long>> prints = new TreeMap<>();
    contributing.forEach((person, value) -> {
      String who = salt + " " + person.homePage() + " " + person.name();
      prints
          .computeIfAbsent(
              roles.getOrDefault(person, DisclosureControl.NO_ROLE), role -> new HashMap<>())
          .put(who, print(who + " " + value));
    });
    Map<String, PeopleSketch> byRole = new TreeMap<>();
    prints.forEach((role, of) -> byRole.put(role, PeopleSketch.of(of)));
    return new Whose(byRole, whole, told);
  }

  /** The same where roles are not told apart. */
  public Whose withoutRoles() {
    return new Whose(Map.of(DisclosureControl.NO_ROLE, all()), whole, Set.of());
  }

  /** Everybody's. */
  PeopleSketch all() {
    return without(Set.of());
  }

  /** That of whoever is in none of these roles. */
  PeopleSketch without(Set<String> roles) {
    PeopleSketch rest = PeopleSketch.none();
    for (Map.Entry<String, PeopleSketch> role : byRole.entrySet()) {
      rest = roles.contains(role.getKey()) ? rest : rest.plus(role.getValue());
    }
    return rest;
  }

  PeopleSketch in(String role) {
    return byRole.getOrDefault(role, PeopleSketch.none());
  }

  private static long print(String text) {
    long print = FNV_OFFSET;
    for (int i = 0; i < text.length(); i++) {
      print = (print ^ text.charAt(i)) * FNV_PRIME;
    }
    return print;
  }
}
