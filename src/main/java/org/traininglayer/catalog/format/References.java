package org.traininglayer.catalog.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Third pass, for the module as a whole: names that must exist, be unique, and be used. */
final class References {

  private final Draft draft;
  private final Problems problems;
  private final Problems.At inManifest;

  private References(Draft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
    this.inManifest = problems.in(ModuleReader.MANIFEST, null);
  }

  static void check(Draft draft, Problems problems) {
    var references = new References(draft, problems);
    references.folder();
    references.unique(draft.manifest().items("sources"), "source", references.inManifest);
    references.unique(draft.manifest().items("artefacts"), "artefact", references.inManifest);
    references.uniqueSteps();
    references.competencies();
    references.sources();
    references.artefacts();
    references.variables();
    references.files();
    for (StepFile step : draft.files()) {
      StepReferences.check(step, draft, problems);
    }
    FormCheck.check(draft, problems);
    WayCheck.check(draft, problems);
  }

  private void folder() {
    YamlNode.Scalar id = draft.manifest().scalar("id");
    String name = draft.folder().name();
    if (id != null && !name.equals(id.text()) && !name.startsWith(id.text() + "@")) {
      inManifest.add(
          id,
          ProblemCode.MODULE_ID_FOLDER,
          "The module is called \"" + id.text() + "\", but its folder \"" + name + "\".",
          "Give both the same name; a folder may add @ and the version.");
    }
  }

  private void unique(List<YamlNode> entries, String what, Problems.At at) {
    Set<String> seen = new HashSet<>();
    for (YamlNode entry : entries) {
      YamlNode.Scalar id = entry.scalar("id");
      if (id != null && !seen.add(id.text())) {
        duplicate(at, id, what);
      }
    }
  }

  private void uniqueSteps() {
    Set<String> seen = new HashSet<>();
    for (YamlNode.Scalar step : draft.manifest().scalars("steps")) {
      if (!seen.add(step.text())) {
        duplicate(inManifest, step, "step");
      }
    }
  }

  static void duplicate(Problems.At at, YamlNode.Scalar id, String what) {
    at.add(
        id,
        ProblemCode.ID_DUPLICATE,
        "There is more than one " + what + " \"" + id.text() + "\".",
        "Give each its own id; an id that was once released is not used again.");
  }

  private void competencies() {
    YamlNode competencies = draft.manifest().get("competencies");
    if (competencies == null) {
      return;
    }
    Set<String> practised = new HashSet<>();
    for (StepFile step : draft.steps()) {
      if (step.isIndependentPractice()) {
        practised.addAll(step.root().texts("competencies"));
      }
    }
    List<YamlNode.Scalar> listed = new ArrayList<>(competencies.scalars("primary"));
    listed.addAll(competencies.scalars("secondary"));
    for (YamlNode.Scalar competency : listed) {
      known(competency, inManifest);
      if (draft.isComplete() && !practised.contains(competency.text())) {
        inManifest.add(
            competency,
            ProblemCode.COMPETENCY_NOT_PRACTISED,
            "No independent step in which something is judged practises " + competency.text() + ".",
            "Name it in such a step, or do not list it.");
      }
    }
  }

  static void known(YamlNode.Scalar competency, Problems.At at) {
    if (!Taxonomy.COMPETENCIES.containsKey(competency.text())) {
      at.add(
          competency,
          ProblemCode.COMPETENCY_UNKNOWN,
          "There is no competency \"" + competency.text() + "\".",
          DidYouMean.among(
              Taxonomy.COMPETENCIES.keySet(),
              competency.text(),
              "The ids are " + String.join(", ", Taxonomy.COMPETENCIES.keySet()) + "."));
    }
  }

  private void sources() {
    Set<String> declared = ids("sources");
    Set<String> used = new HashSet<>();
    for (YamlNode artefact : draft.manifest().items("artefacts")) {
      cited(artefact.scalars("sources"), inManifest, declared, used);
    }
    for (StepFile step : draft.files()) {
      cited(citations(step.root()), problems.in(step.file(), step.id()), declared, used);
    }
    for (YamlNode source : draft.manifest().items("sources")) {
      if (draft.isComplete() && !used.contains(source.text("id"))) {
        inManifest.add(
            source,
            ProblemCode.SOURCE_UNUSED,
            "Nothing cites the source \"" + source.text("id") + "\".",
            "Cite it in a step or an artefact, or remove it.");
      }
    }
  }

