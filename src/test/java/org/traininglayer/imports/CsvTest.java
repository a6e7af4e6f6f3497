package org.traininglayer.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.imports.Column.optional;
import static org.traininglayer.imports.Column.required;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.traininglayer.imports.Column.Format;
import org.traininglayer.kernel.LearnerId;

/** Tables as spreadsheets and people write them. */
class CsvTest {

  private static final List<Column> COLUMNS =
      List.of(
          required("person", Format.PERSON, ""),
          required("from", Format.DAY, ""),
          optional("minutes", Format.NUMBER, ""),
          optional("note", Format.TEXT, ""));

  private static final LearnerId ANN = new LearnerId(UUID.randomUUID());
  private static final LearnerId BEN = new LearnerId(UUID.randomUUID());

  private enum Colour {
    RED,
    BLUE
  }

  @Test
  void a_byte_order_mark_and_any_line_ends_make_no_difference() {
    String text = "person,from\r\nann,2026-01-01\rben,2026-01-02\n";
    CsvText read = CsvText.of(("\uFEFF" + text).getBytes(UTF_8));

    assertThat(read.problem()).isNull();
    assertThat(read.text()).isEqualTo("person,from\nann,2026-01-01\nben,2026-01-02\n");
    assertThat(CsvText.of(text)).isEqualTo(read);
  }

  @Test
  void what_is_no_text_in_utf_8_is_refused_and_nothing_is_guessed() {
    assertThat(CsvText.of(new byte[0]).problem()).isEqualTo("file-empty");
    assertThat(CsvText.of(" \r\n\t".getBytes(UTF_8)).problem()).isEqualTo("file-empty");
    assertThat(CsvText.of("PK\3\4rest".getBytes(UTF_8)).problem()).isEqualTo("file-workbook");
    assertThat(CsvText.of("person\nMüller".getBytes(ISO_8859_1)).problem())
        .isEqualTo("file-encoding");
    assertThat(CsvText.of("person".getBytes(UTF_16)).problem()).isEqualTo("file-encoding");
    assertThat(CsvText.of("a\0b").problem()).isEqualTo("file-encoding");
    assertThat(CsvText.of(new byte[Imports.LARGEST + 1]).problem()).isEqualTo("file-large");
  }

  @Test
  void semicolons_commas_and_tabs_are_told_by_the_header_and_names_may_be_written_as_people_do() {
    for (String separator : List.of(";", ",", "\t")) {
      CsvTable table =
          read(
              "Person; FROM;\"Note\"\nann;2026-01-01;\"a;b,c\td\"\n\n;;\nben;2026-01-02\n"
                  .replace("a;b", "a#b")
                  .replace(";", separator)
                  .replace("a#b", "a;b"));
      assertThat(table.problems()).isEmpty();
      assertThat(table.lines()).extracting(CsvTable.Line::number).containsExactly(2, 5);
      assertThat(table.lines().getFirst().cells())
          .isEqualTo(Map.of("person", "ann", "from", "2026-01-01", "note", "a;b,c\td"));
      assertThat(table.lines().getLast().cells()).containsEntry("note", "");
    }
  }

  @Test
  void a_cell_of_several_lines_counts_all_of_them() {
    CsvTable table = read("person,from,note\nann,2026-01-01,\"two\nlines\"\nben,x,\n");
    assertThat(table.lines()).extracting(CsvTable.Line::number).containsExactly(2, 4);
  }

  @Test
  void a_header_that_does_not_fit_refuses_the_table_and_says_each_reason() {
    assertThat(codes(read("person,frm,,person\nann,2026-01-01").problems()))
        .isEqualTo(
            "1 frm column-unknown, 1  column-nameless, 1 person column-twice, 1 from"
                + " column-missing");
    assertThat(codes(read("person,from\n").problems())).isEqualTo("0  no-lines");
    assertThat(codes(read("person,from\nann,2026-01-01\nben,\"2026").problems()))
        .isEqualTo("3  quotes");
    String many = "person,from\n" + "ann,2026-01-01\n".repeat(Imports.MOST_LINES + 1);
    assertThat(codes(read(many).problems())).isEqualTo((Imports.MOST_LINES + 2) + "  lines");
  }

  @Test
  void a_decimal_comma_between_commas_is_a_cell_too_many_and_the_other_lines_are_good() {
    CsvTable table = read("person,from,minutes\nann,2026-01-01,12,5\nben,2026-01-02,\"12,5\",,\n");
    assertThat(codes(table.crowded())).isEqualTo("2  cells");
    assertThat(table.crowded().getFirst().arguments()).containsExactly("4", "3");
    assertThat(table.lines()).extracting(CsvTable.Line::number).containsExactly(3);
  }

