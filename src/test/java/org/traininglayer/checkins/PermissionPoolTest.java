package org.traininglayer.checkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.traininglayer.catalog.ModuleFolders;
import org.traininglayer.catalog.Step;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.decision.DecisionStep;
import org.traininglayer.steps.decision.DecisionStep.Choice;
import org.traininglayer.steps.decision.DecisionStep.Level;
import org.traininglayer.steps.decision.DecisionStep.Policy;
import org.traininglayer.steps.decision.DecisionStep.Stance;
import org.traininglayer.steps.sort.SortStep;

/** The uses of AI that ship, and who is asked about which. */
class PermissionPoolTest {

  private final PermissionPool pool = new PermissionPool();
  private final ReviewPool texts = new ReviewPool();

  private DecisionStep decision(String id) {
    return (DecisionStep) pool.steps(id).getLast();
  }

  private SortStep.Item rule(String id) {
    return ((SortStep) pool.steps(id).getFirst()).items().getFirst();
  }

  @Test
  void the_uses_are_a_module_without_errors() throws IOException {
    assertThat(
            StepTypes.reader()
                .read(
                    ModuleFolders.shipped(PermissionPool.ROOT).getFirst(),
                    LocalDate.of(2026, 11, 29))
                .problems())
        .isEmpty();
  }

  @Test
  void every_role_that_has_short_texts_has_uses_and_all_of_them_are_there() {
    assertThat(pool.roles()).containsExactlyInAnyOrderElementsOf(texts.roles());
    for (String role : pool.roles()) {
      assertThat(pool.of(role)).as(role).hasSizeGreaterThanOrEqualTo(5).doesNotHaveDuplicates();
      assertThat(pool.all()).containsAll(pool.of(role));
      assertThat(pool.of(role).stream().map(id -> rule(id).key()).distinct())
          .as("%s meets permitted, conditional and prohibited uses", role)
          .hasSize(3);
    }
    assertThat(pool.of("somebody-else")).isEqualTo(pool.of(null));
    assertThat(pool.steps("no-such-use")).isEmpty();
  }

  @Test
  void the_question_of_knowledge_is_about_the_use_and_its_key_is_that_of_the_decision() {
    for (String id : pool.all()) {
      List<Step> steps = pool.steps(id);
      assertThat(steps).as(id).hasSize(2);
      Policy policy = Objects.requireNonNull(decision(id).policy());
      assertThat(policy.knows()).isEqualTo("check-in-rules/sorted/" + rule(id).id());
      assertThat("check-in-" + rule(id).id()).isEqualTo(id);
      assertThat(((SortStep) steps.getFirst()).items()).hasSize(1);
      assertThat(rule(id).key().word()).isEqualTo(policy.permission());
      assertThat(policy.uses().keySet())
          .containsExactlyInAnyOrderElementsOf(
              decision(id).options().stream().map(Choice::id).toList());
    }
  }

  /** The right thing is to use what is permitted; to ask or to avoid is too strict there. */
  @Test
  void what_is_permitted_is_over_restricted_by_whoever_leaves_it_and_what_is_not_by_nobody() {
    for (String id : pool.all()) {
      Policy policy = Objects.requireNonNull(decision(id).policy());
      boolean prohibited = policy.permission().equals("prohibited");
      for (Choice option : decision(id).options()) {
        boolean leaves = List.of("avoid", "escalate").contains(policy.uses().get(option.id()));
        assertThat(option.stance())
            .as("%s %s", id, option.id())
            .isEqualTo(
                prohibited
                    ? leaves ? Stance.FIT : Stance.UNDER
                    : leaves
                        ? Stance.OVER
                        : option.level() == Level.BEST ? Stance.FIT : Stance.UNDER);
      }
      assertThat(decision(id).options().stream().filter(o -> o.level() == Level.BEST)).hasSize(1);
    }
  }

  @Test
  void a_use_takes_less_than_three_minutes() {
    for (String id : pool.all()) {
      assertThat(CheckInExtra.minutes(pool.steps(id))).as(id).isBetween(0.5, 3.0);
    }
  }

  @Test
  void nobody_is_asked_about_a_use_twice_before_all_were_seen() {
    for (long seed = 0; seed < 30; seed++) {
      List<String> given = new ArrayList<>();
      for (int i = 0; i < pool.all().size(); i++) {
        given.add(pool.next("cra", seed, given));
      }
      assertThat(given).containsExactlyInAnyOrderElementsOf(pool.all());
      assertThat(given.subList(0, 5)).containsExactlyInAnyOrderElementsOf(pool.of("cra"));
      assertThat(pool.next("cra", seed, given)).isEqualTo(given.getFirst());
    }
  }
}
