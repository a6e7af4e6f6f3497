package org.traininglayer.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * The forms by which those steps of {@code cra-risk-score-triage} are worked in the plainest way
 * that neither review nor decide: each a list of fields and values, in the order in which they are
 * sent. What is drawn for a person is answered whichever it is, and what slipped through in the
 * sparse round is not made good.
 */
public final class PlainForms {

  private static final int CARDS = 8;

  private PlainForms() {}

  /** Steps between the first rating and the own view. */
  public static final List<String> BEFORE_THE_OWN_VIEW = List.of("016-recall", "018-worked");

  /** Steps between the last review and the last rating. */
  public static final List<String> AFTER_THE_REVIEWS =
      List.of("072-once-more", "075-redesign", "077-timed");

  /** Steps between the last rating and the acknowledgement. */
  public static final List<String> BEFORE_THE_ACKNOWLEDGEMENT = List.of("085-plan");

  /** The forms of a step; none when it is of another kind. */
  public static List<List<String>> of(String step) {
    return switch (step) {
      case "016-recall" ->
          List.of(
              List.of("item", "p1", "option", "o1"),
              List.of("item", "p2", "option", "o1"),
              List.of("item", "p3", "option", "o1"),
              FINISH);
      case "018-worked" -> List.of(FINISH);
      case "072-once-more" ->
          List.of(
              List.of("item", "p1", "option", "o1"),
              List.of("item", "p2", "option", "o2"),
              List.of("item", "p1", "option", "o1"),
              FINISH);
      case "075-redesign" -> List.of(owned(), FINISH);
      case "077-timed" ->
          List.of(
              List.of("begin", "1"),
              form("f1"),
              form("f2"),
              List.of("begin", "2"),
              form("f1"),
              form("f2"),
              List.of("felt", "1", "felt-without", "3", "felt-with", "1.5"),
              FINISH);
      case "085-plan" ->
          List.of(List.of("cue", "", "action", ""), List.of("compared", "1", "p1", "1"));
      default -> List.of();
    };
  }

  private static final List<String> FINISH = List.of("finish", "1");

  private static List<String> form(String form) {
    return List.of("item", form, "option", "o1", "confidence", "75");
  }

  private static List<String> owned() {
    List<String> fields = new ArrayList<>(List.of("arranged", "1", "submit", "1"));
    for (int card = 1; card <= CARDS; card++) {
      fields.addAll(List.of("c" + card + "-owner", "human"));
    }
    return fields;
  }
}
