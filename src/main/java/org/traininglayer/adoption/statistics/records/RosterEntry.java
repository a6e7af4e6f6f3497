package org.traininglayer.adoption.statistics.records;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where one person belonged for some time. The roster is the denominator, also of those who did
 * nothing; whoever moves keeps what was before where it arose.
 *
 * @param until first day no more; null when still there
 * @param trainedAt null when not trained
 */
public record RosterEntry(
    String person,
    LocalDate from,
    @Nullable LocalDate until,
    String role,
    String study,
    String siteGroup,
    String cohort,
    boolean expectedToUse,
    @Nullable LocalDate trainedAt,
    @Nullable String owner) {

  /** The same, answered for by somebody else where nobody was named. */
  public RosterEntry answeredBy(String accountable) {
    return owner != null && !owner.isBlank()
        ? this
        : new RosterEntry(
            person,
            from,
            until,
            role,
            study,
            siteGroup,
            cohort,
            expectedToUse,
            trainedAt,
            accountable);
  }

  /** Whether the person belonged there on this day. */
  public boolean on(LocalDate day) {
    return !day.isBefore(from) && (until == null || day.isBefore(until));
  }
}
