package org.traininglayer.steps.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Evidence;
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
import org.traininglayer.steps.Response;
import org.traininglayer.steps.review.ReviewStep.Action;
import org.traininglayer.steps.review.ReviewStep.AiOutput;
import org.traininglayer.steps.review.ReviewStep.AiOutput.Block;
import org.traininglayer.steps.review.ReviewStep.AiOutput.Unit;
import org.traininglayer.steps.review.ReviewStep.Ask;
import org.traininglayer.steps.review.ReviewStep.Foil;
import org.traininglayer.steps.review.ReviewStep.Right;
import org.traininglayer.steps.review.ReviewStep.SeededError;
import org.traininglayer.steps.review.ReviewStep.Severity;

/** Reviews in the module format. */
final class ReviewReader implements StepFormat<ReviewStep> {

  /** A round loaded with errors, each of which is explained. */
  static final String DENSE = "dense";

  /** A round with as few errors as real work has, told about at the end of the module. */
  static final String SPARSE = "sparse";

  private static final double CLAIM = 0.1;
  private static final double MARK = 0.25;

  @Override
  public String name() {
    return ReviewStep.TYPE;
  }

  @Override
  public Defaults defaults() {
    return new Defaults(List.of("M1", "M3", "M4", "M7"), true, Step.FeedbackWhen.AFTER_STEP, true);
  }

  @Override
  public List<Problem.Code> codes() {
    return List.of(ReviewProblem.values());
  }

  @Override
  public YamlNode.@Nullable Scalar seededFile(YamlNode root) {
    YamlNode output = root.get("ai_output");
    return output == null ? null : output.scalar("file");
  }

  @Override
  public ReviewStep read(Step.Head head, StepSource source) {
    YamlNode root = source.root();
    YamlNode output = root.get("ai_output");
    YamlNode ask = root.get("ask");
    return new ReviewStep(
        root.text("round").equals(SPARSE) && root.get("feedback") == null
            ? head.with(Step.FeedbackWhen.AFTER_MODULE)
            : head,
        new AiOutput(
            output == null ? "" : source.text(output, "title"),
            output == null ? "" : source.text(output, "byline"),
            blocks(source)),
        root.items("errors").stream().map(error -> error(source, error)).toList(),
        root.items("decoys").stream()
            .map(decoy -> new Foil(decoy.text("id"), source.text(decoy, "why"), evidence(decoy)))
            .toList(),
        root.texts("sources_required"),
        ask == null
            ? new Ask(true, true, true, true)
            : new Ask(
                ask.isTrue("family"),
                ask.isTrue("evidence"),
                ask.isTrue("action"),
                ask.isTrue("confidence")),
        Families.CARDS,
        root.isTrue("dense") || root.text("round").equals(DENSE),
        source.textOrNull(root, "base_rate_note"),
        root.items("right").stream()
            .map(right -> new Right(right.text("id"), source.text(right, "why"), evidence(right)))
            .toList());
  }

  private List<Block> blocks(StepSource source) {
    YamlNode.Scalar file = seededFile(source.root());
    StepSource.Text text = file == null ? null : source.file(file);
    return text == null ? List.of() : AiText.split(text.text(), text.at()).blocks();
  }

  private static SeededError error(StepSource source, YamlNode error) {
    return new SeededError(
        error.text("id"),
        error.texts("family"),
        StepSource.oneOf(Severity.class, error.text("severity"), Severity.MAJOR),
        source.text(error, "truth"),
        StepSource.evidence(error),
        error.texts("actions").stream()
            .map(action -> StepSource.oneOf(Action.class, action, Action.FIX))
            .toList(),
        source.text(error, "why"));
  }

  private static @Nullable Evidence evidence(YamlNode entry) {
    List<Evidence> places = StepSource.evidence(entry);
    return places.isEmpty() ? null : places.getFirst();
  }

