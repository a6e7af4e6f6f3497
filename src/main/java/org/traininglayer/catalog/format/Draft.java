package org.traininglayer.catalog.format;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.traininglayer.catalog.Artefact;

/**
 * A module as far as it could be read; what the later passes check.
 *
 * @param artefacts by id, in the order of the manifest
 * @param variables knows which variables were used
 */
record Draft(
    ModuleFolder folder,
    YamlNode manifest,
    List<StepFile> steps,
    Map<String, Artefact> artefacts,
    Variables variables,
    LocalDate today) {

  /** Whether it is kept for the attempts of its time only. */
  boolean isRetired() {
    return manifest.text("status").equals("retired");
  }

  /** Whether every listed step could be read, so that "nothing uses it" can be said. */
  boolean isComplete() {
    return steps.size() == stepIds().size();
  }

  /** All steps in order, also those that could not be read. */
  List<String> stepIds() {
    return manifest.texts("steps");
  }
}
