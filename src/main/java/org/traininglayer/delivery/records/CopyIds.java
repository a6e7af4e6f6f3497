package org.traininglayer.delivery.records;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.KeyedUuid;
import org.traininglayer.kernel.NameUuid;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementRef;

/**
 * Ids of copies under pseudonyms: from the id of the statement and a secret of the destination, so
 * that whoever knows the statement does not find its copy, and the same statement is the same copy.
 * What happened before there were such secrets keeps the id under which it may have been sent.
 */
final class CopyIds {

  private final UUID destination;
  private final byte[] secret;
  private final @Nullable Instant keyedFrom;
  private final Function<UUID, Optional<Instant>> happened;

  /**
   * The ids of one destination.
   *
   * @param keyedFrom what happened earlier may have been sent under an older id; null if nothing
   * @param happened when one of our statements happened
   */
  CopyIds(
      UUID destination,
      byte[] secret,
      @Nullable Instant keyedFrom,
      Function<UUID, Optional<Instant>> happened) {
    this.destination = destination;
    this.secret = secret.clone();
    this.keyedFrom = keyedFrom;
    this.happened = happened;
  }

  UUID of(Statement statement) {
    return id(statement.id(), statement.timestamp());
  }

  /**
   * The copy to which a copy refers.
   *
   * @param by the statement that refers; one that is not in the ledger yet is as old
   */
  UUID of(StatementRef reference, Statement by) {
    return id(
        reference.id(),
        keyedFrom == null ? by.timestamp() : happened.apply(reference.id()).orElse(by.timestamp()));
  }

  private UUID id(UUID statement, Instant at) {
    return keyedFrom != null && at.isBefore(keyedFrom)
        ? NameUuid.of(destination, statement.toString())
        : KeyedUuid.of(secret, "copy of " + statement);
  }
}
