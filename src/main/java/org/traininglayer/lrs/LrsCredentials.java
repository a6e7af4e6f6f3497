package org.traininglayer.lrs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.OrganisationId;

/** Keys with which other software uses the embedded LRS (HTTP Basic). */
public interface LrsCredentials {

  /** How long before its end a key is warned of. */
  Duration WARNED_BEFORE = Duration.ofDays(14);

  /** How long the earlier secret works after a rotation, unless somebody says otherwise. */
  Duration EARLIER_SECRET = Duration.ofDays(7);

  /** All keys of an organisation, newest first; never with the secret. */
  List<Credential> all(OrganisationId organisation);

  /** One key, ended or not. */
  Optional<Credential> one(OrganisationId organisation, String key);

  /** Makes a key; the secret is shown once, here. */
  NewCredential create(OrganisationId organisation, String label, KeyTerms terms);

  /** The same for a key that is limited by its scopes alone. */
  default NewCredential create(OrganisationId organisation, String label, Set<Scope> scopes) {
    return create(organisation, label, KeyTerms.of(scopes));
  }

  /** Makes or replaces a key with a given secret; for the trial and for configuration. */
  void put(OrganisationId organisation, String key, String secret, String label, KeyTerms terms);

  /** The same for a key that is limited by its scopes alone. */
  default void put(
      OrganisationId organisation, String key, String secret, String label, Set<Scope> scopes) {
    put(organisation, key, secret, label, KeyTerms.of(scopes));
  }

  /** Changes what a key may; nothing if it is ended or not there. */
  boolean change(OrganisationId organisation, String key, String label, KeyTerms terms);

  /**
   * Gives a key another secret, shown once, here. The one before works until the given moment; one
   * before that ends at once.
   */
  Optional<NewCredential> rotate(OrganisationId organisation, String key, Instant earlierUntil);

  /** Ends the secret before the last rotation at once. */
  void endEarlierSecret(OrganisationId organisation, String key);

  /** Ends a key at once. */
  void revoke(OrganisationId organisation, String key);

  /** What a key may do (xAPI 1.0.3, part 3, 4.2). */
  enum Scope {
    ALL,
    ALL_READ,
    STATEMENTS_READ,
    STATEMENTS_READ_MINE,
    STATEMENTS_WRITE,
    STATE,
    PROFILE
  }

  /**
   * A key as listed.
   *
   * @param configured whether it is made anew from the configuration at each start
   * @param earlierSecretUntil until when the secret before the last rotation works, or worked
   */
  record Credential(
      String key,
      String label,
      KeyTerms terms,
      boolean configured,
      Instant createdAt,
      @Nullable Instant lastUsedAt,
      @Nullable Instant rotatedAt,
      @Nullable Instant earlierSecretUntil,
      @Nullable Instant revokedAt) {

    /** Whether it works now. */
    public boolean works(Instant now) {
      return revokedAt == null && !expired(now);
    }

    /** Whether its time is over. */
    public boolean expired(Instant now) {
      Instant end = terms.expiresAt();
      return end != null && !end.isAfter(now);
    }

    /** Whether it works now and will not for long. */
    public boolean endsSoon(Instant now) {
      Instant end = terms.expiresAt();
      return end != null && works(now) && !end.isAfter(now.plus(WARNED_BEFORE));
    }

    /** Whether the secret before the last rotation works now. */
    public boolean hasEarlierSecret(Instant now) {
      return works(now) && earlierSecretUntil != null && earlierSecretUntil.isAfter(now);
    }
  }

  /** A key that was just made or rotated, with its secret. */
  record NewCredential(String key, String secret) {}
}
