package org.traininglayer.rights;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PersonalTable;
import org.traininglayer.lti.People.Person;

/** Rows about somebody who has played, in the tables that playing does not reach. */
final class Filled {

  private static final List<String> ROWS =
      List.of(
          """
          insert into state_document (organisation_id, key, activity_key, agent_key, activity, id,
            content_type, content, etag, modified)
          values (:organisation, :new, :new, :agentKey, 'https://a.example/x', 'bookmark',
            'text/plain', 'kept by a program', '"1"', now())
          """,
          """
          insert into agent_profile (organisation_id, key, agent_key, id, content_type, content, etag,
            modified)
          values (:organisation, :new, :agentKey, 'language', 'text/plain', 'kept by a program', '"1"',
            now())
          """,
          """
          insert into attachment (organisation_id, sha256, content)
          values (:organisation, cast(:new as text), 'attached by somebody')
          """,
          """
          insert into statement_attachment (organisation_id, statement_id, sha2, sha256)
          select :organisation, id, cast(:new as text), cast(:new as text)
          from statement where organisation_id = :organisation and actor_key = :agentKey limit 1
          """,
          // The other's statement, with this person as its instructor.
          """
          insert into statement (organisation_id, id, stored, happened_at, partition, position,
            verb_key, actor_key, object_key, voiding, registration, authority_key, mentions, version,
            authority, json)
          select organisation_id, :new, stored, happened_at, partition,
            -1 - (select count(*) from statement), verb_key, actor_key, object_key, false,
            registration, authority_key, mentions || cast(:agentKey as uuid), version, authority,
            replace(json, '"context":{', '"context":{"instructor":{"account":{"name":"' || :account
              || '","homePage":"' || :homePage || '"}},')
          from statement
          where organisation_id = :organisation and actor_key = :otherKey limit 1
          """,
          """
          insert into roster_span (organisation_id, learner_id, kind, from_day, import_id, role)
          values (:organisation, :learner, 'POST', date '2026-01-01', :new, 'cra')
          """,
          """
          insert into baseline_task (organisation_id, learner_id, task_form, condition, done_on,
            finished, import_id)
          values (:organisation, :learner, 'A', 'UNAIDED', date '2026-01-02', true, :new)
          """,
          """
          insert into work_product (id, organisation_id, code, learner_id, task_form, role, finished,
            done_on, double_rated, registered_by, registered_name)
          values (:new, :organisation, left(cast(:new as text), 8), :learner, 'A', 'cra', true,
            date '2026-01-03', false, :new, 'Rita Rater')
          """,
          """
          insert into work_rating (id, organisation_id, product_id, rater, rater_name, rubric,
            rubric_version, levels, quality, critical_defects, guess)
          values (:new, :organisation, :new, :new, 'Rita Rater', 'r', '1', '{}', 80, 0, 'NONE')
          """,
          """
          insert into check_in (registration, organisation_id, course_id, learner_id, attempt,
            module_id, module_version, moment, due_at, replies, stages, answered_at, changed_at,
            last_event_at, sample)
          select :new, :organisation, course_id, :learner, registration, module_id, module_version,
            '30', now(), '{}', '[]', now(), now(), now(), false
          from attempt where learner_id = :learner limit 1
          """,
          """
          insert into check_in_review (registration, organisation_id, course_id, learner_id, item,
            begun_at, touched_at, marks, confidence, submitted_at, sample)
          select :new, :organisation, course_id, :learner, 'enrolment', now(), now(), '{e1}', 75,
            now(), false
          from attempt where learner_id = :learner limit 1
          """,
          """
          insert into check_in_extra (registration, part, organisation_id, course_id, learner_id, item,
            begun_at, touched_at, sample)
          select :new, 'permission', :organisation, course_id, :learner, 'minutes', now(), now(), false
          from attempt where learner_id = :learner limit 1
          """,
          """
          insert into check_in_reminder_address (organisation_id, learner_id, email)
          values (:organisation, :learner, 'mary@example.org')
          """,
          """
          insert into check_in_reminder_sent (registration, organisation_id, learner_id)
          values (:new, :organisation, :learner)
          """,
          """
          insert into check_in_reminder_refused (organisation_id, learner_id)
          values (:organisation, :learner)
          """,
          """
          insert into check_in_confirmation (id, registration, organisation_id, course_id, learner_id,
            replies, confirmed_at)
          select :new, :new, :organisation, course_id, :learner, '{}', now()
          from attempt where learner_id = :learner limit 1
          """,
          """
          insert into check_in_confirmation (id, registration, organisation_id, course_id, learner_id,
            by_learner_id, replies, confirmed_at)
          select gen_random_uuid(), :new, :organisation, course_id, gen_random_uuid(), :learner, '{}',
            now()
          from attempt where learner_id = :learner limit 1
          """,
          """
          insert into course_contact (id, organisation_id, course_id, name, reach, note, entered_by)
          select :new, :organisation, course_id, 'Help desk', 'room 1', '', :learner
          from attempt where learner_id = :learner limit 1
          """,
          """
          insert into course_contact (id, organisation_id, course_id, name, reach, note, entered_by)
          select gen_random_uuid(), :organisation, course_id, upper(:personName), 'room 2', '',
            gen_random_uuid()
          from attempt where learner_id = :learner limit 1
          """,
          """
          insert into champion (id, organisation_id, role, name, reach, agreed_on, named_by)
          values (:new, :organisation, 'cra', :personName, 'room 3', date '2026-01-01', 'admin')
          """,
          """
          insert into lti_course_person_key (course_id, learner_id, kind, organisation_id, digest)
          select course_id, :learner, 'EMAIL', :organisation, 'abc'
          from attempt where learner_id = :learner limit 1
          """,
          """
          insert into lti_roster_member (course_id, learner_id, roles, active, first_seen_at,
            last_seen_at)
          select course_id, :learner, '{}', true, now(), now()
          from attempt where learner_id = :learner limit 1
          """,
          """
          insert into lti_content_answer (launch_id, nonce, claims, answered_at)
          select id, 'n', '{}', now() from lti_launch where learner_id = :learner limit 1
          """,
          """
          insert into key_correction (id, organisation_id, module_id, reason, lower_too, target_version,
            finished_at)
          values (:new, :organisation, cast(:new as text), 'waits for its key', false, '9.0.0', now())
          """,
          """
          insert into key_correction_late (registration, organisation_id, correction_id)
          select registration, :organisation, :new from attempt where learner_id = :learner limit 1
          """,
          """
          insert into course_settings (organisation_id, settings, version, changed_at, changed_by,
            course_id)
          values (:organisation, '{}', 1, now(), :learner, :ownCourse)
          """,
          """
          insert into course_settings_change (organisation_id, course_id, at, after, by_person)
          values (:organisation, :ownCourse, now(), '{}', :learner)
          """,
          """
          insert into outbox_destination (id, organisation_id, kind, name)
          values (:new, :organisation, 'LRS', cast(:new as text))
          """,
          """
          insert into outbox_message (organisation_id, destination_id, lane, learner_id, content_id,
            payload_format, payload, state)
          values (:organisation, :new, 1, :learner, :new, 1, '{}', 'DEAD')
          """,
          """
          insert into record_source_refusal (source_id, digest, organisation_id, kind, reason, json,
            mentions)
          values (:new, uuid_send(:new), :organisation, 'verb.id', 'verb.id: must be an IRI',
            '{"actor":{"account":{"homePage":"' || :homePage || '","name":"' || :account || '"}}}',
            array[cast(:agentKey as uuid)])
          """,
          """
          insert into adoption_fact (organisation_id, statement_id, home_page, account, rater)
          values (:organisation, :new, :homePage, :account, 'somebody')
          """,
          """
          insert into adoption_cell (organisation_id, module, course, week, home_page, account, metric,
            definition, item, name, value)
          values (:organisation, cast(:new as text), 'c', date '2026-01-05', :homePage, :account, 'm', 1,
            'i', 'n', 1)
          """,
          """
          insert into evidence_report (id, organisation_id, report, filters, hash, records, software,
            made_at, made_by)
          values (:new, :organisation, 'R1', '{"person":"' || :learner || '"}', cast(:new as text), 1,
            '1', now(), 'admin')
          """,
          """
          insert into console_audit (organisation_id, who, action, subject, before, after)
          values (:organisation, 'admin', 'person.looked-at', cast(:learner as text), '{}', '{}')
          """);

