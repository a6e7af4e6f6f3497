package org.traininglayer.steps.checkin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.OpaqueIds;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.StepPage.Shown;
import org.traininglayer.steps.Suspects;
import org.traininglayer.steps.checkin.CheckinStep.Item;
import org.traininglayer.steps.checkin.CheckinStep.Kind;
import org.traininglayer.steps.checkin.CheckinStep.Stage;

/**
 * A check-in.
 *
 * @param suspects what looks in the notes as if it named somebody
 */
record CheckinView(List<Asked> items, Suspects suspects, int longest, int most) {

  /**
   * An item with what was said to it.
   *
   * @param kind the word for it
   * @param text the number or the note; empty when there is none
   * @param otherwise what can be said instead of a number, HTML; null when nothing can
   * @param notCounted whether that was said
   * @param hidden whether a note is there that only the learner may read
   */
  record Asked(
      String place,
      String kind,
      String question,
      List<Option> options,
      String text,
      @Nullable String otherwise,
      boolean notCounted,
      boolean hidden) {}

  /**
   * Something to choose.
   *
   * @param field its name in the form
   * @param html the module's words; null where the product has its own
   */
  record Option(String field, String value, @Nullable String html, boolean chosen) {}

  static CheckinView of(CheckinStep step, CheckinWork work, Shown shown) {
    OpaqueIds<Item> places = CheckinPage.items(step);
    FormValues entered = shown.finished() ? FormValues.NONE : shown.asked();
    List<Asked> items = new ArrayList<>();
    for (Item item : step.items()) {
      String place = places.of(item.id());
      List<String> said =
          entered.has("save") ? CheckinPage.values(item, place, entered) : work.to(item.id());
      items.add(asked(item, place, said, shown.own()));
    }
    return new CheckinView(
        items, Suspects.in(entered, CheckinPage.notes(step)), Values.LONGEST_NOTE, Values.MOST);
  }

  private static Asked asked(Item item, String place, List<String> said, boolean own) {
    boolean several = Values.several(item.kind());
    boolean note = item.kind() == Kind.NOTE;
    boolean text = note || item.kind() == Kind.COUNT;
    boolean hidden = note && !own && CheckinRules.noted(said);
    return new Asked(
        place,
        Response.word(item.kind()),
        Markdown.inline(item.question()),
        Values.of(item).stream()
            .map(code ->
                new Option(
                    several ? place + "-" + code : place,
                    code,
                    item.stages().stream()
                        .filter(stage -> stage.id().equals(code))
                        .map(Stage::text)
                        .map(Markdown::inline)
                        .findFirst()
                        .orElse(null),
                    said.contains(code)))
            .toList(),
        text && !said.isEmpty() && !hidden && !said.getFirst().equals(Values.NOT_COUNTED)
            ? said.getFirst()
            : "",
        item.otherwise() == null ? null : Markdown.inline(item.otherwise()),
        !note && said.contains(Values.NOT_COUNTED),
        hidden);
  }
}
