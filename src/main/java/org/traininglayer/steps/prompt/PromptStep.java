package org.traininglayer.steps.prompt;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step;

/**
 * A prompt, put together of blocks, written freely, or judged.
 *
 * @param goal what the prompt is for; null when the body says it
 * @param blocks what it can be put together of; empty where it is written freely
 * @param require ids of blocks that it needs
 * @param requireAny groups of ids; it needs one of each
 * @param forbid ids of blocks that it must not have
 * @param outputs what the tool answered; the first that fits is shown
 * @param given the prompt that is judged, Markdown; null where none is
 * @param basis on what the key rests; null when the module does not say
 */
public record PromptStep(
    Head head,
    Mode mode,
    @Nullable String goal,
    List<Block> blocks,
    List<String> require,
    List<List<String>> requireAny,
    List<String> forbid,
    List<Output> outputs,
    @Nullable KeyBasis basis,
    @Nullable String given)
    implements Step {

  /** One that is put together, or written freely. */
  public PromptStep(
      Head head,
      Mode mode,
      @Nullable String goal,
      List<Block> blocks,
      List<String> require,
      List<List<String>> requireAny,
      List<String> forbid,
      List<Output> outputs,
      @Nullable KeyBasis basis) {
    this(head, mode, goal, blocks, require, requireAny, forbid, outputs, basis, null);
  }

  /** The word for the type. */
  static final String TYPE = "prompt";

  /** How a prompt comes about. */
  public enum Mode {
    /** Of given blocks. */
    ASSEMBLE,
    /** In one's own words; not scored. */
    FREE,
    /**
     * One that is given is judged: the blocks are flaws, of which it has those that are required,
     * and has not those that are forbidden.
     */
    CRITIQUE
  }

  /** What a block is in a prompt. */
  public enum Kind {
    TASK,
    ROLE,
    CONTEXT,
    INPUT,
    SOURCE,
    RULE,
    CONSTRAINT,
    FORM,
    EVIDENCE,
    TONE
  }

  /** What gets out with a block that must never be sent. */
  public enum Toxic {
    PRIVACY("Personal data"),
    UNBLINDING("Treatment allocation"),
    CONFIDENTIALITY("Confidential content");

    private final String label;

    Toxic(String label) {
      this.label = label;
    }

    /** In words. */
    public String label() {
      return label;
    }
  }

  /**
   * Something that a prompt can have.
   *
   * @param kind null when not said
   * @param toxic what harm it does; null when it does none
   * @param why why it belongs there, or not; null when not said
   */
  public record Block(
      String id, String text, @Nullable Kind kind, @Nullable Toxic toxic, @Nullable String why) {}

  /**
   * An answer of the tool, recorded before.
   *
   * @param when for which prompts; null for all that are left
   * @param name of its file
   * @param text Markdown
   * @param note what is to be said of it; null when nothing is
   */
  public record Output(@Nullable Condition when, String name, String text, @Nullable String note) {}

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public PromptStep with(Head other) {
    return new PromptStep(
        other, mode, goal, blocks, require, requireAny, forbid, outputs, basis, given);
  }

  /** A block. */
  Optional<Block> block(String id) {
    return blocks.stream().filter(block -> block.id().equals(id)).findFirst();
  }

  /** These blocks in the order of the step, each once. */
  List<String> inOrder(Collection<String> chosen) {
    return blocks.stream().map(Block::id).filter(chosen::contains).toList();
  }

  /** What the tool answers to a prompt; none where nothing was recorded. */
  Optional<Output> output(List<String> chosen) {
    Set<String> there = Set.copyOf(chosen);
    boolean complete = PromptScore.of(this, chosen).complete();
    return outputs.stream()
        .filter(output -> output.when() == null || output.when().holds(there, complete))
        .findFirst();
  }
}
