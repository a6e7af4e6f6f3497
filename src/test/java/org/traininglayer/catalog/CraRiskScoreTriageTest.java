package org.traininglayer.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.traininglayer.catalog.format.ModuleReader;

/** Recomputes every number of the module from its listings. The formula stands beside the text. */
class CraRiskScoreTriageTest {

  private static final String MAY = "kri-listing-may";
  private static final String JUNE = "kri-listing-june";
  private static final List<String> SITES = List.of("101", "108", "114", "122", "130");

  private static Module module;

  @BeforeAll
  static void read() throws IOException {
    var folder =
        ModuleFolders.shipped().stream()
            .filter(f -> f.name().equals("cra-risk-score-triage"))
            .findFirst()
            .orElseThrow();
    module =
        Objects.requireNonNull(ModuleReader.read(folder, LocalDate.parse("2026-11-22")).module());
  }

  @Test
  void the_listing_of_may_shows_the_rates_of_the_case() {
    assertThat(column(MAY, "ae_per_visit")).containsExactly("0.08", "0.22", "0.28", "0.22", "0.21");
    assertThat(column(MAY, "deviations_per_100"))
        .containsExactly("0.6", "1.4", "10.3", "2.1", "1.7");
    assertThat(column(MAY, "screen_failure")).containsExactly("8", "20", "45", "21", "25");
    assertThat(column(MAY, "visits")).containsExactly("168", "140", "29", "96", "121");
    assertThat(column(MAY, "aes")).containsExactly("13", "31", "8", "21", "26");
    assertThat(cell(MAY, "median", "ae_per_visit")).isEqualTo("0.21");
  }

  @Test
  void in_both_months_those_screened_are_randomised_or_failed_and_nothing_cumulative_shrinks() {
    for (String site : SITES) {
      for (String listing : List.of(MAY, JUNE)) {
        assertThat(number(listing, site, "screened") - number(listing, site, "failed"))
            .as("%s %s", listing, site)
            .isEqualTo(number(listing, site, "randomised"));
      }
      for (String count :
          List.of("randomised", "visits", "aes", "screened", "failed", "major_deviations")) {
        assertThat(number(JUNE, site, count))
            .as("%s of %s", count, site)
            .isGreaterThanOrEqualTo(number(MAY, site, count));
      }
      assertThat(sae(JUNE, site)).startsWith(sae(MAY, site).toArray(Integer[]::new));
    }
  }

  @Test
  void the_errors_of_may_are_errors_and_their_truths_are_true() {
    // 0.08 = 13 / 168, lowest of the five, median 0.21; about 35 = 0.21 * 168
    assertThat(ratio(MAY, "101", "aes", "visits", 1, 2)).isEqualTo("0.08");
    assertThat(column(MAY, "ae_per_visit")).allMatch(rate -> rate.compareTo("0.08") >= 0);
    assertThat(Math.round(0.21 * number(MAY, "101", "visits"))).isEqualTo(35);
    assertThat(error("030-review", "e1").truth()).contains("0.08", "13 in 168", "0.21");
    assertThat(error("030-review", "e1").why()).contains("168 visits", "about 35", "13 were");
    // 10.3 = 3 / 29 * 100, by visits; by participants it would be 3 / 6 * 100 = 50
    assertThat(ratio(MAY, "114", "major_deviations", "visits", 100, 1)).isEqualTo("10.3");
    assertThat(ratio(MAY, "114", "major_deviations", "randomised", 100, 0)).isEqualTo("50");
    assertThat(unit("030-review", "e2")).contains("10.3", "per 100 participants");
    assertThat(error("030-review", "e2").truth())
        .contains("10.3 per 100 visits", "29 visits", "six");
    // one more deviation moves the rate by 1 / 29 * 100 = 3.4
    assertThat(BigDecimal.valueOf(100).divide(BigDecimal.valueOf(29), 1, RoundingMode.HALF_UP))
        .isEqualByComparingTo("3.4");
    assertThat(error("030-review", "e2").why()).contains("3.4");
    // seven of twenty by the old window of 3 days, one by 5 days
    List<Integer> offPlan = List.of(4, 4, 5, 4, 5, 5, 6);
    assertThat(line("site-notes-may", "n122-visits"))
        .contains("last 20 visits", "4, 4, 5, 4, 5, 5 and 6 days", "thirteen by 3 days or less");
    assertThat(20 - offPlan.size()).isEqualTo(13);
    assertThat(offPlan.stream().filter(days -> days > 3)).hasSize(7);
    assertThat(offPlan.stream().filter(days -> days > 5)).containsExactly(6);
    assertThat(error("030-review", "e3").truth()).contains("One visit of twenty", "6 days", "±5");
    assertThat(line("sitelens-model-card", "window-parameter")).contains("±3 days", "October 2025");
    // 29 = (6 + 8 + 6 + 96) / 4, and one of them above 24
    assertThat(mean(sae(MAY, "130"))).isEqualTo(29);
    assertThat(sae(MAY, "130").stream().filter(hours -> hours > 24)).containsExactly(96);
    assertThat(unit("030-review", "e4")).contains("29 hours");
    assertThat(error("030-review", "e4").truth()).contains("96", "24", "29 hours is above");
    assertThat(line("site-notes-may", "n130-sae")).contains("6, 8, 6 and 96");
  }

