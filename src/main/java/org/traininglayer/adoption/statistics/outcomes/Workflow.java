package org.traininglayer.adoption.statistics.outcomes;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a version of a workflow asks for.
 *
 * @param steps in order; the last one is the end
 * @param mandatoryChecks steps in which a human must check
 * @param aiSteps steps in which an AI helps
 * @param window how long a run may rest before it counts as ended
 */
public record Workflow(
    String version,
    List<String> steps,
    Set<String> mandatoryChecks,
    Set<String> aiSteps,
    Duration window) {

  /** The same with these mandatory checks. */
  public Workflow withChecks(Set<String> checks) {
    return new Workflow(version, steps, checks, aiSteps, window);
  }

  /** Two weeks. */
  public static final Duration WINDOW = Duration.ofDays(14);

  /** Copies, and refuses checks and AI steps that are no steps. */
  public Workflow {
    steps = List.copyOf(steps);
    mandatoryChecks = Set.copyOf(mandatoryChecks);
    aiSteps = Set.copyOf(aiSteps);
    if (steps.isEmpty() || Set.copyOf(steps).size() < steps.size()) {
      throw new IllegalArgumentException("workflow " + version + ": steps once each, at least one");
    }
    if (!steps.containsAll(mandatoryChecks) || !steps.containsAll(aiSteps)) {
      throw new IllegalArgumentException(
          "workflow " + version + ": a check or an AI step is none of its steps");
    }
  }
}
