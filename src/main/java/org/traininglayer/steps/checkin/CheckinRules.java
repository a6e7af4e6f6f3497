package org.traininglayer.steps.checkin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Module;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.Change;
import org.traininglayer.steps.Question;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepRules;
import org.traininglayer.steps.checkin.CheckinAnswer.Reply;
import org.traininglayer.steps.checkin.CheckinStep.Item;
import org.traininglayer.steps.checkin.CheckinStep.Kind;

/** Replies may change until the step is finished; then they go on record. */
final class CheckinRules implements StepRules<CheckinStep, CheckinWork, CheckinAnswer> {

  @Override
  public CheckinWork begin() {
    return new CheckinWork(Map.of());
  }

  @Override
  public Class<CheckinAnswer> answers() {
    return CheckinAnswer.class;
  }

  @Override
  public void check(CheckinStep step, CheckinAnswer answer, Module module) {
    switch (answer) {
      case Reply reply -> {
        Item item =
            step.items().stream()
                .filter(one -> one.id().equals(reply.item()))
                .findFirst()
                .orElseThrow(() -> new AnswerRefused("This step has no such question."));
        AnswerRefused.unless(Values.fit(item, reply.values()), "That does not answer it.");
      }
    }
  }

  @Override
  public Change<CheckinWork> apply(
      CheckinStep step, CheckinWork work, CheckinAnswer answer, Situation situation) {
    return switch (answer) {
      case Reply reply ->
          Change.to(
              reply.values().equals(work.replies().get(reply.item()))
                  ? work
                  : work.with(reply.item(), reply.values()));
    };
  }

  @Override
  public Change<CheckinWork> finish(CheckinStep step, CheckinWork work, Situation situation) {
    List<Response> responses = new ArrayList<>();
    for (Item item : step.items()) {
      List<String> values = work.to(item.id());
      boolean note = item.kind() == Kind.NOTE;
      AnswerRefused.unless(note || !values.isEmpty(), "Please answer every question first.");
      Response response =
          Response.to(question(step, item), note ? "" : String.join("[,]", values))
              .in("item-kind", item.kind())
              .in("moment", "follow-up")
              .in("offset", step.offset())
              .in("competency", item.competency())
              .in("human-checks", item.checks());
      responses.add(note ? response.with("written", noted(values)) : response);
    }
    return new Change<>(work, responses);
  }

  /** Whether a note says anything. */
  static boolean noted(List<String> values) {
    return !values.isEmpty() && !values.getFirst().isEmpty();
  }

  @Override
  public List<CheckinAnswer> keyed(CheckinStep step) {
    return step.items().stream()
        .<CheckinAnswer>map(item ->
            new Reply(
                item.id(),
                List.of(
                    switch (item.kind()) {
                      case FREQUENCY -> "one-or-two";
                      case COUNT -> "1";
                      case YES_NO -> "yes";
                      case CONFIDENCE -> "6";
                      case NOTE -> "";
                      case STAGE_LIST, BARRIER, CHOICE -> Values.of(item).getFirst();
                    })))
        .toList();
  }

  private static Question question(CheckinStep step, Item item) {
    return new Question(
        List.of("items", item.id()),
        switch (item.kind()) {
          case FREQUENCY, CONFIDENCE -> Question.Kind.LIKERT;
          case COUNT -> item.otherwise() == null ? Question.Kind.NUMERIC : Question.Kind.OTHER;
          case YES_NO, STAGE_LIST, BARRIER, CHOICE -> Question.Kind.CHOICE;
          case NOTE -> Question.Kind.LONG_FILL_IN;
        },
        step.head().title(),
        item.question(),
        Values.of(item).stream().map(code -> option(item, code)).toList());
  }

  private static Question.Option option(Item item, String code) {
    return item.stages().stream()
        .filter(stage -> stage.id().equals(code))
        .map(stage -> new Question.Option(code, Markdown.text(stage.text())))
        .findFirst()
        .orElseGet(() -> new Question.Option(code, words(code), true));
  }

  /** A code as words. */
  private static String words(String code) {
    return code.replace('-', ' ');
  }
}