  @Test
  void what_is_not_an_error_in_may_is_true() {
    assertThat(cell(MAY, "101", "entry_lag")).isEqualTo("3");
    // 45 % = 5 / 11 * 100
    assertThat(ratio(MAY, "114", "failed", "screened", 100, 0)).isEqualTo("45");
    assertThat(unit("030-review", "d2")).contains("Five of eleven", "45 %");
    // 31 % = 5 / 16 * 100
    assertThat(cell(MAY, "114", "queries_overdue")).isEqualTo("31 (5 of 16)");
    assertThat(Math.round(100.0 * 5 / 16)).isEqualTo(31);
    assertThat(number(MAY, "108", "queries_overdue"))
        .isGreaterThan(number(MAY, "median", "queries_overdue"));
    assertThat(unit("030-review", "u4")).contains("Site 114 ranks highest", "82");
    assertThat(cell("sitelens-ranking-may", "114", "score")).isEqualTo("82");
    assertThat(cell("sitelens-ranking-may", "114", "rank")).isEqualTo("1");
    assertThat(unit("030-review", "u9")).contains("0.22");
    assertThat(cell(MAY, "122", "ae_per_visit")).isEqualTo("0.22");
    // Site 108: every indicator within a quarter of the study median, or one point
    for (String column :
        List.of(
            "ae_per_visit",
            "entry_lag",
            "queries_overdue",
            "screen_failure",
            "deviations_per_100",
            "epro_missing")) {
      double site = Double.parseDouble(cell(MAY, "108", column));
      double median = Double.parseDouble(cell(MAY, "median", column));
      assertThat(Math.abs(site - median)).as(column).isLessThanOrEqualTo(Math.max(1, median / 4));
    }
  }

  @Test
  void the_numbers_of_the_decisions_are_those_of_the_listing() {
    Step.Decision visit = (Step.Decision) step("040-decide-visit");
    List<String> reasons =
        Objects.requireNonNull(visit.reason()).options().stream()
            .map(Step.ReasonOption::text)
            .toList();
    assertThat(reasons).anyMatch(r -> r.contains("13 adverse events in 168 visits is 0.08"));
    // 82 - 64 = 18
    assertThat(
            number("sitelens-ranking-may", "114", "score")
                - number("sitelens-ranking-may", "122", "score"))
        .isEqualTo(18);
    assertThat(reasons).anyMatch(r -> r.contains("82") && r.contains("18 points"));
    // 10.3 / 1.8 = 5.7
    assertThat(10.3 / 1.8).isBetween(5.5, 6.0);
    assertThat(reasons).anyMatch(r -> r.contains("almost six times"));
    // 101 has randomised the most
    assertThat(SITES)
        .allMatch(site -> number(MAY, site, "randomised") <= number(MAY, "101", "randomised"));
    assertThat(visit.option("as-ranked").orElseThrow().then()).contains("24 participants");
    // four SAEs at 130, three elsewhere; three of four within eight hours
    assertThat(sae(MAY, "130")).hasSize(4);
    assertThat(SITES.stream().filter(s -> !s.equals("130")).mapToInt(s -> sae(MAY, s).size()).sum())
        .isEqualTo(3);
    assertThat(sae(MAY, "130").stream().filter(hours -> hours <= 8)).hasSize(3);
    // three days over the limit: (96 - 24) / 24
    assertThat((96 - 24) / 24).isEqualTo(3);
  }

