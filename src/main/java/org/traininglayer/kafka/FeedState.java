package org.traininglayer.kafka;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lrs.LedgerCopy.Trouble;

/** What this node last knew of the copy, for those who ask how it does. */
final class FeedState {

  private volatile @Nullable Trouble trouble;
  private volatile boolean feeding;

  void feeding(boolean yes) {
    feeding = yes;
  }

  /** True where this is news. */
  boolean failed(String what) {
    Trouble before = trouble;
    if (before != null && before.what().equals(what)) {
      return false;
    }
    trouble = new Trouble(what, Instant.now());
    return true;
  }

  void well() {
    trouble = null;
  }

  /** Whether this is the node that copies. */
  boolean feeding() {
    return feeding;
  }

  /** Why nothing is copied, or nothing read from the copy. */
  @Nullable Trouble trouble() {
    return trouble;
  }
}
