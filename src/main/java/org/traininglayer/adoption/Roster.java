package org.traininglayer.adoption;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.People;
import org.traininglayer.lti.People.Person;
import org.traininglayer.lti.Rosters;
import org.traininglayer.lti.Rosters.Enrolment;

/** Who there is, in which role, and whom figures are about; kept for a few seconds. */
@Component
class Roster {

  private static final Duration KEPT = Duration.ofSeconds(2);

  private final LoadingCache<OrganisationId, Known> known;
  private final LoadingCache<OrganisationId, Enrolment> organisations;
  private final LoadingCache<CourseId, Enrolment> courses;

  Roster(People people, Rosters rosters) {
    this.known =
        Caffeine.newBuilder()
            .maximumSize(100)
            .expireAfterWrite(KEPT)
            .build(organisation -> Known.of(people.all(organisation)));
    this.organisations =
        Caffeine.newBuilder().maximumSize(100).expireAfterWrite(KEPT).build(rosters::enrolment);
    this.courses =
        Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(KEPT).build(rosters::enrolment);
  }

  Known of(OrganisationId organisation) {
    return known.get(organisation);
  }

  /**
   * Whom a page is about: the learners of the course, or of all courses together.
   *
   * @param course null for all
   */
  Enrolment enrolment(OrganisationId organisation, @Nullable CourseId course) {
    return course == null ? organisations.get(organisation) : courses.get(course);
  }

  /**
   * The people of an organisation.
   *
   * @param sample accounts of invented people
   * @param teachers accounts of people who teach, and of test students; what they try out is not in
   *     the figures
   */
  record Known(Map<AccountKey, String> roles, Set<AccountKey> sample, Set<AccountKey> teachers) {

    static Known of(List<Person> people) {
      Map<AccountKey, String> roles = new HashMap<>();
      Set<AccountKey> sample = new HashSet<>();
      Set<AccountKey> teachers = new HashSet<>();
      for (Person person : people) {
        String role = person.jobRole();
        if (role != null && !role.isBlank()) {
          roles.put(person.account(), role.strip());
        }
        if (person.sample()) {
          sample.add(person.account());
        }
        if (person.teaches() || person.testUser()) {
          teachers.add(person.account());
        }
      }
      return new Known(Map.copyOf(roles), Set.copyOf(sample), Set.copyOf(teachers));
    }
  }
}
