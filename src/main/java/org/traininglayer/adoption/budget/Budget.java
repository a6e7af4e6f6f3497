package org.traininglayer.adoption.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * What a pilot costs, as somebody entered it.
 *
 * @param currency three letters
 * @param total of the pilot: licences, integration, people, training
 * @param training what of it is training, the people's own time included
 * @param hours of training, of all people together
 * @param note where the numbers come from; may be empty
 */
public record Budget(
    String cohort,
    String currency,
    BigDecimal total,
    BigDecimal training,
    BigDecimal hours,
    String note,
    String by,
    Instant at) {

  private static final BigDecimal USUAL_FAULT = new BigDecimal("0.05");
  private static final BigDecimal PLANNED_FROM = new BigDecimal("0.25");
  private static final BigDecimal PLANNED_TO = new BigDecimal("0.35");
  private static final int PLACES = 4;

  /** Refuses what cannot be: nothing at all, less than nothing, more training than everything. */
  public Budget {
    if (!fits(currency, total, training, hours)) {
      throw new IllegalArgumentException("training is a part of a total that is more than nothing");
    }
  }

  /** Where a share of training stands. */
  public enum Standing {
    /** Below 5 %: the usual fault. */
    USUAL_FAULT,
    BELOW,
    /** 25 to 35 %: what pilots that work plan. */
    PLANNED,
    ABOVE
  }

  /** Whether these may be kept. */
  public static boolean fits(
      String currency, BigDecimal total, BigDecimal training, BigDecimal hours) {
    return currency.matches("[A-Z]{3}")
        && total.signum() > 0
        && training.signum() >= 0
        && training.compareTo(total) <= 0
        && hours.signum() >= 0;
  }

  /** Training of the whole. */
  public BigDecimal share() {
    return training.divide(total, PLACES, RoundingMode.HALF_UP);
  }

  /** Where that stands. */
  public Standing standing() {
    BigDecimal share = share();
    if (share.compareTo(USUAL_FAULT) < 0) {
      return Standing.USUAL_FAULT;
    }
    if (share.compareTo(PLANNED_FROM) < 0) {
      return Standing.BELOW;
    }
    return share.compareTo(PLANNED_TO) <= 0 ? Standing.PLANNED : Standing.ABOVE;
  }

  /** The share in words: 4.2 %. */
  public String percent() {
    return share().movePointRight(2).setScale(1, RoundingMode.HALF_UP).toPlainString() + " %";
  }
}
