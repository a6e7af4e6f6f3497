package org.traininglayer.steps.sort;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.FormReading;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.OpaqueIds;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepPage;
import org.traininglayer.steps.sort.SortAnswer.Place;
import org.traininglayer.steps.sort.SortAnswer.SubmitSorting;
import org.traininglayer.steps.sort.SortStep.Bin;
import org.traininglayer.steps.sort.SortStep.Item;

/**
 * Each item with its bins and controls. {@code i1} is the bin of the first item, {@code
 * i1-human-review} a control chosen for it, {@code i1-said} says that the item is in the form.
 */
final class SortPage implements StepPage<SortStep, SortWork> {

  /** The items, as {@code i1}, … */
  static OpaqueIds<Item> items(SortStep step) {
    return new OpaqueIds<>('i', step.items(), Item::id);
  }

  @Override
  public SortView view(SortStep step, SortWork work, Situation situation, Shown shown) {
    return SortView.of(step, work, situation.module(), shown);
  }

  /** What is said of items is kept, be it little; with {@code submit} all of it is needed. */
  @Override
  public FormReading read(SortStep step, SortWork work, FormValues form, Shown shown) {
    if (work.submitted()) {
      // A page from before: what was submitted stands, and is shown.
      return FormReading.of().at("feedback");
    }
    SortWork after = work;
    List<Answer> places = new ArrayList<>();
    OpaqueIds<Item> items = items(step);
    for (int i = 0; i < items.things().size(); i++) {
      Place place = place(step, items.things().get(i), items.at(i), form);
      if (place != null) {
        places.add(place);
        after = after.with(place);
      }
    }
    Answer[] said = places.toArray(Answer[]::new);
    if (!form.has("submit")) {
      return FormReading.of(said).staying();
    }
    if (after.judged() < step.items().size()) {
      boolean bins =
          after.placed().values().stream().filter(place -> place.bin() != null).count()
              == step.items().size();
      return FormReading.missing(bins ? "steps.sort.missing.controls" : "steps.sort.missing", said);
    }
    return FormReading.of(said).and(new SubmitSorting()).ending(shown, "feedback");
  }

  private static @Nullable Place place(SortStep step, Item item, String at, FormValues form) {
    if (!form.has(at) && !form.has(at + "-said")) {
      return null;
    }
    List<String> controls =
        step.controls().stream().filter(control -> form.has(at + "-" + control)).toList();
    String word = form.text(at);
    if (word.isEmpty()) {
      return controls.isEmpty() ? null : new Place(item.id(), null, controls);
    }
    Bin bin = Bin.of(word).orElseThrow(() -> new AnswerRefused("There is no such place."));
    return new Place(item.id(), bin, controls);
  }

  @Override
  public @Nullable Words summary(SortStep step, SortWork work) {
    return work.submitted()
        ? null
        : new Words("steps.sort.summary", work.judged(), step.items().size());
  }

  @Override
  public boolean debriefed(SortStep step, SortWork work, Situation situation) {
    return work.submitted();
  }
}
