package org.traininglayer.rights;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.Ageing;
import org.traininglayer.kernel.OrganisationId;

/** What erasures did. */
@Component
class OldErasureRecords implements Ageing {

  private static final int LEAST_DAYS = 366;

  private final JdbcClient jdbc;

  OldErasureRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String kind() {
    return "erasure-records";
  }

  @Override
  public int leastDays() {
    return LEAST_DAYS;
  }

  @Override
  public long due(OrganisationId organisation, Instant before) {
    return jdbc.sql(
            """
            select count(*) from erasure_record
            where organisation_id = :organisation and erased_at < :before
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
            delete from erasure_record
            where organisation_id = :organisation and id in (
              select id from erasure_record
              where organisation_id = :organisation and erased_at < :before
              order by erased_at limit :most)
            """)
        .param("organisation", organisation.value())
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .update();
  }
}
