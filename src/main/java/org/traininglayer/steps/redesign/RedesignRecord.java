package org.traininglayer.steps.redesign;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.traininglayer.steps.Question;
import org.traininglayer.steps.Question.Kind;
import org.traininglayer.steps.Question.Option;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.redesign.RedesignStep.Card;

/** What goes on record when a redesign is submitted: its owners, and its order with the score. */
final class RedesignRecord {

  private static final String AI = "ai";

  private RedesignRecord() {}

  static List<Response> of(RedesignStep step, RedesignWork work, Situation situation) {
    RedesignScore score = RedesignScore.of(step, work);
    List<String> order = work.order(step);
    boolean inPlace =
        score.broken().isEmpty() && score.unchecked().isEmpty() && score.kept().isEmpty();
    return List.of(
        Response.to(
                owners(step),
                order.stream()
                    .map(id -> id + "[.]" + work.owners().getOrDefault(id, ""))
                    .collect(joining("[,]")))
            .correct(score.owners() == 1)
            .scored(step.head().scored() ? score.owners() : null)
            .with("forbidden-kept", ids(score.kept()))
            .with("needed-removed", ids(score.lost())),
        Response.to(order(step), String.join("[,]", order))
            .correct(inPlace && score.lost().isEmpty())
            .scored(step.head().scored() ? score.score() : null)
            .took(situation.active())
            .with(
                "pairs-broken",
                score.broken().stream().map(pair -> pair.first() + "[.]" + pair.second()).toList())
            .with("checks-missing", ids(score.unchecked()))
            .with("ai-steps", mayBeAi(step))
            .with("ai-used", order.stream().filter(id -> AI.equals(work.owners().get(id))).toList())
            .with("sources-opened", situation.sourcesOpened().stream().sorted().toList()));
  }

  private static List<String> mayBeAi(RedesignStep step) {
    return ids(step.cards().stream().filter(card -> card.owners().contains(AI)).toList());
  }

  private static List<String> ids(List<Card> cards) {
    return cards.stream().map(Card::id).toList();
  }

  private static List<Option> cards(RedesignStep step) {
    return step.cards().stream().map(card -> new Option(card.id(), card.text())).toList();
  }

  /** Which card comes after which. */
  private static Question order(RedesignStep step) {
    return new Question(
        List.of("order"), Kind.SEQUENCING, step.head().title(), step.head().body(), cards(step));
  }

  /** Who does what. */
  private static Question owners(RedesignStep step) {
    return Question.matching(
        List.of("owners"),
        step.head().title(),
        step.head().body(),
        cards(step),
        step.owners().stream().map(owner -> new Option(owner, word(owner), true)).toList());
  }

  private static String word(String owner) {
    return switch (owner) {
      case "human" -> "A person";
      case AI -> "The AI";
      case "system" -> "A system without AI";
      default -> "Quality control";
    };
  }
}
