package org.traininglayer.steps.redesign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.FormReading;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.OpaqueIds;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepPage;
import org.traininglayer.steps.redesign.RedesignAnswer.Arrange;
import org.traininglayer.steps.redesign.RedesignAnswer.Assign;
import org.traininglayer.steps.redesign.RedesignAnswer.SubmitRedesign;
import org.traininglayer.steps.redesign.RedesignStep.Card;

/**
 * The workflow as a numbered list in one form. {@code c1-owner} is the owner of a card, {@code
 * c1-at} the place where it should stand and {@code c1-was} the one where it stood on the page;
 * buttons say {@code up}, {@code down}, {@code remove} or {@code restore} with the card.
 */
final class RedesignPage implements StepPage<RedesignStep, RedesignWork> {

  /** The cards, as {@code c1}, … */
  static OpaqueIds<Card> cards(RedesignStep step) {
    return new OpaqueIds<>('c', step.cards(), Card::id);
  }

  @Override
  public RedesignView view(RedesignStep step, RedesignWork work, Situation situation, Shown shown) {
    return RedesignView.of(step, work, shown);
  }

  /** Whichever button is pressed, all that the form says is kept. */
  @Override
  public FormReading read(RedesignStep step, RedesignWork work, FormValues form, Shown shown) {
    if (work.submitted()) {
      // A page from before: what was submitted stands, and is shown.
      return FormReading.of().at("feedback");
    }
    OpaqueIds<Card> cards = cards(step);
    List<Answer> said = new ArrayList<>();
    RedesignWork after = work;
    for (int i = 0; i < cards.things().size(); i++) {
      String owner = cards.at(i) + "-owner";
      if (form.has(owner)) {
        Assign assign = new Assign(cards.things().get(i).id(), form.textOrNull(owner));
        said.add(assign);
        after = after.with(assign);
      }
    }
    List<String> order = new ArrayList<>(after.order(step));
    List<Put> puts = puts(cards, form);
    puts.forEach(put -> put.into(order));
    String focus = puts.isEmpty() ? "" : cards.of(puts.getLast().card());
    focus = pressed(cards, order, form, focus);
    if (!order.equals(after.order(step))) {
      said.add(new Arrange(order));
      after = after.with(order);
    }
    FormReading read = FormReading.of(said.toArray(Answer[]::new));
    if (noPlace(cards, form)) {
      return FormReading.missing("steps.redesign.missing.place", said.toArray(Answer[]::new));
    }
    if (form.has("submit")) {
      return submit(step, after, said, shown);
    }
    // A script that sends an owner alone need not load the page again.
    return form.has("arranged") ? read.at(focus) : read.staying();
  }

  private static FormReading submit(
      RedesignStep step, RedesignWork work, List<Answer> said, Shown shown) {
    List<String> order = work.order(step);
    Answer[] answers = said.toArray(Answer[]::new);
    if (order.isEmpty()) {
      return FormReading.missing("steps.redesign.missing.cards", answers);
    }
    if (work.owned(step) < order.size()) {
      return FormReading.missing("steps.redesign.missing.owner", answers);
    }
    return FormReading.of(answers).and(new SubmitRedesign()).ending(shown, "feedback");
  }

  /** A card that somebody gave another place. */
  private record Put(String card, int place) {

    void into(List<String> order) {
      if (order.remove(card)) {
        order.add(Math.clamp(place - 1, 0, order.size()), card);
      }
    }
  }

  /** Whether a place was entered that is no whole number; the others are kept. */
  private static boolean noPlace(OpaqueIds<Card> cards, FormValues form) {
    for (int i = 0; i < cards.things().size(); i++) {
      String at = cards.at(i) + "-at";
      if (!form.text(at).isEmpty() && form.number(at) == null) {
        return true;
      }
    }
    return false;
  }

  /** Cards whose place was changed on the page, from the first place to the last. */
  private static List<Put> puts(OpaqueIds<Card> cards, FormValues form) {
    List<Put> puts = new ArrayList<>();
    for (int i = 0; i < cards.things().size(); i++) {
      Integer at = form.number(cards.at(i) + "-at");
      if (at != null && !at.equals(form.number(cards.at(i) + "-was"))) {
        puts.add(new Put(cards.things().get(i).id(), at));
      }
    }
    puts.sort(Comparator.comparingInt(Put::place));
    return puts;
  }

  /** Does what the button says; the place on the page where it goes on. */
  private static String pressed(
      OpaqueIds<Card> cards, List<String> order, FormValues form, String otherwise) {
    String up = form.text("up");
    String down = form.text("down");
    String remove = form.text("remove");
    String restore = form.text("restore");
    if (!up.isEmpty() || !down.isEmpty()) {
      String place = up.isEmpty() ? down : up;
      String card = cards.known(place);
      int from = order.indexOf(card);
      AnswerRefused.unless(from >= 0, "This card is not in the workflow.");
      int to = Math.clamp(up.isEmpty() ? from + 1 : from - 1, 0, order.size() - 1);
      order.remove(from);
      order.add(to, card);
      boolean further = up.isEmpty() ? to < order.size() - 1 : to > 0;
      return place + (up.isEmpty() == further ? "-down" : "-up");
    }
    if (!remove.isEmpty()) {
      order.remove(cards.known(remove));
      return remove;
    }
    if (!restore.isEmpty()) {
      String card = cards.known(restore);
      if (!order.contains(card)) {
        order.add(card);
      }
      return restore;
    }
    return otherwise;
  }

  @Override
  public @Nullable Words summary(RedesignStep step, RedesignWork work) {
    return work.submitted()
        ? null
        : new Words(
            "steps.redesign.summary",
            work.order(step).size(),
            work.owned(step),
            work.removed(step).size());
  }

  @Override
  public boolean debriefed(RedesignStep step, RedesignWork work, Situation situation) {
    return work.submitted();
  }
}
