package org.traininglayer.checkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.ModuleFolders;
import org.traininglayer.catalog.format.Pace;
import org.traininglayer.catalog.format.Problem;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.review.ReviewStep;
import org.traininglayer.steps.review.ReviewStep.AiOutput.Unit;

/** The short texts that ship, and who gets which of them. */
class ReviewPoolTest {

  private static final List<String> ROLES =
      List.of(
          "cra",
          "central-monitor",
          "data-manager",
          "medical-writer",
          "pv-associate",
          "tmf-specialist",
          "clin-ops-manager",
          "any");

  private final ReviewPool pool = new ReviewPool();

  private List<ReviewStep> texts() {
    return pool.module().steps().stream().map(ReviewStep.class::cast).toList();
  }

  @Test
  void the_texts_are_a_module_without_errors() throws IOException {
    List<Problem> problems =
        StepTypes.reader()
            .read(ModuleFolders.shipped(ReviewPool.ROOT).getFirst(), LocalDate.of(2026, 11, 29))
            .problems();
    assertThat(problems).isEmpty();
  }

  @Test
  void every_role_has_a_text_for_each_of_the_four_check_ins_and_all_of_them_are_there() {
    assertThat(pool.roles()).containsExactlyInAnyOrderElementsOf(ROLES);
    for (String role : ROLES) {
      assertThat(pool.of(role)).as(role).hasSizeGreaterThanOrEqualTo(4).doesNotHaveDuplicates();
      assertThat(pool.of(role)).allSatisfy(id -> assertThat(pool.item(id)).as(id).isPresent());
    }
    assertThat(ROLES.stream().flatMap(role -> pool.of(role).stream()).distinct())
        .containsExactlyInAnyOrderElementsOf(texts().stream().map(one -> one.head().id()).toList());
    assertThat(pool.of("somebody-else")).isEqualTo(pool.of("any")).isEqualTo(pool.of(null));
  }

  @Test
  void a_text_is_sparse_says_why_each_sentence_is_right_and_one_is_right_throughout() {
    for (ReviewStep text : texts()) {
      assertThat(text.errors()).as(text.head().id()).hasSizeLessThanOrEqualTo(1);
      assertThat(text.output().units()).hasSize(5);
      assertThat(text.decoys()).isNotEmpty();
      for (Unit unit : text.output().units()) {
        assertThat(text.errorIn(unit.id()).isPresent() || text.rightIn(unit.id()).isPresent())
            .as("%s %s", text.head().id(), unit.id())
            .isTrue();
      }
    }
    assertThat(texts()).anyMatch(text -> text.errors().isEmpty());
  }

  @Test
  void a_text_with_its_source_takes_less_than_ninety_seconds() {
    List<String> tooLong = new ArrayList<>();
    for (ReviewStep text : texts()) {
      double minutes = StepTypes.of(text).format().minutes(text) + Pace.CLICK;
      for (String id : text.head().artefacts()) {
        minutes += words(pool.module().artefacts().get(id)) / Pace.SEARCHED;
      }
      if (minutes >= 1.5) {
        tooLong.add(text.head().id() + ": " + minutes);
      }
    }
    assertThat(tooLong).isEmpty();
  }

  private static int words(@Nullable Artefact source) {
    return source instanceof Artefact.Table table
        ? table.rows().stream().flatMap(row -> row.cells().stream()).mapToInt(Pace::words).sum()
        : 0;
  }

  @Test
  void nobody_gets_a_text_twice_before_all_were_seen() {
    List<String> all = texts().stream().map(one -> one.head().id()).toList();
    for (String role : ROLES) {
      for (long seed = 0; seed < 50; seed++) {
        List<String> given = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
          given.add(pool.next(role, seed, given));
        }
        assertThat(given).as("%s %s", role, seed).containsExactlyInAnyOrderElementsOf(all);
        int own = pool.of(role).size();
        assertThat(given.subList(0, own)).containsExactlyInAnyOrderElementsOf(pool.of(role));
        assertThat(pool.next(role, seed, given))
            .as("the one of the own that was longest ago")
            .isEqualTo(given.getFirst());
      }
    }
  }

  @Test
  void the_same_person_gets_the_same_and_over_many_every_text_comes_first() {
    assertThat(pool.next("cra", 7, List.of())).isEqualTo(pool.next("cra", 7, List.of()));
    assertThat(
            Stream.iterate(0L, seed -> seed + 1)
                .limit(200)
                .map(seed -> pool.next("cra", seed, List.of()))
                .distinct())
        .containsExactlyInAnyOrderElementsOf(pool.of("cra"));
  }
}
