package org.traininglayer.lrs;

import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.LearnersErased;

/**
 * Forgets people: every statement in which they appear with what is attached to it, and every
 * document that is kept about them. Positions in the log stay given out. Where other stores are
 * read from, the ids of the statements are kept, and of the people a keyed digest: so they do not
 * come back.
 */
@Component
class ErasedLearners {

  private final JdbcClient jdbc;
  private final Attachments attachments;
  private final ErasedAccounts accounts;

  ErasedLearners(JdbcClient jdbc, Attachments attachments, ErasedAccounts accounts) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.attachments = attachments;
  }

  @EventListener
  void on(LearnersErased erased) {
    String[] keys =
        erased.agents().stream()
            .flatMap(agent -> IndexKey.all(agent).stream())
            .map(UUID::toString)
            .toArray(String[]::new);
    jdbc.sql("set local statement_timeout = '5min'").update();
    accounts.remember(erased.organisation(), keys);
    jdbc.sql(
            """
            insert into record_source_erased (organisation_id, statement_id)
            select s.organisation_id, s.id from statement s
            where s.organisation_id = :organisation
              and s.mentions && (:keys)::text[]::uuid[]
              and exists (select 1 from record_source r where r.organisation_id = :organisation)
            on conflict do nothing
            """)
        .param("organisation", erased.organisation().value())
        .param("keys", keys)
        .update();
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
