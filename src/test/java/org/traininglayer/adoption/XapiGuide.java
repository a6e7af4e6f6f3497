package org.traininglayer.adoption;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.traininglayer.adoption.facts.Fact;
import org.traininglayer.adoption.facts.Facts;
import org.traininglayer.adoption.facts.Reading;
import org.traininglayer.adoption.metric.AllMetrics;
import org.traininglayer.adoption.metric.Metric;
import org.traininglayer.xapi.Profile;
import org.traininglayer.xapi.ProfilePattern;
import org.traininglayer.xapi.StatementTemplate;
import org.traininglayer.xapi.TemplateRule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** Writes the page that tells an analyst what our statements hold, and what is made of them. */
final class XapiGuide {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Path STATEMENTS = Path.of("docs/statements.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?m)^(##+ .*)$|```json\\n([\\s\\S]*?)```");

  /** Figures of groups, by docs/statistics.md; those of a module are asked of the metrics. */
  static final Map<Fact.Kind, String> FIGURES = figures();

  private XapiGuide() {}

  private static Map<Fact.Kind, String> figures() {
    Map<Fact.Kind, String> figures = new EnumMap<>(Fact.Kind.class);
    figures.put(Fact.Kind.REVIEW_UNIT, "M4; skill in M3, P1, P3, P4");
    figures.put(Fact.Kind.CONFIDENT_CHOICE, "");
    figures.put(Fact.Kind.STEP_OPENED, "");
    figures.put(Fact.Kind.STEP_FINISHED, "");
    figures.put(Fact.Kind.MODULE_STARTED, "");
    figures.put(Fact.Kind.MODULE_FINISHED, "");
    figures.put(Fact.Kind.MODULE_PASSED, "");
    figures.put(Fact.Kind.STEP_PASSED_OVER, "");
    figures.put(Fact.Kind.POLICY_DECISION, "P3");
    figures.put(Fact.Kind.DECISION_REASON, "reasons, beside P3");
    figures.put(Fact.Kind.TIMED_TASK, "M1, M2, P4, P5");
    figures.put(Fact.Kind.TIME_FELT, "M2");
    figures.put(Fact.Kind.CONFIDENCE_RATING, "M3");
    figures.put(Fact.Kind.WORKFLOW_STEP, "M5, P4");
    figures.put(Fact.Kind.USE_WEEK, "P2, habit, retention");
    return figures;
  }

  /**
   * A statement of {@code docs/statements.md}.
   *
   * @param title of its section
   */
  record Example(String title, JsonNode statement, StatementTemplate template) {}

