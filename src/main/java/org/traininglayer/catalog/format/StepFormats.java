package org.traininglayer.catalog.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.traininglayer.catalog.Step;

/** The types of steps that a reader knows. */
record StepFormats(List<StepFormat<?>> all) {

  StepFormats {
    all = List.copyOf(all);
  }

  List<String> names() {
    return all.stream().<String>map(StepFormat::name).toList();
  }

  Optional<StepFormat<?>> find(String name) {
    return all.stream().<StepFormat<?>>map(f -> f).filter(f -> f.name().equals(name)).findFirst();
  }

  /** The format of a step that was read by it. */
  @SuppressWarnings("unchecked")
  StepFormat<Step> of(Step step) {
    return (StepFormat<Step>)
        find(step.type())
            .orElseThrow(() -> new IllegalStateException("no step type " + step.type()));
  }

  /** All codes that a check can report. */
  List<Problem.Code> codes() {
    return Stream.concat(
            Stream.of(ProblemCode.values()), all.stream().flatMap(f -> f.codes().stream()))
        .toList();
  }
}
