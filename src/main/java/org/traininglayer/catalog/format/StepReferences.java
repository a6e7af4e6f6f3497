package org.traininglayer.catalog.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Step;

/** Third pass, for one step: what its parts point to. */
final class StepReferences {

  private final StepFile step;
  private final YamlNode root;
  private final Draft draft;
  private final Problems problems;
  private final Problems.At at;

  private StepReferences(StepFile step, Draft draft, Problems problems) {
    this.step = step;
    this.root = step.root();
    this.draft = draft;
    this.problems = problems;
    this.at = problems.in(step.file(), step.id());
  }

  static void check(StepFile step, Draft draft, Problems problems) {
    var references = new StepReferences(step, draft, problems);
    references.id();
    references.root.scalars("competencies").forEach(c -> References.known(c, references.at));
    references.artefacts(references.root.scalars("artefacts"));
    references.root.items("follows").forEach(references::follows);
    switch (step.step()) {
      case Step.Brief brief -> {}
      case Step.Commit commit -> references.commit();
      case Step.Review review -> references.review();
      case Step.Decision decision -> references.decision();
      case Step.Confidence confidence -> references.confidence();
      case Step.Attest attest -> references.attest();
    }
  }

  private void id() {
    YamlNode.Scalar id = root.scalar("id");
    if (id != null && !id.text().equals(step.id())) {
      at.add(
          id,
          ProblemCode.STEP_ID_FILE,
          "The step is called \"" + id.text() + "\", but its file \"" + step.id() + ".yaml\".",
          "Give both the same name.");
    }
  }

  /** An earlier choice, of which each option leads to a text. */
  private void follows(YamlNode follow) {
    YamlNode.Scalar target = follow.scalar("step");
    if (target == null) {
      return;
    }
    List<String> order = draft.stepIds();
    int place = order.indexOf(target.text());
    StepFile earlier =
        draft.steps().stream().filter(s -> s.id().equals(target.text())).findFirst().orElse(null);
    boolean chosen =
        earlier == null
            || earlier.step() instanceof Step.Commit
            || earlier.step() instanceof Step.Decision;
    if (place < 0 || place >= order.indexOf(step.id()) || !chosen) {
      at.add(
          target,
          ProblemCode.FOLLOWS_STEP,
          "The step \"" + target.text() + "\" is no commit or decision that comes before.",
          place < 0
              ? DidYouMean.among(order, target.text(), "")
              : "Name an earlier step in which something is chosen.");
      return;
    }
    if (earlier == null) {
      return;
    }
    List<String> options =
        earlier.root().items("options").stream().map(option -> option.text("id")).toList();
    Map<String, YamlNode.Entry> texts = follow.entriesOf("texts");
    for (Map.Entry<String, YamlNode.Entry> text : texts.entrySet()) {
      if (!text.getKey().equals(StepReader.OTHERWISE) && !options.contains(text.getKey())) {
        at.add(
            text.getValue().key(),
            ProblemCode.FOLLOWS_OPTION,
            "The step \"" + target.text() + "\" has no option \"" + text.getKey() + "\".",
            DidYouMean.among(options, text.getKey(), "Its options are " + options + "."));
      }
    }
    List<String> without = options.stream().filter(option -> !texts.containsKey(option)).toList();
    if (!without.isEmpty() && !texts.containsKey(StepReader.OTHERWISE)) {
      at.add(
          target,
          ProblemCode.FOLLOWS_OPTION,
          "Nothing is said to those who chose " + String.join(" or ", without) + ".",
          "Give each option a text, or add otherwise.");
    }
  }

  private void artefacts(List<YamlNode.Scalar> ids) {
    for (YamlNode.Scalar id : ids) {
      if (!declared().contains(id.text())) {
        unknownArtefact(id);
      }
    }
  }

  private void unknownArtefact(YamlNode.Scalar id) {
    at.add(
        id,
        ProblemCode.ARTEFACT_UNKNOWN,
        "There is no artefact \"" + id.text() + "\" in module.yaml.",
        DidYouMean.among(declared(), id.text(), "Declare it under artefacts."));
  }

