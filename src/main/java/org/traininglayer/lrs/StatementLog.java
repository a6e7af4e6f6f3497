package org.traininglayer.lrs;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.traininglayer.kernel.OrganisationId;

/**
 * The ledger as a log that can be followed: a fixed number of partitions, each person always in the
 * same one, positions rising in the order of commits and without gaps at the time of writing.
 */
public interface StatementLog {

  /**
   * The name of the one that is read from the ledger's own table: for those who ask how much there
   * is, rather than follow it. Unnamed, a copy of it in a topic may be meant, where there is one.
   */
  String OF_THE_TABLE = "tableStatementLog";

  /** How many partitions there are, numbered from 0. */
  int partitions();

  /**
   * Entries of one partition after a position, in order; empty only when there is nothing new.
   *
   * @param max how many at most; fewer where they are large
   */
  List<Entry> poll(int partition, long afterPosition, int max);

  /**
   * Up to where each partition can be read, for knowing how far behind a reader is. A copy of the
   * ledger may be a little behind it.
   */
  long[] heads();

  /**
   * A statement in the log.
   *
   * @param json the statement as received or emitted
   * @param ours whether it was told here, or comes from a store that the settings name, and not
   *     from somebody with a key or a token
   */
  record Entry(
      int partition,
      long position,
      OrganisationId organisation,
      UUID statementId,
      Instant stored,
      String json,
      boolean ours) {

    /** One of ours. */
    public Entry(
        int partition,
        long position,
        OrganisationId organisation,
        UUID statementId,
        Instant stored,
        String json) {
      this(partition, position, organisation, statementId, stored, json, true);
    }
  }
}
