package org.traininglayer.steps.confidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.traininglayer.catalog.Module;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.Change;
import org.traininglayer.steps.Question;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepRules;
import org.traininglayer.steps.confidence.ConfidenceAnswer.LookBack;
import org.traininglayer.steps.confidence.ConfidenceAnswer.Rate;
import org.traininglayer.steps.confidence.ConfidenceStep.Item;

/**
 * Ratings may change until the step is finished; then they go on record. Nobody has to look back.
 */
final class ConfidenceRules implements StepRules<ConfidenceStep, ConfidenceWork, ConfidenceAnswer> {

  @Override
  public ConfidenceWork begin() {
    return new ConfidenceWork(Map.of(), Map.of());
  }

  @Override
  public Class<ConfidenceAnswer> answers() {
    return ConfidenceAnswer.class;
  }

  @Override
  public void check(ConfidenceStep step, ConfidenceAnswer answer, Module module) {
    switch (answer) {
      case Rate rate -> check(step, rate.item(), rate.value());
      case LookBack then -> {
        AnswerRefused.unless(step.looksBack(), "This step does not look back.");
        check(step, then.item(), then.value());
      }
    }
  }

  private static void check(ConfidenceStep step, String item, int value) {
    AnswerRefused.unless(
        step.items().stream().anyMatch(one -> one.id().equals(item)),
        "This step has no such statement.");
    AnswerRefused.unless(
        value >= 0 && value <= ConfidenceStep.HIGHEST, "A rating is a number from 0 to 10.");
  }

  @Override
  public Change<ConfidenceWork> apply(
      ConfidenceStep step, ConfidenceWork work, ConfidenceAnswer answer, Situation situation) {
    return switch (answer) {
      case Rate rate ->
          Change.to(
              Integer.valueOf(rate.value()).equals(work.ratings().get(rate.item()))
                  ? work
                  : work.with(rate.item(), rate.value()));
      case LookBack then ->
          Change.to(
              Integer.valueOf(then.value()).equals(work.lookedBack().get(then.item()))
                  ? work
                  : work.lookingBack(then.item(), then.value()));
    };
  }

  @Override
  public Change<ConfidenceWork> finish(
      ConfidenceStep step, ConfidenceWork work, Situation situation) {
    AnswerRefused.unless(
        work.ratings().size() >= step.items().size(), "Please rate every statement first.");
    List<Response> responses = new ArrayList<>();
    for (Item item : step.items()) {
      Integer value = work.ratings().get(item.id());
      if (value != null) {
        responses.add(
            Response.to(question(step, List.of("items", item.id()), item), value.toString())
                .in("moment", step.moment())
                .in("competency", item.competency()));
      }
    }
    for (Item item : step.items()) {
      Integer value = work.lookedBack().get(item.id());
      if (value != null) {
        responses.add(
            Response.to(question(step, List.of("looking-back", item.id()), item), value.toString())
                .in("moment", "looking-back")
                .in("competency", item.competency()));
      }
    }
    return new Change<>(work, responses);
  }

  @Override
  public List<ConfidenceAnswer> keyed(ConfidenceStep step) {
    return step.items().stream().<ConfidenceAnswer>map(item -> new Rate(item.id(), 5)).toList();
  }

  private static Question question(ConfidenceStep step, List<String> path, Item item) {
    return new Question(
        path,
        Question.Kind.LIKERT,
        step.head().title(),
        item.statement(),
        IntStream.rangeClosed(0, ConfidenceStep.HIGHEST)
            .mapToObj(n -> new Question.Option(Integer.toString(n), Integer.toString(n)))
            .toList());
  }
}