  /** Also those whose file is missing, which has been reported. */
  private Set<String> declared() {
    Set<String> ids = new HashSet<>();
    draft.manifest().items("artefacts").forEach(artefact -> ids.add(artefact.text("id")));
    return ids;
  }

  private List<String> uniqueIds(List<YamlNode> entries, String what) {
    List<String> ids = new ArrayList<>();
    for (YamlNode entry : entries) {
      YamlNode.Scalar id = entry.scalar("id");
      if (id == null) {
        continue;
      }
      if (ids.contains(id.text())) {
        References.duplicate(at, id, what);
      }
      ids.add(id.text());
    }
    return ids;
  }

  private void commit() {
    List<String> options = uniqueIds(root.items("options"), "option");
    for (YamlNode.Scalar correct : root.scalars("correct")) {
      if (!options.contains(correct.text())) {
        at.add(
            correct,
            ProblemCode.COMMIT_CORRECT_UNKNOWN,
            "There is no option \"" + correct.text() + "\" that could be correct.",
            DidYouMean.among(options, correct.text(), ""));
      }
    }
    YamlNode.Scalar reveals = root.scalar("reveals");
    if (reveals == null) {
      return;
    }
    List<String> order = draft.stepIds();
    int target = order.indexOf(reveals.text());
    boolean review =
        draft.steps().stream()
            .noneMatch(s -> s.id().equals(reveals.text()) && !(s.step() instanceof Step.Review));
    if (target < 0) {
      at.add(
          reveals,
          ProblemCode.COMMIT_REVEALS,
          "There is no step \"" + reveals.text() + "\" to reveal.",
          DidYouMean.among(order, reveals.text(), ""));
    } else if (!review || target < order.indexOf(step.id())) {
      at.add(
          reveals,
          ProblemCode.COMMIT_REVEALS,
          "The step \"" + reveals.text() + "\" is no review that comes later.",
          "Reveal the review whose AI output must not be seen before the own view.");
    }
  }

  private void review() {
    List<YamlNode> entries = new ArrayList<>(root.items("errors"));
    entries.addAll(root.items("decoys"));
    entries.addAll(root.items("right"));
    List<String> ids = uniqueIds(entries, "error, decoy or right sentence");
    YamlNode output = root.get("ai_output");
    String file = output == null ? "" : output.text("file");
    Problems.At inOutput = problems.in(file, step.id());
    boolean read = draft.folder().text(file) != null;
    for (Map.Entry<String, Integer> marker : step.split().markers().entrySet()) {
      if (!ids.contains(marker.getKey())) {
        inOutput.add(
            marker.getValue(),
            1,
            ProblemCode.REVIEW_MARKER_UNKNOWN,
            "The AI output contains marker \""
                + marker.getKey()
                + "\", but errors, decoys and right have no entry \""
                + marker.getKey()
                + "\".",
            DidYouMean.among(ids, marker.getKey(), "Add an entry or remove the marker."));
      }
    }
    for (YamlNode entry : entries) {
      YamlNode.Scalar id = entry.scalar("id");
      if (id != null && read && !step.split().markers().containsKey(id.text())) {
        at.add(
            id,
            ProblemCode.REVIEW_MARKER_MISSING,
            "The entry \"" + id.text() + "\" has no marker in " + file + ".",
            DidYouMean.among(
                step.split().markers().keySet(),
                id.text(),
                "Mark its sentence with [[" + id.text() + "|…]]."));
      }
      entry.items("evidence").forEach(this::evidence);
    }
    root.items("errors").forEach(this::family);
    for (YamlNode.Scalar required : root.scalars("sources_required")) {
      shown(required);
    }
  }

  private void family(YamlNode error) {
    for (YamlNode.Scalar family : error.scalars("family")) {
      if (!Taxonomy.families().contains(family.text())) {
        at.add(
            family,
            ProblemCode.REVIEW_FAMILY_UNKNOWN,
            "There is no error family \"" + family.text() + "\".",
            DidYouMean.among(Taxonomy.families(), family.text(), "Take one from the closed list."));
      }
    }
  }

