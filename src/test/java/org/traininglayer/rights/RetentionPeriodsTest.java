package org.traininglayer.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.People;
import org.traininglayer.rights.ErasureRecord.Cause;
import org.traininglayer.rights.RetentionPeriods.Standing;
import org.traininglayer.testing.TrainingLayerTest;

/** What is older than its period goes, the rest stays, and the trail tells it. */
@TrainingLayerTest
class RetentionPeriodsTest {

  private static final Instant NOW = Instant.now();

  @Autowired RetentionPeriods retention;
  @Autowired Erasures erasures;
  @Autowired People found;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private final OrganisationId here = organisation();
  private UUID platform = UUID.randomUUID();

  private OrganisationId organisation() {
    return new OrganisationId(UUID.randomUUID());
  }

  private void given() {
    platform = UUID.randomUUID();
    jdbc.sql("insert into organisation (id, name) values (?, 'Keeping') on conflict do nothing")
        .param(here.value())
        .update();
    jdbc.sql(
            """
            insert into lti_platform (id, organisation_id, name, issuer, client_id,
              authorization_endpoint, token_endpoint, jwks_uri, new_deployments)
            values (:id, :here, 'Campus', 'https://campus.example', cast(:id as text),
              'https://campus.example/a', 'https://campus.example/t', 'https://campus.example/k', 'HOLD')
            """)
        .param("id", platform)
        .param("here", here.value())
        .update();
  }

