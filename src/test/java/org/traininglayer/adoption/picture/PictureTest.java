package org.traininglayer.adoption.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.picture.Forest.Ends;
import org.traininglayer.adoption.picture.Forest.Reference;
import org.traininglayer.adoption.picture.Forest.Row;
import org.traininglayer.adoption.picture.Forest.Section;
import org.traininglayer.adoption.picture.Mark.Look;
import org.traininglayer.adoption.picture.Matrix.Cell;
import org.traininglayer.adoption.picture.Matrix.Column;
import org.traininglayer.adoption.picture.Matrix.Sign;
import org.traininglayer.adoption.picture.Plane.Spot;
import org.traininglayer.adoption.picture.Plane.Words;
import org.w3c.dom.Document;

/** Pictures as functions: nothing over anything else, nothing without its interval. */
class PictureTest {

  private static final List<String> NAMES =
      List.of(
          "North",
          "Clinical research associates of the western region, second wave",
          "W",
          "Clinical operations managers",
          "Daten & <Management>",
          "監査担当者のグループ",
          "MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM",
          "TL-301",
          "Medical writers",
          "Study \"Q\"",
          "Pilot A",
          "Data managers");
  private static final Words WORDS =
      new Words(
          "right claims flagged",
          "wrong claims caught",
          "catches errors, leaves the rest alone",
          "lets errors through",
          "flags nearly everything",
          "flags what is right");

  @Test
  void no_label_stands_over_another_or_outside_at_any_width() {
    Random lots = new Random(27);
    for (int round = 0; round < 60; round++) {
      for (Layout layout :
          List.of(
              forest(lots),
              plane(lots),
              matrix(lots),
              trend(lots),
              calibration(lots),
              lorenz(lots))) {
        for (int width = 240; width <= 1280; width += 40 + lots.nextInt(40)) {
          Drawing drawing = layout.at(width);
          List<Box> labels = drawing.labels();
          assertThat(labels).isNotEmpty();
          for (int i = 0; i < labels.size(); i++) {
            assertThat(labels.get(i).within(-0.5, 0, width + 0.5, drawing.height()))
                .as("%s at %d", layout.getClass(), width)
                .isTrue();
            for (int j = 0; j < i; j++) {
              assertThat(labels.get(i).meets(labels.get(j)))
                  .as("%s at %d: %s", layout.getClass(), width, labels.get(j))
                  .isFalse();
            }
          }
        }
      }
    }
  }

  @Test
  void no_line_that_groups_are_held_against_runs_through_a_label() {
    Random lots = new Random(91);
    Pattern line =
        Pattern.compile(
            "<line class=\"(?:against|against strong|whole)\" x1=\"([0-9.]+)\" y1=\"([0-9.]+)\""
                + " x2=\"[0-9.]+\" y2=\"([0-9.]+)\"");
    int lines = 0;
    for (int round = 0; round < 40; round++) {
      Forest forest = forest(lots);
      for (int width : new int[] {240, 300, 360, 540, 900}) {
        Drawing drawing = forest.at(width);
        for (MatchResult found : line.matcher(drawing.svg()).results().toList()) {
          lines++;
          double x = Double.parseDouble(found.group(1));
          double y = Double.parseDouble(found.group(2));
          Box box = new Box(x, y, 0.1, Double.parseDouble(found.group(3)) - y);
          assertThat(drawing.labels()).as("at %d", width).noneMatch(box::meets);
        }
      }
    }
    assertThat(lines).isGreaterThan(400);
  }

  @Test
  void the_words_of_a_corner_give_way_to_a_group_that_stands_there() {
    Pattern cross =
        Pattern.compile(
            "class=\"range\" d=\"M([0-9.]+) ([0-9.]+)H([0-9.]+)M([0-9.]+) ([0-9.]+)V([0-9.]+)");
    for (double x : new double[] {0.02, 0.06, 0.19, 0.24}) {
      for (double y : new double[] {0.03, 0.08, 0.93, 0.97}) {
        Spot spot =
            new Spot(
                "A",
                mark(x, Math.max(0, x - 0.02), x + 0.01, Look.SURE),
                mark(y, Math.max(0, y - 0.03), Math.min(1, y + 0.03), Look.SURE),
                "",
                "",
                false);
        for (int width : new int[] {300, 360, 540, 900}) {
          Drawing drawing =
              new Plane(List.of(spot), WORDS, PictureTest::percent, d -> "d " + d).at(width);
          MatchResult at = cross.matcher(drawing.svg()).results().findFirst().orElseThrow();
          double middle = Double.parseDouble(at.group(2));
          double from = Double.parseDouble(at.group(1));
          Box across = new Box(from, middle - 1, Double.parseDouble(at.group(3)) - from, 2);
          assertThat(drawing.labels()).as("%s %s at %d", x, y, width).noneMatch(across::meets);
        }
      }
    }
  }

