package org.traininglayer.steps.sort;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.Change;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepRules;
import org.traininglayer.steps.sort.SortAnswer.Place;
import org.traininglayer.steps.sort.SortAnswer.SubmitSorting;
import org.traininglayer.steps.sort.SortScore.Judged;
import org.traininglayer.steps.sort.SortStep.Bin;
import org.traininglayer.steps.sort.SortStep.Item;

/** Each item may move until all are submitted; then feedback has been shown. */
final class SortRules implements StepRules<SortStep, SortWork, SortAnswer> {

  @Override
  public SortWork begin() {
    return new SortWork(Map.of(), false);
  }

  @Override
  public Class<SortAnswer> answers() {
    return SortAnswer.class;
  }

  @Override
  public void check(SortStep step, SortAnswer answer, Module module) {
    switch (answer) {
      case Place place -> {
        AnswerRefused.unless(step.item(place.item()).isPresent(), "This step has no such item.");
        AnswerRefused.unless(
            step.controls().containsAll(place.controls())
                && new HashSet<>(place.controls()).size() == place.controls().size(),
            "This step has no such control.");
      }
      case SubmitSorting submit -> {}
    }
  }

  @Override
  public Change<SortWork> apply(
      SortStep step, SortWork work, SortAnswer answer, Situation situation) {
    if (work.submitted()) {
      return Change.to(work);
    }
    return switch (answer) {
      case Place place ->
          Change.to(place.equals(work.placed().get(place.item())) ? work : work.with(place));
      case SubmitSorting submit -> submit(step, work, situation);
    };
  }

  private static Change<SortWork> submit(SortStep step, SortWork work, Situation situation) {
    AnswerRefused.unless(
        work.judged() >= step.items().size(), "Please say of every item where it belongs.");
    SortWork submitted = new SortWork(work.placed(), true);
    return new Change<>(submitted, SortRecord.of(step, submitted, situation));
  }

  /** Whoever finishes without submitting submits as well. */
  @Override
  public Change<SortWork> finish(SortStep step, SortWork work, Situation situation) {
    return work.submitted() ? Change.to(work) : submit(step, work, situation);
  }

  @Override
  public boolean gathers(SortWork work) {
    return !work.submitted();
  }

  @Override
  public @Nullable Double score(SortStep step, SortWork work) {
    return SortScore.of(step, work);
  }

  @Override
  public List<String> harm(SortStep step, SortWork work) {
    return work.submitted()
        ? SortScore.all(step, work).stream()
            .filter(Judged::harmful)
            .map(judged -> judged.item().id())
            .toList()
        : List.of();
  }

  @Override
  public List<Response> told(SortStep step, SortWork work, Situation situation) {
    return work.submitted() ? SortRecord.of(step, work, situation) : List.of();
  }

  @Override
  public int critical(SortStep step) {
    return (int) step.items().stream().filter(Item::critical).count();
  }

  @Override
  public Optional<Harm> harm(SortStep step, String id) {
    return step.item(id).map(item -> new Harm(item.text(), false, item.why(), List.of()));
  }

  @Override
  public List<String> harms(SortStep step) {
    return step.items().stream().filter(Item::critical).map(Item::id).toList();
  }

  @Override
  public boolean fits(SortStep step, SortWork work) {
    return step.items().stream().map(Item::id).toList().containsAll(work.placed().keySet())
        && work.placed().size() == step.items().size();
  }

  @Override
  public List<SortAnswer> keyed(SortStep step) {
    List<SortAnswer> answers = new ArrayList<>();
    for (Item item : step.items()) {
      answers.add(new Place(item.id(), item.key(), item.need()));
    }
    answers.add(new SubmitSorting());
    return answers;
  }

  @Override
  public List<KeyLine> key(SortStep step) {
    return step.items().stream()
        .map(item ->
            new KeyLine(
                item.text(),
                item.key() == Bin.WITH_CONTROLS
                    ? item.key().word() + ": " + String.join(", ", item.need())
                    : item.key().word(),
                item.why()))
        .toList();
  }
}
