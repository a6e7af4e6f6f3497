package org.traininglayer.catalog.format;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step;

/**
 * One type of step in the module format: how its file is read, what it may point to, what makes it
 * poor, and how long it takes.
 *
 * @param <S> the step that comes of it
 */
public interface StepFormat<S extends Step> {

  /** The word for the type; its schema is {@code schema/module/step-<word>.schema.json}. */
  String name();

  /** What holds where the file does not say. */
  Defaults defaults();

  /** Problems that only this type can have. */
  default List<Problem.Code> codes() {
    return List.of();
  }

  /** The step. Missing parts become empty, because the schema has already said what is missing. */
  S read(Step.Head head, StepSource source);

  /** The same step with the values of an organisation in its texts. */
  S filled(S step, Step.Head head, Filling filling);

  /** Third pass: reports what its parts point to and is not there. */
  void references(S step, StepReferences references);

  /** Fourth pass: reports what makes it poor although it is valid. */
  default void lint(S step, StepFile file, Problems.At at) {}

  /** Minutes beyond reading its body and its sources. */
  double minutes(S step);

  /** Words that are read before the first action, the body left out. */
  default int wordsBeforeAction(S step) {
    return 0;
  }

  /** Words a minute with which its sources are read; null where they are only shown. */
  default @Nullable Double pace() {
    return Pace.SEARCHED;
  }

  /**
   * What parallel forms of a step have in common although their content differs: how much there is
   * of each kind, such as one critical error and two major ones.
   */
  default List<String> measure(S step) {
    return List.of();
  }

  /** Options of which one is right: a learner must not guess it from its length or place. */
  default List<Keyed> keyed(YamlNode root) {
    return List.of();
  }

  /** Ids of the options that later texts may follow; empty where nothing is chosen. */
  default List<String> choices(YamlNode root) {
    return List.of();
  }

  /** Ids of earlier steps without which this one cannot be finished. */
  default List<String> requires(YamlNode root) {
    return List.of();
  }

  /** Whether somebody who has proved to know what it teaches need not do it. */
  default boolean mayBePassedOver() {
    return true;
  }

  /** Parts of the file that are steps of other types: items of a pool, forms of a task. */
  default List<YamlNode> nested(YamlNode root) {
    return List.of();
  }

  /** What may be nested; empty where nothing is. */
  default Nesting nesting() {
    return Nesting.NONE;
  }

  /** All files with texts that the AI of the case wrote. */
  default List<YamlNode.Scalar> seededFiles(YamlNode root) {
    YamlNode.Scalar file = seededFile(root);
    return file == null ? List.of() : List.of(file);
  }

  /** The file with a text that the AI of the case wrote; null where there is none. */
  default YamlNode.@Nullable Scalar seededFile(YamlNode root) {
    return null;
  }

  /**
   * What holds where the file of a step does not say.
   *
   * @param practice whether it shows what someone can do, so that a competency counts as practised
   */
  record Defaults(
      List<String> metrics, boolean scored, Step.FeedbackWhen feedback, boolean practice) {}

  /**
   * What may be nested in a step.
   *
   * @param types words of the types
   * @param more keys that a nested step has beside those of its type
   * @param without keys of its type that it does not have here
   */
  record Nesting(List<String> types, List<String> more, List<String> without) {

    /** Nothing. */
    public static final Nesting NONE = new Nesting(List.of(), List.of(), List.of());
  }

  /**
   * Options with a key.
   *
   * @param kind options of one kind are compared throughout a module
   */
  record Keyed(String kind, YamlNode parent, Predicate<YamlNode> right) {}
}
