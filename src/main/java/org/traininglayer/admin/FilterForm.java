package org.traininglayer.admin;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import org.traininglayer.delivery.RecordDestinations.Filter;
import org.traininglayer.xapi.Formats;
import org.traininglayer.xapi.Profile;
import org.traininglayer.xapi.StatementTemplate;

/**
 * What an administrator says about the statements that a record store gets.
 *
 * @param activities ids, one a line, as typed
 */
record FilterForm(Set<String> verbs, Set<String> templates, String activities) {

  private static final int MAX_LINES = 200;
  private static final int MAX_LINE = 1_000;
  private static final String VOIDED = "http://adlnet.gov/expapi/verbs/voided";

  /** Reads a posted form; what is absent is empty. */
  static FilterForm of(MultiValueMap<String, String> fields) {
    return new FilterForm(
        new LinkedHashSet<>(fields.getOrDefault("verb", List.of())),
        new LinkedHashSet<>(fields.getOrDefault("template", List.of())),
        fields.getOrDefault("activities", List.of("")).getFirst());
  }

  /** A filter as it is kept. */
  static FilterForm of(Filter filter) {
    return new FilterForm(
        new LinkedHashSet<>(filter.verbs()),
        new LinkedHashSet<>(filter.templates()),
        String.join("\n", filter.activities()));
  }

  /** The templates of our profile among which can be chosen; what voids goes always. */
  static List<StatementTemplate> choices() {
    return Profile.ours().templates().stream().filter(one -> !one.verb().equals(VOIDED)).toList();
  }

  /** The verbs of these templates. */
  static List<String> verbChoices() {
    return choices().stream().map(StatementTemplate::verb).distinct().toList();
  }

  /** Field name to the words that cannot stand there; empty when all is well. */
  Map<String, String> problems() {
    Map<String, String> problems = new LinkedHashMap<>();
    unknown(problems, "verb", verbs, verbChoices());
    unknown(
        problems, "template", templates, choices().stream().map(StatementTemplate::id).toList());
    if (lines().count() > MAX_LINES) {
      problems.put("activities", lines().skip(MAX_LINES).findFirst().orElse(""));
    }
    String bad =
        lines()
            .filter(line -> line.length() > MAX_LINE || !Formats.isIri(line))
            .map(line -> line.substring(0, Math.min(line.length(), 100)))
            .collect(joining(", "));
    if (!bad.isEmpty()) {
      problems.put("activities", bad);
    }
    return problems;
  }

  private static void unknown(
      Map<String, String> problems, String field, Set<String> given, List<String> known) {
    String bad =
        given.stream()
            .filter(one -> !known.contains(one))
            .map(one -> one.substring(0, Math.min(one.length(), 100)))
            .collect(joining(", "));
    if (!bad.isEmpty()) {
      problems.put(field, bad);
    }
  }

  /** As it is to be kept; only without {@linkplain #problems problems}. */
  Filter filter() {
    return new Filter(List.copyOf(verbs), lines().distinct().toList(), List.copyOf(templates));
  }

  private Stream<String> lines() {
    return activities.lines().map(String::strip).filter(line -> !line.isEmpty());
  }

  /** For the audit trail. */
  static Map<String, String> audited(Filter filter) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("verbs", words(filter.verbs()));
    all.put("activities", words(filter.activities()));
    all.put("templates", words(filter.templates()));
    return all;
  }

  private static String words(List<String> ids) {
    return ids.isEmpty() ? "all" : String.join(" ", ids);
  }
}
