package org.traininglayer.delivery;

import org.jspecify.annotations.Nullable;

/** What has become of one parcel, for good. */
record Verdict(Parcel parcel, State state, @Nullable Integer status, @Nullable String reason) {

  /** The ends a parcel can come to. */
  enum State {
    DELIVERED,
    /** Refused for what it holds. */
    DEAD,
    /** Something else is there in its place. */
    CONFLICT
  }

  static Verdict delivered(Parcel parcel) {
    return new Verdict(parcel, State.DELIVERED, null, null);
  }

  static Verdict dead(Parcel parcel, int status, String reason) {
    return new Verdict(parcel, State.DEAD, status, reason);
  }

  static Verdict conflict(Parcel parcel, int status, String reason) {
    return new Verdict(parcel, State.CONFLICT, status, reason);
  }
}
