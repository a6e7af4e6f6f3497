package org.traininglayer.adoption.release;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.kernel.OrganisationId;

/** The table {@code adoption_change}: the database itself adds to it, whoever changes something. */
final class ChangeTable {

  private final JdbcClient jdbc;

  ChangeTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Of whom something has changed. */
  List<OrganisationId> waiting() {
    return jdbc.sql("select distinct organisation_id from adoption_change order by organisation_id")
        .query((row, n) -> new OrganisationId(row.getObject("organisation_id", UUID.class)))
        .list();
  }

  /** Whether something of this one has changed. */
  boolean noted(OrganisationId organisation) {
    return jdbc.sql(
            "select exists (select 1 from adoption_change where organisation_id = :organisation)")
        .param("organisation", organisation.value())
        .query(Boolean.class)
        .single();
  }

  /** Waits for nobody: false while another node is at it. */
  boolean alone(OrganisationId organisation) {
    return jdbc.sql("select pg_try_advisory_xact_lock(7378, hashtext(:organisation))")
        .param("organisation", organisation.value().toString())
        .query(Boolean.class)
        .single();
  }

  /** Forgets what is noted up to now; whether there was anything. */
  boolean take(OrganisationId organisation) {
    return jdbc.sql("delete from adoption_change where organisation_id = :organisation")
            .param("organisation", organisation.value())
            .update()
        > 0;
  }
}
