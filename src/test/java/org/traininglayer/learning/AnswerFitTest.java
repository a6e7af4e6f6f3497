package org.traininglayer.learning;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step.Action;
import org.traininglayer.catalog.Step.Evidence;
import org.traininglayer.learning.Triage.Said;

class AnswerFitTest {

  private final Module module = Triage.module();

  static Stream<Said> misfits() {
    return Stream.of(
        new Said("brief", new Answer.Choose("a", null)),
        new Said("brief", new Answer.Submit()),
        new Said("brief", new Answer.OpenSource("cellar")),
        new Said("commit", new Answer.Choose("z", 75)),
        new Said("commit", new Answer.Choose("a", null)),
        new Said("commit", new Answer.Choose("a", 76)),
        new Said("commit", new Answer.Choose("a", 0)),
        new Said("commit", new Answer.GiveReason("fact")),
        new Said("commit", Triage.mark("u1")),
        new Said("review", Triage.mark("u9")),
        new Said("review", Triage.mark("")),
        new Said("review", new Answer.Unmark("u9")),
        new Said("review", mark("gossip", null, null, null)),
        new Said("review", mark(null, new Evidence("listing", "999"), null, null)),
        new Said("review", mark(null, new Evidence("cellar", "101"), null, null)),
        new Said("review", mark(null, new Evidence("protocol", "101"), null, null)),
        new Said("review", mark(null, null, null, 100)),
        new Said("review", new Answer.Rate("i1", 5)),
        new Said("decision", new Answer.GiveReason("whim")),
        new Said("decision", new Answer.Choose("fact", 75)),
        new Said("decision", new Answer.Acknowledge(true, null)),
        new Said("confidence", new Answer.Rate("i1", 11)),
        new Said("confidence", new Answer.Rate("i1", -1)),
        new Said("confidence", new Answer.Rate("i9", 5)),
        new Said("attest", new Answer.Acknowledge(false, "x".repeat(2001))),
        new Said("attest", new Answer.Acknowledge(false, "a\u0000b")),
        new Said("attest", new Answer.Acknowledge(false, "half \uD83D")));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void what_does_not_fit_the_step_is_refused(Said said) {
    assertThatThrownBy(
            () -> AnswerFit.check(module, module.step(said.step()).orElseThrow(), said.answer()))
        .isInstanceOf(AnswerRefused.class);
  }

  static Stream<Said> fitting() {
    return Stream.concat(
        Triage.perfect().stream(),
        Stream.of(
            new Said("review", Triage.mark("u2")),
            new Said("review", mark(null, new Evidence("protocol", "p1"), Action.QUERY, 50)),
            new Said("review", new Answer.Unmark("u2")),
            new Said("brief", new Answer.OpenSource("protocol")),
            new Said("confidence", new Answer.Rate("i1", 0)),
            new Said("attest", new Answer.Acknowledge(false, "x".repeat(2000))),
            new Said("attest", new Answer.Acknowledge(false, "line\nbreak 😀"))));
  }

  @ParameterizedTest
  @MethodSource("fitting")
  void what_fits_is_taken(Said said) {
    assertThatCode(
            () -> AnswerFit.check(module, module.step(said.step()).orElseThrow(), said.answer()))
        .doesNotThrowAnyException();
  }

  private static Answer.Mark mark(
      @Nullable String family,
      @Nullable Evidence evidence,
      @Nullable Action action,
      @Nullable Integer confidence) {
    return new Answer.Mark("u1", family, evidence, action, confidence);
  }
}
