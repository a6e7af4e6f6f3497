package org.traininglayer.steps.attest;

import java.util.List;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.format.DidYouMean;
import org.traininglayer.catalog.format.Filling;
import org.traininglayer.catalog.format.Pace;
import org.traininglayer.catalog.format.Problem;
import org.traininglayer.catalog.format.StepFormat;
import org.traininglayer.catalog.format.StepReferences;
import org.traininglayer.catalog.format.StepSource;
import org.traininglayer.catalog.format.YamlNode;

/** Acknowledgements in the module format. */
final class AttestReader implements StepFormat<AttestStep> {

  @Override
  public String name() {
    return AttestStep.TYPE;
  }

  @Override
  public Defaults defaults() {
    return new Defaults(List.of(), false, Step.FeedbackWhen.IMMEDIATE, false);
  }

  @Override
  public List<Problem.Code> codes() {
    return List.of(AttestProblem.values());
  }

  @Override
  public AttestStep read(Step.Head head, StepSource source) {
    YamlNode root = source.root();
    return new AttestStep(
        head,
        source.text(root, "statement"),
        root.text("statement_version"),
        root.text("meaning"),
        root.texts("requires"),
        source.textOrNull(root, "valid_for"),
        StepSource.oneOf(AttestStep.Kind.class, root.text("kind"), AttestStep.Kind.ACKNOWLEDGEMENT),
        root.isTrue("reauth"));
  }

  @Override
  public AttestStep filled(AttestStep step, Step.Head head, Filling filling) {
    return new AttestStep(
        head,
        filling.markdown(step.statement()),
        step.statementVersion(),
        step.meaning(),
        step.requires(),
        step.validFor(),
        step.kind(),
        step.reauth());
  }

  @Override
  public void references(AttestStep step, StepReferences references) {
    YamlNode.Scalar reauth = references.root().scalar("reauth");
    if (step.kind() == AttestStep.Kind.E_SIGNATURE
        && reauth != null
        && reauth.text().equals("false")) {
      references
          .at()
          .add(
              reauth,
              AttestProblem.REAUTH,
              "An e-signature without opening the activity once more signs for nobody.",
              "Leave reauth out, or make it an acknowledgement.");
    }
    List<String> order = references.order();
    for (YamlNode.Scalar required : references.root().scalars("requires")) {
      int place = order.indexOf(required.text());
      if (place < 0 || place >= order.indexOf(references.step().id())) {
        references
            .at()
            .add(
                required,
                AttestProblem.REQUIRES,
                place < 0
                    ? "There is no step \"" + required.text() + "\" to be finished before."
                    : "The step \"" + required.text() + "\" does not come before this one.",
                place < 0
                    ? DidYouMean.among(order, required.text(), "")
                    : "Require earlier steps only.");
      }
    }
  }

  @Override
  public List<String> requires(YamlNode root) {
    return root.texts("requires");
  }

  /** Whatever somebody knows, they stand by it. */
  @Override
  public boolean mayBePassedOver() {
    return false;
  }

  @Override
  public double minutes(AttestStep step) {
    return Pace.reading(step.statement()) + Pace.CLICK;
  }
}
