package org.traininglayer.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.steps.Answer;

/** The tables {@code attempt} and {@code response_log}. */
@Component
final class AttemptStore {

  private final JdbcClient jdbc;
  private final AttemptJson json;

  AttemptStore(JdbcClient jdbc, AttemptJson json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * An attempt as it stands in its row.
   *
   * @param version to be given back when it is written
   */
  record Kept(AttemptState state, int version) {}

  /** The newest attempt of a context. */
  Optional<Kept> newest(AttemptKey key) {
    return newest(key, "");
  }

  /** The same, and nobody else changes it until this transaction ends. */
  Optional<Kept> newestForUpdate(AttemptKey key) {
    return newest(key, "for update");
  }

  private Optional<Kept> newest(AttemptKey key, String lock) {
    return jdbc.sql(
            """
            select state, version
            from attempt
            where organisation_id = :organisation and learner_id = :learner
              and resource_link_id = :link and module_id = :module
            order by number desc
            limit 1
            """
                + lock)
        .param("organisation", key.organisation().value())
        .param("learner", key.learner().value())
        .param("link", key.resourceLinkId())
        .param("module", key.module().value())
        .query((row, n) -> kept(key, row))
        .optional();
  }

  private Kept kept(AttemptKey key, ResultSet row) throws SQLException {
    return new Kept(json.read(key.module(), row.getString("state")), row.getInt("version"));
  }

  /**
   * Adds an attempt.
   *
   * @return false when somebody else just added the attempt of this number
   */
  boolean add(AttemptContext context, AttemptState state) {
    return jdbc.sql(
                """
                insert into attempt (registration, organisation_id, learner_id, platform_id,
                  context_id, course_id, resource_link_id, module_id, module_version, number,
                  sample, started_at, saved_at, last_event_at, state)
                values (:registration, :organisation, :learner, :platform,
                  :context, :course, :link, :module, :moduleVersion, :number,
                  :sample, :startedAt, :savedAt, :lastEventAt, cast(:state as jsonb))
                on conflict (organisation_id, learner_id, resource_link_id, module_id, number)
                  do nothing
                """)
            .param("registration", state.registration())
            .param("organisation", context.key().organisation().value())
            .param("learner", context.key().learner().value())
            .param("platform", context.key().platform().value())
            .param("context", context.contextId())
            .param("course", context.course() == null ? null : context.course().value())
            .param("link", context.key().resourceLinkId())
            .param("module", context.key().module().value())
            .param("moduleVersion", state.moduleVersion())
            .param("number", state.number())
            .param("sample", context.sample())
            .param("startedAt", utc(state.startedAt()))
            .param("savedAt", utc(state.savedAt()))
            .param("lastEventAt", utc(state.lastEventAt()))
            .param("state", json.write(state))
            .update()
        == 1;
  }

  private static final String CHANGE =
      """
      update attempt
      set state = cast(:state as jsonb), version = version + :writes, saved_at = :savedAt,
        last_event_at = :lastEventAt, completed_at = :completedAt, score = :score, passed = :passed
      where registration = :registration and organisation_id = :organisation
        and version = :version
      """;

  private static final String ANSWER =
      """

      with changed as (
      %s
      returning registration, organisation_id, version, saved_at)
      insert into response_log
        (registration, seq, organisation_id, step, item, answer, saved_at)
      select registration, version - :writes + given.place, organisation_id, :step,
        given.item, cast(given.answer as jsonb), saved_at
      from changed, unnest(cast(:items as text[]), cast(:answers as text[]))
        with ordinality as given (item, answer, place)
      """
          .formatted(CHANGE);

  /** Keeps a changed attempt that no answer changed. */
  void change(AttemptContext context, Kept before, AttemptState after) {
    once(jdbc.sql(CHANGE).params(changes(context, before, after, 1)).update());
  }

  /**
   * Keeps answers and the attempt as it is after them, in one statement.
   *
   * @return false when the attempt has another version by now; nothing is written then
   */
  boolean answer(
      AttemptContext context, Kept before, AttemptState after, String step, List<Answer> answers) {
    Map<String, @Nullable Object> values = changes(context, before, after, answers.size());
    values.put("step", step);
    values.put("items", answers.stream().map(Answer::item).toArray(String[]::new));
    values.put("answers", answers.stream().map(json::write).toArray(String[]::new));
    int rows = jdbc.sql(ANSWER).params(values).update();
    if (rows != 0) {
      wrote(rows, answers.size());
    }
    return rows != 0;
  }

  private Map<String, @Nullable Object> changes(
      AttemptContext context, Kept before, AttemptState after, int writes) {
    Progress.Outcome outcome = after.outcome();
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("state", json.write(after));
    values.put("savedAt", utc(after.savedAt()));
    values.put("lastEventAt", utc(after.lastEventAt()));
    values.put("completedAt", outcome == null ? null : utc(outcome.completedAt()));
    values.put("score", outcome == null ? null : outcome.score());
    values.put("passed", outcome == null ? null : outcome.passed());
    values.put("registration", after.registration());
    values.put("organisation", context.key().organisation().value());
    values.put("version", before.version());
    values.put("writes", writes);
    return values;
  }

  private static void once(int rows) {
    wrote(rows, 1);
  }

  private static void wrote(int rows, int expected) {
    if (rows != expected) {
      throw new IllegalStateException("an attempt changed although its row was locked");
    }
  }

  long count(OrganisationId organisation) {
    return jdbc.sql("select count(*) from attempt where organisation_id = :organisation")
        .param("organisation", organisation.value())
        .query(Long.class)
        .single();
  }

  /** Forgets people; their answers go with their attempts. */
  void forget(OrganisationId organisation, Set<LearnerId> learners) {
    jdbc.sql(
            """
            delete from attempt
            where organisation_id = :organisation and learner_id = any(:learners)
            """)
        .param("organisation", organisation.value())
        .param("learners", learners.stream().map(LearnerId::value).toArray(java.util.UUID[]::new))
        .update();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
