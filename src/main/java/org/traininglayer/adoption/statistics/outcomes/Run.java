package org.traininglayer.adoption.statistics.outcomes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.traininglayer.adoption.statistics.records.WorkflowStep;
import org.traininglayer.adoption.statistics.records.WorkflowStep.AiStep;
import org.traininglayer.adoption.statistics.records.WorkflowStep.Outcome;

/**
 * One run of a workflow.
 *
 * @param person who began it
 * @param reached place of the furthest step it came to
 * @param finished whether that is the last
 * @param open whether it may still go on: it is neither a success nor a failure
 * @param checked whether every mandatory check was done
 * @param aiBypassed whether the AI of a step was passed over
 * @param loops how often it came to a step a second time
 */
public record Run(
    String person,
    String id,
    int reached,
    boolean finished,
    boolean open,
    boolean checked,
    boolean aiBypassed,
    int loops) {

  /** The runs of one version, as of a moment; entries of others are left out. */
  public static List<Run> of(List<WorkflowStep> entries, Workflow workflow, Instant asOf) {
    Map<String, List<WorkflowStep>> byRun = new TreeMap<>();
    for (WorkflowStep entry : entries) {
      if (entry.workflowVersion().equals(workflow.version())
          && workflow.steps().contains(entry.step())
          && !entry.entered().isAfter(asOf)) {
        byRun.computeIfAbsent(entry.run(), run -> new ArrayList<>()).add(entry);
      }
    }
    return byRun.values().stream().map(of -> one(of, workflow, asOf)).toList();
  }

  private static Run one(List<WorkflowStep> entries, Workflow workflow, Instant asOf) {
    entries.sort(
        Comparator.comparing(WorkflowStep::entered)
            .thenComparingInt(entry -> workflow.steps().indexOf(entry.step())));
    Set<String> seen = new HashSet<>();
    Set<String> done = new HashSet<>();
    Set<String> usedAi = new HashSet<>();
    int reached = -1;
    int loops = 0;
    Instant last = Instant.MIN;
    for (WorkflowStep entry : entries) {
      loops += seen.add(entry.step()) ? 0 : 1;
      reached = Math.max(reached, workflow.steps().indexOf(entry.step()));
      last = entry.lastEvent().isAfter(last) ? entry.lastEvent() : last;
      if (entry.outcome() == Outcome.DONE) {
        done.add(entry.step());
      }
      if (entry.aiStep() == AiStep.USED) {
        usedAi.add(entry.step());
      }
    }
    boolean finished = reached == workflow.steps().size() - 1;
    return new Run(
        entries.getFirst().person(),
        entries.getFirst().run(),
        reached,
        finished,
        !finished && last.plus(workflow.window()).isAfter(asOf),
        done.containsAll(workflow.mandatoryChecks()),
        !usedAi.containsAll(workflow.aiSteps()),
        loops);
  }
}
