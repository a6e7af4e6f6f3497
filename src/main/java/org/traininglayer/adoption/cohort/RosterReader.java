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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.adoption.Roster;
import org.traininglayer.adoption.cohort.Members.Member;
import org.traininglayer.adoption.statistics.records.RosterEntry;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.Rows;

/** Cohorts and who is in them: from the role map, and where it is silent from the platforms. */
final class RosterReader {

  private static final LocalDate LONG_AGO = LocalDate.EPOCH;

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

  /** Whoever belonged to it at some time in the period. */
  Members members(OrganisationId organisation, Cohort cohort, LocalDate from, LocalDate to) {
    List<Member> members = new ArrayList<>(mapped(organisation, cohort, from, to));
    if (cohort.kind() == Cohort.Kind.ORGANISATION || cohort.kind() == Cohort.Kind.ROLE) {
      members.addAll(onPlatforms(organisation, cohort, to));
    }
    return trained(organisation, new Members(members), members);
  }

  private List<Member> mapped(
      OrganisationId organisation, Cohort cohort, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select s.learner_id, i.issuer, p.subject, s.from_day, s.to_day, s.role, s.study,
                   s.site_group, s.cohort, c.trained_on, c.owner,
                   not exists (select from roster_span e
                                where e.organisation_id = s.organisation_id
                                  and e.kind = 'EXPECTED' and e.superseded_at is null)
                   or exists (select from roster_span e
                               where e.organisation_id = s.organisation_id
                                 and e.learner_id = s.learner_id
                                 and e.kind = 'EXPECTED' and e.superseded_at is null
                                 and e.from_day < :to
                                 and coalesce(e.to_day, 'infinity'::date) >= :from) as expected
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
        .query((row, n) -> member(row))
        .list();
  }

  private static Member member(ResultSet row) throws SQLException {
    AccountKey account = new AccountKey(row.getString("issuer"), row.getString("subject"));
    LocalDate last = row.getObject("to_day", LocalDate.class);
    return new Member(
        Rows.id(row, "learner_id", LearnerId::new),
        account,
        new RosterEntry(
            Members.person(account.homePage(), account.name()),
            row.getObject("from_day", LocalDate.class),
            last == null ? null : last.plusDays(1),
            row.getString("role"),
            row.getString("study"),
            row.getString("site_group"),
            row.getString("cohort"),
            row.getBoolean("expected"),
            row.getObject("trained_on", LocalDate.class),
            row.getString("owner")));
  }

  /** People of whom the role map says nothing at all. */
  private List<Member> onPlatforms(OrganisationId organisation, Cohort cohort, LocalDate to) {
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
    List<Member> members = new ArrayList<>();
    for (Roster.Entry entry : everybody.on(organisation, to.minusDays(1))) {
      AccountKey account = entry.person();
      String person = Members.person(account.homePage(), account.name());
      boolean wanted =
          cohort.kind() == Cohort.Kind.ORGANISATION || entry.role().equals(cohort.name());
      if (wanted && !mapped.contains(person)) {
        members.add(
            new Member(
                null,
                account,
                new RosterEntry(
                    person,
                    LONG_AGO,
                    null,
                    entry.role(),
                    entry.study(),
                    entry.siteGroup(),
                    entry.cohort(),
                    entry.expected() == null || entry.expected(),
                    entry.trainedAt(),
                    entry.owner())));
      }
    }
    return members;
  }

  /** Who has passed a module is trained, where the cohort does not say since when. */
  private Members trained(OrganisationId organisation, Members found, List<Member> members) {
    if (found.none()) {
      return found;
    }
    Map<String, LocalDate> passed = new HashMap<>();
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
        .param("homes", found.homePages())
        .param("names", found.names())
        .query(row -> {
          passed.put(
              Members.person(row.getString("home_page"), row.getString("account")),
              row.getObject("day", LocalDate.class));
        });
    return new Members(
        members.stream()
            .map(member ->
                new Member(
                    member.learner(),
                    member.account(),
                    trained(member.entry(), passed.get(member.entry().person()))))
            .toList());
  }

  private static RosterEntry trained(RosterEntry entry, @Nullable LocalDate day) {
    return entry.trainedAt() != null || day == null
        ? entry
        : new RosterEntry(
            entry.person(),
            entry.from(),
            entry.until(),
            entry.role(),
            entry.study(),
            entry.siteGroup(),
            entry.cohort(),
            entry.expectedToUse(),
            day,
            entry.owner());
  }
}
