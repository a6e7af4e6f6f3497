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
 */
public record Question(
    List<String> path, Kind kind, String name, String text, List<Option> options) {

  /** Copies the lists. */
  public Question {
    path = List.copyOf(path);
    options = List.copyOf(options);
  }

  /** What an answer to it looks like; the interactions of xAPI 1.0.3, part 2, 2.4.4.1. */
  public enum Kind {
    /** One or more of the options. */
    CHOICE,
    /** One of the options, which rise in their order. */
    LIKERT,
    /** The options, put into an order. */
    SEQUENCING,
    /** A number. */
    NUMERIC,
    /** A text. */
    LONG_FILL_IN,
    /** None of these. */
    OTHER,
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