  private Filled() {}

  /** Fills what is empty for each of the two; each is mentioned in one statement of the other. */
  static void everywhere(JdbcClient jdbc, PersonalData data, Person one, Person other) {
    fill(jdbc, data, one, other);
    fill(jdbc, data, other, one);
  }

  private static void fill(JdbcClient jdbc, PersonalData data, Person person, Person other) {
    OrganisationId organisation = OrganisationId.DEFAULT;
    Map<String, Object> values = new HashMap<>(data.values(organisation, person));
    values.put(
        "otherKey", Objects.requireNonNull(data.values(organisation, other).get("agentKey")));
    values.put("new", UUID.randomUUID());
    UUID course = UUID.randomUUID();
    values.put("ownCourse", course);
    jdbc.sql(
            """
            insert into lti_course (id, organisation_id, platform_id, platform_instance, context_id,
              first_launch_at, last_launch_at)
            select :course, :organisation, platform_id, '', cast(:course as text), now(), now()
            from person where id = :learner
            """)
        .param("course", course)
        .params(values)
        .update();
    ROWS.forEach(row -> jdbc.sql(row).params(values).update());
    for (PersonalTable table : data.tables()) {
      if (!table.name().equals("erased_learner") && data.count(table, values) == 0) {
        throw new IllegalStateException("nothing to test with in " + table.name());
      }
    }
  }
}
