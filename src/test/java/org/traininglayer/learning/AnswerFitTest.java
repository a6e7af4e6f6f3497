package org.traininglayer.learning;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.traininglayer.catalog.Evidence;
import org.traininglayer.catalog.Module;
import org.traininglayer.learning.Triage.Said;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.attest.AttestAnswer;
import org.traininglayer.steps.commit.CommitAnswer;
import org.traininglayer.steps.confidence.ConfidenceAnswer;
import org.traininglayer.steps.decision.DecisionAnswer;
import org.traininglayer.steps.review.ReviewAnswer;
import org.traininglayer.steps.review.ReviewStep.Action;

class AnswerFitTest {

  private final Module module = Triage.module();

  static Stream<Said> misfits() {
    return Stream.of(
        new Said("brief", new DecisionAnswer.Choose("a", null)),
        new Said("brief", new ReviewAnswer.Submit(null, null)),
        new Said("brief", new Answer.OpenSource("cellar")),
        new Said("commit", new CommitAnswer.Choose("z", 75)),
        new Said("commit", new CommitAnswer.Choose("a", null)),
        new Said("commit", new CommitAnswer.Choose("a", 76)),
        new Said("commit", new CommitAnswer.Choose("a", 0)),
        new Said("commit", new DecisionAnswer.GiveReason("fact")),
        new Said("commit", Triage.mark("u1")),
        new Said("review", Triage.mark("u9")),
        new Said("review", Triage.mark("")),
        new Said("review", new ReviewAnswer.Unmark("u9")),
        new Said("review", mark("gossip", null, null, null)),
        new Said("review", mark(null, new Evidence("listing", "999"), null, null)),
        new Said("review", mark(null, new Evidence("cellar", "101"), null, null)),
        new Said("review", mark(null, new Evidence("protocol", "101"), null, null)),
        new Said("review", mark(null, null, null, 100)),
        new Said("review", new ConfidenceAnswer.Rate("i1", 5)),
        new Said("decision", new DecisionAnswer.GiveReason("whim")),
        new Said("decision", new DecisionAnswer.Choose("fact", 75)),
        new Said("decision", new AttestAnswer.Acknowledge(true, null)),
        new Said("confidence", new ConfidenceAnswer.Rate("i1", 11)),
        new Said("confidence", new ConfidenceAnswer.Rate("i1", -1)),
        new Said("confidence", new ConfidenceAnswer.Rate("i9", 5)),
        new Said("attest", new AttestAnswer.Acknowledge(false, "x".repeat(2001))),
        new Said("attest", new AttestAnswer.Acknowledge(false, "a\u0000b")),
        new Said("attest", new AttestAnswer.Acknowledge(false, "half \uD83D")));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void what_does_not_fit_the_step_is_refused(Said said) {
    assertThatThrownBy(
            () -> AttemptRules.check(module, module.step(said.step()).orElseThrow(), said.answer()))
        .isInstanceOf(AnswerRefused.class);
  }

  static Stream<Said> fitting() {
    return Stream.concat(
        Triage.perfect().stream(),
        Stream.of(
            new Said("review", Triage.mark("u2")),
            new Said("review", mark(null, new Evidence("protocol", "p1"), Action.QUERY, 50)),
            new Said("review", new ReviewAnswer.Unmark("u2")),
            new Said("brief", new Answer.OpenSource("protocol")),
            new Said("confidence", new ConfidenceAnswer.Rate("i1", 0)),
            new Said("attest", new AttestAnswer.Acknowledge(false, "x".repeat(2000))),
            new Said("attest", new AttestAnswer.Acknowledge(false, "line\nbreak 😀"))));
  }

  @ParameterizedTest
  @MethodSource("fitting")
  void what_fits_is_taken(Said said) {
    assertThatCode(
            () -> AttemptRules.check(module, module.step(said.step()).orElseThrow(), said.answer()))
        .doesNotThrowAnyException();
  }

  private static ReviewAnswer.Mark mark(
      @Nullable String family,
      @Nullable Evidence evidence,
      @Nullable Action action,
      @Nullable Integer confidence) {
    return new ReviewAnswer.Mark("u1", family, evidence, action, confidence);
  }
}
