package org.traininglayer.adoption;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
   * @param teachers accounts of people who teach; what they try out is not in the figures
   */
  record Known(
      Map<AccountKey, String> roles,
      int learners,
      Set<AccountKey> sample,
      Set<AccountKey> teachers) {

    static Known of(List<Person> people) {
      Map<AccountKey, String> roles = new HashMap<>();
      Set<AccountKey> sample = new HashSet<>();
      Set<AccountKey> teachers = new HashSet<>();
      int learners = 0;
      for (Person person : people) {
        String role = person.jobRole();
        if (role != null && !role.isBlank()) {
          roles.put(person.account(), role.strip());
        }
        if (person.sample()) {
          sample.add(person.account());
        }
        if (person.teaches()) {
          teachers.add(person.account());
        } else {
          learners++;
        }
      }
      return new Known(Map.copyOf(roles), learners, Set.copyOf(sample), Set.copyOf(teachers));
    }
  }
}
