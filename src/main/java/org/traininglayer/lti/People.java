package org.traininglayer.lti;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;

/** The people of platforms: who came, and who is on the roster of a course. */
public interface People {

  /** One person. */
  Optional<Person> find(LearnerId id);

  /** One person of an organisation; nobody where they belong to another. */
  default Optional<Person> find(OrganisationId organisation, LearnerId id) {
    return all(organisation).stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** Those of these people who are known, in no order. */
  default List<Person> find(Collection<LearnerId> ids) {
    return ids.stream().flatMap(id -> find(id).stream()).toList();
  }

  /**
   * The person of this subject on a platform.
   *
   * @param platformInstance the institution, where one registration serves several; else empty
   */
  default Optional<Person> find(PlatformId platform, String platformInstance, String subject) {
    return Optional.empty();
  }

  /** Those of these accounts who are known, in the order of their ids. */
  default List<Person> withAccounts(OrganisationId organisation, Collection<AccountKey> accounts) {
    Set<AccountKey> wanted = Set.copyOf(accounts);
    return all(organisation).stream().filter(one -> wanted.contains(one.account())).toList();
  }

  /**
   * Everybody of an organisation, known from a launch or from the roster of a course. Whom figures
   * are about is told by {@link Rosters#enrolment(OrganisationId)}.
   */
  List<Person> all(OrganisationId organisation);

  /** The accounts of invented people, who are there for demonstration. */
  default Set<AccountKey> invented(OrganisationId organisation) {
    return all(organisation).stream()
        .filter(Person::sample)
        .map(Person::account)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Adds invented people (or finds them again by platform and subject).
   *
   * @return the people with their ids, in the order given
   */
  List<Person> addSample(OrganisationId organisation, PlatformId platform, List<NewPerson> people);

  /**
   * Erases people and publishes {@link org.traininglayer.kernel.LearnersErased}, all in one
   * transaction.
   */
  void erase(OrganisationId organisation, List<LearnerId> people);

  /**
   * A person.
   *
   * @param account how learning records name them
   * @param name only if the platform shares it
   * @param jobRole the role at work ({@code cra}, {@code data-manager}, …), from custom parameter
   *     {@code job_role}
   * @param teaches has once shaped a course: taught, administered or designed it
   * @param sample invented for demonstration
   * @param testUser a platform's own test student; not in figures, and not graded
   */
  record Person(
      LearnerId id,
      PlatformId platform,
      AccountKey account,
      @Nullable String name,
      @Nullable String jobRole,
      boolean teaches,
      boolean sample,
      boolean testUser) {

    /** Somebody who is no test student. */
    public Person(
        LearnerId id,
        PlatformId platform,
        AccountKey account,
        @Nullable String name,
        @Nullable String jobRole,
        boolean teaches,
        boolean sample) {
      this(id, platform, account, name, jobRole, teaches, sample, false);
    }
  }

  /** Somebody to invent. */
  record NewPerson(String subject, String name, String jobRole) {}
}
