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
    CONFLICT,
    /** Not sent, and nobody is to do anything about it. */
    GIVEN_UP
  }

  /** Whether it tells what the neighbour said, and so that there is one. */
  boolean answered() {
    return state == State.DELIVERED || status != null;
  }

  /** It is there. */
  public static Verdict delivered(OutboxMessage message) {
    return new Verdict(message, State.DELIVERED, null, null);
  }

  /** It was refused. */
  public static Verdict dead(OutboxMessage message, int status, String reason) {
    return new Verdict(message, State.DEAD, status, reason);
  }

  /** It makes no sense any more; nobody was asked to take it. */
  public static Verdict givenUp(OutboxMessage message, String reason) {
    return new Verdict(message, State.GIVEN_UP, null, reason);
  }

  /** Something else is there. */
  public static Verdict conflict(OutboxMessage message, int status, String reason) {
    return new Verdict(message, State.CONFLICT, status, reason);
  }
}
