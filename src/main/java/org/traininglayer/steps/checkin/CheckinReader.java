package org.traininglayer.steps.checkin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.format.Filling;
import org.traininglayer.catalog.format.Pace;
import org.traininglayer.catalog.format.Problem;
import org.traininglayer.catalog.format.StepFormat;
import org.traininglayer.catalog.format.StepReferences;
import org.traininglayer.catalog.format.StepSource;
import org.traininglayer.catalog.format.YamlNode;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.checkin.CheckinStep.Item;
import org.traininglayer.steps.checkin.CheckinStep.Kind;
import org.traininglayer.steps.checkin.CheckinStep.Stage;

/** Check-ins in the module format. */
final class CheckinReader implements StepFormat<CheckinStep> {

  private static final double THINKING = 0.1;
  private static final double NOTE = 0.5;

  /** Keys that one kind has and no other. */
  private static final Map<String, Kind> OF_KIND =
      Map.of(
          "stages",
          Kind.STAGE_LIST,
          "options",
          Kind.CHOICE,
          "competency",
          Kind.CONFIDENCE,
          "otherwise",
          Kind.COUNT);

  @Override
  public String name() {
    return CheckinStep.TYPE;
  }

  @Override
  public Defaults defaults() {
    return new Defaults(List.of("M8"), false, Step.FeedbackWhen.IMMEDIATE, false);
  }

  @Override
  public List<Problem.Code> codes() {
    return List.of(CheckinProblem.values());
  }

  @Override
  public CheckinStep read(Step.Head head, StepSource source) {
    return new CheckinStep(
        head,
        source.root().text("offset"),
        source.root().items("items").stream()
            .map(item ->
                new Item(
                    item.text("id"),
                    kind(item),
                    source.text(item, "question"),
                    listed(item).stream()
                        .map(stage -> new Stage(stage.text("id"), source.text(stage, "text")))
                        .toList(),
                    item.text("competency").isEmpty() ? null : item.text("competency"),
                    source.textOrNull(item, "otherwise")))
            .toList());
  }

  /** What a list of stages, or a choice, offers. */
  private static List<YamlNode> listed(YamlNode item) {
    return item.items(kind(item) == Kind.CHOICE ? "options" : "stages");
  }

  private static Kind kind(YamlNode item) {
    return StepSource.oneOf(Kind.class, item.text("kind"), Kind.NOTE);
  }

  @Override
  public CheckinStep filled(CheckinStep step, Step.Head head, Filling filling) {
    return new CheckinStep(
        head,
        step.offset(),
        step.items().stream()
            .map(item ->
                new Item(
                    item.id(),
                    item.kind(),
                    filling.markdown(item.question()),
                    item.stages().stream()
                        .map(stage -> new Stage(stage.id(), filling.markdown(stage.text())))
                        .toList(),
                    item.competency(),
                    filling.markdownOrNull(item.otherwise()),
                    item.checks()))
            .toList());
  }

  @Override
  public void references(CheckinStep step, StepReferences references) {
    List<YamlNode> items = references.root().items("items");
    references.uniqueIds(items, "item");
    for (YamlNode item : items) {
      Kind kind = kind(item);
      references.uniqueIds(item.items("stages"), "stage");
      references.uniqueIds(item.items("options"), "option");
      YamlNode.Scalar competency = item.scalar("competency");
      if (competency != null) {
        references.competency(competency);
      }
      OF_KIND.forEach((key, of) -> {
        YamlNode there = item.get(key);
        if (there != null && kind != of) {
          references
              .at()
              .add(
                  there,
                  CheckinProblem.ITEM,
                  "An item of kind " + Response.word(kind) + " has no " + key + ".",
                  "Remove it, or write kind: " + Response.word(of) + ".");
        }
      });
      if (kind == Kind.STAGE_LIST && item.get("stages") == null) {
        references
            .at()
            .add(
                item,
                CheckinProblem.ITEM,
                "A list of stages has no stages.",
                "Add stages, each with an id and a text.");
      }
      if (kind == Kind.CHOICE && item.get("options") == null) {
        references
            .at()
            .add(
                item,
                CheckinProblem.ITEM,
                "A choice has no options.",
                "Add options, each with an id and a text.");
      }
    }
  }

  @Override
  public double minutes(CheckinStep step) {
    double minutes = 0;
    for (Item item : step.items()) {
      minutes += Pace.reading(item.question()) + Pace.CLICK;
      minutes += item.kind() == Kind.NOTE ? NOTE : THINKING;
      for (Stage stage : item.stages()) {
        minutes += Pace.reading(stage.text()) + (item.kind() == Kind.CHOICE ? 0 : Pace.CLICK);
      }
    }
    return minutes;
  }

  /** Nothing has to be looked up. */
  @Override
  public @Nullable Double pace() {
    return null;
  }
}
