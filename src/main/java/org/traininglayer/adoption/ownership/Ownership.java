package org.traininglayer.adoption.ownership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.Rows;

/** The accountable owner of the training layer: one at a time; hand-overs are only added to. */
@Component
public class Ownership {

  private final JdbcClient jdbc;

  Ownership(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Who answers for it now. */
  public Optional<Tenure> current(OrganisationId organisation) {
    return jdbc.sql(
            """
            select * from training_layer_owner
            where organisation_id = :organisation and until_day is null
            """)
        .param("organisation", organisation.value())
        .query((row, n) -> tenure(row))
        .optional();
  }

  /** Everybody who did, the newest first. */
  public List<Tenure> history(OrganisationId organisation) {
    return jdbc.sql(
            """
            select * from training_layer_owner where organisation_id = :organisation
            order by from_day desc, id desc
            """)
        .param("organisation", organisation.value())
        .query((row, n) -> tenure(row))
        .list();
  }

  /**
   * Hands over, or names the first one.
   *
   * @return false when that person answers for it already, or would begin before the one before
   */
  @Transactional
  public boolean handOver(
      OrganisationId organisation, UUID user, String name, LocalDate from, String note, String by) {
    Optional<Tenure> before = current(organisation);
    if (before.isPresent()
        && (before.get().user().equals(user) || from.isBefore(before.get().from()))) {
      return false;
    }
    jdbc.sql(
            """
            update training_layer_owner set until_day = :from
            where organisation_id = :organisation and until_day is null
            """)
        .param("from", from)
        .param("organisation", organisation.value())
        .update();
    return jdbc.sql(
                """
                insert into training_layer_owner
                  (organisation_id, user_id, name, from_day, note, recorded_by)
                values (:organisation, :user, :name, :from, :note, :by)
                on conflict do nothing
                """)
            .param("organisation", organisation.value())
            .param("user", user)
            .param("name", name)
            .param("from", from)
            .param("note", note)
            .param("by", by)
            .update()
        == 1;
  }

  private static Tenure tenure(ResultSet row) throws SQLException {
    return new Tenure(
        Rows.uuid(row, "user_id"),
        row.getString("name"),
        row.getObject("from_day", LocalDate.class),
        row.getObject("until_day", LocalDate.class),
        row.getString("note"),
        row.getString("recorded_by"));
  }
}
