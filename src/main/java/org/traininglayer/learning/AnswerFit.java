package org.traininglayer.learning;

import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;

/**
 * Whether an answer fits its step at all, whatever was answered before. Messages never repeat what
 * was sent.
 */
final class AnswerFit {

  private static final Set<Integer> CONFIDENCES = Set.of(50, 60, 75, 90, 99);
  private static final int HIGHEST_RATING = 10;
  private static final int LONGEST_COMMENT = 2000;

  private AnswerFit() {}

  /** Refuses what does not fit. */
  static void check(Module module, Step step, Answer answer) {
    switch (answer) {
      case Answer.Choose choose -> choice(step, choose);
      case Answer.GiveReason reason -> reason(step, reason);
      case Answer.Mark mark -> mark(module, review(step), mark);
      case Answer.Unmark unmark -> unit(review(step), unmark.unit());
      case Answer.OpenSource open ->
          demand(
              module.artefacts().containsKey(open.artefact()), "This module has no such source.");
      case Answer.Rate rate -> rating(step, rate);
      case Answer.Acknowledge given -> acknowledgement(step, given);
      case Answer.Submit submit -> review(step);
      case Answer.Finish finish -> {}
    }
  }

  private static void choice(Step step, Answer.Choose choose) {
    Stream<String> options;
    boolean confidence;
    switch (step) {
      case Step.Commit commit -> {
        options = commit.options().stream().map(Step.Option::id);
        confidence = commit.confidence();
      }
      case Step.Decision decision -> {
        options = decision.options().stream().map(Step.Choice::id);
        confidence = decision.confidence();
      }
      default -> throw new AnswerRefused("Nothing is chosen in this step.");
    }
    demand(options.anyMatch(choose.option()::equals), "This step has no such option.");
    demand(confidence || choose.confidence() == null, "This step does not ask how sure you are.");
    demand(!confidence || choose.confidence() != null, "Please also say how sure you are.");
    confidence(choose.confidence());
  }

  private static void reason(Step step, Answer.GiveReason given) {
    if (!(step instanceof Step.Decision decision) || decision.reason() == null) {
      throw new AnswerRefused("No reason is asked in this step.");
    }
    demand(
        decision.reason().options().stream().anyMatch(o -> o.id().equals(given.option())),
        "This step has no such reason.");
  }

  private static void mark(Module module, Step.Review review, Answer.Mark mark) {
    unit(review, mark.unit());
    demand(review.ask().family() || mark.family() == null, "This step does not ask what is wrong.");
    demand(
        mark.family() == null
            || review.families().stream().anyMatch(card -> card.id().equals(mark.family())),
        "This step has no such kind of error.");
    demand(review.ask().action() || mark.action() == null, "This step does not ask what to do.");
    demand(
        review.ask().confidence() || mark.confidence() == null,
        "This step does not ask how sure you are.");
    confidence(mark.confidence());
    Step.Evidence evidence = mark.evidence();
    if (evidence != null) {
      demand(review.ask().evidence(), "This step does not ask where the proof is.");
      demand(exists(module, evidence), "No source has such a place.");
    }
  }

  private static boolean exists(Module module, Step.Evidence evidence) {
    return switch (module.artefacts().get(evidence.artefact())) {
      case null -> false;
      case Artefact.Table table ->
          table.rows().stream().anyMatch(row -> row.key().equals(evidence.row()));
      case Artefact.Document document ->
          document.lines().stream().anyMatch(line -> line.key().equals(evidence.row()));
    };
  }

  private static void unit(Step.Review review, String unit) {
    demand(
        review.output().units().stream().anyMatch(u -> u.id().equals(unit)),
        "The text has no such claim.");
  }

  private static Step.Review review(Step step) {
    if (step instanceof Step.Review review) {
      return review;
    }
    throw new AnswerRefused("There is nothing to review in this step.");
  }

  private static void rating(Step step, Answer.Rate rate) {
    if (!(step instanceof Step.Confidence confidence)) {
      throw new AnswerRefused("Nothing is rated in this step.");
    }
    demand(
        confidence.items().stream().anyMatch(item -> item.id().equals(rate.item())),
        "This step has no such statement.");
    demand(
        rate.value() >= 0 && rate.value() <= HIGHEST_RATING, "A rating is a number from 0 to 10.");
  }

  private static void acknowledgement(Step step, Answer.Acknowledge given) {
    demand(step instanceof Step.Attest, "Nothing is acknowledged in this step.");
    String comment = given.comment();
    if (comment != null) {
      demand(comment.length() <= LONGEST_COMMENT, "A comment has at most 2000 characters.");
      demand(storable(comment), "The comment has characters that cannot be kept.");
    }
  }

  /** NUL and halves of surrogate pairs have no place in the database. */
  private static boolean storable(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
  }

  private static void confidence(@Nullable Integer percent) {
    demand(
        percent == null || CONFIDENCES.contains(percent),
        "How sure you are is 50, 60, 75, 90 or 99 percent.");
  }

  private static void demand(boolean holds, String otherwise) {
    if (!holds) {
      throw new AnswerRefused(otherwise);
    }
  }
}
