package org.traininglayer.steps.prompt;

import java.util.List;
import java.util.Set;

/**
 * What a prompt of blocks is worth.
 *
 * @param wanted how much it needs: the blocks that are required, and one of each group
 * @param present how much of that is there
 * @param wrong ids of forbidden blocks in it
 * @param toxic ids of those that do harm
 * @param score 0 to 1
 */
record PromptScore(int wanted, int present, List<String> wrong, List<String> toxic, double score) {

  /**
   * Scores a prompt: {@code max(0, (required present − forbidden present) / required)}. A group
   * counts once.
   */
  static PromptScore of(PromptStep step, List<String> chosen) {
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

  /** Whether all that is required is there, and nothing that is forbidden. */
  boolean complete() {
    return present == wanted && wrong.isEmpty();
  }
}