  private UUID person(int daysAgo) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into person (id, organisation_id, platform_id, subject, first_seen_at, last_seen_at)
            values (:id, :here, :platform, cast(:id as text), :at, :at)
            """)
        .param("id", id)
        .param("here", here.value())
        .param("platform", platform)
        .param("at", ago(daysAgo))
        .update();
    return id;
  }

  private static Object ago(int days) {
    return NOW.minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC);
  }

  private Standing standing(String kind) {
    return retention.standing(here, NOW).stream()
        .filter(one -> one.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private List<UUID> people() {
    return jdbc.sql("select id from person where organisation_id = ?")
        .param(here.value())
        .query(UUID.class)
        .list();
  }

  @Test
  void people_who_were_not_seen_for_longer_than_the_period_are_erased_with_a_record() {
    given();
    person(500);
    UUID soon = person(390);
    UUID lately = person(10);
    UUID atWork = person(500);
    jdbc.sql(
            """
            insert into attempt (registration, organisation_id, learner_id, platform_id,
              resource_link_id, module_id, module_version, number, sample, started_at, saved_at,
              last_event_at, state)
            values (gen_random_uuid(), :here, :learner, :platform, 'l', 'm', '1.0.0', 1, false, :at, :at,
              :at, '{}')
            """)
        .param("here", here.value())
        .param("learner", atWork)
        .param("platform", platform)
        .param("at", ago(5))
        .update();
    retention.run(here, NOW, () -> true);
    assertThat(people()).as("without a period nothing goes").hasSize(4);

    assertThat(retention.set(here, "people", 89, "me")).as("too short").isFalse();
    assertThat(retention.set(here, "no-such-kind", 400, "me")).isFalse();
    assertThat(retention.set(here, "people", 400, "me")).isTrue();
    assertThat(standing("people")).isEqualTo(new Standing("people", 400, 90, 1, 1));
    retention.run(here, NOW, () -> false);
    assertThat(people()).as("another node has taken over").hasSize(4);
    retention.run(here, NOW, () -> true);

    assertThat(people()).containsExactlyInAnyOrder(soon, lately, atWork);
    assertThat(erasures.newest(here, 5))
        .singleElement()
        .satisfies(record -> assertThat(record.cause()).isEqualTo(Cause.RETENTION))
        .satisfies(record -> assertThat(record.people()).isEqualTo(1));
    assertThat(standing("people").tonight()).isZero();
    assertThat(trail())
        .containsExactly("retention.removed people {\"days\": \"400\", \"entries\": \"1\"}");

    assertThat(retention.set(here, "people", null, "me")).isTrue();
    assertThat(retention.period(here, "people")).isEmpty();
  }

  @Test
  void whoever_is_seen_by_another_registration_of_the_same_platform_keeps_everything() {
    given();
    UUID first = platform;
    UUID old = person(500);
    UUID bothOld = person(500);
    given();
    again(old, 1);
    UUID other = again(bothOld, 450);
    assertThat(platform).isNotEqualTo(first);
    assertThat(retention.set(here, "people", 400, "me")).isTrue();
    assertThat(standing("people").tonight()).isEqualTo(2);

    retention.run(here, NOW, () -> true);

    assertThat(people()).hasSize(2).contains(old).doesNotContain(bothOld, other);
    assertThat(erasures.newest(here, 5))
        .singleElement()
        .satisfies(record -> assertThat(record.people()).as("one person").isEqualTo(1));
  }

  @Test
  void whoever_is_erased_goes_with_the_rows_of_all_registrations() {
    given();
    UUID old = person(500);
    given();
    again(old, 1);
    person(3);

    erasures.erase(here, found.find(List.of(new LearnerId(old))), "me", Cause.ASKED);

    assertThat(people()).hasSize(1);
  }

  /** The same account by the registration that was given last. */
  private UUID again(UUID subject, int daysAgo) {
    UUID id = person(daysAgo);
    jdbc.sql("update person set subject = cast(? as text) where id = ?")
        .param(subject)
        .param(id)
        .update();
    return id;
  }

  @Test
  void whoever_comes_back_at_this_moment_stays_and_many_go_in_small_pieces() {
    given();
    UUID back = person(900);
    for (int n = 0; n < 12; n++) {
      person(500);
    }
    assertThat(retention.set(here, "people", 400, "me")).isTrue();
    transactions.executeWithoutResult(status -> {
      jdbc.sql("update person set last_seen_at = now() where id = ?").param(back).update();
      // It is not held up by somebody who is about to arrive, nor does it take them along.
      assertThat(CompletableFuture.runAsync(() -> retention.run(here, NOW, () -> true)))
          .succeedsWithin(Duration.ofSeconds(60));
    });
    assertThat(people()).containsExactly(back);
    assertThat(erasures.newest(here, 5))
        .extracting(ErasureRecord::people)
        .containsExactlyInAnyOrder(10, 2);
  }

  @Test
  void of_every_kind_the_old_goes_and_the_young_and_that_of_others_stays() {
    given();
    OrganisationId elsewhere = organisation();
    jdbc.sql("insert into organisation (id, name) values (?, 'Elsewhere')")
        .param(elsewhere.value())
        .update();
    for (OrganisationId one : List.of(here, elsewhere)) {
      for (int days : List.of(1000, 20)) {
        jdbc.sql(
                """
                insert into learner_question (id, organisation_id, learner_id, module_id,
                  module_version, step, step_title, kind, body, answer, answered_at, answered_from)
                values (gen_random_uuid(), :one, gen_random_uuid(), 'm', '1', 's', 'S', 'QUESTION', 'q',
                  'a', :at, 'CONSOLE')
                """)
            .param("one", one.value())
            .param("at", ago(days))
            .update();
        jdbc.sql(
                """
                insert into state_document (organisation_id, key, activity_key, agent_key, id,
                  content_type, content, etag, modified)
                values (:one, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 's', 'text/plain',
                  'x', 'e', :at)
                """)
            .param("one", one.value())
            .param("at", ago(days))
            .update();
        jdbc.sql(
                """
                insert into console_audit (organisation_id, at, who, action, subject, before, after)
                values (:one, :at, 'somebody', 'thing.done', 's', '{}', '{}')
                """)
            .param("one", one.value())
            .param("at", ago(days))
            .update();
        jdbc.sql(
                """
                insert into erasure_record (id, organisation_id, erased_at, erased_by, cause, people,
                  lines)
                values (gen_random_uuid(), :one, :at, 'me', 'ASKED', 1, '[]')
                """)
            .param("one", one.value())
            .param("at", ago(days))
            .update();
      }
    }
    for (String kind : List.of("questions", "state-documents", "audit-trail", "erasure-records")) {
      assertThat(retention.set(here, kind, 400, "me")).as(kind).isTrue();
      assertThat(standing(kind).tonight()).as(kind).isEqualTo(1);
    }

    retention.run(here, NOW, () -> true);

    for (String table : List.of("learner_question", "state_document", "erasure_record")) {
      assertThat(count(table, here)).as(table).isEqualTo(1);
      assertThat(count(table, elsewhere)).as(table).isEqualTo(2);
    }
    assertThat(count("console_audit where action = 'thing.done' and", here)).isEqualTo(1);
    assertThat(count("console_audit where action = 'thing.done' and", elsewhere)).isEqualTo(2);
    assertThat(trail()).hasSize(4);
  }

  private long count(String table, OrganisationId organisation) {
    String where = table.endsWith(" and") ? table : table + " where";
    return jdbc.sql("select count(*) from " + where + " organisation_id = ?")
        .param(organisation.value())
        .query(Long.class)
        .single();
  }

  private List<String> trail() {
    return jdbc.sql(
            """
            select action || ' ' || subject || ' ' || after from console_audit
            where organisation_id = ? and action = 'retention.removed'
            """)
        .param(here.value())
        .query(String.class)
        .list();
  }
}
