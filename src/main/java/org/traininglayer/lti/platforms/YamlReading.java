package org.traininglayer.lti.platforms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads YAML and remembers where everything stood, so that every problem has a line and a column.
 */
final class YamlReading {

  private final String file;
  private final UnaryOperator<String> placeholders;
  private final List<String> problems = new ArrayList<>();

  /**
   * Reads.
   *
   * @param placeholders replaces {@code ${…}}; throws {@link IllegalArgumentException} if it cannot
   */
  YamlReading(String file, UnaryOperator<String> placeholders) {
    this.file = file;
    this.placeholders = placeholders;
  }

  List<String> problems() {
    return problems;
  }

  /** The document; null if it is empty or no YAML. */
  @Nullable Node document(String text) {
    try {
      return new Compose(LoadSettings.builder().setLabel(file).build())
          .composeString(text)
          .orElse(null);
    } catch (MarkedYamlEngineException e) {
      String where = e.getProblemMark().map(this::where).orElse(file);
      problems.add(where + ": " + e.getProblem());
    } catch (YamlEngineException e) {
      problems.add(file + ": " + e.getMessage());
    }
    return null;
  }

  void problem(Node node, String text) {
    problems.add(node.getStartMark().map(this::where).orElse(file) + ": " + text);
  }

  /** The entries of a mapping; an unknown or repeated key is a problem. */
  Map<String, Node> mapping(@Nullable Node node, Set<String> known, String what) {
    Map<String, Node> entries = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      wrongShape(node, what + " must be a list of keys and values");
      return entries;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      if (!known.contains(key)) {
        problem(
            tuple.getKeyNode(),
            "unknown key \"" + key + "\"; known are " + String.join(", ", new TreeSet<>(known)));
      } else if (entries.put(key, tuple.getValueNode()) != null) {
        problem(tuple.getKeyNode(), "\"" + key + "\" is given twice");
      }
    }
    return entries;
  }

  /** The items of a sequence. */
  List<Node> sequence(@Nullable Node node, String what) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    wrongShape(node, what + " must be a list, each item after a dash");
    return List.of();
  }

  /** A text with its placeholders replaced; null if there is none or it cannot be had. */
  @Nullable String text(@Nullable Node node, String what) {
    if (node == null || node.getTag().equals(Tag.NULL)) {
      return null;
    }
    if (!(node instanceof ScalarNode scalar)) {
      problem(node, what + " must be one value");
      return null;
    }
    try {
      return placeholders.apply(scalar.getValue()).strip();
    } catch (IllegalArgumentException e) {
      problem(node, what + " cannot be resolved: " + e.getMessage());
      return null;
    }
  }

  private void wrongShape(@Nullable Node node, String text) {
    if (node == null) {
      problems.add(file + ": " + text);
    } else {
      problem(node, text);
    }
  }

  private String where(Mark mark) {
    return file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
  }
}
