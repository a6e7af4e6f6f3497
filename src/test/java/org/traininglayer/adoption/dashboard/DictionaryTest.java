package org.traininglayer.adoption.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.metric.AllMetrics;
import org.traininglayer.adoption.metric.Estimates;
import org.traininglayer.adoption.metric.Metric;
import org.traininglayer.adoption.metric.MetricSet;
import org.traininglayer.adoption.metric.MetricSets;
import org.traininglayer.adoption.metric.Panel;
import org.traininglayer.adoption.metric.Panel.Chart;

/** Nothing raw reaches a page: every code that may come has words. */
class DictionaryTest {

  private static final String STEP = "010-review";

  private final Texts texts = HeadlineTest.texts();
  private final Dictionary dictionary = new Dictionary(texts, Map.of());

  @Test
  void every_kind_of_error_that_the_format_knows_has_a_name() throws IOException {
    String format = Files.readString(Path.of("docs", "module-format.md"));
    String line =
        format
            .lines()
            .filter(one -> one.startsWith("Families, on the cards"))
            .findFirst()
            .orElseThrow();
    Set<String> families = codes(line);
    assertThat(families).hasSizeGreaterThan(25).contains("overclaim", "number-slip", "omission");
    Set<String> keys = keys();
    assertThat(families)
        .allSatisfy(family -> assertThat(keys).contains("adoption.family." + family));
  }

  @Test
  void every_role_that_shipped_modules_are_for_and_the_trial_has_people_of_has_a_name()
      throws IOException {
    Set<String> roles = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "resources", "modules"))) {
      for (Path file : files.filter(one -> one.endsWith("module.yaml")).toList()) {
        Matcher found = Pattern.compile("roles: \\[([^\\]]*)\\]").matcher(Files.readString(file));
        while (found.find()) {
          roles.addAll(Set.of(found.group(1).split(", *")));
        }
      }
    }
    roles.addAll(Set.of("tmf-specialist", "data-manager", "pv-associate", "clin-ops-manager"));
    Set<String> keys = keys();
    assertThat(roles).allSatisfy(role -> assertThat(keys).contains("adoption.role." + role));
  }

  @Test
  void a_code_that_nobody_knows_is_written_as_words() {
    assertThat(dictionary.role("pv-lead")).isEqualTo("PV lead");
    assertThat(dictionary.family("made_up-thing")).isEqualTo("Made up thing");
    assertThat(dictionary.step("090-attest")).doesNotContain("-");
  }

  @Test
  void every_panel_of_every_metric_has_all_its_words() throws IOException {
    Set<String> keys = keys();
    for (Panel panel : AllMetrics.LIST.stream().flatMap(m -> m.panels().stream()).toList()) {
      for (String text :
          Set.of(
              "title",
              "subtitle",
              "people",
              "caption",
              "advice",
              "meaning.INSUFFICIENT_DATA",
              "meaning.SUPPRESSED",
              "meaning.NOT_MEASURED")) {
        assertThat(keys).contains("adoption." + panel.id() + "." + text);
      }
      panel
          .columns()
          .forEach(column -> assertThat(keys).contains("adoption.column." + column.measure()));
      assertThat(keys).contains("adoption.rows." + panel.rows());
      if (panel.chart() == Chart.BARS || panel.chart() == Chart.DOTS) {
        assertThat(keys).contains("adoption.chart." + panel.id() + ".x");
      }
    }
  }

  @Test
  void every_reading_of_a_panel_has_its_sentence() throws IOException {
    Set<String> keys = keys();
    Set<String> readings = new TreeSet<>();
    for (MetricSet figures : List.of(practice(0.9, who -> 0), practice(0.5, who -> 10), mixed())) {
      for (Metric metric : AllMetrics.LIST) {
        for (Panel panel : metric.panels()) {
          readings.add(
              "adoption."
                  + panel.id()
                  + ".meaning."
                  + panel.reading().apply(main(panel, figures.of(metric.id()))));
        }
      }
    }
    assertThat(readings)
        .as("the people of this test make all readings")
        .contains(
            "adoption.catching.meaning.OK",
            "adoption.confidence.meaning.over",
            "adoption.confidence.meaning.under",
            "adoption.confidence.meaning.fit");
    assertThat(keys).containsAll(readings);
  }

  @Test
  void every_item_that_is_no_step_role_or_kind_of_error_has_words() throws IOException {
    Set<String> keys = keys();
    Set<String> own = new TreeSet<>();
    MetricSet figures = mixed();
    for (Metric metric : AllMetrics.LIST) {
      for (Panel panel : metric.panels()) {
        for (String item : figures.of(metric.id()).items(panel.table())) {
          boolean named =
              switch (panel.rows()) {
                case ROLES, FAMILIES, ROUNDS -> true;
                case STEPS -> item.equals(STEP);
                case CONFIDENCE -> item.startsWith("stated:");
                case ITEMS -> false;
              };
          if (!named) {
            own.add("adoption." + panel.id() + ".item." + item);
          }
        }
      }
    }
    assertThat(own).contains("adoption.steps.item.completed", "adoption.confidence.item.bias");
    assertThat(keys).containsAll(own);
  }

  /** The figure that subtitle and meaning of a panel are about. */
  private static Figure main(Panel panel, Estimates estimates) {
    Panel.Main about = panel.main();
    String measure = panel.columns().getFirst().measure();
    return (about != null
            ? estimates.get(about.table(), about.item(), about.measure())
            : estimates.items(panel.table()).stream()
                .flatMap(item -> estimates.find(panel.table(), item, measure).stream())
                .findFirst()
                .orElse(estimates.notMeasured()))
        .all();
  }

  /** As sure as right, taken together. */
  private static MetricSet mixed() {
    return practice(0.75, who -> who % 2 == 0 ? 5 : 10);
  }

  /** Ten people who each choose ten times, so sure and so often right. */
  private static MetricSet practice(double sure, IntUnaryOperator right) {
    MetricSets people = new MetricSets();
    people.steps(STEP);
    for (int person = 0; person < 10; person++) {
      int hits = right.applyAsInt(person);
      people.did(
          "p" + person,
          by ->
              Stream.concat(
                      Stream.of(
                          by.started(),
                          by.opened(STEP),
                          by.wrong("c1", "major", "overclaim", true),
                          by.clean("c2", false),
                          by.finished(STEP),
                          by.completed()),
                      IntStream.range(0, 10).mapToObj(n -> by.choice(n < hits, sure)))
                  .toList());
    }
    return people.calculate();
  }

  private static Set<String> codes(String text) {
    Matcher code = Pattern.compile("`([a-z-]+)`").matcher(text);
    Set<String> codes = new TreeSet<>();
    while (code.find()) {
      codes.add(code.group(1));
    }
    return codes;
  }

  private static Set<String> keys() throws IOException {
    try (InputStream in =
        DictionaryTest.class.getResourceAsStream("/messages/adoption.properties")) {
      return new PropertyResourceBundle(
              new java.io.InputStreamReader(
                  java.util.Objects.requireNonNull(in), StandardCharsets.UTF_8))
          .keySet().stream().collect(Collectors.toSet());
    }
  }
}
