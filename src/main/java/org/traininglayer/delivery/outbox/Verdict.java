package org.traininglayer.delivery.outbox;

import org.jspecify.annotations.Nullable;

/** What has become of one message, for good. */
public record Verdict(
    OutboxMessage message, State state, @Nullable Integer status, @Nullable String reason) {

  /** The ends a message can come to. */
  public enum State {
    DELIVERED,
    /** Refused for what it holds. */
    DEAD,
    /** Something else is there in its place. */
    CONFLICT
  }

  /** It is there. */
  public static Verdict delivered(OutboxMessage message) {
    return new Verdict(message, State.DELIVERED, null, null);
  }

  /** It was refused. */
  public static Verdict dead(OutboxMessage message, int status, String reason) {
    return new Verdict(message, State.DEAD, status, reason);
  }

  /** Something else is there. */
  public static Verdict conflict(OutboxMessage message, int status, String reason) {
    return new Verdict(message, State.CONFLICT, status, reason);
  }
}
