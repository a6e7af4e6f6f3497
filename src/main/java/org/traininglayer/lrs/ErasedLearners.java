package org.traininglayer.lrs;

import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.LearnersErased;

/**
 * Forgets people: every statement in which they appear with what is attached to it, and every
 * document that is kept about them. Positions in the log stay given out.
 */
@Component
class ErasedLearners {

  private final JdbcClient jdbc;
  private final Attachments attachments;

  ErasedLearners(JdbcClient jdbc, Attachments attachments) {
    this.jdbc = jdbc;
    this.attachments = attachments;
  }

  @EventListener
  void on(LearnersErased erased) {
    String[] keys =
        erased.accounts().stream()
            .map(account -> IndexKey.account(account).toString())
            .toArray(String[]::new);
    jdbc.sql("set local statement_timeout = '5min'").update();
    attachments.deleteStatements(
        "s.mentions && (:keys)::text[]::uuid[]",
        Map.of("organisation", erased.organisation().value(), "keys", keys));
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
