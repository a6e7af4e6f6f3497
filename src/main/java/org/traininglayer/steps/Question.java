package org.traininglayer.steps;

import java.util.List;

/**
 * Something in a step that is answered, as learning records name it. All options are named, also
 * the wrong ones; which of them are right is not, because whoever may read the records may read
 * this.
 *
 * @param path where it stands below the step; each part is one segment of its address
 * @param name short, for lists
 * @param text what is asked or judged, Markdown as in the module; may be empty
 * @param options what can be answered; with {@link Kind#MATCHING} the things that are matched
 * @param targets what they are matched to; empty for all other kinds
 */
public record Question(
    List<String> path,
    Kind kind,
    String name,
    String text,
    List<Option> options,
    List<Option> targets) {

  /** Copies the lists. */
  public Question {
    path = List.copyOf(path);
    options = List.copyOf(options);
    targets = List.copyOf(targets);
  }

  /** Of any kind but {@link Kind#MATCHING}. */
  public Question(List<String> path, Kind kind, String name, String text, List<Option> options) {
    this(path, kind, name, text, options, List.of());
  }

  /** Things, each of which belongs to one of the targets. */
  public static Question matching(
      List<String> path, String name, String text, List<Option> things, List<Option> targets) {
    return new Question(path, Kind.MATCHING, name, text, things, targets);
  }

  /** What an answer to it looks like; the interactions of xAPI 1.0.3, part 2, 2.4.4.1. */
  public enum Kind {
    /** One or more of the options. */
    CHOICE,
    /** One of the options, which rise in their order. */
    LIKERT,
    /** The options, put into an order. */
    SEQUENCING,
    /** The options, each matched to one of the targets. */
    MATCHING,
    /** A number. */
    NUMERIC,
    /** A text. */
    LONG_FILL_IN,
    /** None of these. */
    OTHER,
    /** No question but a whole task that is assessed. */
    ASSESSMENT,
    /** No question but a text that somebody stands by. */
    COMMITMENT
  }

  /**
   * What can be answered.
   *
   * @param ours whether the words are the product's, not the module's
   */
  public record Option(String id, String text, boolean ours) {

    /** With the module's words. */
    public Option(String id, String text) {
      this(id, text, false);
    }
  }
}
