package org.traininglayer.catalog.format;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.format.YamlNode.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Second pass: the shape of a file, by JSON Schema (draft 2020-12). A step is held against the one
 * schema of its type, and what the validator finds is said in plain sentences at line and column.
 */
final class SchemaCheck {

  /** Keys of the full format. */
  private static final Set<String> UNSUPPORTED_KEYS =
      Set.of("vars", "a11y", "rounds", "reauth", "confirm_by");

  private static final String BASE = "https://traininglayer.org/schema/module/";

  private final Schemas schemas;
  private final String name;
  private final YamlNode root;
  private final Problems.At problems;

  private SchemaCheck(Schemas schemas, String name, YamlNode root, Problems.At problems) {
    this.schemas = schemas;
    this.name = name;
    this.root = root;
    this.problems = problems;
  }

  /** The schemas of the module format, read once. */
  static final class Schemas {

    private final List<String> types;
    private final Map<String, String> files;
    private final SchemaRegistry registry;

    /** With one schema for each of these types of steps. */
    Schemas(List<String> types) {
      this.types = types;
      this.files = load(types);
      this.registry =
          SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(files));
    }
  }

  static void module(Schemas schemas, YamlNode root, Problems.At problems) {
    new SchemaCheck(schemas, "module", root, problems).check();
  }

  static void step(Schemas schemas, YamlNode root, Problems.At problems) {
    List<String> types = schemas.types;
    YamlNode.Scalar type = root.scalar("type");
    if (type == null) {
      problems.add(
          root,
          ProblemCode.SCHEMA_MISSING,
          "The step has no type.",
          "Add one of " + String.join(", ", types) + ".");
    } else if (types.contains(type.text())) {
      new SchemaCheck(schemas, "step-" + type.text(), root, problems).check();
    } else {
      problems.add(
          type,
          ProblemCode.STEP_TYPE_UNKNOWN,
          "There is no step type \"" + type.text() + "\".",
          DidYouMean.among(types, type.text(), "The types are " + String.join(", ", types) + "."));
    }
  }

  /** Keys of a step as a whole, which one nested in it does not have. */
  private static final Set<String> OF_THE_WHOLE =
      Set.of(
          "minutes",
          "competencies",
          "metrics",
          "exposure",
          "artefacts",
          "scored",
          "weight",
          "feedback",
          "sources",
          "follows",
          "when",
          "next",
          "branch",
          "parallel",
          "reveals");

  /** A step nested in another, by the schema of its own type. */
  static void nested(
      Schemas schemas, YamlNode part, StepFormat.Nesting nesting, Problems.At problems) {
    YamlNode.Scalar type = part.scalar("type");
    if (type == null) {
      // The schema of the outer step has said so.
      return;
    }
    if (!nesting.types().contains(type.text())) {
      problems.add(
          type,
          ProblemCode.NESTED_TYPE,
          "Nothing of type \"" + type.text() + "\" can stand within this step.",
          "Take one of " + String.join(", ", nesting.types()) + ".");
      return;
    }
    var check = new SchemaCheck(schemas, "step-" + type.text(), part, problems);
    for (String key :
        part instanceof YamlNode.Mapping all ? all.entries().keySet() : Set.<String>of()) {
      if (OF_THE_WHOLE.contains(key) || nesting.without().contains(key)) {
        YamlNode value = part.get(key);
        problems.add(
            value == null ? part : value,
            ProblemCode.SCHEMA_UNKNOWN_KEY,
            "There is no key \"" + key + "\" in what stands within a step.",
            "Say it of the step as a whole, or remove it.");
      }
    }
    check.errors().stream().filter(error -> !isOfTheWhole(error, nesting)).forEach(check::report);
  }

  private static boolean isOfTheWhole(Error error, StepFormat.Nesting nesting) {
    String key = String.valueOf(error.getProperty());
    return error.getInstanceLocation().getNameCount() == 0
        && (String.valueOf(error.getKeyword()).equals("required")
            ? key.equals("minutes") || key.equals("title")
            : String.valueOf(error.getKeyword()).equals("additionalProperties")
                && nesting.more().contains(key));
  }

  private void check() {
    errors().forEach(this::report);
  }

  private List<Error> errors() {
    Schema schema = schemas.registry.getSchema(SchemaLocation.of(BASE + name + ".schema.json"));
    List<Error> errors = new ArrayList<>(schema.validate(json(root)));
    errors.sort(Comparator.comparing(error -> error.getInstanceLocation().toString()));
    return errors;
  }

  private void report(Error error) {
    NodePath path = error.getInstanceLocation();
    YamlNode node = at(path);
    String where = path.getNameCount() == 0 ? "" : readable(path);
    String keyword = String.valueOf(error.getKeyword());
    String property = String.valueOf(error.getProperty());
    switch (keyword) {
      case "required" ->
          problems.add(
              node,
              ProblemCode.SCHEMA_MISSING,
              (where.isEmpty() ? "The file" : where) + " has no \"" + property + "\".",
              "Add it.");
      case "additionalProperties" -> unknownKey(error, node, property, where);
      case "type" ->
          problems.add(
              node,
              ProblemCode.SCHEMA_TYPE,
              where + " is " + kindOf(node) + ", but should be " + wanted(error) + ".",
              node instanceof YamlNode.Scalar scalar && type(error).equals("string")
                  ? "Write \"" + scalar.text() + "\" in quotes."
                  : "");
      case "enum" -> notInList(node, where, error.getSchemaNode());
      case "const" ->
          problems.add(
              node,
              ProblemCode.SCHEMA_VALUE,
              where + " is \"" + textOf(node) + "\", which this version does not support.",
              "Write " + error.getSchemaNode().asString("") + ".");
      default ->
          problems.add(
              node,
              ProblemCode.SCHEMA_VALUE,
              (where.isEmpty() ? "The file" : where) + " does not fit: " + plain(error, node) + ".",
              "");
    }
  }

  private void unknownKey(Error error, YamlNode node, String key, String where) {
    YamlNode.Entry entry =
        node instanceof YamlNode.Mapping mapping ? mapping.entries().get(key) : null;
    YamlNode place = entry == null ? node : entry.key();
    String in = where.isEmpty() ? "this file" : where;
    if (UNSUPPORTED_KEYS.contains(key)) {
      problems.add(
          place,
          ProblemCode.SCHEMA_UNSUPPORTED_KEY,
          "The key \"" + key + "\" is not supported by this version.",
          "Remove it, or call it x-" + key + " to keep it as a note.");
      return;
    }
    problems.add(
        place,
        ProblemCode.SCHEMA_UNKNOWN_KEY,
        "There is no key \"" + key + "\" in " + in + ".",
        DidYouMean.among(
            allowedKeys(error, node), key, "Remove it, or begin it with x- to keep it as a note."));
  }

  /** Keys that this place of the schema knows and that are not there yet. */
  private Set<String> allowedKeys(Error error, YamlNode node) {
    SchemaLocation location = error.getSchemaLocation();
    JsonNode schema =
        JsonMapper.shared()
            .readTree(schemas.files.getOrDefault(location.getAbsoluteIri().toString(), "{}"));
    NodePath path = location.getFragment();
    for (int i = 0; i < path.getNameCount() - 1; i++) {
      schema =
          path.getElement(i) instanceof Integer index
              ? schema.path(index)
              : schema.path(path.getName(i));
    }
    Set<String> keys = new LinkedHashSet<>(schema.path("properties").propertyNames());
    if (node instanceof YamlNode.Mapping mapping) {
      keys.removeAll(mapping.entries().keySet());
    }
    return keys;
  }

  private void notInList(YamlNode node, String where, @Nullable JsonNode allowed) {
    List<String> words = new ArrayList<>();
    if (allowed != null) {
      allowed.forEach(word -> words.add(word.asString("")));
    }
    problems.add(
        node,
        ProblemCode.SCHEMA_VALUE,
        where + " is \"" + textOf(node) + "\", which is not one of the possible words.",
        DidYouMean.among(words, textOf(node), "The words are " + String.join(", ", words) + "."));
  }

  private static String plain(Error error, YamlNode node) {
    JsonNode limit = error.getSchemaNode();
    String value = limit == null ? "" : limit.asString(limit.toString());
    return switch (String.valueOf(error.getKeyword())) {
      case "minItems" -> "it needs at least " + value + (value.equals("1") ? " entry" : " entries");
      case "minimum" -> textOf(node) + " is less than " + value;
      case "exclusiveMinimum" -> textOf(node) + " is not more than " + value;
      case "maximum" -> textOf(node) + " is more than " + value;
      case "pattern" ->
          textOf(node).isBlank()
              ? "it is empty"
              : "\"" + textOf(node) + "\" does not have the form " + value;
      case "propertyNames" -> "a name in it is not made of small letters, digits and underscores";
      default -> String.valueOf(error.getMessage());
    };
  }

  /** The type that the schema asks for, as JSON Schema names it; empty where it names several. */
  private static String type(Error error) {
    JsonNode type = error.getSchemaNode();
    return type == null ? "" : type.asString("");
  }

  private static String wanted(Error error) {
    return switch (type(error)) {
      case "string" -> "a text";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      case "array" -> "a list";
      case "object" -> "a mapping with keys";
      default -> "something else";
    };
  }

  private static String kindOf(YamlNode node) {
    return switch (node) {
      case YamlNode.Mapping m -> "a mapping with keys";
      case YamlNode.Sequence s -> "a list";
      case YamlNode.Scalar scalar ->
          switch (scalar.kind()) {
            case STRING -> "a text";
            case INTEGER, NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "empty";
          };
    };
  }

  private static String textOf(YamlNode node) {
    return node instanceof YamlNode.Scalar scalar ? scalar.text() : kindOf(node);
  }

  private YamlNode at(NodePath path) {
    YamlNode node = root;
    for (int i = 0; i < path.getNameCount(); i++) {
      YamlNode child =
          node instanceof YamlNode.Sequence sequence && path.getElement(i) instanceof Integer index
              ? sequence.items().get(index)
              : node.get(path.getName(i));
      if (child == null) {
        return node;
      }
      node = child;
    }
    return node;
  }

  /** {@code metrics 2} or, where the entry has an id, {@code errors "e3".family}. */
  private String readable(NodePath path) {
    var text = new StringBuilder();
    YamlNode node = root;
    for (int i = 0; i < path.getNameCount(); i++) {
      if (node instanceof YamlNode.Sequence sequence
          && path.getElement(i) instanceof Integer index) {
        node = sequence.items().get(index);
        String id = node.text("id");
        text.append(id.isEmpty() ? " " + (index + 1) : " \"" + id + "\"");
      } else {
        YamlNode child = node.get(path.getName(i));
        text.append(text.isEmpty() ? "" : ".").append(path.getName(i));
        node = child == null ? node : child;
      }
    }
    return text.toString();
  }

  private static JsonNode json(YamlNode node) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (node) {
      case YamlNode.Mapping mapping -> {
        var object = json.objectNode();
        mapping.entries().forEach((key, entry) -> object.set(key, json(entry.value())));
        yield object;
      }
      case YamlNode.Sequence sequence -> {
        var array = json.arrayNode();
        sequence.items().forEach(item -> array.add(json(item)));
        yield array;
      }
      case YamlNode.Scalar scalar -> scalar(scalar);
    };
  }

  private static JsonNode scalar(YamlNode.Scalar scalar) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (scalar.kind() == Kind.NULL) {
      return json.nullNode();
    }
    if (scalar.kind() == Kind.BOOLEAN) {
      return json.booleanNode(Boolean.parseBoolean(scalar.text()));
    }
    if (scalar.kind() == Kind.STRING) {
      return json.stringNode(scalar.text());
    }
    try {
      var number = new BigDecimal(scalar.text());
      return scalar.kind() == Kind.INTEGER
          ? json.numberNode(number.toBigInteger())
          : json.numberNode(number);
    } catch (NumberFormatException e) {
      // Octal, hexadecimal, infinity: numbers for YAML, but none of ours.
      return json.stringNode(scalar.text());
    }
  }

  private static Map<String, String> load(List<String> types) {
    Map<String, String> files = new TreeMap<>();
    List<String> names = new ArrayList<>(List.of("common", "module"));
    types.forEach(type -> names.add("step-" + type));
    for (String name : names) {
      String resource = "/schema/module/" + name + ".schema.json";
      try (InputStream in = SchemaCheck.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IllegalStateException("Missing resource " + resource);
        }
        files.put(
            BASE + name + ".schema.json", new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Map.copyOf(files);
  }
}
