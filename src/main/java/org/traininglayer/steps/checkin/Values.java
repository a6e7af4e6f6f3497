package org.traininglayer.steps.checkin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.traininglayer.steps.FreeText;
import org.traininglayer.steps.checkin.CheckinStep.Barrier;
import org.traininglayer.steps.checkin.CheckinStep.Item;
import org.traininglayer.steps.checkin.CheckinStep.Kind;
import org.traininglayer.steps.checkin.CheckinStep.Stage;

/** What can be said to an item. */
final class Values {

  /** Nothing of what can be ticked. */
  static final String NONE = "none";

  /** Said instead of a count. */
  static final String NOT_COUNTED = "not-counted";

  /** The highest count. */
  static final int MOST = 999;

  /** How many barriers can be named. */
  static final int BARRIERS = 2;

  /** The longest note. */
  static final int LONGEST_NOTE = 500;

  private static final int HIGHEST = 10;

  private Values() {}

  /** The codes that can be chosen; none where a number or a text is asked. */
  static List<String> of(Item item) {
    return switch (item.kind()) {
      case FREQUENCY -> List.of(NONE, "one-or-two", "three-to-five", "more");
      case YES_NO -> List.of("yes", "no");
      case CONFIDENCE -> IntStream.rangeClosed(0, HIGHEST).mapToObj(Integer::toString).toList();
      case BARRIER -> Arrays.stream(Barrier.values()).map(Barrier::code).toList();
      case STAGE_LIST -> {
        List<String> codes = new ArrayList<>(item.stages().stream().map(Stage::id).toList());
        codes.add(NONE);
        yield codes;
      }
      case CHOICE -> item.stages().stream().map(Stage::id).toList();
      case COUNT, NOTE -> List.of();
    };
  }

  /** Whether several can be chosen. */
  static boolean several(Kind kind) {
    return kind == Kind.BARRIER || kind == Kind.STAGE_LIST;
  }

  /** Whether this answers the item. */
  static boolean fit(Item item, List<String> values) {
    if (values.isEmpty() || values.stream().distinct().count() != values.size()) {
      return false;
    }
    boolean one = values.size() == 1;
    return switch (item.kind()) {
      case COUNT ->
          one
              && (isCount(values.getFirst())
                  || (item.otherwise() != null && values.getFirst().equals(NOT_COUNTED)));
      case NOTE ->
          one
              && values.getFirst().length() <= LONGEST_NOTE
              && FreeText.of(values.getFirst()).equals(values.getFirst());
      case FREQUENCY, YES_NO, CONFIDENCE, CHOICE -> one && of(item).contains(values.getFirst());
      case BARRIER ->
          of(item).containsAll(values)
              && values.size() <= BARRIERS
              && (one || !values.contains(NONE));
      case STAGE_LIST -> of(item).containsAll(values) && (one || !values.contains(NONE));
    };
  }

  private static boolean isCount(String text) {
    return text.matches("0|[1-9][0-9]{0,2}");
  }
}
