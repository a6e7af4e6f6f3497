package org.traininglayer.steps.decision;

import java.util.List;
import org.traininglayer.steps.FormReading;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.OpaqueIds;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepPage;
import org.traininglayer.steps.decision.DecisionAnswer.Choose;
import org.traininglayer.steps.decision.DecisionAnswer.GiveReason;
import org.traininglayer.steps.decision.DecisionStep.Choice;
import org.traininglayer.steps.decision.DecisionStep.ReasonOption;

/** The options; once one is saved the question why; once that is saved what comes of it. */
final class DecisionPage implements StepPage<DecisionStep, DecisionWork> {

  /** The options, as {@code o1}, … */
  static OpaqueIds<Choice> options(DecisionStep step) {
    return new OpaqueIds<>('o', step.options(), Choice::id);
  }

  /** The reasons, as {@code r1}, … */
  static OpaqueIds<ReasonOption> reasons(DecisionStep step) {
    return new OpaqueIds<>(
        'r', step.reason() == null ? List.of() : step.reason().options(), ReasonOption::id);
  }

  @Override
  public DecisionView view(DecisionStep step, DecisionWork work, Situation situation, Shown shown) {
    return DecisionView.of(step, work, shown.feedback());
  }

  /** With {@code reason} it is the reason, else the choice. */
  @Override
  public FormReading read(DecisionStep step, DecisionWork work, FormValues form, Shown shown) {
    if (work.choice() != null && form.has("option")) {
      // A page from before: what was chosen stands, and is shown.
      return FormReading.of().at(step.reason() == null ? "verdict" : "reason");
    }
    if (work.choice() != null || form.has("reason")) {
      return form.has("reason")
          ? FormReading.of(new GiveReason(reasons(step).known(form.text("reason")))).at("verdict")
          : FormReading.missing("steps.decision.missing.reason");
    }
    if (!form.has("option")) {
      return FormReading.missing("player.missing.option");
    }
    Integer confidence = form.number("confidence");
    if (step.confidence() && confidence == null) {
      return FormReading.missing("player.missing.confidence");
    }
    return FormReading.of(new Choose(options(step).known(form.text("option")), confidence))
        .at(step.reason() == null ? "verdict" : "reason");
  }

  @Override
  public boolean debriefed(DecisionStep step, DecisionWork work, Situation situation) {
    return work.choice() != null;
  }
}
