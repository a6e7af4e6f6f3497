package org.traininglayer.course.picker;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.traininglayer.course.picker.PlacementCapabilities.Column;
import org.traininglayer.course.picker.PlacementCapabilities.Text;
import org.traininglayer.lti.ContentItem.Opening;
import org.traininglayer.lti.LaunchMessage.ContentSelection;

class ItemRulesTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final PlacementCapabilities MOODLE =
      PlacementCapabilities.of(selection(null, true, "iframe", "window"), "moodle");
  private static final PlacementCapabilities CANVAS =
      PlacementCapabilities.of(
          selection("module_index_menu_modal", true, "iframe", "window"), "canvas");

  @ParameterizedTest(name = "points \"{0}\": moodle {1}, canvas {2}")
  @CsvSource(
      textBlock =
          """
          100      | ''     | ''
          1        | ''     | ''
          12.5     | whole  | ''
          '12,5'   | whole  | ''
          5.0      | ''     | ''
          150      | ''     | ''
          10001    | many   | many
          0        | points | points
          0.00     | points | points
          -5       | points | points
          1.234    | points | points
          ''       | points | points
          1e3      | points | points
          ten      | points | points
          NaN      | points | points
          """,
      delimiter = '|')
  void points_are_what_the_gradebook_takes(String typed, String moodle, String canvas) {
    assertThat(problem(form(typed, "", "", "", "", ""), MOODLE, "points")).isEqualTo(key(moodle));
    assertThat(problem(form(typed, "", "", "", "", ""), CANVAS, "points")).isEqualTo(key(canvas));
  }

  @Test
  void moodle_makes_several_activities_only_with_points_that_every_site_takes() {
    ItemForm form = form("150", "", "", "", "", "");
    assertThat(ItemRules.check(form, true, MOODLE, true, BERLIN).problems())
        .containsEntry("points", "picker.problem.points.several");
    assertThat(ItemRules.check(form, true, CANVAS, true, BERLIN).points())
        .isEqualTo(new BigDecimal("150"));
  }

  @Test
  void without_a_column_points_and_dates_do_not_matter() {
    ItemForm ungraded = new ItemForm("A", false, "-1", "", "", "nonsense", "", "", Opening.USUAL);
    ItemRules checked = ItemRules.check(ungraded, true, CANVAS, false, BERLIN);
    assertThat(checked.problems()).isEmpty();
    assertThat(checked.points()).isNull();

    PlacementCapabilities task =
        PlacementCapabilities.of(selection("assignment_selection", false, "iframe"), "canvas");
    assertThat(ItemRules.check(ungraded, true, task, false, BERLIN).problems())
        .containsOnlyKeys("points");
  }

  @ParameterizedTest
  @CsvSource({
    "pass, 0, true",
    "pass, 1, false",
    "pass, 100, false",
    "pass, 101, true",
    "pass, 75.5, true",
    "pass, '', false",
    "pass, 1000, true",
    "attempts, 0, false",
    "attempts, 99, false",
    "attempts, 100, true",
    "attempts, -1, true",
    "attempts, '', false",
    "attempts, x, true"
  })
  void pass_mark_and_attempts_are_whole_numbers(String field, String typed, boolean wrong) {
    boolean pass = field.equals("pass");
    ItemForm form = form("100", pass ? typed : "", pass ? "" : typed, "", "", "");
    assertThat(ItemRules.check(form, true, CANVAS, false, BERLIN).problems().containsKey(field))
        .isEqualTo(wrong);
  }

  @Test
  void times_are_those_of_the_zone_in_summer_and_winter() {
    ItemRules checked =
        ItemRules.check(
            form("100", "", "", "2026-07-01T08:00", "2026-12-01T08:00", "2026-10-25T02:30:00"),
            true,
            CANVAS,
            false,
            BERLIN);
    assertThat(checked.problems()).isEmpty();
    assertThat(checked.opens()).isEqualTo(Instant.parse("2026-07-01T06:00:00Z"));
    assertThat(checked.closes()).isEqualTo(Instant.parse("2026-12-01T07:00:00Z"));
    assertThat(checked.due()).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-02T08:00, 2026-12-01T08:00, '', closes",
    "2026-12-02T08:00, 2026-12-02T08:00, '', closes",
    "2026-12-02T08:00, '', 2026-12-01T08:00, due",
    "'', 2026-12-02T08:00, 2026-12-03T08:00, due",
    "2026-13-02T08:00, '', '', opens",
    "'', +999999999-01-01T00:00, '', closes",
    "'', '', tomorrow, due",
    "0000-01-01T00:00, '', '', opens",
  })
  void times_in_the_wrong_order_or_none_at_all_are_told(
      String opens, String closes, String due, String field) {
    assertThat(
            ItemRules.check(form("100", "", "", opens, closes, due), true, CANVAS, false, BERLIN)
                .problems())
        .containsOnlyKeys(field);
  }

  @Test
  void moodle_is_not_asked_for_dates() {
    assertThat(
            ItemRules.check(
                form("100", "", "", "2026-12-02T08:00", "", ""), true, MOODLE, false, BERLIN))
        .extracting(ItemRules::opens, ItemRules::problems)
        .containsExactly(null, Map.of());
  }

  @Test
  void a_title_is_there_and_not_too_long() {
    assertThat(title("")).containsEntry("title", "picker.problem.title.missing");
    assertThat(title("x".repeat(256))).containsEntry("title", "picker.problem.title.long");
    assertThat(title("<b>Größe</b> 🙂")).isEmpty();
  }

  @Test
  void each_place_takes_what_it_takes() {
    PlacementCapabilities assignment =
        PlacementCapabilities.of(
            selection("assignment_selection", false, "iframe", "window"), null);
    assertThat(assignment.column()).isEqualTo(Column.ALWAYS);
    assertThat(assignment.courseHome()).isFalse();
    assertThat(assignment.review()).isFalse();
    assertThat(assignment.dates()).isFalse();
    assertThat(assignment.form()).isTrue();
    assertThat(assignment.text()).isEqualTo(Text.NONE);

    PlacementCapabilities editor =
        PlacementCapabilities.of(
            selection("editor_button", true, "embed", "iframe", "window"), null);
    assertThat(editor.column()).isEqualTo(Column.NONE);
    assertThat(editor.text()).isEqualTo(Text.LINK);
    assertThat(editor.openings()).containsExactly(Opening.USUAL, Opening.EMBEDDED);

    assertThat(CANVAS.column()).isEqualTo(Column.OPTIONAL);
    assertThat(CANVAS.dates()).isTrue();
    assertThat(CANVAS.form()).isFalse();
    assertThat(CANVAS.text()).isEqualTo(Text.HTML);
    assertThat(CANVAS.openings()).containsExactly(Opening.USUAL, Opening.NEW_TAB);

    assertThat(MOODLE.column()).isEqualTo(Column.OPTIONAL);
    assertThat(MOODLE.dates()).isFalse();
    assertThat(MOODLE.review()).isTrue();
    assertThat(MOODLE.once()).isFalse();
    assertThat(CANVAS.once()).isTrue();
    assertThat(MOODLE.text()).isEqualTo(Text.PLAIN);
    assertThat(PlacementCapabilities.of(selection(null, true, "embed"), "sakai").text())
        .isEqualTo(Text.NONE);
    assertThat(MOODLE.openings()).containsExactly(Opening.USUAL);

    assertThat(
            PlacementCapabilities.of(selection("homework_submission", false, "iframe"), "canvas")
                .links())
        .isFalse();
    assertThat(PlacementCapabilities.of(selection("course_navigation", true), "canvas").column())
        .isEqualTo(Column.NONE);
  }

  private static Map<String, String> title(String title) {
    return ItemRules.check(
            new ItemForm(title, true, "100", "", "", "", "", "", Opening.USUAL),
            true,
            CANVAS,
            false,
            BERLIN)
        .problems();
  }

  private static @Nullable String problem(
      ItemForm form, PlacementCapabilities taken, String field) {
    return ItemRules.check(form, true, taken, false, BERLIN).problems().get(field);
  }

  private static @Nullable String key(String word) {
    return switch (word) {
      case "" -> null;
      case "points" -> "picker.problem.points";
      default -> "picker.problem.points." + word;
    };
  }

  private static ItemForm form(
      String points, String pass, String attempts, String opens, String closes, String due) {
    return new ItemForm("A", true, points, pass, attempts, opens, closes, due, Opening.USUAL);
  }

  static ContentSelection selection(
      @Nullable String placement, boolean several, String... targets) {
    return new ContentSelection(
        URI.create("https://lms.example/return"),
        Set.of("ltiResourceLink"),
        List.of(targets),
        several,
        null,
        false,
        null,
        null,
        null,
        placement);
  }
}
