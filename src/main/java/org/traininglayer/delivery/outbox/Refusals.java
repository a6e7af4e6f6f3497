package org.traininglayer.delivery.outbox;

import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.Sha256;

/**
 * Refusals in the same words with no delivery between them. A few are bad messages; when there is
 * nothing else, it is the connection that is wrong, and the backlog must not be buried.
 *
 * @param kind of the words, without what varies, the hash: they may name somebody
 */
public record Refusals(int count, @Nullable String kind) {

  /** None since the last delivery. */
  public static final Refusals NONE = new Refusals(0, null);

  private static final int SUSPICIOUS = 5;

  /** One more. */
  public Refusals and(String reason) {
    String same = kind(reason);
    return same.equals(kind) ? new Refusals(count + 1, kind) : new Refusals(1, same);
  }

  /** What refusals in the same words have in common. */
  public static String kind(String reason) {
    return Sha256.of(Excerpt.kind(reason));
  }

  /** Whether it is the connection that is wrong, unless something else arrives. */
  public boolean suspicious() {
    return count >= SUSPICIOUS;
  }
}
