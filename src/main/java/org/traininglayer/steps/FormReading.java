package org.traininglayer.steps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a form says.
 *
 * @param answers saved in their order and in one transaction, also when something is missing
 * @param missing key of the text that says what is missing, on the same page; null when nothing is
 * @param again whether the page, shown again, asks something that it did not ask before, so that a
 *     script must show it, too
 * @param stays whether a page whose script sent the form is right as it stands
 * @param query where on the page to go on, unless the step is finished
 * @param fragment likewise; empty for the top
 */
public record FormReading(
    List<Answer> answers,
    @Nullable String missing,
    boolean again,
    boolean stays,
    Map<String, String> query,
    String fragment) {

  /** Copies the collections. */
  public FormReading {
    answers = List.copyOf(answers);
    query = new LinkedHashMap<>(query);
  }

  /** These answers, and nothing is missing. */
  public static FormReading of(Answer... answers) {
    return new FormReading(List.of(answers), null, false, false, Map.of(), "");
  }

  /** The same with one more. */
  public FormReading and(Answer answer) {
    List<Answer> more = new ArrayList<>(answers);
    more.add(answer);
    return new FormReading(more, missing, again, stays, query, fragment);
  }

  /** The same with each answer told otherwise, or left out. */
  public FormReading each(Function<Answer, List<? extends Answer>> told) {
    List<Answer> others = new ArrayList<>();
    answers.forEach(answer -> others.addAll(told.apply(answer)));
    return new FormReading(others, missing, again, stays, query, fragment);
  }

  /** Something is missing. What was entered is shown again. */
  public static FormReading missing(String key, Answer... answers) {
    return new FormReading(List.of(answers), key, false, false, Map.of(), "");
  }

  /** The page now asks something that it did not ask before. */
  public FormReading askingAgain() {
    return new FormReading(answers, missing, true, stays, query, fragment);
  }

  /**
   * The last answer ends what there is to do: where feedback may be shown, the page goes on with it
   * at this place, else the step is finished.
   */
  public FormReading ending(StepPage.Shown shown, String feedback) {
    return shown.feedback() ? at(feedback) : at(feedback).and(new Answer.Finish());
  }

  /** Goes on at a place of the page. */
  public FormReading at(String place) {
    return new FormReading(answers, missing, again, stays, query, place);
  }

  /** With something in the address; an empty value is left out. */
  public FormReading asking(String name, String value) {
    if (value.isEmpty()) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>(query);
    more.put(name, value);
    return new FormReading(answers, missing, again, stays, more, fragment);
  }

  /** A script need not load the page again. */
  public FormReading staying() {
    return new FormReading(answers, missing, again, true, query, fragment);
  }
}
