package org.traininglayer.lrs;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.LearnersErased;

/**
 * Forgets people: every statement in which they appear, and every document that is kept about them.
 * Positions in the log stay given out.
 */
@Component
class ErasedLearners {

  private final JdbcClient jdbc;

  ErasedLearners(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @EventListener
  void on(LearnersErased erased) {
    String[] keys =
        erased.accounts().stream()
            .map(account -> IndexKey.account(account).toString())
            .toArray(String[]::new);
    jdbc.sql("set local statement_timeout = '5min'").update();
    jdbc.sql(
            """
            delete from statement
            where organisation_id = :organisation
              and mentions && (:keys)::text[]::uuid[]
            """)
        .param("organisation", erased.organisation().value())
        .param("keys", keys)
        .update();
    for (DocumentKind kind : DocumentKind.values()) {
      if (kind.hasAgent()) {
        jdbc.sql(
                "delete from "
                    + kind.table()
                    + " where organisation_id = :organisation"
                    + " and agent_key = any((:keys)::text[]::uuid[])")
            .param("organisation", erased.organisation().value())
            .param("keys", keys)
            .update();
      }
    }
  }
}
