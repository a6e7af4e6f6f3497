package org.traininglayer.checkins;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.Rows;

/** What is kept for reminders: where they are on, addresses, what was sent, who wants none. */
@Component
class ReminderTable {

  private final JdbcClient jdbc;

  ReminderTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Where somebody is reached.
   *
   * @param platform scheme, host and port of the learning platform; null when it is not known
   */
  record Reached(LearnerId learner, String email, @Nullable String platform) {}

  boolean isOn(OrganisationId organisation) {
    return jdbc.sql(
            """
            select exists (
              select 1 from check_in_reminder_setting where organisation_id = :organisation)
            """)
        .param("organisation", organisation.value())
        .query(Boolean.class)
        .single();
  }

  /** Where reminders are on, or something is still kept for them. */
  List<OrganisationId> organisations() {
    return jdbc.sql(
            """
            select organisation_id from check_in_reminder_setting
            union select organisation_id from check_in_reminder_address
            union select organisation_id from check_in_reminder_sent
            order by 1
            """)
        .query((row, n) -> new OrganisationId(Rows.uuid(row, "organisation_id")))
        .list();
  }

  void switchOn(OrganisationId organisation, String by) {
    jdbc.sql(
            """
            insert into check_in_reminder_setting (organisation_id, set_by)
            values (:organisation, :by) on conflict do nothing
            """)
        .param("organisation", organisation.value())
        .param("by", by)
        .update();
  }

  /** Every address goes with the switch. */
  void switchOff(OrganisationId organisation) {
    for (String statement :
        List.of(
            "delete from check_in_reminder_setting where organisation_id = :organisation",
            "delete from check_in_reminder_address where organisation_id = :organisation")) {
      jdbc.sql(statement).param("organisation", organisation.value()).update();
    }
  }

  /**
   * Keeps an address, where reminders are on and the person has not said no; the table itself takes
   * none of somebody who was erased.
   */
  void keep(OrganisationId organisation, Reached one) {
    jdbc.sql(
            """
            insert into check_in_reminder_address (organisation_id, learner_id, email, platform)
            select s.organisation_id, :learner, :email, cast(:platform as text)
            from check_in_reminder_setting s
            where s.organisation_id = :organisation and not exists (
              select 1 from check_in_reminder_refused r
              where r.organisation_id = s.organisation_id and r.learner_id = :learner)
            for key share of s
            on conflict (organisation_id, learner_id) do update
            set email = excluded.email, platform = excluded.platform, taken_at = now()
            """)
        .param("organisation", organisation.value())
        .param("learner", one.learner().value())
        .param("email", one.email())
        .param("platform", one.platform())
        .update();
  }

  Map<LearnerId, Reached> reached(OrganisationId organisation) {
    Map<LearnerId, Reached> reached = new HashMap<>();
    jdbc.sql("select * from check_in_reminder_address where organisation_id = :organisation")
        .param("organisation", organisation.value())
        .query((row, n) ->
            new Reached(
                new LearnerId(Rows.uuid(row, "learner_id")),
                row.getString("email"),
                row.getString("platform")))
        .list()
        .forEach(one -> reached.put(one.learner(), one));
    return reached;
  }

  /**
   * Notes in the caller's transaction that a check-in is reminded of; false when it was before, or
   * there is nobody to remind any more. An erasure, a no and the switch come wholly before this
   * transaction or wholly after it.
   */
  boolean first(OrganisationId organisation, LearnerId learner, UUID registration) {
    jdbc.sql("select pg_advisory_xact_lock_shared(7310, hashtext(:learner) & 63)::text")
        .param("learner", learner.value().toString())
        .query(String.class)
        .list(); // the door of erasures
    return jdbc.sql(
                """
                insert into check_in_reminder_sent (registration, organisation_id, learner_id)
                select :registration, a.organisation_id, a.learner_id
                from check_in_reminder_address a
                where a.organisation_id = :organisation and a.learner_id = :learner
                  and exists (
                    select 1 from check_in_reminder_setting s
                    where s.organisation_id = a.organisation_id)
                  and not exists (
                    select 1 from check_in_reminder_refused r
                    where r.organisation_id = a.organisation_id and r.learner_id = a.learner_id)
                  and not exists (
                    select 1 from check_in c
                    where c.organisation_id = a.organisation_id and c.registration = :registration)
                for share of a
                on conflict do nothing
                """)
            .param("registration", registration)
            .param("organisation", organisation.value())
            .param("learner", learner.value())
            .update()
        == 1;
  }

  List<UUID> sent(OrganisationId organisation) {
    return jdbc.sql(
            "select registration from check_in_reminder_sent where organisation_id = :organisation")
        .param("organisation", organisation.value())
        .query((row, n) -> Rows.uuid(row, "registration"))
        .list();
  }

  List<UUID> sent(OrganisationId organisation, LearnerId learner) {
    return jdbc.sql(
            """
            select registration from check_in_reminder_sent
            where organisation_id = :organisation and learner_id = :learner
            """)
        .param("organisation", organisation.value())
        .param("learner", learner.value())
        .query((row, n) -> Rows.uuid(row, "registration"))
        .list();
  }

  /**
   * Forgets addresses of a day ago and older that no check-in to come needs, and those of whoever
   * wants none or is nowhere reminded.
   */
  void forget(OrganisationId organisation, List<LearnerId> needed) {
    jdbc.sql(
            """
            delete from check_in_reminder_address a
            where a.organisation_id = :organisation and (
              a.taken_at < now() - interval '1 day'
                and a.learner_id <> all(cast(:needed as uuid[]))
              or not exists (
                select 1 from check_in_reminder_setting s
                where s.organisation_id = a.organisation_id)
              or exists (
                select 1 from check_in_reminder_refused r
                where r.organisation_id = a.organisation_id and r.learner_id = a.learner_id))
            """)
        .param("organisation", organisation.value())
        .param("needed", ids(needed))
        .update();
    jdbc.sql(
            """
            delete from check_in_reminder_sent
            where organisation_id = :organisation and sent_at < now() - interval '30 days'
            """)
        .param("organisation", organisation.value())
        .update();
  }

  /** The person wants none, from now on. */
  void refuse(OrganisationId organisation, LearnerId learner) {
    for (String statement :
        List.of(
            """
            insert into check_in_reminder_refused (organisation_id, learner_id)
            values (:organisation, :learner) on conflict do nothing
            """,
            """
            delete from check_in_reminder_address
            where organisation_id = :organisation and learner_id = :learner
            """)) {
      jdbc.sql(statement)
          .param("organisation", organisation.value())
          .param("learner", learner.value())
          .update();
    }
  }

  void erase(OrganisationId organisation, List<LearnerId> learners) {
    for (String table : List.of("address", "sent", "refused")) {
      jdbc.sql(
              """
              delete from check_in_reminder_%s
              where organisation_id = :organisation
                and learner_id = any(cast(:learners as uuid[]))
              """
                  .formatted(table))
          .param("organisation", organisation.value())
          .param("learners", ids(learners))
          .update();
    }
  }

  private static String[] ids(List<LearnerId> learners) {
    return learners.stream().map(one -> one.value().toString()).toArray(String[]::new);
  }
}
