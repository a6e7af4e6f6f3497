package org.traininglayer.catalog.format;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.traininglayer.catalog.format.YamlNode.Kind;

/**
 * Reads the strict YAML of modules from parser events: YAML 1.2 core schema; no anchors, aliases,
 * tags or tabs; no key twice; and no value that people and parsers read differently.
 */
final class YamlReader {

  private static final ScalarResolver CORE = new CoreSchema().getScalarResolver();
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}([Tt ].*)?");
  private static final Pattern WORD =
      Pattern.compile("(?i)y|yes|n|no|on|off|True|TRUE|False|FALSE|NULL|Null");

  private final Problems.At problems;
  private final Iterator<Event> events;

  private YamlReader(Problems.At problems, Iterator<Event> events) {
    this.problems = problems;
    this.events = events;
  }

  /** The root of a file; null when it could not be read to its end. */
  static @Nullable YamlNode read(String text, Problems.At problems) {
    int line = 0;
    for (String content : text.split("\n", -1)) {
      line++;
      int tab = content.indexOf('\t');
      if (tab >= 0) {
        problems.add(
            line,
            tab + 1,
            ProblemCode.YAML_TAB,
            "This line contains a tab, which looks different in every editor.",
            "Use spaces.");
      }
    }
    var settings = LoadSettings.builder().setUseMarks(true).build();
    try {
      var reader = new YamlReader(problems, new Parse(settings).parseString(text).iterator());
      return reader.document();
    } catch (MarkedYamlEngineException e) {
      report(e, text, problems);
      return null;
    } catch (YamlEngineException e) {
      problems.add(
          0,
          0,
          ProblemCode.YAML_SYNTAX,
          "The YAML cannot be read: " + String.valueOf(e.getMessage()) + ".",
          "");
      return null;
    }
  }

  private static void report(MarkedYamlEngineException e, String text, Problems.At problems) {
    Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
    int line = mark.map(m -> m.getLine() + 1).orElse(0);
    int column = mark.map(m -> m.getColumn() + 1).orElse(0);
    if (problems.has(ProblemCode.YAML_UNQUOTED_VARIABLE, line)
        || problems.has(ProblemCode.YAML_TAB, line)) {
      return;
    }
    String hint = hint(text, line - 1);
    problems.add(
        line,
        column,
        hint.contains("{{") ? ProblemCode.YAML_UNQUOTED_VARIABLE : ProblemCode.YAML_SYNTAX,
        "The YAML cannot be read here: " + e.getProblem() + ".",
        hint);
  }

  private static String hint(String text, int line) {
    String[] lines = text.split("\n", -1);
    for (int at : new int[] {line, line - 1}) {
      if (at >= 0 && at < lines.length && lines[at].matches("\\s*(- )?([\\w-]+: +)?\\{\\{.*")) {
        return "A value that begins with {{ must stand in quotes.";
      }
    }
    return "Look for a missing quote, a colon inside an unquoted text, or indentation that does"
        + " not fit.";
  }

  private @Nullable YamlNode document() {
    YamlNode root = null;
    int documents = 0;
    while (events.hasNext()) {
      Event event = events.next();
      if (event.getEventId() == Event.ID.DocumentStart) {
        documents++;
        if (documents > 1) {
          problems.add(
              line(event),
              column(event),
              ProblemCode.YAML_SYNTAX,
              "A second document begins here.",
              "Keep one document in a file: remove the line \"---\".");
        }
      } else if (event instanceof NodeEvent node) {
        YamlNode value = node(node);
        root = root == null ? value : root;
      }
    }
    return root;
  }

  private YamlNode node(NodeEvent event) {
    int line = line(event);
    int column = column(event);
    if (event instanceof AliasEvent alias) {
      problems.add(
          line,
          column,
          ProblemCode.YAML_ALIAS,
          "*" + alias.getAlias() + " repeats another part of the file.",
          "Write the text out; anchors and aliases are not used in modules.");
      return new YamlNode.Scalar(line, column, "", Kind.NULL, true);
    }
    event
        .getAnchor()
        .ifPresent(anchor ->
            problems.add(
                line,
                column,
                ProblemCode.YAML_ALIAS,
                "&" + anchor.getValue() + " names a part of the file for later repetition.",
                "Remove it; anchors and aliases are not used in modules."));
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar, line, column);
      case SequenceStartEvent sequence -> {
        refuseTag(sequence.getTag(), line, column);
        yield sequence(line, column);
      }
      case MappingStartEvent mapping -> {
        refuseTag(mapping.getTag(), line, column);
        yield mapping(line, column, mapping.isFlow());
      }
      default -> throw new IllegalStateException("Unexpected event " + event);
    };
  }

  private void refuseTag(Optional<String> tag, int line, int column) {
    tag.ifPresent(name ->
        problems.add(
            line,
            column,
            ProblemCode.YAML_TAG,
            "The tag " + name + " is not used in modules.",
            "Remove it; quotes make a text, their absence a number or true and false."));
  }

  private YamlNode.Scalar scalar(ScalarEvent event, int line, int column) {
    refuseTag(event.getTag(), line, column);
    String text = event.getValue();
    if (!event.isPlain()) {
      return new YamlNode.Scalar(line, column, text, Kind.STRING, false);
    }
    if (DATE.matcher(text).matches()) {
      problems.add(
          line,
          column,
          ProblemCode.YAML_UNQUOTED_DATE,
          "The date " + text + " has no quotes, and parsers disagree on what it is then.",
          "Write \"" + text + "\".");
    } else if (WORD.matcher(text).matches() && !text.equals("true") && !text.equals("false")) {
      problems.add(
          line,
          column,
          ProblemCode.YAML_UNQUOTED_WORD,
          "The word " + text + " has no quotes, and some parsers read it as true, false or null.",
          "Write \"" + text + "\", or true or false where a yes or no is meant.");
    }
    return new YamlNode.Scalar(line, column, text, kind(text), true);
  }

  private static Kind kind(String text) {
    Tag tag = CORE.resolve(text, true);
    if (tag.equals(Tag.INT)) {
      return Kind.INTEGER;
    }
    if (tag.equals(Tag.FLOAT)) {
      return Kind.NUMBER;
    }
    if (tag.equals(Tag.BOOL)) {
      return Kind.BOOLEAN;
    }
    return tag.equals(Tag.NULL) ? Kind.NULL : Kind.STRING;
  }

  private YamlNode sequence(int line, int column) {
    List<YamlNode> items = new ArrayList<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      items.add(node((NodeEvent) event));
      event = events.next();
    }
    return new YamlNode.Sequence(line, column, List.copyOf(items));
  }

  private YamlNode mapping(int line, int column, boolean flow) {
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    boolean variable = false;
    Event event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      YamlNode key = node((NodeEvent) event);
      YamlNode value = node((NodeEvent) events.next());
      if (key instanceof YamlNode.Scalar name) {
        YamlNode.Entry before = entries.putIfAbsent(name.text(), new YamlNode.Entry(name, value));
        if (before != null) {
          problems.add(
              name,
              ProblemCode.YAML_DUPLICATE_KEY,
              "The key \""
                  + name.text()
                  + "\" was already given in line "
                  + before.key().line()
                  + ".",
              "Keep one of the two.");
        }
      } else if (flow && key instanceof YamlNode.Mapping) {
        variable = true;
        problems.add(
            line,
            column,
            ProblemCode.YAML_UNQUOTED_VARIABLE,
            "A value that begins with {{ and has no quotes is read as a nested mapping.",
            "Put the whole value in double quotes.");
      } else {
        problems.add(
            key, ProblemCode.YAML_SYNTAX, "A key must be a plain word.", "Write a text as key.");
      }
      event = events.next();
    }
    return variable
        ? new YamlNode.Scalar(line, column, "{{", Kind.STRING, false)
        : new YamlNode.Mapping(line, column, entries);
  }

  private static int line(Event event) {
    return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  private static int column(Event event) {
    return event.getStartMark().map(mark -> mark.getColumn() + 1).orElse(0);
  }
}
