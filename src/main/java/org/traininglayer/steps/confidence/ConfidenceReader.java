package org.traininglayer.steps.confidence;

import java.util.List;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.format.Filling;
import org.traininglayer.catalog.format.Pace;
import org.traininglayer.catalog.format.StepFormat;
import org.traininglayer.catalog.format.StepReferences;
import org.traininglayer.catalog.format.StepSource;
import org.traininglayer.catalog.format.YamlNode;
import org.traininglayer.steps.confidence.ConfidenceStep.Item;
import org.traininglayer.steps.confidence.ConfidenceStep.Moment;

/** Self-ratings in the module format. */
final class ConfidenceReader implements StepFormat<ConfidenceStep> {

  private static final double RATING = 0.05;

  @Override
  public String name() {
    return ConfidenceStep.TYPE;
  }

  @Override
  public Defaults defaults() {
    return new Defaults(List.of("M3"), false, Step.FeedbackWhen.IMMEDIATE, false);
  }

  @Override
  public ConfidenceStep read(Step.Head head, StepSource source) {
    YamlNode root = source.root();
    return new ConfidenceStep(
        head,
        StepSource.oneOf(Moment.class, root.text("moment"), Moment.POST),
        root.items("items").stream()
            .map(item ->
                new Item(item.text("id"), item.text("competency"), source.text(item, "statement")))
            .toList());
  }

  @Override
  public ConfidenceStep filled(ConfidenceStep step, Step.Head head, Filling filling) {
    return new ConfidenceStep(
        head,
        step.moment(),
        step.items().stream()
            .map(item -> new Item(item.id(), item.competency(), filling.markdown(item.statement())))
            .toList());
  }

  @Override
  public void references(ConfidenceStep step, StepReferences references) {
    references.uniqueIds(references.root().items("items"), "item");
    for (YamlNode item : references.root().items("items")) {
      YamlNode.Scalar competency = item.scalar("competency");
      if (competency != null) {
        references.competency(competency);
      }
    }
  }

  @Override
  public double minutes(ConfidenceStep step) {
    return step.items().stream()
            .mapToDouble(item -> Pace.reading(item.statement()) + RATING + Pace.CLICK)
            .sum()
        + (step.looksBack() ? step.items().size() * (RATING + Pace.CLICK) : 0);
  }
}
