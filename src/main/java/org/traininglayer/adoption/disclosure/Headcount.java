package org.traininglayer.adoption.disclosure;

/** A number of people as it may be told: nobody, few, or how many. */
public final class Headcount {

  private final int shown;

  private Headcount(int shown) {
    this.shown = shown;
  }

  static Headcount of(int people) {
    return new Headcount(people == 0 ? 0 : people < CellSuppression.FEW ? -1 : people);
  }

  /** Whether there is nobody. */
  public boolean none() {
    return shown == 0;
  }

  /** Whether there is somebody, but too few to say how many. */
  public boolean few() {
    return shown < 0;
  }

  /**
   * How many.
   *
   * @throws IllegalStateException when there are {@link #few()}
   */
  public int people() {
    if (few()) {
      throw new IllegalStateException("so few people are not counted aloud");
    }
    return shown;
  }
}
