package org.traininglayer.catalog.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Step;

/** Third pass, for one step: what its parts point to. */
public final class StepReferences {

  private final StepFile step;
  private final YamlNode root;
  private final Draft draft;
  private final Problems problems;
  private final Problems.At at;
  private final YamlNode shows;

  private StepReferences(StepFile step, YamlNode shows, Draft draft, Problems problems) {
    this.step = step;
    this.shows = shows;
    this.root = step.root();
    this.draft = draft;
    this.problems = problems;
    this.at = problems.in(step.file(), step.id());
  }

  static void check(StepFile step, Draft draft, Problems problems) {
    var references = new StepReferences(step, step.root(), draft, problems);
    references.id();
    references.root.scalars("competencies").forEach(c -> References.known(c, references.at));
    references.artefacts(references.root.scalars("artefacts"));
    references.root.items("follows").forEach(references::follows);
    step.format().references(step.step(), references);
  }

  /** Of a step that is nested in this one; its sources are those that this one shows. */
  public StepReferences within(YamlNode part, StepFormat<Step> format, Step nested) {
    return new StepReferences(
        new StepFile(step.id(), step.file(), part, format, nested, nested), shows, draft, problems);
  }

  /** The step with its file. */
  public StepFile step() {
    return step;
  }

  /** The file of the step. */
  public YamlNode root() {
    return root;
  }

  /** Where to report. */
  public Problems.At at() {
    return at;
  }

  /** Where to report what is found in another file. */
  public Problems.At in(String file) {
    return problems.in(file, step.id());
  }

  /** Ids of all steps in their order; a further form stands in the place of its step. */
  public List<String> order() {
    String of = draft.stepOf(outermost());
    return draft.stepIds().stream().map(id -> id.equals(of) ? step.id() : id).toList();
  }

  private StepFile outermost() {
    return draft.files().stream()
        .filter(file -> file.id().equals(step.id()))
        .findFirst()
        .orElse(step);
  }

  /** A step of the module, or a form of one, if it could be read. */
  public Optional<StepFile> other(String id) {
    return draft.files().stream().filter(s -> s.id().equals(id)).findFirst();
  }

  /** All forms of the step of which this is one, as far as they could be read. */
  public List<StepFile> forms(StepFile one) {
    String of = draft.stepOf(one);
    return draft.files().stream().filter(file -> draft.stepOf(file).equals(of)).toList();
  }

  /** The text of a file of the module; null when it is missing. */
  public @Nullable String text(String file) {
    return draft.folder().text(file);
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
    List<String> order = order();
    int place = order.indexOf(target.text());
    StepFile earlier =
        draft.steps().stream().filter(s -> s.id().equals(target.text())).findFirst().orElse(null);
    List<String> options = earlier == null ? List.of() : earlier.format().choices(earlier.root());
    boolean chosen = earlier == null || !options.isEmpty();
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
    Map<String, YamlNode.Entry> texts = follow.entriesOf("texts");
    for (Map.Entry<String, YamlNode.Entry> text : texts.entrySet()) {
      if (!text.getKey().equals(StepSource.OTHERWISE) && !options.contains(text.getKey())) {
        at.add(
            text.getValue().key(),
            ProblemCode.FOLLOWS_OPTION,
            "The step \"" + target.text() + "\" has no option \"" + text.getKey() + "\".",
            DidYouMean.among(options, text.getKey(), "Its options are " + options + "."));
      }
    }
    List<String> without = options.stream().filter(option -> !texts.containsKey(option)).toList();
    if (!without.isEmpty() && !texts.containsKey(StepSource.OTHERWISE)) {
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

  /** An artefact that the step itself shows; one that is not declared is reported. */
  public Optional<Artefact> artefact(YamlNode.Scalar id) {
    if (!declared().contains(id.text())) {
      unknownArtefact(id);
    }
    return Optional.ofNullable(draft.artefacts().get(id.text()));
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

  /** The ids of entries; one that is there twice is reported. */
  public List<String> uniqueIds(List<YamlNode> entries, String what) {
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

  /** A competency of the closed list. */
  public void competency(YamlNode.Scalar competency) {
    References.known(competency, at);
  }

  /** A source that this step must show. */
  public void shown(YamlNode.Scalar artefact) {
    if (!declared().contains(artefact.text())) {
      unknownArtefact(artefact);
    } else if (!shows.texts("artefacts").contains(artefact.text())) {
      at.add(
          artefact,
          ProblemCode.STEP_SOURCE_NOT_SHOWN,
          "The source \"" + artefact.text() + "\" is needed, but this step does not show it.",
          "Add it under artefacts of this step.");
    }
  }

  /** A proof: its source and the places in it. */
  public void evidence(YamlNode place) {
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
            ProblemCode.STEP_EVIDENCE_UNRESOLVED,
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
}
