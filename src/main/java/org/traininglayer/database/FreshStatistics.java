package org.traininglayer.database;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets the server look at tables that grow quickly from nothing. It makes plans for tables that are
 * empty, keeps them, and looks again by itself only once a minute: until then it may read a table
 * from end to end that was not worth an index when the plan was made. Once tables are large, its
 * own times are the right ones.
 */
@Component
class FreshStatistics {

  private static final Logger LOG = LoggerFactory.getLogger(FreshStatistics.class);

  /** From here on the server's own looks are enough. */
  private static final int LARGE = 50_000;

  private final JdbcClient jdbc;

  FreshStatistics(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT2S")
  void lookAgain() {
    try {
      outgrown().forEach(table -> jdbc.sql("analyze " + table).update());
    } catch (DataAccessException e) {
      LOG.debug("Statistics were not looked at again", e);
    }
  }

  /** Small tables, quoted, most of whose rows came since the server last looked. */
  List<String> outgrown() {
    return jdbc.sql(
            """
            select format('%I.%I', s.schemaname, s.relname)
            from pg_stat_user_tables s join pg_class c on c.oid = s.relid
            where s.n_mod_since_analyze > greatest(100, c.reltuples)
              and s.n_live_tup < :large
              and pg_has_role(c.relowner, 'USAGE')
            """)
        .param("large", LARGE)
        .query(String.class)
        .list();
  }
}
