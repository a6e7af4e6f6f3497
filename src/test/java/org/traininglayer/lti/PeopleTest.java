package org.traininglayer.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.testing.TestPlatform.INSTRUCTOR;
import static org.traininglayer.testing.TestPlatform.LTI;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.People.NewPerson;
import org.traininglayer.lti.People.Person;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TestPlatform;

@RecordApplicationEvents
class PeopleTest extends LaunchTestCase {

  private static final OrganisationId OTHERS = new OrganisationId(new UUID(1, 2));

  @Autowired People people;
  @Autowired ApplicationEvents events;

  @Test
  void a_person_is_known_by_the_launch() {
    Launch launch = arrive(claims -> claims.put(LTI + "custom", Map.of("job_role", "cra")));

    Person person = people.find(launch.learner()).orElseThrow();
    assertThat(person.account()).isEqualTo(new AccountKey(platform.issuer(), "learner-1"));
    assertThat(person.name()).isEqualTo("Mary Muster");
    assertThat(person.jobRole()).isEqualTo("cra");
    assertThat(person.teaches()).isFalse();
    assertThat(person.sample()).isFalse();
    assertThat(people.all(OrganisationId.DEFAULT)).contains(person);
    assertThat(people.all(OTHERS)).isEmpty();
  }

  @Test
  void a_name_is_forgotten_when_the_person_comes_without_it() {
    Launch launch = arrive(claims -> {});
    assertThat(people.find(launch.learner()).orElseThrow().name()).isEqualTo("Mary Muster");

    Launch nameless =
        arrive(claims -> {
          claims.remove("name");
          claims.remove("given_name");
          claims.remove("family_name");
        });

    assertThat(nameless.name()).isNull();
    assertThat(people.find(launch.learner()).orElseThrow().name()).isNull();
  }

  @Test
  void a_dash_is_no_name() {
    Launch launch =
        arrive(claims -> {
          claims.put("name", "-");
          claims.put("given_name", "-");
          claims.put("family_name", " Muster ");
        });
    assertThat(launch.name()).isEqualTo("Muster");
    assertThat(
            arrive(
                    claims -> {
                      claims.put("name", " - - ");
                      claims.put("given_name", "");
                      claims.put("family_name", "\u2014");
                    })
                .name())
        .isNull();
  }

  @Test
  void who_taught_once_teaches() {
    Launch launch = arrive(claims -> claims.put(LTI + "roles", List.of(INSTRUCTOR)));
    arrive(claims -> {});

    assertThat(people.find(launch.learner()).orElseThrow().teaches()).isTrue();
  }

  @Test
  void the_same_subject_of_two_platforms_is_two_people() {
    Launch here = arrive(claims -> {});
    platform.close();
    try (var other = TestPlatform.start()) {
      other.register(platforms);
      Launch there = arrived(other.launch(browser, claims -> {}));
      assertThat(there.learner()).isNotEqualTo(here.learner());
    }
  }

  @Test
  void sample_people_are_added_once() {
    List<NewPerson> invented =
        List.of(new NewPerson("s-1", "Ann", "cra"), new NewPerson("s-2", "Bob", "data-manager"));

    List<Person> first = people.addSample(OrganisationId.DEFAULT, registered.id(), invented);
    List<Person> again = people.addSample(OrganisationId.DEFAULT, registered.id(), invented);

    assertThat(first).isEqualTo(again).hasSize(2).allMatch(Person::sample);
    assertThat(first).extracting(Person::name).containsExactly("Ann", "Bob");
  }

  @Test
  void an_erased_person_is_gone_with_all_launches_and_everybody_hears_of_it() {
    Page page = launch(claims -> {});
    Launch launch = arrived(page);
    String token = String.valueOf(page.location()).substring(Arrivals.PATH.length());

    people.erase(OTHERS, List.of(launch.learner()));
    assertThat(people.find(launch.learner())).isPresent();

    people.erase(OrganisationId.DEFAULT, List.of(launch.learner(), new LearnerId(new UUID(0, 1))));

    assertThat(people.find(launch.learner())).isEmpty();
    assertThat(launches.find(token)).isEmpty();
    assertThat(events.stream(LearnersErased.class))
        .singleElement()
        .satisfies(erased -> {
          assertThat(erased.learners()).containsExactly(launch.learner());
          assertThat(erased.accounts()).containsExactly(launch.account());
        });
  }
}
