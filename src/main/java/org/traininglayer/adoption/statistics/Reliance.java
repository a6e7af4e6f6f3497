package org.traininglayer.adoption.statistics;

/**
 * Decisions in two steps: one's own answer, then the AI's advice, then the final answer (Schemmer
 * et al. 2023). Counts of one person; every share is a rate over people.
 *
 * @param wrongFollowed wrong advice that was followed
 * @param wrongShown wrong advice
 * @param rightRejected right advice that was not followed
 * @param rightShown right advice
 * @param switchedToRight own answer wrong, advice right, and followed
 * @param ownWrongAdviceRight own answer wrong, advice right
 * @param keptRight own answer right, advice wrong, and kept
 * @param ownRightAdviceWrong own answer right, advice wrong
 */
public record Reliance(
    long wrongFollowed,
    long wrongShown,
    long rightRejected,
    long rightShown,
    long switchedToRight,
    long ownWrongAdviceRight,
    long keptRight,
    long ownRightAdviceWrong) {

  /** Nothing yet. */
  public static final Reliance NONE = new Reliance(0, 0, 0, 0, 0, 0, 0, 0);

  /** One decision. */
  public static Reliance of(boolean ownRight, boolean adviceRight, boolean followed) {
    boolean rescue = !ownRight && adviceRight;
    boolean trap = ownRight && !adviceRight;
    return new Reliance(
        one(!adviceRight && followed),
        one(!adviceRight),
        one(adviceRight && !followed),
        one(adviceRight),
        one(rescue && followed),
        one(rescue),
        one(trap && !followed),
        one(trap));
  }

  private static long one(boolean counts) {
    return counts ? 1 : 0;
  }

  /** Both together. */
  public Reliance plus(Reliance other) {
    return new Reliance(
        wrongFollowed + other.wrongFollowed,
        wrongShown + other.wrongShown,
        rightRejected + other.rightRejected,
        rightShown + other.rightShown,
        switchedToRight + other.switchedToRight,
        ownWrongAdviceRight + other.ownWrongAdviceRight,
        keptRight + other.keptRight,
        ownRightAdviceWrong + other.ownRightAdviceWrong);
  }

  /** Over-reliance: wrong advice that was followed. */
  public Proportion over() {
    return new Proportion(wrongFollowed, wrongShown);
  }

  /** Under-reliance: right advice that was rejected. */
  public Proportion under() {
    return new Proportion(rightRejected, rightShown);
  }

  /** Relative AI reliance (RAIR): switched to right advice. */
  public Proportion towardsAdvice() {
    return new Proportion(switchedToRight, ownWrongAdviceRight);
  }

  /** Relative self-reliance (RSR): kept the own right answer. */
  public Proportion towardsOneself() {
    return new Proportion(keptRight, ownRightAdviceWrong);
  }
}
