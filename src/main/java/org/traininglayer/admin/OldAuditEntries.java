package org.traininglayer.admin;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.Ageing;
import org.traininglayer.kernel.OrganisationId;

/** Entries of the audit trail; the database lets none go within a year. */
@Component
class OldAuditEntries implements Ageing {

  private static final int LEAST_DAYS = 366;

  private final JdbcClient jdbc;

  OldAuditEntries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String kind() {
    return "audit-trail";
  }

  @Override
  public int leastDays() {
    return LEAST_DAYS;
  }

  @Override
  public long due(OrganisationId organisation, Instant before) {
    return jdbc.sql(
            """
            select count(*) from console_audit
            where organisation_id = :organisation and at < :before
            """)
        .param("organisation", organisation.value())
        .param("before", before.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  @Override
  public int remove(OrganisationId organisation, Instant before, int most) {
    return jdbc.sql(
            """
            delete from console_audit
            where organisation_id = :organisation and id in (
              select id from console_audit
              where organisation_id = :organisation and at < :before
              order by at limit :most)
            """)
        .param("organisation", organisation.value())
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .update();
  }
}
