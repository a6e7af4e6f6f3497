package org.traininglayer.catalog;

import java.math.BigDecimal;

/** What a choice leaves behind in the state of an attempt, for conditions of later steps. */
public sealed interface StateValue {

  /** A text. */
  record Text(String text) implements StateValue {}

  /** A number; 1 and 1.0 are the same. */
  record Decimal(BigDecimal number) implements StateValue {

    /** In its plainest form. */
    public Decimal {
      number = number.stripTrailingZeros();
    }
  }

  /** True or false. */
  record Flag(boolean set) implements StateValue {}
}
