package org.traininglayer.lrs;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.Ageing;
import org.traininglayer.kernel.OrganisationId;

/** State documents, by the time of their last change. */
@Component
class OldStateDocuments implements Ageing {

  private static final int LEAST_DAYS = 30;

  private final JdbcClient jdbc;

  OldStateDocuments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String kind() {
    return "state-documents";
  }

  @Override
  public int leastDays() {
    return LEAST_DAYS;
  }

  @Override
  public long due(OrganisationId organisation, Instant before) {
    return jdbc.sql(
            """
            select count(*) from state_document
            where organisation_id = :organisation and modified < :before
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
            delete from state_document
            where organisation_id = :organisation and key in (
              select key from state_document
              where organisation_id = :organisation and modified < :before
              order by modified limit :most)
            """)
        .param("organisation", organisation.value())
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .update();
  }
}
