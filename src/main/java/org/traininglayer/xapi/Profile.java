package org.traininglayer.xapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Our xAPI Profile, as it is published at {@code /xapi/profile}.
 *
 * @param json the whole document
 * @param templates in the order of the document
 * @param extensions the same
 * @param patterns the same
 */
public record Profile(
    JsonNode json,
    List<StatementTemplate> templates,
    List<Extension> extensions,
    List<ProfilePattern> patterns) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Profile OURS = read();

  /** Copies the lists. */
  public Profile {
    templates = List.copyOf(templates);
    extensions = List.copyOf(extensions);
    patterns = List.copyOf(patterns);
  }

  /**
   * A property of our own.
   *
   * @param id its IRI
   * @param result in {@code result}, otherwise in {@code context}
   * @param schema what its values look like
   */
  public record Extension(String id, boolean result, String meaning, JsonNode schema) {

    /** The last part of its IRI. */
    public String name() {
      return id.substring(id.lastIndexOf('/') + 1);
    }
  }

  /** The profile of this version. */
  public static Profile ours() {
    return OURS;
  }

  /** The template that a statement is meant for; the one that asks for most comes first. */
  public Optional<StatementTemplate> templateOf(JsonNode statement) {
    return templates.stream()
        .filter(template -> template.isMeant(statement))
        .max((one, other) ->
            Integer.compare(one.contextTypes().size(), other.contextTypes().size()));
  }

  /** The template of this name. */
  public Optional<StatementTemplate> template(String name) {
    return templates.stream().filter(template -> template.name().equals(name)).findFirst();
  }

  /**
   * The primary pattern that the statements of one registration follow, all of them in the order of
   * their timestamps; none where one has no template, or they follow no pattern.
   *
   * @see <a
   *     href="https://adlnet.github.io/xapi-profiles/xapi-profiles-structure.html#10.0">Patterns</a>
   */
  public Optional<ProfilePattern> patternOf(List<JsonNode> statements) {
    List<String> kinds = new ArrayList<>();
    for (JsonNode statement : statements) {
      Optional<StatementTemplate> template = templateOf(statement);
      if (template.isEmpty()) {
        return Optional.empty();
      }
      kinds.add(template.get().id());
    }
    PatternMatcher matcher = new PatternMatcher(templates, patterns);
    return patterns.stream()
        .filter(ProfilePattern::primary)
        .filter(pattern -> matcher.matches(pattern, kinds))
        .findFirst();
  }

  private static Profile read() {
    try (InputStream file =
        Objects.requireNonNull(Profile.class.getResourceAsStream("/xapi/profile.jsonld"))) {
      JsonNode json = JSON.readTree(file);
      List<StatementTemplate> templates = new ArrayList<>();
      json.path("templates").forEach(one -> templates.add(StatementTemplate.of(one)));
      List<Extension> extensions = new ArrayList<>();
      for (JsonNode concept : json.path("concepts")) {
        String type = concept.path("type").stringValue("");
        if (type.equals("ResultExtension") || type.equals("ContextExtension")) {
          extensions.add(
              new Extension(
                  concept.path("id").stringValue(""),
                  type.equals("ResultExtension"),
                  concept.path("definition").path("en").stringValue(""),
                  JSON.readTree(concept.path("inlineSchema").stringValue("{}"))));
        }
      }
      List<ProfilePattern> patterns = new ArrayList<>();
      json.path("patterns").forEach(one -> patterns.add(ProfilePattern.of(one)));
      return new Profile(json, templates, extensions, patterns);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
