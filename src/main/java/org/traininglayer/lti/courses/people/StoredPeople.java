package org.traininglayer.lti.courses.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.People;

/** People in the database. */
@Component
class StoredPeople implements People {

  private static final String PERSON =
      """
      select p.id, p.platform_id, i.issuer, p.subject, p.name, p.job_role, p.teaches, p.sample,
        p.test_user
      from person p join lti_platform i on i.id = p.platform_id
      """;

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  StoredPeople(JdbcClient jdbc, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  @Override
  public Optional<Person> find(LearnerId id) {
    return jdbc.sql(PERSON + "where p.id = :id")
        .param("id", id.value())
        .query(StoredPeople::person)
        .optional();
  }

  @Override
  public Set<AccountKey> invented(OrganisationId organisation) {
    return jdbc
        .sql(PERSON + "where p.organisation_id = :organisation and p.sample")
        .param("organisation", organisation.value())
        .query(StoredPeople::person)
        .list()
        .stream()
        .map(Person::account)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Optional<Person> find(OrganisationId organisation, LearnerId id) {
    return jdbc.sql(PERSON + "where p.id = :id and p.organisation_id = :organisation")
        .param("id", id.value())
        .param("organisation", organisation.value())
        .query(StoredPeople::person)
        .optional();
  }

  @Override
  public List<Person> find(Collection<LearnerId> ids) {
    return jdbc.sql(PERSON + "where p.id = any(:ids)")
        .param("ids", ids.stream().map(LearnerId::value).toArray(UUID[]::new))
        .query(StoredPeople::person)
        .list();
  }

  @Override
  public Optional<Person> find(PlatformId platform, String platformInstance, String subject) {
    return jdbc.sql(
            PERSON
                + "where p.platform_id = :platform and p.platform_instance = :platformInstance and"
                + " p.subject = :subject")
        .param("platform", platform.value())
        .param("platformInstance", platformInstance)
        .param("subject", subject)
        .query(StoredPeople::person)
        .optional();
  }

  @Override
  public List<Person> withAccounts(OrganisationId organisation, Collection<AccountKey> accounts) {
    return jdbc.sql(
            PERSON
                + """
                join unnest(:homePages::text[], :names::text[]) as wanted (home_page, account)
                  on i.issuer = wanted.home_page and p.subject = wanted.account
                where p.organisation_id = :organisation
                order by p.id
                """)
        .param("homePages", accounts.stream().map(AccountKey::homePage).toArray(String[]::new))
        .param("names", accounts.stream().map(AccountKey::name).toArray(String[]::new))
        .param("organisation", organisation.value())
        .query(StoredPeople::person)
        .list();
  }

  @Override
  public List<Person> all(OrganisationId organisation) {
    return jdbc.sql(PERSON + "where p.organisation_id = :organisation order by p.id")
        .param("organisation", organisation.value())
        .query(StoredPeople::person)
        .list();
  }

  @Override
  @Transactional
  public List<Person> addSample(
      OrganisationId organisation, PlatformId platform, List<NewPerson> people) {
    List<Person> added = new ArrayList<>();
    for (NewPerson person : people) {
      UUID id =
          jdbc.sql(
                  """
                  insert into person
                    (id, organisation_id, platform_id, subject, name, job_role, sample,
                     first_seen_at, last_seen_at)
                  values
                    (:id, :organisation, :platform, :subject, :name, :jobRole, true, :now, :now)
                  on conflict (platform_id, platform_instance, subject) do update set
                    name = excluded.name, job_role = excluded.job_role
                  where person.organisation_id = excluded.organisation_id
                  returning id
                  """)
              .param("id", UUID.randomUUID())
              .param("organisation", organisation.value())
              .param("platform", platform.value())
              .param("subject", person.subject())
              .param("name", person.name())
              .param("jobRole", person.jobRole())
              .param("now", Instant.now().atOffset(ZoneOffset.UTC))
              .query(UUID.class)
              .single();
      added.add(find(new LearnerId(id)).orElseThrow());
    }
    return added;
  }

  @Override
  @Transactional
  public void erase(OrganisationId organisation, List<LearnerId> people) {
    if (people.isEmpty()) {
      return;
    }
    closeDoor(people);
    Set<LearnerId> learners = new HashSet<>();
    Set<AccountKey> accounts = new HashSet<>();
    jdbc.sql(
            """
            delete from person p using lti_platform i
            where i.id = p.platform_id and p.organisation_id = :organisation and p.id = any(:ids)
            returning p.id, p.platform_id, i.issuer, p.subject, p.name, p.job_role, p.teaches,
              p.sample, p.test_user
            """)
        .param("organisation", organisation.value())
        .param("ids", people.stream().map(LearnerId::value).toArray(UUID[]::new))
        .query(StoredPeople::person)
        .list()
        .forEach(person -> {
          learners.add(person.id());
          accounts.add(person.account());
        });
    if (!learners.isEmpty()) {
      remember(learners);
      events.publishEvent(new LearnersErased(organisation, learners, accounts));
    }
  }

  /** Pages that are open, here or on another node, begin nothing for them until this has ended. */
  private void closeDoor(List<LearnerId> people) {
    UUID[] ids = people.stream().map(LearnerId::value).toArray(UUID[]::new);
    jdbc.sql(
            """
            select pg_advisory_xact_lock(7310, door)::text
            from (select distinct hashtext(id::text) & 63 as door
                  from unnest(:ids) as id order by 1) doors
            """)
        .param("ids", ids)
        .query(String.class)
        .list();
  }

  private void remember(Set<LearnerId> erased) {
    jdbc.sql("delete from erased_learner where erased_at < now() - interval '1 day'").update();
    jdbc.sql(
            """
            insert into erased_learner (learner_id)
            select id from unnest(:ids) as id on conflict do nothing
            """)
        .param("ids", erased.stream().map(LearnerId::value).toArray(UUID[]::new))
        .update();
  }

  private static Person person(ResultSet row, int number) throws SQLException {
    return new Person(
        new LearnerId(row.getObject("id", UUID.class)),
        new PlatformId(row.getObject("platform_id", UUID.class)),
        new AccountKey(row.getString("issuer"), row.getString("subject")),
        row.getString("name"),
        row.getString("job_role"),
        row.getBoolean("teaches"),
        row.getBoolean("sample"),
        row.getBoolean("test_user"));
  }
}
