package org.traininglayer.adoption.statistics;

/** What an interval of the criterion says about how readily claims are accepted. */
public enum ResponseBias {
  /** Lets too much through. */
  OVER_TRUST,
  /** Flags too much. */
  OVER_CAUTION,
  BALANCED,
  NOT_CLEAR;

  /** The zone of a criterion with its interval. */
  public static ResponseBias of(Interval criterion) {
    if (criterion.lower() > 0.25) {
      return OVER_TRUST;
    }
    if (criterion.upper() < -0.25) {
      return OVER_CAUTION;
    }
    if (criterion.lower() >= -0.5 && criterion.upper() <= 0.5) {
      return BALANCED;
    }
    return NOT_CLEAR;
  }
}
