package org.traininglayer.catalog.format;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.traininglayer.catalog.Artefact;

/**
 * A module as far as it could be read; what the later passes check.
 *
 * @param forms further forms of the steps, as far as they could be read, by the id of the step
 * @param artefacts by id, in the order of the manifest
 * @param variables knows which variables were used
 */
record Draft(
    ModuleFolder folder,
    YamlNode manifest,
    List<StepFile> steps,
    Map<String, List<StepFile>> forms,
    Map<String, Artefact> artefacts,
    Variables variables,
    LocalDate today) {

  /** Whether it is kept for the attempts of its time only. */
  boolean isRetired() {
    return manifest.text("status").equals("retired");
  }

  /** Whether every listed step could be read, so that "nothing uses it" can be said. */
  boolean isComplete() {
    return steps.size() == stepIds().size()
        && steps.stream()
            .allMatch(step ->
                forms.getOrDefault(step.id(), List.of()).size()
                    == step.root().scalars("parallel").size());
  }

  /** Every step that could be read, each followed by its further forms. */
  List<StepFile> files() {
    return steps.stream()
        .flatMap(step ->
            Stream.concat(Stream.of(step), forms.getOrDefault(step.id(), List.of()).stream()))
        .toList();
  }

  /** The id of the step of which this is a further form; its own for all others. */
  String stepOf(StepFile file) {
    return forms.entrySet().stream()
        .filter(entry -> entry.getValue().contains(file))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(file.id());
  }

  /** The file of a step, if it could be read. */
  Optional<StepFile> step(String id) {
    return steps.stream().filter(step -> step.id().equals(id)).findFirst();
  }

  /** All steps in order, also those that could not be read. */
  List<String> stepIds() {
    return manifest.texts("steps");
  }
}
