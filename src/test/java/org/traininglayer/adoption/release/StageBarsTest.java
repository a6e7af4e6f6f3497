package org.traininglayer.adoption.release;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.cohort.Cohort;
import org.traininglayer.adoption.cohort.CohortFigures;
import org.traininglayer.adoption.cohort.CohortRecords;
import org.traininglayer.adoption.cohort.InventedCohort;
import org.traininglayer.adoption.dashboard.Texts;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.disclosure.Status;
import org.traininglayer.adoption.disclosure.StoredFigure;
import org.traininglayer.adoption.statistics.Measurement;

/** M5 stage by stage: what is reckoned, drawn and told beside. */
class StageBarsTest {

  private static final Texts TEXTS = OwnerReasonsTest.texts();

  @Test
  void what_is_lost_at_each_stage_is_a_bar_a_line_of_the_table_and_one_of_the_file() {
    Composed picture = StageBars.of(TEXTS, release(0.05, 0.4), group(0.05, 0.4)).orElseThrow();

    assertThat(picture.title().replaceAll("[\\u00a0\\u202f]", " "))
        .startsWith("Most is lost at \u201cChecked\u201d: 40 % (36 to 46 %)");
    assertThat(picture.rows())
        .extracting(OwnerPage.PictureRow::name)
        .containsExactly("1. draft", "2. Checked");
    String svg = picture.layout().at(540).svg();
    assertThat(svg.split("class=\"bar\"", -1)).as("two bars").hasSize(3);
    assertThat(svg).contains("class=\"range\"");
    assertThat(picture.csv().get())
        .contains("steps.1")
        .contains("steps.2")
        .doesNotContain("steps.3");
  }

  @Test
  void every_stage_that_check_ins_ask_for_has_a_title_and_a_step_none_of_its_number()
      throws IOException {
    String all;
    try (InputStream in =
        requireNonNull(StageBars.class.getResourceAsStream("/check-ins/check-ins.yaml"))) {
      all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<String> ids =
        all.lines()
            .filter(line -> line.contains("stages: [{"))
            .flatMap(line ->
                Pattern.compile("\\{ id: ([a-z-]+),")
                    .matcher(line)
                    .results()
                    .map(at -> at.group(1)))
            .distinct()
            .toList();
    assertThat(ids).hasSizeGreaterThan(15);
    assertThat(ids).allSatisfy(id -> assertThat(StageBars.title(TEXTS, id)).isNotEqualTo(id));
    assertThat(StageBars.title(TEXTS, "015-confidence-before")).isEqualTo("confidence before");
    assertThat(StageBars.title(TEXTS, "file")).isEqualTo("file");
    assertThat(StageBars.title(TEXTS, "")).isEmpty();
  }

  @Test
  void where_no_stage_is_told_of_there_is_no_picture() {
    Release.Group hidden =
        new Release.Group(
            Cohort.ORGANISATION,
            new Release.Content(
                30, Map.of(), List.of(), Map.of(), List.of(), List.of("draft", "file")));
    assertThat(StageBars.of(TEXTS, release(0.1, 0.1), hidden)).isEmpty();
  }

  @Test
  void a_step_that_loses_people_is_the_longest_one() {
    CohortRecords records = InventedCohort.showing("P4", 1);
    Map<OwnerFigure, Measurement> measured =
        Contributions.measured(records, CohortFigures.of(records));
    Double draft = Optional.ofNullable(measured.get(OwnerFigure.LEFT_1)).orElseThrow().estimate();
    Double second = Optional.ofNullable(measured.get(OwnerFigure.LEFT_2)).orElseThrow().estimate();
    assertThat(draft).isLessThan(0.1);
    assertThat(second).isBetween(0.3, 0.5);
  }

  private static Release release(double first, double second) {
    return new Release(
        26, LocalDate.parse("2026-11-30"), Instant.EPOCH, List.of(group(first, second)));
  }

  private static Release.Group group(double first, double second) {
    return new Release.Group(
        Cohort.ORGANISATION,
        new Release.Content(
            30,
            Map.of("steps.1", lost(first), "steps.2", lost(second)),
            List.of(),
            Map.of(),
            List.of(),
            List.of("draft", "check", "file")));
  }

  private static StoredFigure lost(double share) {
    return new StoredFigure(
        share,
        share - 0.04,
        share + 0.06,
        30,
        120L,
        Status.OK,
        Figure.Bound.NONE,
        1,
        Instant.EPOCH);
  }
}
