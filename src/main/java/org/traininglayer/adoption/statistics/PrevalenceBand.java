package org.traininglayer.adoption.statistics;

/**
 * How many of a form's claims are wrong. Rare errors are missed more because the criterion moves,
 * not because skill is lost: forms are compared within a band only.
 */
public enum PrevalenceBand {
  /** At most 5 %. */
  LOW,
  /** Above 5 %, at most 20 %. */
  MIDDLE,
  /** Above 20 %. */
  HIGH;

  /** The band of a share of wrong claims. */
  public static PrevalenceBand of(double seeded) {
    if (!(seeded >= 0 && seeded <= 1)) {
      throw new IllegalArgumentException("a share lies between 0 and 1, got " + seeded);
    }
    return seeded <= 0.05 ? LOW : seeded <= 0.20 ? MIDDLE : HIGH;
  }
}
