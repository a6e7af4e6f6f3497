package org.traininglayer.xapi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an activity is (xAPI 1.0.3, part 2, 2.4.4.1). Maps are language maps: RFC 5646 tag to text.
 *
 * @param interaction its interaction properties, for {@code cmi.interaction} activities
 */
public record ActivityDefinition(
    String type,
    Map<String, String> name,
    Map<String, String> description,
    @Nullable Interaction interaction) {

  /** Copies the maps. */
  public ActivityDefinition {
    name = Map.copyOf(name);
    description = Map.copyOf(description);
  }

  /**
   * Interaction properties. Lists that do not apply to the type are empty.
   *
   * @param type for example {@code likert} or {@code matching}
   */
  public record Interaction(
      String type,
      List<String> correctResponsesPattern,
      List<Component> choices,
      List<Component> scale,
      List<Component> source,
      List<Component> target) {

    /** Copies the lists. */
    public Interaction {
      correctResponsesPattern = List.copyOf(correctResponsesPattern);
      choices = List.copyOf(choices);
      scale = List.copyOf(scale);
      source = List.copyOf(source);
      target = List.copyOf(target);
    }

    /** A choice interaction. */
    public static Interaction choice(List<Component> choices) {
      return new Interaction("choice", List.of(), choices, List.of(), List.of(), List.of());
    }

    /** A sequencing interaction. */
    public static Interaction sequencing(List<Component> choices) {
      return new Interaction("sequencing", List.of(), choices, List.of(), List.of(), List.of());
    }

    /** A matching interaction. */
    public static Interaction matching(List<Component> source, List<Component> target) {
      return new Interaction("matching", List.of(), List.of(), List.of(), source, target);
    }

    /** A likert interaction. */
    public static Interaction likert(List<Component> scale) {
      return new Interaction("likert", List.of(), List.of(), scale, List.of(), List.of());
    }

    /** An interaction of a type that needs no components. */
    public static Interaction of(String type) {
      return new Interaction(type, List.of(), List.of(), List.of(), List.of(), List.of());
    }
  }

  /** One option of an interaction; its id has no white space. */
  public record Component(String id, Map<String, String> description) {

    /** Copies the map. */
    public Component {
      description = Map.copyOf(description);
    }
  }
}
