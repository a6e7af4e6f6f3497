package org.traininglayer.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;

/**
 * After an answer key was corrected: statements that say otherwise than the key are voided, and
 * others say in their place what was answered, what it is now and was before, and why. What people
 * did and were told is not changed.
 */
public interface KeyCorrections {

  /**
   * Asks for it, in the caller's transaction; it is done in small steps after that, by nodes that
   * have the key of whoever asks, or a newer one.
   *
   * @param reason why, for the records
   * @param lowerToo whether attempts that come to less say so; single answers always do
   */
  void ask(OrganisationId organisation, ModuleId module, String reason, boolean lowerToo);

  /** What was asked for, the last first. */
  List<Correction> of(OrganisationId organisation, int most);

  /**
   * One of them.
   *
   * @param keyVersion the version whose key holds; null before it began
   * @param attempts how many were judged anew so far
   * @param corrected how many statements were replaced so far
   * @param finishedAt null while it goes on
   */
  record Correction(
      ModuleId module,
      String reason,
      Instant askedAt,
      @Nullable String keyVersion,
      int attempts,
      int corrected,
      @Nullable Instant finishedAt) {}
}
