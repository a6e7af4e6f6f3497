package org.traininglayer.catalog.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.Step.Evidence;

/**
 * Turns the YAML of a step into a {@link Step}. Missing parts become empty, because the schema has
 * already said what is missing.
 */
final class StepReader {

  /** Stands for all options that have no text of their own. */
  static final String OTHERWISE = "otherwise";

  private static final Map<String, List<String>> METRICS =
      Map.of(
          "brief", List.of("M5"),
          "commit", List.of("M1", "M3"),
          "review", List.of("M1", "M3", "M4", "M7"),
          "decision", List.of("M1", "M3", "M6"),
          "confidence", List.of("M3"),
          "attest", List.of());

  private final String id;
  private final YamlNode root;
  private final Variables variables;
  private final Problems.At problems;

  private StepReader(String id, YamlNode root, Variables variables, Problems.At problems) {
    this.id = id;
    this.root = root;
    this.variables = variables;
    this.problems = problems;
  }

  /** Null when the type is not one of ours. */
  static @Nullable Step read(
      String id, YamlNode root, AiText.Split split, Variables variables, Problems.At problems) {
    return new StepReader(id, root, variables, problems).step(split);
  }

  private @Nullable Step step(AiText.Split split) {
    Step.Head head = head();
    return switch (root.text("type")) {
      case "brief" ->
          new Step.Brief(
              head, textOrNull(root, "persona"), text(root, "goal"), texts(root, "ground_rules"));
      case "commit" ->
          new Step.Commit(
              head,
              text(root, "question"),
              root.items("options").stream()
                  .map(option -> new Step.Option(option.text("id"), text(option, "text")))
                  .toList(),
              root.texts("correct"),
              basis(),
              root.isTrue("confidence"),
              textOrNull(root, "reveals"));
      case "review" -> review(head, split);
      case "decision" -> decision(head);
      case "confidence" ->
          new Step.Confidence(
              head,
              oneOf(Step.Confidence.Moment.class, root.text("moment"), Step.Confidence.Moment.POST),
              root.items("items").stream()
                  .map(item ->
                      new Step.Confidence.Item(
                          item.text("id"), item.text("competency"), text(item, "statement")))
                  .toList());
      case "attest" ->
          new Step.Attest(
              head,
              text(root, "statement"),
              root.text("statement_version"),
              root.text("meaning"),
              root.texts("requires"),
              textOrNull(root, "valid_for"));
      default -> null;
    };
  }

  private Step.Head head() {
    String type = root.text("type");
    boolean judged = type.equals("review") || type.equals("decision");
    return new Step.Head(
        id,
        text(root, "title"),
        text(root, "body"),
        whole(root.text("minutes")),
        root.texts("competencies"),
        root.get("metrics") == null ? METRICS.getOrDefault(type, List.of()) : root.texts("metrics"),
        oneOf(Step.Guidance.class, root.text("exposure"), Step.Guidance.GUIDED),
        root.texts("artefacts"),
        root.get("scored") == null ? judged : root.isTrue("scored"),
        root.get("weight") == null ? 1 : number(root.text("weight")),
        oneOf(
            Step.FeedbackWhen.class,
            textBelow(root, "feedback", "when"),
            type.equals("review") ? Step.FeedbackWhen.AFTER_STEP : Step.FeedbackWhen.IMMEDIATE),
        root.texts("sources"),
        root.items("follows").stream().map(this::follow).toList());
  }

  private Step.Follow follow(YamlNode follow) {
    Map<String, String> texts = new LinkedHashMap<>();
    YamlNode given = follow.get("texts");
    if (given != null) {
      follow.entriesOf("texts").keySet().forEach(option -> texts.put(option, text(given, option)));
    }
    return new Step.Follow(follow.text("step"), texts, texts.remove(OTHERWISE));
  }

  private Step.@Nullable KeyBasis basis() {
    YamlNode basis = root.get("key_basis");
    return basis == null
        ? null
        : new Step.KeyBasis(
            basis.texts("agreed_by").stream().filter(name -> !name.isBlank()).toList(),
            text(basis, "note"));
  }

