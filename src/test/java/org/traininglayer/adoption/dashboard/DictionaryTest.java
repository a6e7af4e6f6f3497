package org.traininglayer.adoption.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.metric.AllMetrics;
import org.traininglayer.adoption.metric.Panel;

/** Nothing raw reaches a page: every code that may come has words. */
class DictionaryTest {

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
    }
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
