package org.traininglayer.lrs;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.OrganisationId;

/** Keys with which other software uses the embedded LRS (HTTP Basic). */
public interface LrsCredentials {

  /** All keys of an organisation, newest first; never with the secret. */
  List<Credential> all(OrganisationId organisation);

  /** Makes a key; the secret is shown once, here. */
  NewCredential create(OrganisationId organisation, String label, Set<Scope> scopes);

  /** Makes or replaces a key with a given secret; for the trial and for configuration. */
  void put(OrganisationId organisation, String key, String secret, String label, Set<Scope> scopes);

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

  /** A key as listed. */
  record Credential(
      String key,
      String label,
      Set<Scope> scopes,
      Instant createdAt,
      @Nullable Instant lastUsedAt,
      @Nullable Instant revokedAt) {}

  /** A key that was just made, with its secret. */
  record NewCredential(String key, String secret) {}
}