  @Test
  void the_errors_of_june_are_errors_and_the_rest_is_true() {
    // 114: 4 and 5 days are out of 3, and v2.0 is in force there and only there
    assertThat(line("site-notes-june", "j114-visits")).contains("by 4 days", "by 5 days");
    assertThat(cell("version-log-june", "114", "in_force")).isEqualTo("v2.0");
    assertThat(SITES.stream().filter(s -> cell("version-log-june", s, "in_force").equals("v2.0")))
        .containsExactly("114");
    // 108: its second SAE took 31 hours; the others that are new took less than 24
    assertThat(newSaes("108")).containsExactly(31);
    assertThat(newSaes("130")).containsExactly(7, 9);
    assertThat(error("070-review-sparse", "e2").truth()).contains("three new", "two", "31 hours");
    for (String site : List.of("101", "114", "122")) {
      assertThat(newSaes(site)).isEmpty();
    }
    // 101: 13 / 168 = 0.08, 29 / 187 = 0.16, twice as much; 13 + 14 found and 2 more
    assertThat(ratio(JUNE, "101", "aes", "visits", 1, 2)).isEqualTo("0.16");
    assertThat((29.0 / 187) / (13.0 / 168)).isBetween(1.95, 2.05);
    assertThat(number(JUNE, "101", "aes") - number(MAY, "101", "aes")).isGreaterThanOrEqualTo(14);
    assertThat(cell(JUNE, "101", "queries_overdue")).isEqualTo("9");
    assertThat(cell(JUNE, "median", "queries_overdue")).isEqualTo("5");
    // 114: 82 to 68, 11 to 7 days, 3 / 36 * 100 = 8.3, 6 / 13 * 100 = 46
    assertThat(cell("sitelens-ranking-june", "114", "score")).isEqualTo("68");
    assertThat(cell("sitelens-ranking-june", "114", "tier")).isEqualTo("elevated");
    assertThat(cell(MAY, "114", "entry_lag")).isEqualTo("11");
    assertThat(cell(JUNE, "114", "entry_lag")).isEqualTo("7");
    assertThat(ratio(JUNE, "114", "major_deviations", "visits", 100, 1)).isEqualTo("8.3");
    assertThat(ratio(JUNE, "114", "failed", "screened", 100, 0)).isEqualTo("46");
    assertThat(cell(JUNE, "114", "queries_overdue")).isEqualTo("17 (3 of 18)");
    assertThat(Math.round(100.0 * 3 / 18)).isEqualTo(17);
    // 122: 112 - 96 = 16 visits, no new major deviation
    assertThat(number(JUNE, "122", "visits") - number(MAY, "122", "visits")).isEqualTo(16);
    for (String site : List.of("114", "122")) {
      assertThat(number(JUNE, site, "major_deviations"))
          .isEqualTo(number(MAY, site, "major_deviations"));
    }
    // 108: one more participant, and at the median for entry lag and missing ePRO
    assertThat(number(JUNE, "108", "randomised") - number(MAY, "108", "randomised")).isEqualTo(1);
    for (String column : List.of("entry_lag", "epro_missing")) {
      assertThat(cell(JUNE, "108", column)).isEqualTo(cell(JUNE, "median", column));
    }
    // 130: (6 + 8 + 6 + 96 + 7 + 9) / 6 = 132 / 6 = 22
    assertThat(sae(JUNE, "130")).hasSize(6);
    assertThat(mean(sae(JUNE, "130"))).isEqualTo(22);
    assertThat(unit("070-review-sparse", "d2")).contains("six", "22 hours", "96");
  }

  @Test
  void every_number_of_the_summaries_stands_in_a_source_or_is_computed_here() {
    // 14 days and 5.18.3 are invented; 29 and 22 are means; 100 is the base of a rate; E6, R3,
    // v3.0.
    Set<String> known = Set.of("14", "5.18.3", "29", "22", "100", "6", "3", "3.0");
    for (String id : List.of("030-review", "070-review-sparse")) {
      Step.Review review = (Step.Review) step(id);
      String sources =
          review.head().artefacts().stream()
              .map(CraRiskScoreTriageTest::words)
              .collect(Collectors.joining("\n"));
      for (var unit : review.output().units()) {
        Pattern.compile("\\d+(\\.\\d+)*")
            .matcher(unit.text())
            .results()
            .map(match -> match.group())
            .filter(number -> !known.contains(number))
            .forEach(number ->
                assertThat(sources)
                    .as("%s %s", id, unit)
                    .containsPattern("(?<![\\d.])" + Pattern.quote(number) + "(?!\\d|\\.\\d)"));
      }
    }
  }

