package org.traininglayer.steps.confidence;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.FormReading;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.OpaqueIds;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepPage;
import org.traininglayer.steps.confidence.ConfidenceAnswer.LookBack;
import org.traininglayer.steps.confidence.ConfidenceAnswer.Rate;
import org.traininglayer.steps.confidence.ConfidenceStep.Item;
import org.traininglayer.steps.confidence.ConfidenceStep.Moment;

/** Statements, each on a scale. */
final class ConfidencePage implements StepPage<ConfidenceStep, ConfidenceWork> {

  /** The statements, as {@code i1}, … */
  static OpaqueIds<Item> items(ConfidenceStep step) {
    return new OpaqueIds<>('i', step.items(), Item::id);
  }

  /** The same statements, looked back at, as {@code t1}, … */
  static OpaqueIds<Item> lookedBack(ConfidenceStep step) {
    return new OpaqueIds<>('t', step.items(), Item::id);
  }

  @Override
  public ConfidenceView view(
      ConfidenceStep step, ConfidenceWork work, Situation situation, Shown shown) {
    return ConfidenceView.of(step, work, situation);
  }

  /** As many ratings as were given are kept; with {@code save} all are needed but those back. */
  @Override
  public FormReading read(ConfidenceStep step, ConfidenceWork work, FormValues form, Shown shown) {
    OpaqueIds<Item> items = items(step);
    List<Answer> ratings = new ArrayList<>();
    for (int i = 0; i < items.things().size(); i++) {
      Integer value = form.number(items.at(i));
      if (value != null) {
        ratings.add(new Rate(items.things().get(i).id(), value));
      }
    }
    int rated = ratings.size();
    OpaqueIds<Item> before = lookedBack(step);
    for (int i = 0; step.looksBack() && i < before.things().size(); i++) {
      Integer value = form.number(before.at(i));
      if (value != null) {
        ratings.add(new LookBack(before.things().get(i).id(), value));
      }
    }
    FormReading read = FormReading.of(ratings.toArray(Answer[]::new));
    if (!form.has("save")) {
      return ratings.isEmpty() ? FormReading.missing("steps.confidence.missing") : read.staying();
    }
    return rated == items.things().size()
        ? read.and(new Answer.Finish())
        : FormReading.missing("steps.confidence.missing", ratings.toArray(Answer[]::new));
  }

  /** The last rating of the module tells where the first one was. */
  @Override
  public boolean debriefed(ConfidenceStep step, ConfidenceWork work, Situation situation) {
    List<Step> later = situation.module().steps();
    return later.subList(later.indexOf(step) + 1, later.size()).stream()
        .noneMatch(ConfidenceStep.class::isInstance);
  }

  /** The rating of an item in an earlier self-rating of the same attempt. */
  static @Nullable Integer before(ConfidenceStep step, Item item, Situation situation) {
    for (Step other : situation.module().steps()) {
      if (other instanceof ConfidenceStep earlier
          && earlier.moment() == Moment.PRE
          && !earlier.head().id().equals(step.head().id())
          && situation.work(earlier).orElse(null) instanceof ConfidenceWork rated) {
        return rated.ratings().get(item.id());
      }
    }
    return null;
  }
}
