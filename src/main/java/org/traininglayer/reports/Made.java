package org.traininglayer.reports;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report that was made, as it is remembered.
 *
 * @param hash of its text
 * @param records rows of its tables
 * @param software version of the build that made it
 * @param by the console user
 * @param text null where it names people; then it is made anew when somebody looks
 */
public record Made(
    UUID id,
    ReportId report,
    String filters,
    String hash,
    int records,
    String software,
    Instant at,
    String by,
    @Nullable String text) {

  /** When, in UTC, to the second. */
  public String when() {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
