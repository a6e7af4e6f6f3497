package org.traininglayer.checkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.delivery.Course;
import org.traininglayer.delivery.Mails;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.learning.Attempts;
import org.traininglayer.learning.CourseRules;
import org.traininglayer.learning.CourseSettings;
import org.traininglayer.learning.ModuleSettings;
import org.traininglayer.testing.CountingDataSource;
import org.traininglayer.testing.TestDatabase;

/** Check-ins of many people, read at once. */
class StoredCheckInsTest {

  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private static final CourseId COURSE = new CourseId(UUID.randomUUID());
  private static final Attempts.Place PLACE =
      new Attempts.Place(
          OrganisationId.DEFAULT, new PlatformId(UUID.randomUUID()), COURSE, "context");

  private final CountingDataSource database = new CountingDataSource(TestDatabase.fresh());
  private final List<Attempts.Summary> made = new ArrayList<>();
  private final Rules rules = new Rules();
  private final StoredCheckIns checkIns =
      new StoredCheckIns(
          JdbcClient.create(database),
          new Made(),
          rules,
          new OneModule(),
          new Questionnaire(),
          mock(CheckInReviews.class),
          event -> {},
          mock(Mails.class));

  @Test
  void whoever_passed_again_is_asked_by_the_plan_of_the_first_time_in_the_console_too() {
    LearnerId ann = new LearnerId(UUID.randomUUID());
    Attempts.Summary first = passed(ann, 120);
    passed(ann, 60); // while the plan of the first was running
    Attempts.Summary other = passed(new LearnerId(UUID.randomUUID()), 20);

    List<CheckIn> all = checkIns.recent(OrganisationId.DEFAULT, NOW);

    assertThat(all)
        .extracting(CheckIn::passed)
        .containsOnly(first, other)
        .filteredOn(first::equals)
        .as("what was due in the last 98 days")
        .hasSize(3);
    assertThat(all).allMatch(one -> !one.dueAt().isBefore(NOW.minus(Plan.WHOLE)));
  }

  @Test
  void of_what_was_said_only_what_can_still_be_shown_is_read() {
    checkIns.recent(OrganisationId.DEFAULT, NOW);
    assertThat(database.executed)
        .singleElement()
        .asString()
        .contains("from check_in where organisation_id", "due_at >=");
  }

  @Test
  void the_questions_about_fifty_people_cost_as_much_as_about_one() {
    for (int i = 0; i < 50; i++) {
      passed(new LearnerId(UUID.randomUUID()), 57);
    }
    List<CheckIn> eighth =
        checkIns.in(PLACE, NOW).stream().filter(one -> one.moment().equals("P56D")).toList();
    database.executed.clear();
    rules.asked = 0;

    Map<UUID, Confirmation> confirmed = checkIns.confirmations(PLACE);
    List<CheckIn> awaited = checkIns.awaited(eighth, confirmed, NOW);
    Map<UUID, CheckInForm> forms = checkIns.forLead(PLACE, awaited, confirmed);

    assertThat(forms).hasSize(50);
    assertThat(database.executed).hasSize(1);
    assertThat(rules.asked).isOne();
  }

  private Attempts.Summary passed(LearnerId learner, int daysAgo) {
    Instant at = NOW.minus(Duration.ofDays(daysAgo));
    Attempts.Summary one =
        new Attempts.Summary(
            UUID.randomUUID(),
            learner,
            Course.MODULE.id(),
            Course.MODULE.version(),
            "17",
            1,
            5,
            5,
            at,
            at,
            at,
            0.9,
            true,
            List.of(),
            false);
    made.add(one);
    return one;
  }

  private final class Made implements Attempts {

    @Override
    public Map<UUID, LearnerId> realLearners(
        OrganisationId organisation, Collection<UUID> registrations) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Summary> in(Place place) {
      return made;
    }

    @Override
    public List<Summary> in(Place place, LearnerId learner) {
      return made.stream().filter(one -> one.learner().equals(learner)).toList();
    }

    @Override
    public List<Placed> passed(OrganisationId organisation, Instant since) {
      return made.stream()
          .filter(one -> !one.activeAt().isBefore(since))
          .map(one -> new Placed(one, COURSE))
          .toList();
    }

    @Override
    public List<Placed> of(OrganisationId organisation, LearnerId learner) {
      return in(PLACE, learner).stream().map(one -> new Placed(one, COURSE)).toList();
    }

    @Override
    public Optional<Whole> find(OrganisationId organisation, UUID registration) {
      return Optional.empty();
    }
  }

  private static final class OneModule implements Catalog {

    @Override
    public Optional<Module> find(ModuleId id) {
      return Optional.of(Course.MODULE);
    }

    @Override
    public Optional<Module> find(ModuleId id, String version) {
      return Optional.of(Course.MODULE);
    }

    @Override
    public List<Module> all() {
      return List.of(Course.MODULE);
    }
  }

  private static final class Rules implements CourseRules {

    private int asked;

    @Override
    public EffectiveCourseSettings inForce(OrganisationId organisation, @Nullable CourseId course) {
      asked++;
      return new EffectiveCourseSettings(
          new CourseSettings(
              ModuleSettings.NONE, Map.of(), Map.of(), List.of(), List.of(2, 4, 8, 12)),
          CourseSettings.NONE,
          1,
          null);
    }

    @Override
    public boolean change(
        OrganisationId organisation,
        CourseId course,
        LearnerId by,
        int seen,
        CourseSettings settings,
        String reason,
        Instant at) {
      return false;
    }

    @Override
    public List<Change> changes(OrganisationId organisation, CourseId course) {
      return List.of();
    }
  }
}
