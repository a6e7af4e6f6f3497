package org.traininglayer.adoption.cohort;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.adoption.Roster;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.Rows;

/** Cohorts and who is in them: from the role map, and where it is silent from the platforms. */
final class RosterReader {

  private final JdbcClient jdbc;
  private final Roster everybody;

  RosterReader(JdbcClient jdbc, Roster everybody) {
    this.jdbc = jdbc;
    this.everybody = everybody;
  }

  /** The organisation, and each group that somebody has been in. */
  List<Cohort> cohorts(OrganisationId organisation) {
    Set<Cohort> all = new TreeSet<>();
    all.add(Cohort.ORGANISATION);
    jdbc.sql(
            """
            select distinct g.kind, g.name
              from roster_span s
             cross join lateral (values ('COHORT', s.cohort), ('ROLE', s.role), ('STUDY', s.study))
                        as g (kind, name)
             where s.organisation_id = :organisation and s.kind = 'POST'
               and s.superseded_at is null and g.name <> ''
            """)
        .param("organisation", organisation.value())
        .query((row, n) ->
            new Cohort(Cohort.Kind.valueOf(row.getString("kind")), row.getString("name")))
        .list()
        .forEach(all::add);
    for (Roster.Entry entry : everybody.on(organisation, LocalDate.now(ZoneOffset.UTC))) {
      if (!entry.role().isBlank()) {
        all.add(new Cohort(Cohort.Kind.ROLE, entry.role()));
      }
    }
    return List.copyOf(all);
  }

  /**
   * Whoever belonged to a cohort, or to the organisation, at some time in the period: groups and
   * shorter periods that end with it are cut out of what is read here.
   */
  KnownRoster read(OrganisationId organisation, Cohort cohort, LocalDate from, LocalDate to) {
    List<KnownRoster.Post> posts = posts(organisation, cohort, from, to);
    List<Roster.Entry> platforms =
        cohort.kind() == Cohort.Kind.ORGANISATION || cohort.kind() == Cohort.Kind.ROLE
            ? onPlatforms(organisation, to)
            : List.of();
    List<AccountKey> accounts = new ArrayList<>();
    posts.forEach(post -> accounts.add(post.account()));
    platforms.forEach(entry -> accounts.add(entry.person()));
    return new KnownRoster(
        posts,
        platforms,
        anybodyExpected(organisation),
        expected(organisation, from, to),
        passed(organisation, accounts),
        to);
  }

  private List<KnownRoster.Post> posts(
      OrganisationId organisation, Cohort cohort, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select s.learner_id, i.issuer, p.subject, s.from_day, s.to_day, s.role, s.study,
                   s.site_group, s.cohort, c.trained_on, c.owner
              from roster_span s
              join person p on p.id = s.learner_id and p.organisation_id = s.organisation_id
              join lti_platform i on i.id = p.platform_id
              left join roster_cohort c
                on c.organisation_id = s.organisation_id and c.name = s.cohort
             where s.organisation_id = :organisation and s.kind = 'POST'
               and s.superseded_at is null
               and s.from_day < :to and coalesce(s.to_day, 'infinity'::date) >= :from
               and case :by when 'COHORT' then s.cohort when 'ROLE' then s.role
                            when 'STUDY' then s.study else '' end = :name
             order by i.issuer, p.subject, s.from_day
            """)
        .param("organisation", organisation.value())
        .param("from", from)
        .param("to", to)
        .param("by", cohort.kind().name())
        .param("name", cohort.name())
        .query((row, n) -> post(row))
        .list();
  }

  private static KnownRoster.Post post(ResultSet row) throws SQLException {
    return new KnownRoster.Post(
        Rows.id(row, "learner_id", LearnerId::new),
        new AccountKey(row.getString("issuer"), row.getString("subject")),
        row.getObject("from_day", LocalDate.class),
        row.getObject("to_day", LocalDate.class),
        row.getString("role"),
        row.getString("study"),
        row.getString("site_group"),
        row.getString("cohort"),
        row.getObject("trained_on", LocalDate.class),
        row.getString("owner"));
  }

  private boolean anybodyExpected(OrganisationId organisation) {
    return jdbc.sql(
            """
            select exists (select from roster_span
                            where organisation_id = :organisation and kind = 'EXPECTED'
                              and superseded_at is null)
            """)
        .param("organisation", organisation.value())
        .query(Boolean.class)
        .single();
  }

  private Map<LearnerId, List<KnownRoster.Days>> expected(
      OrganisationId organisation, LocalDate from, LocalDate to) {
    Map<LearnerId, List<KnownRoster.Days>> expected = new HashMap<>();
    jdbc.sql(
            """
            select learner_id, from_day, to_day from roster_span
             where organisation_id = :organisation and kind = 'EXPECTED'
               and superseded_at is null
               and from_day < :to and coalesce(to_day, 'infinity'::date) >= :from
            """)
        .param("organisation", organisation.value())
        .param("from", from)
        .param("to", to)
        .query(row -> {
          expected
              .computeIfAbsent(
                  Rows.id(row, "learner_id", LearnerId::new), learner -> new ArrayList<>())
              .add(
                  new KnownRoster.Days(
                      row.getObject("from_day", LocalDate.class),
                      row.getObject("to_day", LocalDate.class)));
        });
    return expected;
  }

  /** People of whom the role map says nothing at all. */
  private List<Roster.Entry> onPlatforms(OrganisationId organisation, LocalDate to) {
    Set<String> mapped =
        new HashSet<>(
            jdbc.sql(
                    """
                    select i.issuer || ' ' || p.subject
                      from roster_span s
                      join person p on p.id = s.learner_id
                      join lti_platform i on i.id = p.platform_id
                     where s.organisation_id = :organisation and s.kind = 'POST'
                       and s.superseded_at is null
                    """)
                .param("organisation", organisation.value())
                .query(String.class)
                .list());
    return everybody.on(organisation, to.minusDays(1)).stream()
        .filter(entry -> !mapped.contains(KnownRoster.person(entry.person())))
        .toList();
  }

  /** Who has passed a module is trained, where the cohort does not say since when. */
  private Map<String, LocalDate> passed(OrganisationId organisation, List<AccountKey> accounts) {
    Map<String, LocalDate> passed = new HashMap<>();
    List<AccountKey> all = accounts.stream().distinct().toList();
    if (all.isEmpty()) {
      return passed;
    }
    jdbc.sql(
            """
            with m as materialized (
              select * from unnest(cast(:homes as text[]), cast(:names as text[]))
                         as m (home_page, account))
            select f.home_page, f.account, (min(f.at) at time zone 'UTC')::date as day
              from m join adoption_fact f using (home_page, account)
             where f.organisation_id = :organisation and f.kind = 'module_passed'
               and f.at is not null
             group by f.home_page, f.account
            """)
        .param("organisation", organisation.value())
        .param("homes", all.stream().map(AccountKey::homePage).toArray(String[]::new))
        .param("names", all.stream().map(AccountKey::name).toArray(String[]::new))
        .query(row -> {
          passed.put(
              Members.person(row.getString("home_page"), row.getString("account")),
              row.getObject("day", LocalDate.class));
        });
    return passed;
  }
}
