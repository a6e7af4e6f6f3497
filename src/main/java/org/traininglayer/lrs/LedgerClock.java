package org.traininglayer.lrs;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What time it is in the ledger, and up to when it is complete. */
@Component
class LedgerClock {

  private final JdbcClient jdbc;

  LedgerClock(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A moment of the ledger.
   *
   * @param now the database's clock
   * @param consistentThrough whatever was stored until then can be seen by whoever looks from now
   *     on, and nothing older will appear
   */
  record Moment(Instant now, Instant consistentThrough) {}

  /**
   * Looks at the clock and then at the transactions that write. A statement gets its time after its
   * transaction has an id, so every statement with an earlier time is either committed or belongs
   * to a transaction that shows here, and that began before.
   */
  Moment look() {
    return jdbc.sql(
            """
            select statement_timestamp() as now,
              least(statement_timestamp(), min(xact_start)) - interval '1 microsecond' as through
            from pg_stat_activity
            where datname = current_database() and backend_type = 'client backend'
              and backend_xid is not null
            """)
        .query((row, n) ->
            new Moment(
                row.getObject("now", OffsetDateTime.class).toInstant(),
                row.getObject("through", OffsetDateTime.class).toInstant()))
        .single();
  }
}