  @Test
  void the_rounds_are_as_dense_and_as_sparse_as_they_say() {
    Step.Review dense = (Step.Review) step("030-review");
    assertThat(dense.output().units()).hasSize(12);
    assertThat(dense.errors()).hasSize(5);
    assertThat(dense.decoys()).hasSize(3);
    assertThat(dense.dense()).isTrue();
    Step.Review sparse = (Step.Review) step("070-review-sparse");
    assertThat(sparse.output().units()).hasSize(16);
    assertThat(sparse.errors()).hasSize(2);
    assertThat(sparse.decoys()).hasSize(2);
    assertThat(sparse.head().exposure()).isEqualTo(Step.Guidance.INDEPENDENT);
  }

  @Test
  void the_ranking_cannot_be_seen_before_the_own_view() {
    Step.Commit commit = (Step.Commit) step("020-commit");
    int place = module.steps().indexOf(commit);
    assertThat(module.steps().subList(0, place + 1))
        .flatExtracting(step -> step.head().artefacts())
        .doesNotContain("sitelens-ranking-may", "sitelens-model-card");
    assertThat(commit.reveals()).isEqualTo("030-review");
    assertThat(commit.correct()).containsExactly("site-101");
  }

  @Test
  void confidence_is_asked_with_the_same_items_before_and_after() {
    Step.Confidence before = (Step.Confidence) step("015-confidence-before");
    Step.Confidence after = (Step.Confidence) step("080-confidence");
    assertThat(after.items()).isEqualTo(before.items());
    assertThat(after.items())
        .extracting(Step.Confidence.Item::competency)
        .containsExactlyInAnyOrder("DIS-1", "DIS-3", "DIS-4", "DIL-1", "DEL-3");
  }

  private static Step step(String id) {
    return module.step(id).orElseThrow();
  }

  private static Step.SeededError error(String review, String unit) {
    return ((Step.Review) step(review)).errorIn(unit).orElseThrow();
  }

  private static String unit(String review, String unit) {
    return ((Step.Review) step(review))
        .output().units().stream()
            .filter(u -> u.id().equals(unit))
            .findFirst()
            .orElseThrow()
            .text();
  }

  private static Artefact artefact(String id) {
    return Objects.requireNonNull(module.artefacts().get(id), id);
  }

  private static String line(String document, String key) {
    return ((Artefact.Document) artefact(document))
        .lines().stream().filter(l -> l.key().equals(key)).findFirst().orElseThrow().markdown();
  }

  private static String cell(String listing, String row, String column) {
    var table = (Artefact.Table) artefact(listing);
    int place = table.columns().stream().map(Artefact.Column::id).toList().indexOf(column);
    return table.rows().stream()
        .filter(r -> r.key().equals(row))
        .findFirst()
        .orElseThrow()
        .cells()
        .get(place);
  }

  private static List<String> column(String listing, String column) {
    return SITES.stream().map(site -> cell(listing, site, column)).toList();
  }

  private static int number(String listing, String row, String column) {
    return Integer.parseInt(cell(listing, row, column).replaceAll(" .*", ""));
  }

  private static String ratio(
      String listing, String row, String above, String below, int times, int decimals) {
    return BigDecimal.valueOf((long) number(listing, row, above) * times)
        .divide(BigDecimal.valueOf(number(listing, row, below)), decimals, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static List<Integer> sae(String listing, String site) {
    String hours = cell(listing, site, "sae_hours");
    return hours.equals("no SAE")
        ? List.of()
        : Arrays.stream(hours.split(", ")).map(Integer::valueOf).toList();
  }

  private static List<Integer> newSaes(String site) {
    return sae(JUNE, site).subList(sae(MAY, site).size(), sae(JUNE, site).size());
  }

  private static double mean(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).average().orElseThrow();
  }

  private static String words(String id) {
    return switch (artefact(id)) {
      case Artefact.Table table ->
          table.rows().stream()
              .map(row -> row.key() + " " + String.join(" ", row.cells()))
              .collect(Collectors.joining("\n"));
      case Artefact.Document document ->
          document.lines().stream().map(Artefact.Line::markdown).collect(Collectors.joining("\n"));
    };
  }
}
