package org.traininglayer.steps.sort;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.format.DidYouMean;
import org.traininglayer.catalog.format.Filling;
import org.traininglayer.catalog.format.Pace;
import org.traininglayer.catalog.format.Problem;
import org.traininglayer.catalog.format.Problems;
import org.traininglayer.catalog.format.StepFile;
import org.traininglayer.catalog.format.StepFormat;
import org.traininglayer.catalog.format.StepReferences;
import org.traininglayer.catalog.format.StepSource;
import org.traininglayer.catalog.format.YamlNode;
import org.traininglayer.steps.sort.SortAnswer.Place;
import org.traininglayer.steps.sort.SortStep.Bin;
import org.traininglayer.steps.sort.SortStep.Item;

/** Sortings in the module format. */
final class SortReader implements StepFormat<SortStep> {

  private static final double JUDGING = 0.2;
  private static final double TOO_EASY = 0.6;

  @Override
  public String name() {
    return SortStep.TYPE;
  }

  @Override
  public Defaults defaults() {
    return new Defaults(List.of("M6"), true, Step.FeedbackWhen.AFTER_STEP, true);
  }

  @Override
  public List<Problem.Code> codes() {
    return List.of(SortProblem.values());
  }

  @Override
  public List<String> measure(SortStep step) {
    return step.items().stream()
        .map(item -> (item.critical() ? "critical " : "") + item.key().word())
        .sorted()
        .toList();
  }

  @Override
  public SortStep read(Step.Head head, StepSource source) {
    YamlNode root = source.root();
    return new SortStep(
        head,
        root.texts("controls"),
        root.items("items").stream()
            .map(item ->
                new Item(
                    item.text("id"),
                    source.text(item, "text"),
                    StepSource.oneOf(Bin.class, item.text("key"), Bin.PROHIBITED),
                    item.texts("need"),
                    item.texts("accept"),
                    item.isTrue("critical"),
                    source.text(item, "why"),
                    item.texts("sources")))
            .toList());
  }

  @Override
  public SortStep filled(SortStep step, Step.Head head, Filling filling) {
    return new SortStep(
        head,
        step.controls(),
        step.items().stream()
            .map(item ->
                new Item(
                    item.id(),
                    filling.markdown(item.text()),
                    item.key(),
                    item.need(),
                    item.accept(),
                    item.critical(),
                    filling.markdown(item.why()),
                    item.sources()))
            .toList());
  }

  @Override
  public void references(SortStep step, StepReferences references) {
    YamlNode root = references.root();
    references.uniqueIds(root.items("items"), "item");
    List<String> controls = root.texts("controls");
    for (YamlNode item : root.items("items")) {
      for (String list : List.of("need", "accept")) {
        for (YamlNode.Scalar control : item.scalars(list)) {
          if (!controls.contains(control.text())) {
            references
                .at()
                .add(
                    control,
                    SortProblem.CONTROL_UNKNOWN,
                    "The step does not offer the control \"" + control.text() + "\".",
                    DidYouMean.among(controls, control.text(), "Add it under controls."));
          }
        }
      }
      key(references.at(), item);
    }
  }

  private static void key(Problems.At at, YamlNode item) {
    boolean controlled = item.text("key").equals(Bin.WITH_CONTROLS.word());
    if (controlled && item.texts("need").isEmpty()) {
      at.add(
          item,
          SortProblem.NEED,
          "The item \"" + item.text("id") + "\" is allowed with controls, but needs none.",
          "Name under need what makes it allowed, or give it the key permitted.");
    }
    if (!controlled && (item.get("need") != null || item.get("accept") != null)) {
      at.add(
          item,
          SortProblem.NEED,
          "The item \"" + item.text("id") + "\" names controls, but its key asks for none.",
          "Give it the key with-controls, or remove need and accept.");
    }
    if (item.isTrue("critical") && !item.text("key").equals(Bin.PROHIBITED.word())) {
      at.add(
          item,
          SortProblem.CRITICAL,
          "The item \"" + item.text("id") + "\" is critical, but not prohibited.",
          "Only permitting what is prohibited can be critical; correct one of the two.");
    }
  }

  /** Nobody should get far who gives every item the same answer. */
  @Override
  public void lint(SortStep step, StepFile file, Problems.At at) {
    for (Bin bin : Bin.values()) {
      Map<String, Place> same = new HashMap<>();
      step.items().forEach(item -> same.put(item.id(), new Place(item.id(), bin, step.controls())));
      double score = SortScore.mean(step, new SortWork(same, true));
      YamlNode items = file.root().get("items");
      if (items != null && score > TOO_EASY) {
        at.add(
            items,
            SortProblem.LINT_ONE_BIN,
            "Whoever puts every item under "
                + bin.word()
                + " has "
                + Math.round(score * 100)
                + " % of the score.",
            "Add items with other keys.");
      }
    }
  }

  @Override
  public double minutes(SortStep step) {
    double minutes = Pace.CLICK;
    for (Item item : step.items()) {
      minutes += Pace.reading(item.text()) + JUDGING + Pace.CLICK + Pace.reading(item.why());
      minutes += item.need().size() * Pace.CLICK;
    }
    return minutes;
  }
}
