package org.traininglayer.adoption.warnings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it may be told.
 *
 * @param cohort its key
 * @param kind of the cohort
 * @param name of the cohort; empty for the whole organisation
 * @param rule W1 to W11
 * @param code of the rule, for its words
 * @param cause what it likely comes from, as a code
 * @param answer what answers it, as a code
 * @param owner who answers for it; empty for nobody
 * @param opened the look that opened it
 * @param newest the newest look
 * @param atCheck the look of the week of the check day, once it has come; null before
 * @param due whether its check day has come
 * @param steps what was done, the first first
 */
public record AlertView(
    UUID id,
    String cohort,
    String kind,
    String name,
    String rule,
    int ruleVersion,
    String code,
    boolean safety,
    String cause,
    String answer,
    String state,
    String owner,
    LocalDate openedWeek,
    @Nullable String action,
    @Nullable LocalDate checkOn,
    @Nullable String reason,
    @Nullable LocalDate mutedUntil,
    @Nullable String muteReason,
    LookView opened,
    LookView newest,
    @Nullable LookView atCheck,
    boolean due,
    List<Done> steps) {

  /** Copies the list. */
  public AlertView {
    steps = List.copyOf(steps);
  }

  /** One thing that was done. */
  public record Done(String kind, String who, String note, @Nullable LocalDate day, Instant at) {}

  /** Whether it is muted on this day. */
  public boolean muted(LocalDate today) {
    return mutedUntil != null && today.isBefore(mutedUntil);
  }
}
