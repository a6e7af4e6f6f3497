package org.traininglayer.steps.checkin;

import java.util.ArrayList;
import java.util.List;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.FormReading;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.FreeText;
import org.traininglayer.steps.OpaqueIds;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepPage;
import org.traininglayer.steps.Suspects;
import org.traininglayer.steps.checkin.CheckinAnswer.Reply;
import org.traininglayer.steps.checkin.CheckinStep.Item;
import org.traininglayer.steps.checkin.CheckinStep.Kind;

/** All items on one page. What is answered is kept, even where something else is missing. */
final class CheckinPage implements StepPage<CheckinStep, CheckinWork> {

  /** The field beside a number. */
  static final String NOT_COUNTED = "-" + Values.NOT_COUNTED;

  /** The items, as {@code i1}, … */
  static OpaqueIds<Item> items(CheckinStep step) {
    return new OpaqueIds<>('i', step.items(), Item::id);
  }

  @Override
  public CheckinView view(CheckinStep step, CheckinWork work, Situation situation, Shown shown) {
    return CheckinView.of(step, work, shown);
  }

  @Override
  public FormReading read(CheckinStep step, CheckinWork work, FormValues form, Shown shown) {
    OpaqueIds<Item> places = items(step);
    List<Answer> replies = new ArrayList<>();
    boolean named = !Suspects.settled(form, notes(step));
    String missing = null;
    for (Item item : step.items()) {
      List<String> values = values(item, places.of(item.id()), form);
      boolean note = item.kind() == Kind.NOTE;
      if (Values.fit(item, values)) {
        if (!note || !named) {
          replies.add(new Reply(item.id(), values));
        }
      } else if (missing == null) {
        missing = missing(item, values);
      }
    }
    Answer[] kept = replies.toArray(Answer[]::new);
    if (named) {
      return FormReading.missing(missing == null ? "player.suspects.missing" : missing, kept)
          .askingAgain();
    }
    return missing == null
        ? FormReading.of(kept).and(new Answer.Finish())
        : FormReading.missing(missing, kept);
  }

  /** Names of the fields in which words are written. */
  static String[] notes(CheckinStep step) {
    OpaqueIds<Item> places = items(step);
    return step.items().stream()
        .filter(item -> item.kind() == Kind.NOTE)
        .map(item -> places.of(item.id()))
        .toArray(String[]::new);
  }

  /** What a form says to an item; empty where it says nothing. */
  static List<String> values(Item item, String place, FormValues form) {
    if (Values.several(item.kind())) {
      return Values.of(item).stream().filter(code -> form.has(place + "-" + code)).toList();
    }
    if (item.kind() == Kind.NOTE) {
      return List.of(FreeText.of(form.text(place)));
    }
    if (item.kind() == Kind.COUNT && form.has(place + NOT_COUNTED)) {
      // Ticked beside a number, it is not clear which of the two holds.
      return form.text(place).isBlank()
          ? List.of(Values.NOT_COUNTED)
          : List.of(form.text(place).strip(), Values.NOT_COUNTED);
    }
    String text = form.text(place).strip();
    return text.isEmpty() ? List.of() : List.of(text);
  }

  private static String missing(Item item, List<String> values) {
    if (values.isEmpty()) {
      return "steps.checkin.missing";
    }
    return switch (item.kind()) {
      case COUNT -> "steps.checkin.missing.count";
      case BARRIER -> "steps.checkin.missing.barrier";
      case STAGE_LIST -> "steps.checkin.missing.stages";
      case NOTE -> "steps.checkin.missing.note";
      case FREQUENCY, YES_NO, CONFIDENCE, CHOICE -> "steps.checkin.missing";
    };
  }
}