  /** What a step cites as a whole, and in its parts. */
  private static List<YamlNode.Scalar> citations(YamlNode node) {
    List<YamlNode.Scalar> citations = new ArrayList<>(node.scalars("sources"));
    switch (node) {
      case YamlNode.Mapping mapping ->
          mapping
              .entries()
              .forEach((key, entry) -> {
                if (!key.startsWith("x-")) {
                  citations.addAll(citations(entry.value()));
                }
              });
      case YamlNode.Sequence sequence ->
          sequence.items().forEach(item -> citations.addAll(citations(item)));
      case YamlNode.Scalar scalar -> {}
    }
    return citations;
  }

  private static void cited(
      List<YamlNode.Scalar> citations, Problems.At at, Set<String> declared, Set<String> used) {
    for (YamlNode.Scalar citation : citations) {
      used.add(citation.text());
      if (!declared.contains(citation.text())) {
        at.add(
            citation,
            ProblemCode.SOURCE_UNKNOWN,
            "There is no source \"" + citation.text() + "\" in module.yaml.",
            DidYouMean.among(declared, citation.text(), "Declare it under sources."));
      }
    }
  }

  private Set<String> ids(String list) {
    Set<String> ids = new LinkedHashSet<>();
    draft.manifest().items(list).forEach(entry -> ids.add(entry.text("id")));
    return ids;
  }

  private void artefacts() {
    Set<String> used = new HashSet<>();
    for (StepFile step : draft.files()) {
      used.addAll(step.root().texts("artefacts"));
      used.addAll(step.root().texts("artefact"));
    }
    for (YamlNode artefact : draft.manifest().items("artefacts")) {
      if (draft.isComplete() && !used.contains(artefact.text("id"))) {
        inManifest.add(
            artefact,
            ProblemCode.ARTEFACT_UNUSED,
            "No step shows the artefact \"" + artefact.text("id") + "\".",
            "Name it under artefacts of a step, or remove it.");
      }
      @Nullable YamlNode columns = artefact.get("columns");
      if (artefact.text("file").endsWith(".csv") && columns == null) {
        inManifest.add(
            artefact,
            ProblemCode.ARTEFACT_COLUMN,
            "The listing \"" + artefact.text("id") + "\" declares no columns.",
            "Add columns with id and label, in the order in which they show.");
      }
    }
  }

  private void variables() {
    for (Map.Entry<String, YamlNode.Entry> variable :
        draft.manifest().entriesOf("vars").entrySet()) {
      if (draft.isComplete() && !draft.variables().used().contains(variable.getKey())) {
        inManifest.add(
            variable.getValue().key(),
            ProblemCode.VARIABLE_UNUSED,
            "No text uses {{" + variable.getKey() + "}}.",
            "Use it or remove it; an organisation would be asked for it in vain.");
      }
    }
  }

  private void files() {
    Set<String> used = new HashSet<>();
    draft.manifest().texts("steps").forEach(step -> used.add("steps/" + step + ".yaml"));
    for (StepFile step : draft.steps()) {
      step.root().texts("parallel").forEach(form -> used.add("steps/" + form + ".yaml"));
    }
    draft.manifest().items("artefacts").forEach(artefact -> used.add(artefact.text("file")));
    for (StepFile step : draft.files()) {
      step.format().seededFiles(step.root()).forEach(seeded -> used.add(seeded.text()));
    }
    for (String file : draft.folder().files().keySet()) {
      boolean step = file.startsWith("steps/");
      boolean artefact = file.startsWith("artefacts/") && draft.isComplete();
      if ((step || artefact) && !used.contains(file)) {
        problems
            .in(file, null)
            .add(
                0,
                0,
                ProblemCode.FILE_UNUSED,
                "Nothing uses this file.",
                step
                    ? "List it under steps in module.yaml, or under parallel in the step of which"
                        + " it is another form, or delete it."
                    : "Declare it, or delete it.");
      }
    }
  }
}
