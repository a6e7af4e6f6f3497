package org.traininglayer.delivery;

import org.jspecify.annotations.Nullable;

/** What has become of one message, for good. */
record Verdict(
    OutboxMessage message, State state, @Nullable Integer status, @Nullable String reason) {

  /** The ends a message can come to. */
  enum State {
    DELIVERED,
    /** Refused for what it holds. */
    DEAD,
    /** Something else is there in its place. */
    CONFLICT
  }

  static Verdict delivered(OutboxMessage message) {
    return new Verdict(message, State.DELIVERED, null, null);
  }

  static Verdict dead(OutboxMessage message, int status, String reason) {
    return new Verdict(message, State.DEAD, status, reason);
  }

  static Verdict conflict(OutboxMessage message, int status, String reason) {
    return new Verdict(message, State.CONFLICT, status, reason);
  }
}
