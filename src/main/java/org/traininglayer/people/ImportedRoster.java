package org.traininglayer.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.People;
import org.traininglayer.lti.People.Person;
import org.traininglayer.people.Roster.Cohort;
import org.traininglayer.people.Roster.Post;

/** What was imported of people, for the figures: it holds where it says something. */
@Component
class ImportedRoster implements org.traininglayer.adoption.Roster.Source {

  private final Roster roster;
  private final People people;
  private final JdbcClient jdbc;

  ImportedRoster(Roster roster, People people, JdbcClient jdbc) {
    this.roster = roster;
    this.people = people;
    this.jdbc = jdbc;
  }

  @Override
  public boolean namesExpected(OrganisationId organisation) {
    return jdbc.sql(
            """
            select exists (
              select from roster_span
              where organisation_id = :organisation and kind = 'EXPECTED'
                and superseded_at is null)
            """)
        .param("organisation", organisation.value())
        .query(Boolean.class)
        .single();
  }

  @Override
  public List<org.traininglayer.adoption.Roster.Entry> on(
      OrganisationId organisation, LocalDate day) {
    List<Roster.Entry> there = roster.on(organisation, day);
    if (there.isEmpty()) {
      return List.of();
    }
    boolean expectations = namesExpected(organisation);
    Map<String, Cohort> cohorts =
        roster.cohorts(organisation).stream().collect(Collectors.toMap(Cohort::name, one -> one));
    Map<LearnerId, Person> known = new HashMap<>();
    people
        .find(there.stream().map(Roster.Entry::learner).toList())
        .forEach(person -> known.put(person.id(), person));
    List<org.traininglayer.adoption.Roster.Entry> entries = new ArrayList<>();
    for (Roster.Entry one : there) {
      Person person = known.get(one.learner());
      if (person != null) {
        Post post = one.post() == null ? SpanTable.NONE : one.post();
        entries.add(
            entry(person, post, cohorts.get(post.cohort()), expectations ? one.expected() : null));
      }
    }
    return entries;
  }

  /** Without a post, the role is what the platform says. */
  private static org.traininglayer.adoption.Roster.Entry entry(
      Person person, Post post, @Nullable Cohort cohort, @Nullable Boolean expected) {
    String platforms = person.jobRole() == null ? "" : person.jobRole().strip();
    return new org.traininglayer.adoption.Roster.Entry(
        person.account(),
        post.role().isEmpty() ? platforms : post.role(),
        post.study(),
        post.siteGroup(),
        post.cohort(),
        expected,
        cohort == null ? null : cohort.trainedOn(),
        cohort == null ? "" : cohort.owner());
  }
}
