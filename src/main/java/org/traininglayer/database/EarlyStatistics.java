package org.traininglayer.database;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets PostgreSQL look at tables that have just begun to fill.
 *
 * <p>Plans that are made while a table was never looked at hold every condition for equally good:
 * whether a statement is there already is then asked of an index that only knows the organisation,
 * and each answer reads all statements. Such a plan is kept until the server's own autovacuum comes
 * by, a minute later at the earliest. A look makes the plans anew at once. It is repeated whenever
 * a table has doubled, until it is so large that autovacuum's pace does.
 *
 * <p>A role that does not own the tables changes nothing and gets a warning from the server.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-analyze.html">ANALYZE</a>
 */
@Component
class EarlyStatistics {

  private static final Logger log = LoggerFactory.getLogger(EarlyStatistics.class);
  private static final int FIRST_LOOK = 50;
  private static final int LARGE = 20_000;

  private final JdbcClient jdbc;

  EarlyStatistics(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Scheduled(fixedDelay = 2_000, initialDelay = 2_000)
  void look() {
    try {
      for (String table : grown()) {
        // A node that finds another one at it goes on.
        jdbc.sql("analyze (skip_locked) " + table).update();
        log.debug("Looked at {}", table);
      }
    } catch (DataAccessException e) {
      log.debug("Tables were not looked at", e);
    }
  }

  /** Tables that are twice as long as when they were last looked at, by their quoted names. */
  private List<String> grown() {
    return jdbc.sql(
            """
            select format('%I.%I', s.schemaname, s.relname)
            from pg_stat_user_tables s join pg_class c on c.oid = s.relid
            where s.schemaname = current_schema()
              and c.reltuples < :large
              and s.n_live_tup >= greatest(:first, 2 * c.reltuples)
            """)
        .param("large", LARGE)
        .param("first", FIRST_LOOK)
        .query(String.class)
        .list();
  }
}
