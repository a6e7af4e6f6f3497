package org.traininglayer.steps.attest;

import org.traininglayer.steps.Answer;
import org.traininglayer.steps.FormReading;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepPage;
import org.traininglayer.steps.attest.AttestAnswer.Acknowledge;
import org.traininglayer.steps.attest.AttestAnswer.Ask;
import org.traininglayer.steps.attest.AttestAnswer.Withdraw;

/** The statement, to be acknowledged or declined; either way the step is done. */
final class AttestPage implements StepPage<AttestStep, AttestWork> {

  @Override
  public AttestView view(AttestStep step, AttestWork work, Situation situation, Shown shown) {
    return AttestView.of(step, work, situation);
  }

  @Override
  public FormReading read(AttestStep step, AttestWork work, FormValues form, Shown shown) {
    if (form.has("withdraw")) {
      return FormReading.of(new Withdraw());
    }
    boolean declines = form.has("decline");
    if (!declines && !form.has("agree")) {
      return FormReading.missing("steps.attest.missing.agree");
    }
    if (!declines && step.reauthenticates()) {
      return FormReading.of(new Ask());
    }
    String comment = form.text("comment").strip();
    if (comment.length() > AttestRules.LONGEST_COMMENT) {
      return FormReading.missing("steps.attest.missing.comment");
    }
    return FormReading.of(
        new Acknowledge(!declines, declines && !comment.isEmpty() ? comment : null),
        new Answer.Finish());
  }

  /** The debrief says so when somebody declined. */
  @Override
  public boolean debriefed(AttestStep step, AttestWork work, Situation situation) {
    Acknowledge given = work.acknowledgement();
    return given != null && !given.accepted();
  }
}