  @Test
  void every_group_of_a_plane_is_named_in_it_or_beneath_it() {
    Random lots = new Random(3);
    for (int round = 0; round < 40; round++) {
      Plane plane = plane(lots);
      for (int width : new int[] {240, 300, 540}) {
        String svg = plane.at(width).svg();
        for (int i = 0; i < plane.spots().size(); i++) {
          assertThat(named(svg, i)).as("%s %d", plane, i).isTrue();
        }
      }
    }
  }

  @Test
  void a_name_that_might_be_taken_for_that_of_another_point_is_led_to_its_own() {
    List<Spot> crowd = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Mark x = mark(0.04 + 0.004 * i, 0.01, 0.08, Look.SURE);
      Mark y = mark(0.8 - 0.02 * i, 0.6, 0.9, Look.SURE);
      crowd.add(new Spot("Group " + i, x, y, "", "", false));
    }
    String together = new Plane(crowd, WORDS, PictureTest::percent, d -> "d " + d).at(300).svg();
    Spot one = crowd.getFirst();
    Spot other =
        new Spot(
            "Far", mark(0.2, 0.15, 0.25, Look.SURE), mark(0.3, 0.2, 0.4, Look.SURE), "", "", false);
    String apart =
        new Plane(List.of(one, other), WORDS, PictureTest::percent, d -> "d " + d).at(300).svg();

