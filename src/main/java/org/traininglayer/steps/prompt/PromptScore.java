package org.traininglayer.steps.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a prompt of blocks is worth.
 *
 * @param wanted how much it needs: the blocks that are required, and one of each group
 * @param present how much of that is there
 * @param wrong ids of forbidden blocks in it
 * @param toxic ids of those that do harm; in a judgement, of harmful flaws that were not seen
 * @param score 0 to 1
 */
record PromptScore(int wanted, int present, List<String> wrong, List<String> toxic, double score) {

  private static final int HARMFUL = 3;
  private static final int USUAL = 2;

  /**
   * Scores a prompt: {@code max(0, (required present − forbidden present) / required)}. A group
   * counts once.
   */
  static PromptScore of(PromptStep step, List<String> chosen) {
    if (step.mode() == PromptStep.Mode.CRITIQUE) {
      return ofCritique(step, Set.copyOf(chosen));
    }
    Set<String> there = Set.copyOf(chosen);
    int wanted = step.require().size() + step.requireAny().size();
    int present =
        (int)
            (step.require().stream().filter(there::contains).count()
                + step.requireAny().stream()
                    .filter(group -> group.stream().anyMatch(there::contains))
                    .count());
    List<String> wrong = step.forbid().stream().filter(there::contains).toList();
    List<String> toxic =
        wrong.stream()
            .filter(id -> step.block(id).stream().anyMatch(block -> block.toxic() != null))
            .toList();
    double share =
        wanted == 0 ? (wrong.isEmpty() ? 1 : 0) : (present - wrong.size()) / (double) wanted;
    return new PromptScore(
        wanted, present, wrong, toxic, Math.round(Math.max(0, share) * 1e6) / 1e6);
  }

  /**
   * Scores a judgement as a review is scored: {@code max(0, Σ weight of flaws found / Σ weight of
   * flaws − 0.5 · flaws seen that are not there / flaws that are not there)}. A flaw that does harm
   * weighs 3, any other 2; one that does harm and is not seen is harm itself.
   */
  private static PromptScore ofCritique(PromptStep step, Set<String> seen) {
    int all = 0;
    int found = 0;
    int present = 0;
    List<String> harm = new ArrayList<>();
    for (String id : step.require()) {
      boolean toxic = step.block(id).stream().anyMatch(block -> block.toxic() != null);
      int weight = toxic ? HARMFUL : USUAL;
      all += weight;
      if (seen.contains(id)) {
        found += weight;
        present++;
      } else if (toxic) {
        harm.add(id);
      }
    }
    List<String> wrong = step.forbid().stream().filter(seen::contains).toList();
    double alarms = step.forbid().isEmpty() ? 0 : wrong.size() / (double) step.forbid().size();
    double score = all == 0 ? 0 : Math.max(0, found / (double) all - 0.5 * alarms);
    return new PromptScore(
        step.require().size(), present, wrong, List.copyOf(harm), Math.round(score * 1e6) / 1e6);
  }

  /** Whether all that is required is there, and nothing that is forbidden. */
  boolean complete() {
    return present == wanted && wrong.isEmpty();
  }
}
