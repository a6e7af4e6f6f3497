package org.traininglayer.steps.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.traininglayer.delivery.Course;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.FreshLaunch.Opened;
import org.traininglayer.steps.FreshLaunch.Proof;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Response.Deed;
import org.traininglayer.steps.Responses;
import org.traininglayer.steps.attest.AttestAnswer.Acknowledge;
import org.traininglayer.steps.attest.AttestAnswer.Ask;
import org.traininglayer.steps.attest.AttestAnswer.Sign;
import org.traininglayer.steps.attest.AttestAnswer.Withdraw;

class SignedStatementTest {

  private static final AttestStep TICKED = Course.ATTEST;
  private static final AttestStep SIGNED = step(AttestStep.Kind.E_SIGNATURE, false);
  private static final AttestStep OPENED_AGAIN = step(AttestStep.Kind.ACKNOWLEDGEMENT, true);

  /** A minute after the request, which is made at the epoch. */
  private static final Opened FRESH = opened(Instant.EPOCH.plusSeconds(60));

  private static Opened opened(Instant at) {
    return new Opened(new UUID(2, 1), new UUID(1, 1), "link-1", at, at, null);
  }

  private static AttestStep step(AttestStep.Kind kind, boolean reauth) {
    return new AttestStep(
        TICKED.head(),
        TICKED.statement(),
        TICKED.statementVersion(),
        TICKED.meaning(),
        List.of(),
        null,
        kind,
        reauth);
  }

  private static List<Response> responses(AttestStep step, Answer... answers) {
    return Responses.in(Course.MODULE).to(step, Duration.ofSeconds(70), answers);
  }

  @Test
  void whoever_asks_and_opens_the_activity_again_has_acknowledged() {
    for (AttestStep step : List.of(SIGNED, OPENED_AGAIN)) {
      Response said = responses(step, new Ask(), new Sign(FRESH, false)).getFirst();

      assertThat(said.deed()).isEqualTo(Deed.ACKNOWLEDGED);
      assertThat(said.result())
          .containsEntry("signature-kind", "acknowledgement")
          .containsEntry("meaning", TICKED.meaning());
      assertThat(Proof.read(said.result().get("reauthentication")))
          .isEqualTo(Proof.of(Instant.EPOCH, FRESH));
    }
  }

  @Test
  void where_it_is_allowed_it_is_an_electronic_signature() {
    assertThat(responses(SIGNED, new Ask(), new Sign(FRESH, true)).getFirst().result())
        .containsEntry("signature-kind", "electronic-signature");
  }

  @Test
  void a_tick_alone_only_asks_and_declining_needs_no_launch() {
    assertThat(responses(SIGNED, new Ask())).isEmpty();
    assertThatThrownBy(() -> responses(SIGNED, new Ask(), new Answer.Finish()))
        .isInstanceOf(AnswerRefused.class);
    assertThat(responses(SIGNED, new Ask(), new Acknowledge(false, "Not so")))
        .singleElement()
        .extracting(Response::deed)
        .isEqualTo(Deed.DECLINED);
  }

  @Test
  void a_launch_signs_nothing_that_nobody_asked_for_or_that_was_taken_back() {
    assertThatThrownBy(() -> responses(SIGNED, new Sign(FRESH, false)))
        .isInstanceOf(AnswerRefused.class)
        .hasMessageContaining("not-asked");
    assertThatThrownBy(() -> responses(SIGNED, new Ask(), new Withdraw(), new Sign(FRESH, false)))
        .isInstanceOf(AnswerRefused.class);
    assertThatThrownBy(() -> responses(SIGNED, new Ask(), new Sign(opened(Instant.EPOCH), false)))
        .isInstanceOf(AnswerRefused.class)
        .hasMessageContaining("before");
  }

  @Test
  void it_is_signed_once() {
    assertThat(
            responses(
                SIGNED,
                new Ask(),
                new Sign(FRESH, false),
                new Ask(),
                new Withdraw(),
                new Sign(FRESH, true)))
        .hasSize(1);
  }

  @Test
  void what_does_not_fit_the_step_is_refused() {
    AttestRules rules = new AttestRules();
    assertThatThrownBy(() -> rules.check(SIGNED, new Acknowledge(true, null), Course.MODULE))
        .isInstanceOf(AnswerRefused.class);
    for (AttestAnswer answer : List.of(new Ask(), new Withdraw(), new Sign(FRESH, false))) {
      assertThatThrownBy(() -> rules.check(TICKED, answer, Course.MODULE))
          .isInstanceOf(AnswerRefused.class);
    }
    rules.check(SIGNED, new Acknowledge(false, null), Course.MODULE);
  }
}
