package org.traininglayer.adoption;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.People;
import org.traininglayer.lti.People.Person;

/** Who there is, and in which role; kept for a few seconds. */
@Component
class Roster {

  private final LoadingCache<OrganisationId, Known> known;

  Roster(People people) {
    this.known =
        Caffeine.newBuilder()
            .maximumSize(100)
            .expireAfterWrite(Duration.ofSeconds(2))
            .build(organisation -> Known.of(people.all(organisation)));
  }

  Known of(OrganisationId organisation) {
    return known.get(organisation);
  }

  /**
   * The people of an organisation.
   *
   * @param learners how many do not teach
   * @param sample accounts of invented people
   */
  record Known(Map<AccountKey, String> roles, int learners, java.util.Set<AccountKey> sample) {

    static Known of(List<Person> people) {
      Map<AccountKey, String> roles = new HashMap<>();
      java.util.Set<AccountKey> sample = new java.util.HashSet<>();
      int learners = 0;
      for (Person person : people) {
        String role = person.jobRole();
        if (role != null && !role.isBlank()) {
          roles.put(person.account(), role.strip());
        }
        if (person.sample()) {
          sample.add(person.account());
        }
        learners += person.teaches() ? 0 : 1;
      }
      return new Known(Map.copyOf(roles), learners, java.util.Set.copyOf(sample));
    }
  }
}
