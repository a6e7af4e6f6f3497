package org.traininglayer.steps.prompt;

import java.util.ArrayList;
import java.util.List;
import org.traininglayer.catalog.format.DidYouMean;
import org.traininglayer.catalog.format.StepReferences;
import org.traininglayer.catalog.format.YamlNode;
import org.traininglayer.steps.prompt.PromptStep.Mode;

/** Whether the key and the outputs of a prompt speak of blocks that are there. */
final class PromptReferences {

  private static final List<String> OF_FLAWS = List.of("given", "flaws");

  private static final List<String> OF_BLOCKS =
      List.of("blocks", "require", "require_any", "forbid", "outputs", "key_basis");

  private final StepReferences references;
  private final YamlNode root;
  private final List<String> blocks;

  private PromptReferences(StepReferences references) {
    this.references = references;
    this.root = references.root();
    this.blocks = references.uniqueIds(root.items("blocks"), "block");
  }

  static void check(
      PromptStep step, StepReferences references, List<List<YamlNode.Scalar>> groups) {
    PromptReferences check = new PromptReferences(references);
    if (step.mode() == Mode.FREE) {
      check.free();
      return;
    }
    if (step.mode() == PromptStep.Mode.CRITIQUE) {
      check.judged();
      return;
    }
    for (String key : OF_FLAWS) {
      YamlNode node = check.root.get(key);
      if (node != null) {
        check.add(
            node,
            PromptProblem.MODE,
            "Only a prompt that is judged has " + key + ".",
            "Remove it, or write mode: critique.");
      }
    }
    if (check.root.get("mode") == null) {
      return;
    }
    List<YamlNode.Scalar> required = new ArrayList<>(check.root.scalars("require"));
    groups.forEach(required::addAll);
    check.assembled(required);
  }

  private void free() {
    for (String key : OF_BLOCKS) {
      YamlNode node = root.get(key);
      if (node != null) {
        add(
            node,
            PromptProblem.MODE,
            "A prompt that is written freely has no " + key + ".",
            "Remove it, or write mode: assemble.");
      }
    }
    YamlNode.Scalar scored = root.scalar("scored");
    if (scored != null && root.isTrue("scored")) {
      add(
          scored,
          PromptProblem.MODE,
          "A prompt that is written freely cannot be scored.",
          "Remove scored; the step shows hints by simple rules.");
    }
  }

  /** A prompt and a list of flaws, some of which it has and some not. */
  private void judged() {
    for (String key : OF_BLOCKS.subList(0, OF_BLOCKS.size() - 1)) {
      YamlNode node = root.get(key);
      if (node != null) {
        add(
            node,
            PromptProblem.MODE,
            "A prompt that is judged has no " + key + ".",
            "Remove it, or write mode: assemble.");
      }
    }
    for (String key : OF_FLAWS) {
      if (root.get(key) == null) {
        add(
            root,
            PromptProblem.MODE,
            "A prompt that is judged has no " + key + ".",
            "Add it, or write another mode.");
      }
    }
    List<YamlNode> flaws = root.items("flaws");
    references.uniqueIds(flaws, "flaw");
    long there = flaws.stream().filter(flaw -> flaw.isTrue("there")).count();
    YamlNode list = root.get("flaws");
    if (list != null && (there == 0 || there == flaws.size())) {
      add(
          list,
          PromptProblem.KEY,
          there == 0
              ? "The prompt has none of the flaws."
              : "The prompt has all of the flaws, so that ticking each is right.",
          "Say there: true of those that it has, and name others that it has not.");
    }
    for (YamlNode flaw : flaws) {
      YamlNode.Scalar toxic = flaw.scalar("toxic");
      if (toxic != null && !flaw.isTrue("there")) {
        add(
            toxic,
            PromptProblem.KEY,
            "The flaw \"" + flaw.text("id") + "\" does harm, but is not there.",
            "Say toxic of flaws only that the prompt has.");
      }
    }
  }

  private void assembled(List<YamlNode.Scalar> required) {
    for (String key : List.of("blocks", "outputs")) {
      if (root.get(key) == null) {
        add(
            root,
            PromptProblem.MODE,
            "A prompt that is put together has no " + key + ".",
            "Add them, or write mode: free.");
      }
    }
    if (root.get("blocks") == null) {
      return;
    }
    required.forEach(this::known);
    List<YamlNode.Scalar> forbidden = root.scalars("forbid");
    forbidden.forEach(this::known);
    if (required.isEmpty()) {
      add(
          root,
          PromptProblem.KEY,
          "The prompt needs nothing, so that every prompt is right.",
          "Name blocks under require or require_any.");
    }
    List<String> needed = required.stream().map(YamlNode.Scalar::text).toList();
    for (YamlNode.Scalar id : forbidden) {
      if (needed.contains(id.text())) {
        add(
            id,
            PromptProblem.KEY,
            "The block \"" + id.text() + "\" is required and forbidden.",
            "Decide for one of the two.");
      }
    }
    List<String> not = forbidden.stream().map(YamlNode.Scalar::text).toList();
    for (YamlNode block : root.items("blocks")) {
      YamlNode.Scalar toxic = block.scalar("toxic");
      if (toxic != null && !not.contains(block.text("id"))) {
        add(
            toxic,
            PromptProblem.KEY,
            "The block \"" + block.text("id") + "\" does harm, but is not forbidden.",
            "Add it under forbid.");
      }
    }
    root.items("outputs").forEach(this::output);
  }

  private void output(YamlNode output) {
    YamlNode.Scalar when = output.scalar("when");
    if (when == null) {
      return;
    }
    try {
      for (String block : ConditionReader.blocks(ConditionReader.read(when.text()))) {
        unknown(when, block);
      }
    } catch (ConditionReader.Malformed e) {
      add(
          when,
          PromptProblem.CONDITION,
          "The condition \"" + when.text() + "\" cannot be read: " + e.getMessage() + ".",
          "Use has(block), all, not, and, or, and brackets.");
    }
  }

  private void known(YamlNode.Scalar id) {
    unknown(id, id.text());
  }

  private void unknown(YamlNode place, String block) {
    if (!blocks.contains(block)) {
      add(
          place,
          PromptProblem.BLOCK_UNKNOWN,
          "There is no block \"" + block + "\".",
          DidYouMean.among(blocks, block, "The blocks are " + String.join(", ", blocks) + "."));
    }
  }

  private void add(YamlNode place, PromptProblem problem, String message, String suggestion) {
    references.at().add(place, problem, message, suggestion);
  }
}
