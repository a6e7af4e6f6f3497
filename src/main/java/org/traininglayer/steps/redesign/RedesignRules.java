package org.traininglayer.steps.redesign;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.Change;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepRules;
import org.traininglayer.steps.redesign.RedesignAnswer.Arrange;
import org.traininglayer.steps.redesign.RedesignAnswer.Assign;
import org.traininglayer.steps.redesign.RedesignAnswer.SubmitRedesign;
import org.traininglayer.steps.redesign.RedesignStep.Before;
import org.traininglayer.steps.redesign.RedesignStep.Card;

/** Cards may move and change owners until the workflow is submitted; then feedback has shown. */
final class RedesignRules implements StepRules<RedesignStep, RedesignWork, RedesignAnswer> {

  @Override
  public RedesignWork begin() {
    return new RedesignWork(null, Map.of(), false);
  }

  @Override
  public Class<RedesignAnswer> answers() {
    return RedesignAnswer.class;
  }

  @Override
  public void check(RedesignStep step, RedesignAnswer answer, Module module) {
    switch (answer) {
      case Arrange arrange ->
          AnswerRefused.unless(
              step.ids().containsAll(arrange.order())
                  && new HashSet<>(arrange.order()).size() == arrange.order().size(),
              "An order has each card once at most, and no others.");
      case Assign assign -> {
        AnswerRefused.unless(step.card(assign.card()).isPresent(), "This step has no such card.");
        AnswerRefused.unless(
            assign.owner() == null || step.owners().contains(assign.owner()),
            "This step has no such owner.");
      }
      case SubmitRedesign submit -> {}
    }
  }

  @Override
  public Change<RedesignWork> apply(
      RedesignStep step, RedesignWork work, RedesignAnswer answer, Situation situation) {
    if (work.submitted()) {
      return Change.to(work);
    }
    return switch (answer) {
      case Arrange arrange ->
          Change.to(arrange.order().equals(work.order(step)) ? work : work.with(arrange.order()));
      case Assign assign -> {
        String before = work.owners().get(assign.card());
        boolean same = before == null ? assign.owner() == null : before.equals(assign.owner());
        yield Change.to(same ? work : work.with(assign));
      }
      case SubmitRedesign submit -> submit(step, work, situation);
    };
  }

  private static Change<RedesignWork> submit(
      RedesignStep step, RedesignWork work, Situation situation) {
    List<String> order = work.order(step);
    AnswerRefused.unless(!order.isEmpty(), "A workflow has at least one card.");
    AnswerRefused.unless(
        work.owned(step) == order.size(), "Please give every card of the workflow an owner.");
    RedesignWork submitted = new RedesignWork(order, work.owners(), true);
    return new Change<>(submitted, RedesignRecord.of(step, submitted, situation));
  }

  /** Whoever finishes without submitting submits as well. */
  @Override
  public Change<RedesignWork> finish(RedesignStep step, RedesignWork work, Situation situation) {
    return work.submitted() ? Change.to(work) : submit(step, work, situation);
  }

  @Override
  public boolean gathers(RedesignWork work) {
    return !work.submitted();
  }

  @Override
  public @Nullable Double score(RedesignStep step, RedesignWork work) {
    return work.submitted() ? Double.valueOf(RedesignScore.of(step, work).score()) : null;
  }

  @Override
  public List<Response> told(RedesignStep step, RedesignWork work, Situation situation) {
    return work.submitted() ? RedesignRecord.of(step, work, situation) : List.of();
  }

  @Override
  public boolean fits(RedesignStep step, RedesignWork work) {
    return step.ids().containsAll(work.order(step))
        && step.owners().containsAll(work.owners().values());
  }

  @Override
  public List<RedesignAnswer> keyed(RedesignStep step) {
    List<RedesignAnswer> answers = new ArrayList<>();
    List<String> order = Orders.of(step).order();
    answers.add(new Arrange(order));
    for (String id : order) {
      step.card(id)
          .flatMap(card -> card.owners().stream().findFirst())
          .ifPresent(owner -> answers.add(new Assign(id, owner)));
    }
    answers.add(new SubmitRedesign());
    return answers;
  }

  @Override
  public List<KeyLine> key(RedesignStep step) {
    List<KeyLine> lines = new ArrayList<>();
    for (Card card : step.cards()) {
      lines.add(
          new KeyLine(
              card.text(),
              card.forbidden() ? "must not be there" : String.join(" or ", card.owners()),
              card.why() == null ? "" : card.why()));
    }
    for (Before pair : step.before()) {
      lines.add(new KeyLine(text(step, pair.first()), "before: " + text(step, pair.second()), ""));
    }
    for (String id : step.needCheckAfter()) {
      lines.add(
          new KeyLine(
              text(step, id),
              "later checked by: "
                  + String.join(" or ", step.checksOf(id).stream().map(Card::text).toList()),
              ""));
    }
    return lines;
  }

  private static String text(RedesignStep step, String id) {
    return step.card(id).map(Card::text).orElse("");
  }
}
