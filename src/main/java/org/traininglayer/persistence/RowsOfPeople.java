package org.traininglayer.persistence;

import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows that go with a person: those of tables with {@code organisation_id} and {@code learner_id}.
 */
public final class RowsOfPeople {

  private RowsOfPeople() {}

  /**
   * Deletes what a table has of people who are erased, in the caller's transaction.
   *
   * @param table its name, as written in the code
   */
  public static void delete(
      JdbcClient jdbc, String table, UUID organisation, Collection<UUID> learners) {
    jdbc.sql(
            """
            delete from %s
            where organisation_id = :organisation and learner_id = any(:learners)
            """
                .formatted(table))
        .param("organisation", organisation)
        .param("learners", learners.toArray(UUID[]::new))
        .update();
  }
}
