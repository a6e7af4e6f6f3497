package org.traininglayer.steps.prompt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.traininglayer.catalog.format.Problems;
import org.traininglayer.catalog.format.YamlNode;
import org.traininglayer.steps.prompt.PromptStep.Block;
import org.traininglayer.steps.prompt.PromptStep.Mode;
import org.traininglayer.steps.prompt.PromptStep.Output;

/** Whether every prompt that can be put together shows something, and is explained. */
final class PromptLint {

  /** With more blocks there are too many prompts to look at each. */
  private static final int MOST = 14;

  private PromptLint() {}

  static void check(PromptStep step, YamlNode root, Problems.At at) {
    if (step.mode() == Mode.FREE) {
      return;
    }
    whys(step, root, at);
    if (step.mode() == Mode.CRITIQUE) {
      return;
    }
    if (!step.blocks().isEmpty() && step.blocks().size() <= MOST && !step.outputs().isEmpty()) {
      outputs(step, root, at);
    }
  }

  private static void whys(PromptStep step, YamlNode root, Problems.At at) {
    if (step.basis() != null) {
      return;
    }
    Set<String> judged = new HashSet<>(step.require());
    judged.addAll(step.forbid());
    step.requireAny().forEach(judged::addAll);
    List<String> silent =
        step.blocks().stream()
            .filter(block -> judged.contains(block.id()) && block.why() == null)
            .map(Block::id)
            .toList();
    if (!silent.isEmpty()) {
      at.add(
          root,
          PromptProblem.LINT_WITHOUT_WHY,
          "Nothing says why " + String.join(", ", silent) + " must or must not be there.",
          "Add why to the block, or key_basis to the step.");
    }
  }

  private static void outputs(PromptStep step, YamlNode root, Problems.At at) {
    Set<Output> shown = new HashSet<>();
    List<String> bare = null;
    int prompts = 1 << step.blocks().size();
    for (int prompt = 1; prompt < prompts; prompt++) {
      List<String> chosen = new ArrayList<>();
      for (int i = 0; i < step.blocks().size(); i++) {
        if ((prompt & (1 << i)) != 0) {
          chosen.add(step.blocks().get(i).id());
        }
      }
      Output output = step.output(chosen).orElse(null);
      if (output == null) {
        bare = bare == null || chosen.size() < bare.size() ? chosen : bare;
      } else {
        shown.add(output);
      }
    }
    if (bare != null) {
      at.add(
          root,
          PromptProblem.LINT_NO_OUTPUT,
          "A prompt of " + String.join(", ", bare) + " shows no output.",
          "Let the last output have no when, so that it stands for all that is left.");
    }
    List<YamlNode> written = root.items("outputs");
    for (int i = 0; i < written.size(); i++) {
      if (!shown.contains(step.outputs().get(i))) {
        at.add(
            written.get(i),
            PromptProblem.LINT_OUTPUT_NEVER,
            "No prompt shows this output.",
            "Correct its when, or move it before the output that is shown instead.");
      }
    }
  }
}
