package org.traininglayer.adoption.roster;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.Roster;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.People;
import org.traininglayer.lti.Rosters;

/**
 * The platforms' lists and launches: learners, with the role that the platform says. They know no
 * intervals, so everybody who learns now is there on every day; sources that know more come before.
 */
@Component
final class LtiRoster implements Roster {

  private static final Comparator<AccountKey> BY_ACCOUNT =
      Comparator.comparing(AccountKey::homePage).thenComparing(AccountKey::name);

  private final People people;
  private final Rosters rosters;
  private final ObjectProvider<Source> sources;
  private final JdbcClient jdbc;

  LtiRoster(People people, Rosters rosters, ObjectProvider<Source> sources, JdbcClient jdbc) {
    this.people = people;
    this.rosters = rosters;
    this.sources = sources;
    this.jdbc = jdbc;
  }

  @Override
  public List<Entry> on(OrganisationId organisation, LocalDate day) {
    Map<AccountKey, Entry> all = new TreeMap<>(BY_ACCOUNT);
    Rosters.Enrolment enrolment = rosters.enrolment(organisation);
    for (People.Person person : people.all(organisation)) {
      AccountKey account = person.account();
      if (enrolment.learners().contains(account) && !enrolment.excluded().contains(account)) {
        all.put(account, entry(account, person.jobRole()));
      }
    }
    for (Source source : sources.orderedStream().toList()) {
      if (source.namesExpected(organisation)) {
        all.replaceAll((account, entry) -> entry.notExpected());
      }
      source.on(organisation, day).forEach(entry -> all.put(entry.person(), entry));
    }
    Map<AccountKey, LocalDate> trained = trained(organisation);
    return all.values().stream().map(entry -> entry.trained(trained.get(entry.person()))).toList();
  }

  private static Entry entry(AccountKey account, @Nullable String role) {
    return new Entry(account, role == null ? "" : role.strip(), "", "", "", null, null, "");
  }

  private Map<AccountKey, LocalDate> trained(OrganisationId organisation) {
    Map<AccountKey, LocalDate> trained = new HashMap<>();
    jdbc.sql(
            """
            select home_page, account, (min(at) at time zone 'UTC')::date as day
              from adoption_fact
             where organisation_id = :organisation and kind = 'module_passed' and at is not null
             group by home_page, account
            """)
        .param("organisation", organisation.value())
        .query(row -> {
          trained.put(
              new AccountKey(row.getString("home_page"), row.getString("account")),
              row.getObject("day", LocalDate.class));
        });
    return trained;
  }
}
