package org.traininglayer.catalog.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A text that learners read, with its place.
 *
 * @param key the key it stands under, such as {@code body}; {@code line} in a file of its own
 * @param sources ids of the sources that its step or artefact cites
 * @param seeded written by the AI of the case, so that it may claim what it likes
 */
record Passage(
    Problems.At at,
    int line,
    int column,
    String key,
    String text,
    Set<String> sources,
    boolean seeded) {

  private static final Set<String> TEXTS =
      Set.of(
          "title",
          "summary",
          "body",
          "persona",
          "goal",
          "ground_rules",
          "question",
          "text",
          "then",
          "prompt",
          "answer",
          "otherwise",
          "truth",
          "given",
          "rule",
          "why",
          "base_rate_note",
          "statement",
          "say",
          "byline",
          "label",
          "default",
          "note");

  /** Names of steps and values, whatever stands below. */
  private static final Set<String> NO_TEXTS = Set.of("branch", "state");

  void report(ProblemCode code, String message, String suggestion) {
    at.add(line, column, code, message, suggestion);
  }

  /** Every text of a module, in the order of its files. */
  static List<Passage> all(Draft draft, Problems problems) {
    List<Passage> passages = new ArrayList<>();
    collect(draft.manifest(), problems.in(ModuleReader.MANIFEST, null), Set.of(), passages);
    for (StepFile step : draft.files()) {
      Set<String> sources = Set.copyOf(step.root().texts("sources"));
      collect(step.root(), problems.in(step.file(), step.id()), sources, passages);
      for (YamlNode.Scalar seeded : step.format().seededFiles(step.root())) {
        lines(draft, seeded.text(), problems, Set.of(), true, passages);
      }
    }
    for (YamlNode artefact : draft.manifest().items("artefacts")) {
      Set<String> sources = Set.copyOf(artefact.texts("sources"));
      lines(draft, artefact.text("file"), problems, sources, false, passages);
    }
    return passages;
  }

  /** A part that cites sources of its own may speak of them as well. */
  private static void collect(
      YamlNode node, Problems.At at, Set<String> above, List<Passage> passages) {
    Set<String> sources = new HashSet<>(above);
    sources.addAll(node.texts("sources"));
    if (node instanceof YamlNode.Sequence sequence) {
      sequence.items().forEach(item -> collect(item, at, sources, passages));
    }
    if (!(node instanceof YamlNode.Mapping mapping)) {
      return;
    }
    for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
      YamlNode value = entry.getValue().value();
      if (entry.getKey().startsWith("x-") || NO_TEXTS.contains(entry.getKey())) {
        continue;
      }
      if (entry.getKey().equals("texts")) {
        for (String option :
            value instanceof YamlNode.Mapping m ? m.entries().keySet() : Set.<String>of()) {
          for (YamlNode.Scalar text : value.scalars(option)) {
            passages.add(
                new Passage(at, text.line(), text.column(), "body", text.text(), sources, false));
          }
        }
      } else if (TEXTS.contains(entry.getKey())) {
        for (YamlNode.Scalar text : node.scalars(entry.getKey())) {
          passages.add(
              new Passage(
                  at, text.line(), text.column(), entry.getKey(), text.text(), sources, false));
        }
      } else {
        collect(value, at, sources, passages);
      }
    }
  }

  private static void lines(
      Draft draft,
      String file,
      Problems problems,
      Set<String> sources,
      boolean seeded,
      List<Passage> passages) {
    String text = draft.folder().text(file);
    if (text == null) {
      return;
    }
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (!line.isBlank()) {
        passages.add(
            new Passage(problems.in(file, null), number, 1, "line", line, sources, seeded));
      }
    }
  }
}