  private Step review(Step.Head head, AiText.Split split) {
    YamlNode output = root.get("ai_output");
    YamlNode ask = root.get("ask");
    return new Step.Review(
        head,
        new Step.AiOutput(
            output == null ? "" : text(output, "title"),
            output == null ? "" : text(output, "byline"),
            split.blocks()),
        root.items("errors").stream().map(this::error).toList(),
        root.items("decoys").stream()
            .map(decoy ->
                new Step.Foil(decoy.text("id"), text(decoy, "why"), firstOrNull(evidence(decoy))))
            .toList(),
        root.texts("sources_required"),
        ask == null
            ? new Step.Ask(true, true, true, true)
            : new Step.Ask(
                ask.isTrue("family"),
                ask.isTrue("evidence"),
                ask.isTrue("action"),
                ask.isTrue("confidence")),
        Taxonomy.CARDS,
        root.isTrue("dense"),
        textOrNull(root, "base_rate_note"),
        root.items("right").stream()
            .map(right ->
                new Step.Right(right.text("id"), text(right, "why"), firstOrNull(evidence(right))))
            .toList());
  }

  private Step.SeededError error(YamlNode error) {
    return new Step.SeededError(
        error.text("id"),
        error.texts("family"),
        oneOf(Step.Severity.class, error.text("severity"), Step.Severity.MAJOR),
        text(error, "truth"),
        evidence(error),
        error.texts("actions").stream()
            .map(action -> oneOf(Step.Action.class, action, Step.Action.FIX))
            .toList(),
        text(error, "why"));
  }

  private Step decision(Step.Head head) {
    YamlNode reason = root.get("reason");
    return new Step.Decision(
        head,
        text(root, "question"),
        root.items("options").stream()
            .map(option ->
                new Step.Choice(
                    option.text("id"),
                    text(option, "text"),
                    oneOf(Step.Level.class, option.text("level"), Step.Level.WEAK),
                    text(option, "then"),
                    option.text("stance").isEmpty()
                        ? null
                        : oneOf(Step.Stance.class, option.text("stance"), Step.Stance.FIT),
                    textOrNull(option, "misconception")))
            .toList(),
        reason == null
            ? null
            : new Step.Reason(
                text(reason, "prompt"),
                reason.items("options").stream()
                    .map(option ->
                        new Step.ReasonOption(
                            option.text("id"), text(option, "text"), option.isTrue("correct")))
                    .toList()),
        basis(),
        root.isTrue("confidence"));
  }

  /** Each place in {@code evidence: [{artefact, rows}]}. */
  static List<Evidence> evidence(YamlNode entry) {
    List<Evidence> places = new ArrayList<>();
    for (YamlNode place : entry.items("evidence")) {
      for (String row : place.texts("rows")) {
        places.add(new Evidence(place.text("artefact"), row));
      }
    }
    return List.copyOf(places);
  }

  private static @Nullable Evidence firstOrNull(List<Evidence> places) {
    return places.isEmpty() ? null : places.getFirst();
  }

  private String text(YamlNode node, String key) {
    YamlNode.Scalar scalar = node.scalar(key);
    return scalar == null ? "" : fill(scalar);
  }

  private @Nullable String textOrNull(YamlNode node, String key) {
    YamlNode.Scalar scalar = node.scalar(key);
    return scalar == null ? null : fill(scalar);
  }

  private List<String> texts(YamlNode node, String key) {
    return node.scalars(key).stream().map(this::fill).toList();
  }

  private String fill(YamlNode.Scalar scalar) {
    return variables.check(scalar.text(), problems, scalar.line(), scalar.column()).strip();
  }

  private static <E extends Enum<E>> E oneOf(Class<E> type, String word, E otherwise) {
    String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    return otherwise;
  }

  static int whole(String text) {
    return (int) number(text);
  }

  static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static String textBelow(YamlNode root, String key, String inner) {
    YamlNode below = root.get(key);
    return below == null ? "" : below.text(inner);
  }
}
