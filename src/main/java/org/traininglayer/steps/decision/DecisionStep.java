package org.traininglayer.steps.decision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step;

/**
 * A judgement with consequences.
 *
 * @param reason second tier, asked before the consequence is told
 * @param basis on what its key rests; null when the module does not say
 * @param policy what it says of using AI; null when it is about something else
 */
public record DecisionStep(
    Head head,
    String question,
    List<Choice> options,
    @Nullable Reason reason,
    @Nullable KeyBasis basis,
    boolean confidence,
    @Nullable Policy policy)
    implements Step {

  /** About something else than whether AI may be used. */
  public DecisionStep(
      Head head,
      String question,
      List<Choice> options,
      @Nullable Reason reason,
      @Nullable KeyBasis basis,
      boolean confidence) {
    this(head, question, options, reason, basis, confidence, null);
  }

  /** The word for the type. */
  static final String TYPE = "decision";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public DecisionStep with(Head other) {
    return new DecisionStep(other, question, options, reason, basis, confidence, policy);
  }

  /** The option of this id. */
  public Optional<Choice> option(String id) {
    return options.stream().filter(option -> option.id().equals(id)).findFirst();
  }

  /**
   * An option of a decision.
   *
   * @param then what happens next
   * @param stance whether it restricts too much or too little; null when neither applies
   */
  public record Choice(
      String id,
      String text,
      Level level,
      String then,
      @Nullable Stance stance,
      @Nullable String misconception) {}

  /** How good a choice is. */
  public enum Level {
    BEST(1.0),
    ACCEPTABLE(0.7),
    WEAK(0.3),
    HARMFUL(0.0);

    private final double score;

    Level(double score) {
      this.score = score;
    }

    /** The score, 0 to 1. */
    public double score() {
      return score;
    }
  }

  /** Whether a choice restricts too much, too little, or fits. */
  public enum Stance {
    OVER,
    UNDER,
    FIT
  }

  /**
   * Whether AI is used where the rules say something about it.
   *
   * @param permission what the rules say: permitted, with-controls or prohibited
   * @param knows the question that asks whether somebody knows that, by its place in the module;
   *     empty where nothing asks for it
   * @param uses what each option does: use, use-with-safeguard, avoid or escalate
   */
  public record Policy(String permission, String knows, Map<String, String> uses) {

    /** Copies the map. */
    public Policy {
      uses = Map.copyOf(uses);
    }
  }

  /** Why the choice was made. */
  public record Reason(String prompt, List<ReasonOption> options) {

    /**
     * Whether one of them is right; what somebody says of themselves is neither right nor wrong.
     */
    public boolean judged() {
      return options.stream().anyMatch(one -> one.correct() || !one.carries().isEmpty());
    }
  }

  /**
   * A reason that can be given.
   *
   * @param correct whether it carries the best option
   * @param carries ids of the options that it carries, where those are others
   */
  public record ReasonOption(String id, String text, boolean correct, List<String> carries) {}
}
