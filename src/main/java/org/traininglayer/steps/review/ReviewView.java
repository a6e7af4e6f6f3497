package org.traininglayer.steps.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Evidence;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.steps.OpaqueIds;
import org.traininglayer.steps.ProofView;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepPage.Shown;
import org.traininglayer.steps.review.ReviewAnswer.Mark;
import org.traininglayer.steps.review.ReviewStep.Action;
import org.traininglayer.steps.review.ReviewStep.AiOutput;
import org.traininglayer.steps.review.ReviewStep.Ask;
import org.traininglayer.steps.review.ReviewStep.FamilyCard;

/**
 * A review: the AI's text with its claims, the marks so far, and the mark that is open.
 *
 * @param actions what can be done with the text
 * @param action what was said to do with it; empty before
 * @param sure how sure somebody said to be; null before
 * @param open the claim whose questions are shown; null when none
 * @param blank for the script: a claim without answers
 * @param marked how many claims are marked
 * @param unfinished how many of those lack their kind or proof
 * @param feedback set once the review is submitted and may be told
 */
record ReviewView(
    String title,
    String byline,
    List<Block> blocks,
    Ask ask,
    List<FamilyCard> cards,
    List<String> actions,
    String action,
    @Nullable Integer sure,
    @Nullable Claim open,
    Claim blank,
    int total,
    int marked,
    int unfinished,
    @Nullable String baseRateNote,
    boolean submitted,
    @Nullable FeedbackView feedback) {

  record Block(List<Claim> claims) {}

  /**
   * One claim, with the answers of its mark as form values; empty text where not answered.
   *
   * @param place its name on the page
   * @param number position among all claims, from 1
   * @param questions how many questions of its mark are still open
   * @param family id of the card
   * @param familyLabel the same in words
   * @param proof place in a source
   * @param proofLabel the same in words
   * @param action only in marks of earlier days
   * @param confidence likewise, in percent
   */
  record Claim(
      String place,
      int number,
      String html,
      boolean marked,
      int questions,
      String family,
      String familyLabel,
      String proof,
      String proofLabel,
      String action,
      @Nullable Integer confidence) {}

  static ReviewView of(ReviewStep step, ReviewWork work, Situation situation, Shown shown) {
    OpaqueIds<AiOutput.Unit> places = ReviewPage.claims(step);
    Map<String, Artefact> artefacts = situation.module().artefacts();
    String asked = shown.asked().text("claim");
    List<Block> blocks = new ArrayList<>();
    Claim open = null;
    int index = 0;
    for (AiOutput.Block block : step.output().blocks()) {
      List<Claim> claims = new ArrayList<>();
      for (AiOutput.Unit unit : block.units()) {
        Claim claim =
            claim(
                step,
                places.at(index),
                index + 1,
                claimText(unit.text()),
                work.marks().get(unit.id()),
                artefacts);
        claims.add(claim);
        open = claim.place().equals(asked) ? claim : open;
        index++;
      }
      blocks.add(new Block(claims));
    }
    return new ReviewView(
        step.output().title(),
        step.output().byline(),
        blocks,
        step.ask(),
        step.families(),
        List.of(Action.values()).stream().map(ReviewView::word).toList(),
        word(work.action()),
        work.confidence(),
        work.submitted() ? null : open,
        claim(step, "", 0, "", null, artefacts),
        index,
        work.marks().size(),
        unfinished(step, work),
        step.baseRateNote(),
        work.submitted(),
        work.submitted() && shown.feedback()
            ? FeedbackView.of(situation.module(), step, work)
            : null);
  }

  private static Claim claim(
      ReviewStep step,
      String place,
      int number,
      String html,
      @Nullable Mark mark,
      Map<String, Artefact> artefacts) {
    if (mark == null) {
      return new Claim(place, number, html, false, 0, "", "", "", "", "", null);
    }
    Evidence evidence = mark.evidence();
    return new Claim(
        place,
        number,
        html,
        true,
        openQuestions(step.ask(), mark),
        mark.family() == null ? "" : mark.family(),
        step.families().stream()
            .filter(card -> card.id().equals(mark.family()))
            .map(FamilyCard::label)
            .findFirst()
            .orElse(""),
        evidence == null ? "" : evidence.artefact() + "/" + evidence.row(),
        evidence == null
            ? ""
            : ProofView.of(evidence, artefacts)
                .map(proof -> proof.source() + ", " + proof.label())
                .orElse(""),
        word(mark.action()),
        mark.confidence());
  }

  /** How many questions of a mark have no answer yet. */
  private static int openQuestions(Ask ask, Mark mark) {
    return (ask.family() && mark.family() == null ? 1 : 0)
        + (ask.evidence() && mark.evidence() == null ? 1 : 0);
  }

  /** How many marks lack their kind or proof. */
  static int unfinished(ReviewStep step, ReviewWork work) {
    return (int)
        work.marks().values().stream().filter(mark -> openQuestions(step.ask(), mark) > 0).count();
  }

  private static String word(@Nullable Action action) {
    return action == null ? "" : action.name().toLowerCase(Locale.ROOT);
  }

  /** A claim is a link itself, so its text holds none. */
  private static String claimText(String markdown) {
    String html = Markdown.inline(markdown);
    return html.contains("<a ") ? Markdown.text(markdown) : html;
  }
}
