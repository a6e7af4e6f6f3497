package org.traininglayer.adoption.metric;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.lti.People.Person;

/**
 * Who the people in a scope are.
 *
 * @param roles role at work, of those who have one
 * @param sample accounts of invented people
 * @param excluded those who teach, and test students; what they try out is in no figure
 */
record Population(Map<AccountKey, String> roles, Set<AccountKey> sample, Set<AccountKey> excluded) {

  /**
   * The people.
   *
   * @param known roles by whoever knows more than the platforms; they hold
   */
  static Population of(List<Person> people, Map<AccountKey, String> known) {
    Map<AccountKey, String> roles = new HashMap<>();
    Set<AccountKey> sample = new HashSet<>();
    Set<AccountKey> excluded = new HashSet<>();
    for (Person person : people) {
      String role = known.getOrDefault(person.account(), person.jobRole());
      if (role != null && !role.isBlank()) {
        roles.put(person.account(), role.strip());
      }
      if (person.sample()) {
        sample.add(person.account());
      }
      if (person.teaches() || person.testUser()) {
        excluded.add(person.account());
      }
    }
    return new Population(Map.copyOf(roles), Set.copyOf(sample), Set.copyOf(excluded));
  }
}
