package org.traininglayer.adoption.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.adoption.Roster;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.People;
import org.traininglayer.lti.Rosters;
import org.traininglayer.testing.TrainingLayerTest;

/** Whom figures are about, with and without somebody who knows more than the platforms. */
@TrainingLayerTest
class LtiRosterTest {

  private static final LocalDate DAY = LocalDate.parse("2026-03-02");

  @Autowired People people;
  @Autowired Rosters rosters;
  @Autowired JdbcClient jdbc;

  private final OrganisationId organisation = new OrganisationId(UUID.randomUUID());
  private final AccountKey ann = new AccountKey("https://lms.example", "ann");

  @Test
  void a_source_that_knows_more_is_asked_for_the_day_and_passing_a_module_is_being_trained() {
    AtomicReference<LocalDate> asked = new AtomicReference<>();
    Roster.Entry known =
        new Roster.Entry(ann, "cra", "TL-301", "north", "pilot", true, null, "owner");
    Roster.Source source =
        (of, day) -> {
          asked.set(day);
          return of.equals(organisation) ? List.of(known) : List.of();
        };
    jdbc.sql(
            """
            insert into adoption_fact (organisation_id, statement_id, kind, home_page, account, at)
            values (:organisation, gen_random_uuid(), 'module_passed', :home, :name,
                timestamptz '2026-02-10T23:30:00Z'),
              (:organisation, gen_random_uuid(), 'module_passed', :home, :name,
                timestamptz '2026-02-20T10:00:00Z')
            """)
        .param("organisation", organisation.value())
        .param("home", ann.homePage())
        .param("name", ann.name())
        .update();
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("source", source);
    Roster roster =
        new LtiRoster(people, rosters, beans.getBeanProvider(Roster.Source.class), jdbc);

    assertThat(roster.on(organisation, DAY))
        .containsExactly(known.trained(LocalDate.parse("2026-02-10")));
    assertThat(asked.get()).isEqualTo(DAY);
    assertThat(roster.on(new OrganisationId(UUID.randomUUID()), DAY)).isEmpty();
    jdbc.sql("delete from adoption_fact where organisation_id = ?")
        .param(organisation.value())
        .update();
  }
}