    assertThat(together).contains("class=\"leader\"");
    assertThat(apart).doesNotContain("class=\"leader\"");
  }

  private static boolean named(String svg, int n) {
    return Pattern.compile("data-row=\"" + n + "\">.*?</g>", Pattern.DOTALL)
        .matcher(svg)
        .results()
        .anyMatch(found -> found.group().contains("<text"));
  }

  @Test
  void a_point_is_drawn_with_its_interval_and_a_hidden_one_only_named() {
    Row told =
        new Row(
            "Told", "0.74", "0.74", "Told: 0.74", mark(0.74, 0.66, 0.83, Look.SURE), false, false);
    Row hidden =
        new Row(
            "Few", "too few people", "too few people", "Few: hidden", Mark.NOWHERE, false, false);
    String with = ratio(told).at(540).svg();
    String without = ratio(hidden).at(540).svg();

    assertThat(with).containsOnlyOnce("class=\"dot\"").contains("class=\"range\"");
    assertThat(without)
        .contains("too few people")
        .doesNotContain("class=\"dot\"", "class=\"range\"");
    assertThatThrownBy(() -> new Mark(0.5, null, null, Look.SURE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Mark(0.5, 0.4, 0.6, Look.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_group_that_is_hidden_in_one_direction_has_no_place_in_the_plane() {
    Spot half =
        new Spot("Few", mark(0.1, 0, 0.2, Look.SURE), Mark.NOWHERE, "too few people", "Few", false);
    String svg = new Plane(List.of(half), WORDS, PictureTest::percent, d -> "d " + d).at(300).svg();

    assertThat(svg)
        .contains("Few: too few people")
        .doesNotContain("class=\"range\"", "class=\"dot\"");
  }

  @Test
  void a_bound_in_one_direction_is_no_point_of_the_plane_nor_of_its_key() {
    for (Look look : List.of(Look.SURE, Look.FEW, Look.OLD, Look.BOUND)) {
      for (boolean across : List.of(true, false)) {
        String svg = crowd(across ? look : Look.BOUND, across ? Look.BOUND : look);

        assertThat(svg)
            .as("%s %s", look, across)
            .contains("bound key", "class=\"range\"")
            .doesNotContain("class=\"dot\"");
      }
    }
    assertThat(crowd(Look.SURE, Look.FEW)).contains("few key", "class=\"dot\"");
    assertThat(crowd(Look.OLD, Look.SURE)).contains("old key", "class=\"dot\"");
  }

  /** So many in one place that some have their names beneath. */
  private static String crowd(Look x, Look y) {
    List<Spot> spots = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String name = "Clinical operations managers " + i;
      spots.add(new Spot(name, mark(0.1, 0, 0.2, x), mark(0.8, 0.7, 0.9, y), "", name, false));
    }
    return new Plane(spots, WORDS, PictureTest::percent, d -> "d " + d).at(240).svg();
  }

  @Test
  void the_line_of_everybody_is_not_drawn_where_only_a_bound_is_told() {
    Row told = new Row("All", "", "", "", mark(0.9, 0.8, 1, Look.SURE), true, false);
    Row bound = new Row("All", "", "", "", mark(0.9, 0.8, 1, Look.BOUND), true, false);

    assertThat(ratio(told).at(540).svg()).contains("class=\"whole\"");
    assertThat(ratio(bound).at(540).svg()).doesNotContain("class=\"whole\"", "class=\"dot\"");
  }

  @Test
  void what_is_off_the_axis_ends_in_an_arrow_at_its_edge() {
    Row far =
        new Row("Far", "", "", "", mark(1.2, 0, Double.POSITIVE_INFINITY, Look.FEW), false, false);
    Row near = new Row("Near", "", "", "", mark(1.2, 0.9, 1.5, Look.SURE), false, false);

    assertThat(ratio(far).at(540).svg().split("L", -1)).hasSizeGreaterThan(4);
    assertThat(ratio(near).at(540).svg()).doesNotContain("NaN", "Infinity");
    assertThat(ratio(far).at(540).svg()).doesNotContain("NaN", "Infinity");
  }

  @Test
  void faster_lies_to_the_left_and_double_as_far_from_one_as_half() {
    Scale scale = Scale.ratio(List.of(0.5, 2.0), PictureTest::plain);

    assertThat(scale.place(1)).isEqualTo(0.5);
    assertThat(scale.place(0.5)).isZero();
    assertThat(scale.place(2)).isEqualTo(1);
    assertThat(Scale.ratio(List.of(0.001), PictureTest::plain).least()).isEqualTo(0.1);
  }

  @Test
  void a_linear_axis_holds_its_values_and_zero_with_few_round_numbers() {
    Random lots = new Random(5);
    for (int i = 0; i < 500; i++) {
      double a = lots.nextGaussian() * Math.pow(10, lots.nextInt(4) - 1);
      double b = a + lots.nextDouble() * 30;
      Scale scale = Scale.linear(List.of(a, b), 100, PictureTest::plain);
      assertThat(scale.least()).isLessThanOrEqualTo(Math.min(0, Math.max(a, -100)));
      assertThat(scale.most()).isGreaterThanOrEqualTo(Math.max(0, Math.min(b, 100)));
      assertThat(scale.ticks()).hasSizeBetween(2, 9);
      assertThat(scale.ticks()).anyMatch(tick -> Math.abs(tick.value()) < 1e-9);
    }
  }

  @Test
  void the_curves_of_equal_skill_are_those_of_detection() {
    assertThat(SkillCurve.of(0)).allMatch(p -> Math.abs(p[0] - p[1]) < 1e-4);
    assertThat(SkillCurve.of(1)).anyMatch(p -> p[0] == 0.5 && p[1] == 0.8413);
    assertThat(SkillCurve.of(2)).allMatch(p -> p[1] >= p[0]);
  }

  @Test
  void where_words_do_not_fit_a_key_tells_each_sign_once() {
    Matrix matrix =
        new Matrix(
            List.of(new Column("M1", "Quality"), new Column("M2", "Time")),
            List.of(
                new Matrix.Row(
                    "North",
                    List.of(
                        new Cell(Sign.COMPLETE, "complete", "North, quality: complete"),
                        new Cell(
                            Sign.NO_BASELINE, "no baseline before the training", "North, time")),
                    false)));

    String wide = matrix.at(900).svg();
    String small = matrix.at(240).svg();

    assertThat(wide).contains(">no baseline before the training</text>").doesNotContain("cell key");
    assertThat(small.split("cell key", -1)).hasSize(3);
    assertThat(small).contains("North, quality: complete");
    assertThatThrownBy(() ->
            new Matrix(
                List.of(new Column("M1", "")), List.of(new Matrix.Row("", List.of(), false))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_file_stands_alone_and_is_well_formed_whatever_the_names_are() throws Exception {
    String evil = "A \"quoted\" <script>alert(1)</script> & \u0007\ud800 group";
    Row row = new Row(evil, evil, evil, evil, mark(0.9, 0.8, 1, Look.OLD), false, true);
    String svg = new Sheet(evil, evil, evil, evil, ratio(row).at(540)).svg();

    Document parsed = parsed(svg);
    assertThat(parsed.getDocumentElement().getAttribute("role")).isEqualTo("img");
    assertThat(parsed.getElementsByTagName("script").getLength()).isZero();
    assertThat(parsed.getElementsByTagName("style").item(0).getTextContent())
        .contains("--accent:#0b5c8e", ".picture .range");
    assertThat(svg).doesNotContain("url(", "@import", "href").contains("<desc id=\"summary\">");
  }

  @Test
  void long_texts_break_into_lines_that_fit() {
    List<String> lines =
        Sheet.lines("One two three four five six seven eight nine ten eleven twelve", 120, 12);

    assertThat(lines).hasSizeGreaterThan(3);
    assertThat(lines).allMatch(line -> TextSize.width(line, 12) <= 120);
    assertThat(String.join(" ", lines)).endsWith("eleven twelve");
  }

  private static Document parsed(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static Forest ratio(Row... rows) {
    return new Forest(
        Scale.ratio(List.of(), PictureTest::plain),
        List.of(new Section("", List.of(rows))),
        List.of(new Reference(1, "as before", true)),
        0.9,
        new Ends("← faster", "slower"));
  }

  private static Forest forest(Random lots) {
    List<Section> sections = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (String heading : List.of("", "Cohorts", "Roles of the whole organisation")) {
      List<Row> rows = new ArrayList<>();
      for (int i = lots.nextInt(3); i < 5; i++) {
        Mark mark = mark(lots, 20);
        Double from = mark.from();
        Double to = mark.to();
        if (from != null && to != null) {
          values.addAll(List.of(from, to));
        }
        rows.add(
            new Row(
                name(lots),
                lots.nextBoolean() ? "−12.34 (−123.45 to 123.45), few data" : "too few people",
                lots.nextBoolean() ? "−12.34, few data" : "too few people",
                "",
                mark,
                heading.isEmpty(),
                lots.nextBoolean()));
      }
      sections.add(new Section(heading, rows));
    }
    boolean log = lots.nextBoolean();
    return new Forest(
        log
            ? Scale.ratio(values, PictureTest::plain)
            : Scale.linear(values, 100, PictureTest::plain),
        sections,
        List.of(
            new Reference(log ? 1 : 0, "no difference", true),
            new Reference(log ? 1.1 : -5, "no worse than this", false)),
        lots.nextGaussian(),
        new Ends("← worse than without AI", "better than without AI →"));
  }

  private static Plane plane(Random lots) {
    List<Spot> spots = new ArrayList<>();
    int groups = 1 + lots.nextInt(12);
    boolean together = lots.nextInt(3) == 0;
    for (int i = 0; i < groups; i++) {
      double x = together ? 0.1 : lots.nextDouble();
      double y = together ? 0.8 : lots.nextDouble();
      Look look = List.of(Look.values()).get(lots.nextInt(4));
      spots.add(
          lots.nextInt(6) == 0
              ? new Spot(name(lots), Mark.NOWHERE, Mark.NOWHERE, "too few people", "", false)
              : new Spot(
                  name(lots),
                  mark(x, x * 0.8, Math.min(1, x * 1.2), look),
                  mark(y, y * 0.8, Math.min(1, y * 1.2), look),
                  "",
                  "",
                  false));
    }
    return new Plane(spots, WORDS, PictureTest::percent, d -> d == 0 ? "chance" : "d′ " + d);
  }

  private static Matrix matrix(Random lots) {
    List<Column> columns =
        Stream.of("M1", "M2", "M3", "M4", "M5").map(id -> new Column(id, "Finishing it")).toList();
    List<Matrix.Row> rows = new ArrayList<>();
    for (int i = 0; i < 1 + lots.nextInt(12); i++) {
      List<Cell> cells = new ArrayList<>();
      for (int j = 0; j < columns.size(); j++) {
        Sign sign = List.of(Sign.values()).get(lots.nextInt(Sign.values().length));
        cells.add(new Cell(sign, sign.name().toLowerCase(Locale.ROOT).replace('_', ' '), ""));
      }
      rows.add(new Matrix.Row(name(lots), cells, lots.nextBoolean()));
    }
    return new Matrix(columns, rows);
  }

  private static Lorenz lorenz(Random lots) {
    return new Lorenz(
        lots.nextBoolean() ? Mark.NOWHERE : mark(0.2, 0.1, 0.4, Look.FEW),
        mark(0.4, 0.3, 0.5, lots.nextBoolean() ? Look.SURE : Look.BOUND),
        "",
        "",
        new Lorenz.Words("people, from those who make least →", "↑ made", "all alike", "few"),
        PictureTest::percent);
  }

  @Test
  void a_curve_goes_only_through_what_is_told() {
    Lorenz.Words words = new Lorenz.Words("people", "made", "alike", "few");
    Mark none = mark(0.2, 0.1, 0.4, Look.SURE);
    Mark rest = mark(0.4, 0.3, 0.5, Look.SURE);
    Mark bound = mark(0.1, 0, 0.1, Look.BOUND);

    assertThat(new Lorenz(none, rest, "", "", words, PictureTest::percent).at(300).svg())
        .contains("class=\"course\"")
        .satisfies(svg -> assertThat(svg.split("class=\"dot\"", -1)).hasSize(3));
    assertThat(new Lorenz(none, bound, "", "", words, PictureTest::percent).at(300).svg())
        .doesNotContain("class=\"course\"")
        .containsOnlyOnce("class=\"dot\"");
    assertThat(new Lorenz(Mark.NOWHERE, rest, "", "", words, PictureTest::percent).at(300).svg())
        .contains("class=\"course\"")
        .containsOnlyOnce("class=\"dot\"");
  }

  private static CalibrationPlot calibration(Random lots) {
    List<CalibrationPlot.Point> points = new ArrayList<>();
    for (int i = 0; i < lots.nextInt(6); i++) {
      double at = lots.nextDouble();
      points.add(
          new CalibrationPlot.Point(
              lots.nextDouble(), mark(at, at * 0.7, Math.min(1, at * 1.3), Look.SURE), ""));
    }
    return new CalibrationPlot(
        points,
        new CalibrationPlot.Words(
            "how sure you were in all of this →",
            "↑ how often you were right in all of this",
            "better than you think you are",
            "surer than right, more often than not"),
        PictureTest::percent);
  }

  private static Trend trend(Random lots) {
    List<Trend.Point> points = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    int week = 0;
    for (int i = 0; i < 1 + lots.nextInt(52); i++) {
      Mark mark = mark(lots, 20);
      Double from = mark.from();
      Double to = mark.to();
      if (from != null && to != null) {
        values.addAll(List.of(from, to));
      }
      String gap = mark.drawn() ? "" : lots.nextBoolean() ? "too few people" : "not measured";
      points.add(new Trend.Point(week, (1 + lots.nextInt(31)) + " Sept", gap, "", mark, i > 0));
      week += 1 + lots.nextInt(3);
    }
    return new Trend(
        Scale.linear(values, 100, PictureTest::plain),
        points,
        lots.nextBoolean() ? null : new Trend.Against(0, "level: as without AI"));
  }

  @Test
  void a_line_over_time_has_a_gap_where_nothing_was_told() {
    Trend.Point first = week(0, mark(0.4, 0.3, 0.5, Look.SURE), true);
    Trend.Point hidden = week(1, Mark.NOWHERE, true);
    Trend.Point third = week(2, mark(0.5, 0.4, 0.6, Look.SURE), true);
    Trend.Point other = week(3, mark(0.5, 0.4, 0.6, Look.SURE), false);
    Trend.Point bound = week(4, mark(0.9, 0.8, 1, Look.BOUND), true);
    Scale share = Scale.linear(List.of(0.0, 1.0), 1, PictureTest::percent);

    String gap = new Trend(share, List.of(first, hidden, third), null).at(540).svg();
    assertThat(gap).doesNotContain("class=\"band\"", "class=\"course\"");
    assertThat(gap.split("class=\"dot\"", -1)).hasSize(3);
    assertThat(gap).contains("class=\"hatch\"", ">too few people</text>");
    assertThat(new Trend(share, List.of(third, other), null).at(540).svg())
        .doesNotContain("class=\"band\"", "class=\"course\"", "class=\"hatch\"");
    assertThat(new Trend(share, List.of(other, bound), null).at(540).svg())
        .contains("class=\"band\"")
        .doesNotContain("class=\"course\"")
        .containsOnlyOnce("class=\"dot\"");
    assertThat(new Trend(share, List.of(first, week(1, first.mark(), true)), null).at(540).svg())
        .contains("class=\"course\"");
    assertThatThrownBy(() -> new Trend(share, List.of(), null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Trend.Point week(int week, Mark mark, boolean joined) {
    return new Trend.Point(
        week, week + " Sept", mark.drawn() ? "" : "too few people", "", mark, joined);
  }

  private static Mark mark(Random lots, double size) {
    double at = lots.nextGaussian() * size;
    return lots.nextInt(5) == 0
        ? Mark.NOWHERE
        : mark(at, at - lots.nextDouble() * size, at + lots.nextDouble() * size, Look.SURE);
  }

  private static Mark mark(double at, double from, double to, Look look) {
    return new Mark(at, from, to, look);
  }

  private static String name(Random lots) {
    return NAMES.get(lots.nextInt(NAMES.size()));
  }

  private static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  private static String plain(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
