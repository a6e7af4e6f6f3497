package org.traininglayer.sample;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.admin.SampleHistory;
import org.traininglayer.kernel.OrganisationId;

/** The plan of the history and how far it is, in the database. */
@Component
final class SampleTable {

  private final JdbcClient jdbc;

  SampleTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The plan.
   *
   * @param endsAt when the half year is over
   * @param done numbers of the people whose history is complete
   */
  record Plan(
      SampleHistory.State state, long seed, int people, Instant endsAt, Set<Integer> done) {}

  Optional<Plan> plan(OrganisationId organisation) {
    return jdbc.sql(
            """
            select state, seed, people, ends_at, done
            from sample_history
            where organisation_id = :organisation
            """)
        .param("organisation", organisation.value())
        .query(SampleTable::plan)
        .optional();
  }

  private static Plan plan(ResultSet row, int number) throws SQLException {
    Set<Integer> done = new TreeSet<>();
    for (Object one : (Object[]) row.getArray("done").getArray()) {
      done.add((Integer) one);
    }
    return new Plan(
        SampleHistory.State.valueOf(row.getString("state")),
        row.getLong("seed"),
        row.getInt("people"),
        row.getObject("ends_at", OffsetDateTime.class).toInstant(),
        done);
  }

  /** Fixes the plan, unless there is one. */
  void begin(OrganisationId organisation, long seed, int people, Instant endsAt) {
    jdbc.sql(
            """
            insert into sample_history (organisation_id, state, seed, people, ends_at)
            values (:organisation, 'WAITING', :seed, :people, :endsAt)
            on conflict (organisation_id) do nothing
            """)
        .param("organisation", organisation.value())
        .param("seed", seed)
        .param("people", people)
        .param("endsAt", endsAt.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Takes or renews the right to work on it; false when another has it or it is over. */
  boolean lease(OrganisationId organisation, UUID owner) {
    return jdbc.sql(
                """
                update sample_history
                set state = 'MAKING', lease_owner = :owner,
                  leased_until = clock_timestamp() + interval '10 seconds'
                where organisation_id = :organisation
                  and state in ('WAITING', 'MAKING', 'FAILED')
                  and (lease_owner is null or lease_owner = :owner
                    or leased_until < clock_timestamp())
                """)
            .param("organisation", organisation.value())
            .param("owner", owner)
            .update()
        == 1;
  }

  /** Gives the right back. */
  void release(OrganisationId organisation, UUID owner) {
    jdbc.sql(
            """
            update sample_history
            set lease_owner = null, leased_until = null
            where organisation_id = :organisation and lease_owner = :owner
            """)
        .param("organisation", organisation.value())
        .param("owner", owner)
        .update();
  }

  /** Whether anybody works on it now. */
  boolean leased(OrganisationId organisation) {
    return jdbc.sql(
            """
            select exists (select from sample_history
              where organisation_id = :organisation and leased_until > clock_timestamp())
            """)
        .param("organisation", organisation.value())
        .query(Boolean.class)
        .single();
  }

  /** One more person is complete. */
  void done(OrganisationId organisation, int person) {
    jdbc.sql(
            """
            update sample_history
            set done = array_append(done, :person)
            where organisation_id = :organisation and not (:person = any(done))
            """)
        .param("organisation", organisation.value())
        .param("person", person)
        .update();
  }

  /** All of it is there, or making it failed; unless it was removed meanwhile. */
  void end(OrganisationId organisation, SampleHistory.State state) {
    jdbc.sql(
            """
            update sample_history
            set state = :state
            where organisation_id = :organisation and state = 'MAKING'
            """)
        .param("organisation", organisation.value())
        .param("state", state.name())
        .update();
  }

  /** It is not wanted any more, also not at the next start. */
  void remove(OrganisationId organisation) {
    jdbc.sql(
            """
            insert into sample_history (organisation_id, state, seed, people, ends_at)
            values (:organisation, 'REMOVED', 0, 0, now())
            on conflict (organisation_id) do update set state = 'REMOVED', people = 0, done = '{}'
            """)
        .param("organisation", organisation.value())
        .update();
    jdbc.sql(
            """
            delete from roster_cohort c using data_import i
             where c.organisation_id = :organisation and i.id = c.import_id
               and i.organisation_id = c.organisation_id and i.imported_by = :by
            """)
        .param("organisation", organisation.value())
        .param("by", ImportedTeams.BY)
        .update();
  }
}
