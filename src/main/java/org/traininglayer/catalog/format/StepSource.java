package org.traininglayer.catalog.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Condition;
import org.traininglayer.catalog.Evidence;
import org.traininglayer.catalog.StateValue;
import org.traininglayer.catalog.Step;

/** The file of a step while it is read: its YAML, and the texts in it with checked variables. */
public final class StepSource {

  /** Stands for every option that has no text of its own. */
  static final String OTHERWISE = "otherwise";

  /** Where the way goes after every choice that has no step of its own. */
  static final String DEFAULT = "default";

  private final String id;
  private final YamlNode root;
  private final ModuleFolder folder;
  private final Variables variables;
  private final Problems problems;
  private final Problems.At at;

  StepSource(
      String id,
      YamlNode root,
      ModuleFolder folder,
      Variables variables,
      Problems problems,
      Problems.At at) {
    this.id = id;
    this.root = root;
    this.folder = folder;
    this.variables = variables;
    this.problems = problems;
    this.at = at;
  }

  /** The whole file. */
  public YamlNode root() {
    return root;
  }

  /** The same file, read from a part that is a step of its own. */
  public StepSource within(YamlNode part) {
    return new StepSource(id, part, folder, variables, problems, at);
  }

  /** The text under a key; empty when there is none. */
  public String text(YamlNode node, String key) {
    YamlNode.Scalar scalar = node.scalar(key);
    return scalar == null ? "" : fill(scalar);
  }

  /** The text under a key; null when there is none. */
  public @Nullable String textOrNull(YamlNode node, String key) {
    YamlNode.Scalar scalar = node.scalar(key);
    return scalar == null ? null : fill(scalar);
  }

  /** The texts of a list under a key. */
  public List<String> texts(YamlNode node, String key) {
    return node.scalars(key).stream().map(this::fill).toList();
  }

  private String fill(YamlNode.Scalar scalar) {
    return variables.check(scalar.text(), at, scalar.line(), scalar.column()).strip();
  }

  /** On what the key of the step rests; null where the file does not say. */
  public Step.@Nullable KeyBasis basis() {
    YamlNode basis = root.get("key_basis");
    return basis == null
        ? null
        : new Step.KeyBasis(
            basis.texts("agreed_by").stream().filter(name -> !name.isBlank()).toList(),
            text(basis, "note"));
  }

  /** A file beside the step. */
  public record Text(String text, Problems.At at) {}

  /** A further file of the module that belongs to this step; null, and reported, when missing. */
  public @Nullable Text file(YamlNode.Scalar file) {
    String text = folder.text(file.text());
    if (text == null) {
      at.add(
          file,
          ProblemCode.FILE_MISSING,
          "The file " + file.text() + " is missing.",
          DidYouMean.among(folder.files().keySet(), file.text(), ""));
      return null;
    }
    Problems.At inFile = problems.in(file.text(), id);
    return new Text(variables.check(text, inFile, 0, 0), inFile);
  }

  /** Each place in {@code evidence: [{artefact, rows}]}. */
  public static List<Evidence> evidence(YamlNode entry) {
    List<Evidence> places = new ArrayList<>();
    for (YamlNode place : entry.items("evidence")) {
      for (String row : place.texts("rows")) {
        places.add(new Evidence(place.text("artefact"), row));
      }
    }
    return List.copyOf(places);
  }

  /** The constant that a word names, written with small letters and hyphens. */
  public static <E extends Enum<E>> E oneOf(Class<E> type, String word, E otherwise) {
    String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    return otherwise;
  }

  /** A number; 0 for what is none. */
  public static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  static int whole(String text) {
    return (int) number(text);
  }

  /** What steps of all types have. */
  Step.Head head(StepFormat<?> format) {
    StepFormat.Defaults defaults = format.defaults();
    return new Step.Head(
        id,
        text(root, "title"),
        text(root, "body"),
        whole(root.text("minutes")),
        root.texts("competencies"),
        root.get("metrics") == null ? defaults.metrics() : root.texts("metrics"),
        oneOf(Step.Guidance.class, root.text("exposure"), Step.Guidance.GUIDED),
        root.texts("artefacts"),
        root.get("scored") == null ? defaults.scored() : root.isTrue("scored"),
        root.get("weight") == null ? 1 : number(root.text("weight")),
        oneOf(Step.FeedbackWhen.class, textBelow("feedback", "when"), defaults.feedback()),
        root.texts("sources"),
        root.items("follows").stream().map(this::follow).toList(),
        route(format),
        root.get("parallel") == null ? null : id);
  }

  private Step.Route route(StepFormat<?> format) {
    Map<String, String> branch = new LinkedHashMap<>();
    root.entriesOf("branch")
        .forEach((option, entry) -> {
          if (entry.value() instanceof YamlNode.Scalar step) {
            branch.put(option, step.text());
          }
        });
    Map<String, Map<String, StateValue>> sets = new LinkedHashMap<>();
    for (YamlNode option : root.items("options")) {
      Map<String, StateValue> values = new LinkedHashMap<>();
      option
          .entriesOf("state")
          .forEach((name, entry) -> {
            if (entry.value() instanceof YamlNode.Scalar value) {
              values.put(name, stateValue(value));
            }
          });
      if (!values.isEmpty()) {
        sets.put(option.text("id"), Map.copyOf(values));
      }
    }
    return new Step.Route(
        condition(), textOrNone("next"), branch, branch.remove(DEFAULT), sets, teaches(format));
  }

  /** Said to be done with help: proven people can do without. A worked example says so itself. */
  private boolean teaches(StepFormat<?> format) {
    String exposure = root.text("exposure");
    return format.mayBePassedOver()
        && (exposure.equals("guided")
            || exposure.equals("worked")
            || (exposure.isEmpty() && format.name().equals("worked")));
  }

  private @Nullable String textOrNone(String key) {
    String text = root.text(key);
    return text.isEmpty() ? null : text;
  }

  private @Nullable Condition condition() {
    YamlNode.Scalar when = root.scalar("when");
    if (when == null) {
      return null;
    }
    try {
      return ConditionParser.parse(when.text());
    } catch (ConditionParser.Unreadable e) {
      at.add(
          when.line(),
          when.column() + (when.plain() ? 0 : 1) + e.at(),
          ProblemCode.WHEN_SYNTAX,
          "The condition cannot be read: " + e.says(),
          "Compare state.<name> with a value, and join with and, or, not and brackets.");
      return null;
    }
  }

  private static StateValue stateValue(YamlNode.Scalar value) {
    return switch (value.kind()) {
      case BOOLEAN -> new StateValue.Flag(Boolean.parseBoolean(value.text()));
      case INTEGER, NUMBER -> numberValue(value.text());
      case STRING, NULL -> new StateValue.Text(value.text());
    };
  }

  private static StateValue numberValue(String text) {
    try {
      return new StateValue.Decimal(new BigDecimal(text));
    } catch (NumberFormatException e) {
      // Octal, hexadecimal, infinity: the schema has said so.
      return new StateValue.Text(text);
    }
  }

  private Step.Follow follow(YamlNode follow) {
    Map<String, String> texts = new LinkedHashMap<>();
    YamlNode given = follow.get("texts");
    if (given != null) {
      follow.entriesOf("texts").keySet().forEach(option -> texts.put(option, text(given, option)));
    }
    return new Step.Follow(follow.text("step"), texts, texts.remove(OTHERWISE));
  }

  private String textBelow(String key, String inner) {
    YamlNode below = root.get(key);
    return below == null ? "" : below.text(inner);
  }
}
