package org.traininglayer.steps.attest;

import java.time.Instant;
import java.util.List;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.Sha256;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.Change;
import org.traininglayer.steps.FreshLaunch;
import org.traininglayer.steps.Question;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Response.Deed;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepRules;
import org.traininglayer.steps.StepSigning;
import org.traininglayer.steps.attest.AttestAnswer.Acknowledge;
import org.traininglayer.steps.attest.AttestAnswer.Ask;
import org.traininglayer.steps.attest.AttestAnswer.Sign;
import org.traininglayer.steps.attest.AttestAnswer.Withdraw;

/**
 * Whoever declined may still acknowledge, as long as the step is open; not the reverse. Where the
 * step asks to open the activity once more, a tick asks for that, and the launch acknowledges.
 */
final class AttestRules implements StepRules<AttestStep, AttestWork, AttestAnswer> {

  static final int LONGEST_COMMENT = 2000;

  @Override
  public AttestWork begin() {
    return new AttestWork(null);
  }

  @Override
  public Class<AttestAnswer> answers() {
    return AttestAnswer.class;
  }

  @Override
  public void check(AttestStep step, AttestAnswer answer, Module module) {
    switch (answer) {
      case Acknowledge given -> {
        String comment = given.comment();
        if (comment != null) {
          AnswerRefused.unless(
              comment.length() <= LONGEST_COMMENT, "A comment has at most 2000 characters.");
          AnswerRefused.unless(
              storable(comment), "The comment has characters that cannot be kept.");
        }
        AnswerRefused.unless(
            !given.accepted() || !step.reauthenticates(),
            "This statement is signed by opening the activity once more.");
      }
      case Ask ask -> signs(step);
      case Withdraw withdraw -> signs(step);
      case Sign sign -> signs(step);
    }
  }

  private static void signs(AttestStep step) {
    AnswerRefused.unless(
        step.reauthenticates(), "This statement is acknowledged by a tick, and by nothing else.");
  }

  /** NUL and halves of surrogate pairs have no place in the database. */
  private static boolean storable(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
  }

  @Override
  public Change<AttestWork> apply(
      AttestStep step, AttestWork work, AttestAnswer answer, Situation situation) {
    return switch (answer) {
      case Acknowledge given -> {
        Acknowledge before = work.acknowledgement();
        if (before != null && (before.accepted() || !given.accepted())) {
          yield Change.to(work);
        }
        ready(step, situation);
        yield Change.to(
            new AttestWork(given), given.accepted() ? acknowledged(step) : declined(step, given));
      }
      case Ask ask -> {
        if (accepted(work)) {
          yield Change.to(work);
        }
        ready(step, situation);
        yield Change.to(new AttestWork(work.acknowledgement(), situation.now(), null));
      }
      case Withdraw withdraw ->
          Change.to(accepted(work) ? work : new AttestWork(work.acknowledgement(), null, null));
      case Sign sign -> {
        if (accepted(work)) {
          yield Change.to(work);
        }
        ready(step, situation);
        yield signed(step, work, sign, situation);
      }
    };
  }

  private static boolean accepted(AttestWork work) {
    Acknowledge before = work.acknowledgement();
    return before != null && before.accepted();
  }

  private static void ready(AttestStep step, Situation situation) {
    AnswerRefused.unless(
        step.requires().stream().allMatch(situation::finished),
        "Finish the steps that this statement is about first.");
  }

  private static Change<AttestWork> signed(
      AttestStep step, AttestWork work, Sign sign, Situation situation) {
    FreshLaunch.Opened opened = sign.opened();
    Instant asked = work.asked();
    FreshLaunch.Verdict verdict = AttestSigning.of(work, opened, situation, situation.now());
    if (asked == null || verdict != FreshLaunch.Verdict.SIGNED) {
      throw new AnswerRefused("This launch does not sign: " + verdict.word() + ".");
    }
    return Change.to(
        new AttestWork(new Acknowledge(true, null), asked, opened.launch()),
        acknowledged(step)
            .with(
                "signature-kind",
                sign.electronic() ? StepSigning.ELECTRONIC : StepSigning.ACKNOWLEDGEMENT)
            .with("reauthentication", FreshLaunch.Proof.of(asked, opened).told()));
  }

  private static Response acknowledged(AttestStep step) {
    return Response.to(commitment(step), null)
        .as(Deed.ACKNOWLEDGED)
        .with("text-sha256", Sha256.of(step.statement()))
        .with("text-version", step.statementVersion())
        .with("meaning", step.meaning());
  }

  private static Response declined(AttestStep step, Acknowledge given) {
    return Response.to(commitment(step), null)
        .as(Deed.DECLINED)
        .with("text-version", step.statementVersion())
        .commented(given.comment())
        .again();
  }

  @Override
  public Change<AttestWork> finish(AttestStep step, AttestWork work, Situation situation) {
    AnswerRefused.unless(work.acknowledgement() != null, "Please acknowledge or decline first.");
    return Change.to(work);
  }

  /** Where it takes a launch, only declining needs nobody else. */
  @Override
  public List<AttestAnswer> keyed(AttestStep step) {
    return List.of(new Acknowledge(!step.reauthenticates(), null));
  }

  private static Question commitment(AttestStep step) {
    return new Question(
        List.of("commitment"),
        Question.Kind.COMMITMENT,
        step.head().title(),
        step.statement(),
        List.of());
  }
}
