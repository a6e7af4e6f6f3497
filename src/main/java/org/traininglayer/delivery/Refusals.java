package org.traininglayer.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Refusals in the same words with no delivery between them. A few are bad statements; when there is
 * nothing else, it is the connection that is wrong, and the backlog must not be buried.
 *
 * @param kind the words, without what varies
 */
record Refusals(int count, @Nullable String kind) {

  static final Refusals NONE = new Refusals(0, null);

  private static final int SUSPICIOUS = 5;

  Refusals and(String reason) {
    String same = Excerpt.kind(reason);
    return same.equals(kind) ? new Refusals(count + 1, kind) : new Refusals(1, same);
  }

  boolean suspicious() {
    return count >= SUSPICIOUS;
  }
}
