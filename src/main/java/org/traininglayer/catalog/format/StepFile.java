package org.traininglayer.catalog.format;

import org.traininglayer.catalog.Step;

/**
 * A step with what it was read from.
 *
 * @param file path inside the module's folder
 * @param step as far as it could be read, with defaults for its variables; missing parts are empty
 * @param open the same with its variables still open
 */
public record StepFile(
    String id, String file, YamlNode root, StepFormat<Step> format, Step step, Step open) {

  /** Whether it shows what someone can do without help. */
  boolean isIndependentPractice() {
    return step.head().exposure() == Step.Guidance.INDEPENDENT && format.defaults().practice();
  }
}
