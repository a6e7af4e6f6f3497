package org.traininglayer.delivery.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a neighbour's answer to one request means for the messages in it. */
public sealed interface Outcome {

  /** What was said, for an administrator; empty when all is well. */
  default String words() {
    return switch (this) {
      case Delivered d -> "";
      case Refused r -> r.reason();
      case Conflicting c -> c.reason();
      case TooLarge t -> "too large";
      case Misconfigured m -> m.reason();
      case Later l -> l.reason();
    };
  }

  /** They are there. */
  record Delivered() implements Outcome {}

  /**
   * Refused for what they hold; sending the same again will not help.
   *
   * @param reason for an administrator
   */
  record Refused(int status, String reason) implements Outcome {}

  /** Something else is there under the same id, or something newer in the same place. */
  record Conflicting(int status, String reason) implements Outcome {}

  /** Too large for one request. */
  record TooLarge(int status) implements Outcome {}

  /** Nothing can be delivered there until somebody changes a setting. */
  record Misconfigured(@Nullable Integer status, String reason) implements Outcome {}

  /**
   * Not now.
   *
   * @param status null when there was no answer
   * @param askedFor how long the neighbour wants to be left alone
   * @param inDoubt whether it may have arrived all the same
   * @param only whether it is this message alone that waits: others are well and go past it
   */
  record Later(
      @Nullable Integer status,
      String reason,
      @Nullable Duration askedFor,
      boolean inDoubt,
      boolean only)
      implements Outcome {

    /** Something that the neighbour is to blame for. */
    public Later(
        @Nullable Integer status, String reason, @Nullable Duration askedFor, boolean inDoubt) {
      this(status, reason, askedFor, inDoubt, false);
    }

    /** Something that this message alone waits for, and the neighbour is not to blame. */
    public static Later only(@Nullable Integer status, String reason) {
      return new Later(status, reason, null, false, true);
    }

    /** Whether the neighbour answered and the fault may lie in the message. */
    boolean answered() {
      return status != null && status >= 500 && status != 503;
    }
  }
}
