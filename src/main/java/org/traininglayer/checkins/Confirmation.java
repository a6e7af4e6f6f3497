package org.traininglayer.checkins;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.LearnerId;

/**
 * What somebody who leads the work confirmed about a person's work.
 *
 * @param checkIn its registration
 * @param by who confirmed; null once they were erased
 * @param replies by item
 */
public record Confirmation(
    UUID checkIn, @Nullable LearnerId by, Map<String, List<String>> replies, Instant at) {

  /** Copies the map. */
  public Confirmation {
    replies = Map.copyOf(replies);
  }
}