  @Test
  void cells_are_what_they_should_be_or_say_why_not() {
    Cells good =
        cells(Map.of("person", "ann", "from", "2026-02-28", "minutes", "12,5", "note", "'=1+1"));
    assertThat(good.person("person")).isEqualTo(ANN);
    assertThat(good.day("from")).isEqualTo(LocalDate.of(2026, 2, 28));
    assertThat(good.number("minutes", 0, 480)).isEqualTo(12.5);
    assertThat(good.text("note", 10)).isEqualTo("=1+1");
    assertThat(good.yes("remove", false)).isFalse();
    assertThat(good.refused()).isFalse();

    Cells bad =
        cells(
            Map.of(
                "person", "stranger",
                "from", "28.2.2026",
                "minutes", "1,200.5",
                "note", "too long for it",
                "colour", "green",
                "sure", "perhaps",
                "role", "Rôle"));
    assertThat(bad.person("person")).isNull();
    assertThat(bad.day("from")).isNull();
    assertThat(bad.number("minutes", 0, 480)).isNull();
    assertThat(bad.text("note", 10)).isEmpty();
    assertThat(bad.choice("colour", Colour.class)).isNull();
    assertThat(bad.yes("sure", true)).isTrue();
    assertThat(bad.slug("role")).isEmpty();
    assertThat(codes(bad.problems()))
        .isEqualTo(
            "7 person person-unknown, 7 from day, 7 minutes number, 7 note long, 7 colour choice,"
                + " 7 sure yes-no, 7 role slug");
    assertThat(bad.problems().get(1).value()).isEqualTo("28.2.2026");
  }

  @Test
  void days_and_numbers_have_bounds_and_required_cells_are_filled() {
    Cells cells =
        cells(Map.of("from", "2026-02-30", "minutes", "481", "defects", "1.5", "person", "both"));
    cells.day("from");
    cells.number("minutes", 0.1, 480);
    cells.whole("defects", 0, 10);
    cells.person("person");
    cells(Map.of()).day("from");
    assertThat(codes(cells.problems()))
        .isEqualTo(
            "7 from day-none, 7 minutes number-range, 7 defects number-whole,"
                + " 7 person person-ambiguous");
    assertThat(cells.problems().get(1).arguments()).containsExactly("0.1", "480");

    Cells empty = cells(Map.of());
    assertThat(empty.day("from")).isNull();
    assertThat(empty.day("until")).isNull();
    assertThat(codes(empty.problems())).isEqualTo("7 from empty");
    Cells ancient = cells(Map.of("from", "0026-01-01"));
    ancient.day("from");
    assertThat(codes(ancient.problems())).isEqualTo("7 from day-range");

    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Cells done = cells(Map.of("from", today.minusDays(1).toString()));
    assertThat(done.pastDay("from")).isEqualTo(today.minusDays(1));
    Cells planned = cells(Map.of("from", today.plusDays(2).toString()));
    assertThat(planned.pastDay("from")).isNull();
    assertThat(codes(planned.problems())).isEqualTo("7 from day-future");
  }

  @Test
  void a_role_is_written_as_modules_name_it() {
    assertThat(cells(Map.of("role", "Data  Manager")).slug("role")).isEqualTo("data-manager");
    assertThat(cells(Map.of("role", "medical_writer")).slug("role")).isEqualTo("medical-writer");
  }

  @Test
  void what_goes_out_is_no_formula_and_comes_back_as_it_was() {
    String table =
        CsvOut.table(
            List.of("a", "b"), List.of(List.of("=cmd|x", "-1"), List.of("Ünal, A", "\tx")));
    assertThat(table).isEqualTo("\uFEFFa,b\r\n'=cmd|x,'-1\r\n\"Ünal, A\",'\tx\r\n");
    assertThat(cells(Map.of("note", "'=cmd|x")).text("note", 80)).isEqualTo("=cmd|x");
    assertThat(cells(Map.of("note", "'t Hart")).text("note", 80)).isEqualTo("'t Hart");
  }

  private static CsvTable read(String text) {
    return CsvTable.read(text, COLUMNS);
  }

  private static Cells cells(Map<String, String> values) {
    return new Cells(
        new CsvTable.Line(7, values),
        Map.of("ann", List.of(ANN), "both", List.of(ANN, BEN)),
        COLUMNS);
  }

  private static String codes(List<ImportProblem> problems) {
    return problems.stream()
        .map(one -> one.line() + " " + one.column() + " " + one.code())
        .collect(Collectors.joining(", "));
  }
}
