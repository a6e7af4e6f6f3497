package org.traininglayer.realwork;

import java.util.UUID;
import org.traininglayer.kernel.Sha256;

/**
 * Which work products a second person rates too: drawn by the fingerprint of their id, so that
 * nobody chooses, and anybody can draw again.
 */
final class DoubleRating {

  private static final int DIGITS = 8;
  private static final double RANGE = 0x1_0000_0000L;

  private DoubleRating() {}

  /**
   * Whether it is drawn.
   *
   * @param share of all products, from 0 to 1
   */
  static boolean drawn(UUID product, double share) {
    return Long.parseLong(Sha256.of(product.toString()).substring(0, DIGITS), 16) / RANGE < share;
  }
}
