package org.traininglayer.player;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.Step.AiOutput;
import org.traininglayer.catalog.Step.Review;
import org.traininglayer.learning.Answer.Mark;
import org.traininglayer.learning.Progress.StepWork;

/**
 * A review step: the AI's text with its claims, the marks so far, and the mark that is open.
 *
 * @param open the mark whose questions are shown; null when none
 * @param blank for the script: a mark without answers
 * @param marked how many claims are marked
 * @param unfinished how many of those still have open questions
 * @param feedback set once the review is submitted
 */
record ReviewView(
    String title,
    String byline,
    List<Block> blocks,
    Step.Ask ask,
    List<Step.FamilyCard> cards,
    List<String> actions,
    @Nullable MarkView open,
    MarkView blank,
    int total,
    int marked,
    int unfinished,
    boolean dense,
    @Nullable String baseRateNote,
    boolean submitted,
    @Nullable FeedbackView feedback) {

  record Block(List<Claim> claims) {}

  /**
   * One claim.
   *
   * @param place its name on the page
   * @param number position among all claims, from 1
   * @param questions how many questions of its mark are still open
   */
  record Claim(
      String place, int number, String html, boolean marked, int questions, MarkView mark) {}

  /** The answers of a mark as form values; empty text where not answered. */
  record MarkView(
      String place,
      int number,
      boolean marked,
      String family,
      String proof,
      String action,
      String confidence) {

    static MarkView of(String place, int number, @Nullable Mark mark) {
      if (mark == null) {
        return new MarkView(place, number, false, "", "", "", "");
      }
      Step.Evidence evidence = mark.evidence();
      Step.Action action = mark.action();
      Integer confidence = mark.confidence();
      return new MarkView(
          place,
          number,
          true,
          mark.family() == null ? "" : mark.family(),
          evidence == null ? "" : evidence.artefact() + "/" + evidence.row(),
          action == null ? "" : action.name().toLowerCase(Locale.ROOT),
          confidence == null ? "" : confidence.toString());
    }
  }

  static ReviewView of(
      Module module, Review review, StepWork work, @Nullable String open, boolean showFeedback) {
    OpaqueIds<AiOutput.Unit> places = OpaqueIds.claims(review);
    List<Block> blocks = new ArrayList<>();
    MarkView opened = null;
    int index = 0;
    int unfinished = 0;
    for (AiOutput.Block block : review.output().blocks()) {
      List<Claim> claims = new ArrayList<>();
      for (AiOutput.Unit unit : block.units()) {
        Mark mark = work.marks().get(unit.id());
        MarkView view = MarkView.of(places.at(index), index + 1, mark);
        int questions = mark == null ? 0 : openQuestions(review.ask(), mark);
        unfinished += questions > 0 ? 1 : 0;
        claims.add(
            new Claim(
                view.place(), index + 1, claimText(unit.text()), mark != null, questions, view));
        if (view.place().equals(open)) {
          opened = view;
        }
        index++;
      }
      blocks.add(new Block(claims));
    }
    return new ReviewView(
        review.output().title(),
        review.output().byline(),
        blocks,
        review.ask(),
        review.families(),
        Arrays.stream(Step.Action.values()).map(a -> a.name().toLowerCase(Locale.ROOT)).toList(),
        work.submitted() ? null : opened,
        MarkView.of("", 0, null),
        index,
        work.marks().size(),
        unfinished,
        review.dense(),
        review.baseRateNote(),
        work.submitted(),
        work.submitted() && showFeedback ? FeedbackView.of(module, review, work.marks()) : null);
  }

  /** How many questions of a mark have no answer yet. */
  static int openQuestions(Step.Ask ask, Mark mark) {
    int open = 0;
    open += ask.family() && mark.family() == null ? 1 : 0;
    open += ask.evidence() && mark.evidence() == null ? 1 : 0;
    open += ask.action() && mark.action() == null ? 1 : 0;
    open += ask.confidence() && mark.confidence() == null ? 1 : 0;
    return open;
  }

  /** How many marks have open questions. */
  static int unfinished(Review review, Map<String, Mark> marks) {
    return (int)
        marks.values().stream().filter(mark -> openQuestions(review.ask(), mark) > 0).count();
  }

  /** A claim is a link itself, so its text holds none. */
  private static String claimText(String markdown) {
    String html = Markdown.inline(markdown);
    return html.contains("<a ") ? Markdown.text(markdown) : html;
  }
}
