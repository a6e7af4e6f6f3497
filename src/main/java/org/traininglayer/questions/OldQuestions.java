package org.traininglayer.questions;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.Ageing;
import org.traininglayer.kernel.OrganisationId;

/** Questions that were answered, by the time of the answer. */
@Component
class OldQuestions implements Ageing {

  private static final int LEAST_DAYS = 30;

  private final JdbcClient jdbc;

  OldQuestions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String kind() {
    return "questions";
  }

  @Override
  public int leastDays() {
    return LEAST_DAYS;
  }

  @Override
  public long due(OrganisationId organisation, Instant before) {
    return jdbc.sql(
            """
            select count(*) from learner_question
            where organisation_id = :organisation and answered_at < :before
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
            delete from learner_question
            where organisation_id = :organisation and id in (
              select id from learner_question
              where organisation_id = :organisation and answered_at < :before
              order by answered_at limit :most)
            """)
        .param("organisation", organisation.value())
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .update();
  }
}