  static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    Matcher found = EXAMPLE.matcher(Files.readString(STATEMENTS));
    String title = "";
    while (found.find()) {
      if (found.group(1) != null) {
        title = found.group(1).replaceFirst("^#+ ", "");
        continue;
      }
      try (MappingIterator<JsonNode> all =
          JSON.readerFor(JsonNode.class).readValues(found.group(2))) {
        for (JsonNode statement : all.readAll()) {
          Optional<StatementTemplate> template = Profile.ours().templateOf(statement);
          if (template.isPresent()) {
            examples.add(new Example(title, statement, template.get()));
          }
        }
      }
    }
    return examples;
  }

  static Set<String> withoutExample() throws IOException {
    Set<String> names = new TreeSet<>();
    Profile.ours().templates().forEach(template -> names.add(template.name()));
    examples().forEach(example -> names.remove(example.template().name()));
    return names;
  }

  static String text() throws IOException {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    List<Example> examples = examples();
    page.append(
        """

        ## Kinds of statements

        | kind | when | verb → object | must have | example | fact |
        | --- | --- | --- | --- | --- | --- |
        """);
    for (StatementTemplate template : Profile.ours().templates()) {
      List<Example> own =
          examples.stream()
              .filter(example -> example.template().name().equals(template.name()))
              .toList();
      row(
          page,
          "`" + template.name() + "`",
          template.meaning(),
          last(template.verb())
              + " → "
              + (template.objectType() == null ? "statement" : last(template.objectType())),
          template.rules().stream()
              .filter(rule -> "included".equals(rule.presence()))
              .map(XapiGuide::place)
              .collect(Collectors.joining(", ")),
          own.stream()
              .map(Example::title)
              .distinct()
              .map(title ->
                  "[" + title.toLowerCase(Locale.ROOT) + "](statements.md#" + anchor(title) + ")")
              .collect(Collectors.joining("; ")),
          kinds(own).stream().map(XapiGuide::code).collect(Collectors.joining(", ")));
    }
    page.append(
        """

        ## What facts feed

        A statement that counts is one fact ([which, and how](statements.md#the-facts-that-are-read-from-them)). M1 to M5, P1 to P5, habit and
        retention are figures of groups ([statistics](statistics.md)); the others are figures of a module ([dashboard](dashboard.md)).

        | fact | figures of groups | figures of a module |
        | --- | --- | --- |
        """);
    for (Fact.Kind kind : Fact.Kind.values()) {
      row(page, code(kind), String.valueOf(FIGURES.get(kind)), ofModule(kind, examples));
    }
    page.append(
        """

        ## The order in a registration

        Sorted by `timestamp`, the statements of one `context.registration` follow one of the patterns in bold; the others are their parts.

        | pattern | what it is | made of |
        | --- | --- | --- |
        """);
    for (ProfilePattern pattern : Profile.ours().patterns()) {
      String name = pattern.primary() ? "**`" + pattern.name() + "`**" : "`" + pattern.name() + "`";
      row(page, name, pattern.meaning(), made(pattern));
    }
    page.append(
        """

        ## Data dictionary

        Keys begin with `https://traininglayer.org/xapi/extensions/`; *in* is the part of the statement whose `extensions` hold it.

        | field | in | what it is | values |
        | --- | --- | --- | --- |
        """);
    for (Profile.Extension extension : Profile.ours().extensions()) {
      row(
          page,
          "`" + extension.name() + "`",
          extension.result() ? "result" : "context",
          extension.meaning(),
          values(extension.schema()));
    }
    return page.toString();
  }

  private static void row(StringBuilder page, String... cells) {
    for (String cell : cells) {
      page.append("| ").append(cell.isBlank() ? "–" : cell.replace("|", "\\|")).append(' ');
    }
    page.append("|\n");
  }

  private static String made(ProfilePattern pattern) {
    List<String> members = pattern.members().stream().map(one -> "`" + last(one) + "`").toList();
    return switch (pattern.rule()) {
      case SEQUENCE -> String.join(", then ", members);
      case ALTERNATES -> "one of " + String.join(", ", members);
      case OPTIONAL -> members.getFirst() + " or nothing";
      case ONE_OR_MORE -> members.getFirst() + ", once or more";
      case ZERO_OR_MORE -> members.getFirst() + ", any number of times";
    };
  }

  /** A value's JSON Schema, in a few words. */
  private static String values(JsonNode schema) {
    if (schema.has("enum")) {
      List<String> all = new ArrayList<>();
      schema
          .path("enum")
          .forEach(
              one -> all.add("`" + (one.isString() ? one.stringValue() : one.toString()) + "`"));
      return String.join(", ", all);
    }
    if (schema.has("const")) {
      return "`" + schema.path("const").toString() + "`";
    }
    String type = schema.path("type").stringValue("any");
    if (type.equals("array")) {
      return "list of " + values(schema.path("items"));
    }
    StringBuilder words = new StringBuilder(type);
    if (schema.has("minimum")) {
      words.append(", from ").append(schema.path("minimum"));
    }
    if (schema.has("maximum")) {
      words.append(", to ").append(schema.path("maximum"));
    }
    if (schema.has("maxLength")) {
      words.append(", at most ").append(schema.path("maxLength")).append(" characters");
    }
    if (schema.has("pattern")) {
      words.append(", `").append(schema.path("pattern").stringValue()).append('`');
    }
    return words.toString();
  }

  private static Set<Fact.Kind> kinds(List<Example> examples) {
    Set<Fact.Kind> kinds = new TreeSet<>();
    for (Example example : examples) {
      if (Facts.from(example.statement().toString()) instanceof Reading.Counts counts) {
        kinds.add(counts.fact().kind());
      }
    }
    return kinds;
  }

  /** Those metrics that count an example of this kind. */
  private static String ofModule(Fact.Kind kind, List<Example> examples) {
    Set<String> metrics = new TreeSet<>();
    for (Example example : examples) {
      if (Facts.from(example.statement().toString()) instanceof Reading.Counts counts
          && counts.fact().kind() == kind) {
        for (Metric metric : AllMetrics.LIST) {
          metric.count(
              counts.fact(),
              (item, name, value) -> metrics.add(words(metric.getClass().getSimpleName())));
        }
      }
    }
    return String.join(", ", metrics);
  }

  private static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private static String code(Fact.Kind kind) {
    return "`" + kind.name().toLowerCase(Locale.ROOT) + "`";
  }

  private static String place(TemplateRule rule) {
    String location = rule.location();
    return "`"
        + location.replaceFirst("^\\$\\.", "").replaceAll("\\['.*/([^/']+)'\\]", ".$1")
        + "`";
  }

  private static String last(String iri) {
    return iri.substring(iri.lastIndexOf('/') + 1);
  }

  /** As GitHub makes it of a heading. */
  private static String anchor(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
  }

  private static final String INTRODUCTION =
      """
      # xAPI in ten minutes

      What an analyst needs to read our records: which kinds of statements there are, when they are told, what they must have, what each field
      means, and what figures are made of them. This page is made of our profile, which the tool publishes at `/xapi/profile`; a test fails when it
      is out of date. How a whole statement looks is shown, kind by kind, in [statements.md](statements.md); what all of them have in common
      [stands there first](statements.md#what-all-of-them-have). How to get them: [exports.md](exports.md), [lrs.md](lrs.md).

      Read a statement so: `actor` did `verb` to `object`, at `timestamp`, in the attempt `context.registration` at version `context.revision` of a
      module. Leave out what was voided. `result` says what came of it; `context` under which conditions. People are the accounts of the learning
      platform; invented ones have `sample`.
      """;
}
