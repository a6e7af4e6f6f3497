package org.traininglayer.delivery;

import org.jspecify.annotations.Nullable;

/** What has become of one parcel, for good. */
record Verdict(
    OutboxMessage parcel, State state, @Nullable Integer status, @Nullable String reason) {

  /** The ends a parcel can come to. */
  enum State {
    DELIVERED,
    /** Refused for what it holds. */
    DEAD,
    /** Something else is there in its place. */
    CONFLICT
  }

  static Verdict delivered(OutboxMessage parcel) {
    return new Verdict(parcel, State.DELIVERED, null, null);
  }

  static Verdict dead(OutboxMessage parcel, int status, String reason) {
    return new Verdict(parcel, State.DEAD, status, reason);
  }

  static Verdict conflict(OutboxMessage parcel, int status, String reason) {
    return new Verdict(parcel, State.CONFLICT, status, reason);
  }
}