  private void shown(YamlNode.Scalar artefact) {
    if (!declared().contains(artefact.text())) {
      unknownArtefact(artefact);
    } else if (!root.texts("artefacts").contains(artefact.text())) {
      at.add(
          artefact,
          ProblemCode.REVIEW_SOURCE_NOT_SHOWN,
          "The source \"" + artefact.text() + "\" is needed, but this step does not show it.",
          "Add it under artefacts of this step.");
    }
  }

  private void evidence(YamlNode place) {
    YamlNode.Scalar id = place.scalar("artefact");
    if (id == null) {
      return;
    }
    shown(id);
    Artefact artefact = draft.artefacts().get(id.text());
    if (artefact == null) {
      return;
    }
    List<String> keys = keys(artefact);
    for (YamlNode.Scalar row : place.scalars("rows")) {
      if (!keys.contains(row.text())) {
        at.add(
            row,
            ProblemCode.REVIEW_EVIDENCE_UNRESOLVED,
            "The artefact \"" + id.text() + "\" has no row or line \"" + row.text() + "\".",
            DidYouMean.among(
                keys,
                row.text(),
                artefact instanceof Artefact.Document
                    ? "Name the line with {#" + row.text() + "} at its end."
                    : "Its rows are " + String.join(", ", keys) + "."));
      }
    }
  }

  /** The keys that evidence may point to. */
  private static List<String> keys(Artefact artefact) {
    return switch (artefact) {
      case Artefact.Table table -> table.rows().stream().map(Artefact.Row::key).toList();
      case Artefact.Document document ->
          document.lines().stream()
              .map(Artefact.Line::key)
              .filter(key -> !MarkdownDocument.isGenerated(key))
              .toList();
    };
  }

  private void decision() {
    uniqueIds(root.items("options"), "option");
    boolean best = root.items("options").stream().anyMatch(o -> o.text("level").equals("best"));
    boolean other = root.items("options").stream().anyMatch(o -> !o.text("level").equals("best"));
    YamlNode options = root.get("options");
    if (options != null && !(best && other)) {
      at.add(
          options,
          ProblemCode.DECISION_BEST,
          best ? "Every option is the best." : "No option is the best.",
          "Give one option the level best, and the others what they deserve.");
    }
    YamlNode reason = root.get("reason");
    if (reason != null) {
      uniqueIds(reason.items("options"), "reason");
      long correct = reason.items("options").stream().filter(o -> o.isTrue("correct")).count();
      if (correct == 0 || correct == reason.items("options").size()) {
        at.add(
            reason,
            ProblemCode.DECISION_REASON,
            correct == 0 ? "No reason is correct." : "Every reason is correct.",
            "Mark the reason that carries the best option with correct: true.");
      }
    }
    if (step.step().head().scored() && root.get("key_basis") == null) {
      at.add(
          root,
          ProblemCode.DECISION_KEY_BASIS,
          "Nothing says on what the key of this decision rests.",
          "Add key_basis with a note, the reason that learners read, and agreed_by, the experts who"
              + " agree.");
    }
  }

  private void confidence() {
    uniqueIds(root.items("items"), "item");
    for (YamlNode item : root.items("items")) {
      YamlNode.Scalar competency = item.scalar("competency");
      if (competency != null) {
        References.known(competency, at);
      }
    }
  }

  private void attest() {
    List<String> order = draft.stepIds();
    for (YamlNode.Scalar required : root.scalars("requires")) {
      int place = order.indexOf(required.text());
      if (place < 0 || place >= order.indexOf(step.id())) {
        at.add(
            required,
            ProblemCode.ATTEST_REQUIRES,
            place < 0
                ? "There is no step \"" + required.text() + "\" to be finished before."
                : "The step \"" + required.text() + "\" does not come before this one.",
            place < 0
                ? DidYouMean.among(order, required.text(), "")
                : "Require earlier steps only.");
      }
    }
  }
}