  @Override
  public ReviewStep filled(ReviewStep step, Step.Head head, Filling filling) {
    String note = step.baseRateNote();
    return new ReviewStep(
        head,
        new AiOutput(
            filling.plain(step.output().title()),
            filling.plain(step.output().byline()),
            step.output().blocks().stream()
                .map(block ->
                    new Block(
                        block.units().stream()
                            .map(unit -> new Unit(unit.id(), filling.markdown(unit.text())))
                            .toList()))
                .toList()),
        step.errors().stream()
            .map(error ->
                new SeededError(
                    error.unit(),
                    error.families(),
                    error.severity(),
                    filling.markdown(error.truth()),
                    error.evidence(),
                    error.actions(),
                    filling.markdown(error.why())))
            .toList(),
        step.decoys().stream()
            .map(decoy -> new Foil(decoy.unit(), filling.markdown(decoy.why()), decoy.evidence()))
            .toList(),
        step.sourcesRequired(),
        step.ask(),
        step.families(),
        step.dense(),
        note == null ? null : filling.plain(note),
        step.right().stream()
            .map(right -> new Right(right.unit(), filling.markdown(right.why()), right.evidence()))
            .toList());
  }

  @Override
  public void references(ReviewStep step, StepReferences references) {
    YamlNode root = references.root();
    List<YamlNode> entries = new ArrayList<>(root.items("errors"));
    entries.addAll(root.items("decoys"));
    entries.addAll(root.items("right"));
    List<String> ids = references.uniqueIds(entries, "error, decoy or right sentence");
    YamlNode.Scalar file = seededFile(root);
    String text = file == null ? null : references.text(file.text());
    if (file != null && text != null) {
      // Split again for the places of the markers; what is wrong with them has been said.
      markers(references, entries, ids, file.text(), AiText.markers(text));
    }
    entries.forEach(entry -> entry.items("evidence").forEach(references::evidence));
    root.items("errors").forEach(error -> families(references, error));
    root.scalars("sources_required").forEach(references::shown);
  }

  private static void markers(
      StepReferences references,
      List<YamlNode> entries,
      List<String> ids,
      String file,
      Map<String, Integer> markers) {
    markers.forEach((marker, line) -> {
      if (!ids.contains(marker)) {
        references
            .in(file)
            .add(
                line,
                1,
                ReviewProblem.MARKER_UNKNOWN,
                "The AI output contains marker \""
                    + marker
                    + "\", but errors, decoys and right have no entry \""
                    + marker
                    + "\".",
                DidYouMean.among(ids, marker, "Add an entry or remove the marker."));
      }
    });
    for (YamlNode entry : entries) {
      YamlNode.Scalar id = entry.scalar("id");
      if (id != null && !markers.containsKey(id.text())) {
        references
            .at()
            .add(
                id,
                ReviewProblem.MARKER_MISSING,
                "The entry \"" + id.text() + "\" has no marker in " + file + ".",
                DidYouMean.among(
                    markers.keySet(),
                    id.text(),
                    "Mark its sentence with [[" + id.text() + "|…]]."));
      }
    }
  }

  private static void families(StepReferences references, YamlNode error) {
    for (YamlNode.Scalar family : error.scalars("family")) {
      if (!Families.all().contains(family.text())) {
        references
            .at()
            .add(
                family,
                ReviewProblem.FAMILY_UNKNOWN,
                "There is no error family \"" + family.text() + "\".",
                DidYouMean.among(Families.all(), family.text(), "Take one from the closed list."));
      }
    }
  }

  /** How grave its errors are: who gets another form must have as much to find. */
  @Override
  public List<String> measure(ReviewStep step) {
    return step.errors().stream()
        .map(SeededError::severity)
        .sorted()
        .map(severity -> Response.word(severity) + " error")
        .toList();
  }

  @Override
  public void lint(ReviewStep step, StepFile file, Problems.At at) {
    ReviewLint.check(file, step, at);
  }

  @Override
  public double minutes(ReviewStep step) {
    Ask ask = step.ask();
    double minutes = Pace.CLICK * (1 + (ask.action() ? 1 : 0) + (ask.confidence() ? 1 : 0));
    for (Unit unit : step.output().units()) {
      minutes += Pace.words(unit.text()) / Pace.CHECKED + CLAIM;
    }
    for (SeededError error : step.errors()) {
      minutes += MARK + Pace.CLICK * (1 + (ask.family() ? 1 : 0) + (ask.evidence() ? 2 : 0));
      minutes += Pace.reading(error.truth() + " " + error.why());
    }
    return minutes;
  }
}
