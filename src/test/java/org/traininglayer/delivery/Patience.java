package org.traininglayer.delivery;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits long enough for a busy machine, and no longer than it takes. */
public final class Patience {

  private Patience() {}

  public static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(30));
  }
}
