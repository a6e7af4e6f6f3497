package org.traininglayer.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.AnswerWriter.Decided;
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

  /**
   * The newest attempt of a context.
   *
   * @param known what it may be: then its state neither travels nor is read again
   */
  Optional<Kept> newest(AttemptKey key, @Nullable Kept known) {
    return newest(key, known, "");
  }

  /** The same, and nobody else changes it until this transaction ends. */
  Optional<Kept> newestForUpdate(AttemptKey key, @Nullable Kept known) {
    return newest(key, known, "for update");
  }

  private Optional<Kept> newest(AttemptKey key, @Nullable Kept known, String lock) {
    return jdbc.sql(
            """
            select version,
              case when registration = cast(:known as uuid) and version = cast(:at as int)
                then null else state end as state
            from attempt
            where organisation_id = :organisation and learner_id = :learner
              and resource_link_id = :link and module_id = :module
            order by number desc
            limit 1
            """
                + lock)
        .param("known", known == null ? null : known.state().registration())
        .param("at", known == null ? null : known.version())
        .param("organisation", key.organisation().value())
        .param("learner", key.learner().value())
        .param("link", key.resourceLinkId())
        .param("module", key.module().value())
        .query((row, n) -> kept(key, row, known))
        .optional();
  }

  private Kept kept(AttemptKey key, ResultSet row, @Nullable Kept known) throws SQLException {
    String state = row.getString("state");
    return state == null && known != null
        ? known
        : new Kept(json.read(key.module(), state), row.getInt("version"));
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
      set state = cast(:state as jsonb), version = version + 1, saved_at = :savedAt,
        last_event_at = :lastEventAt, completed_at = :completedAt, score = :score, passed = :passed
      where registration = :registration and organisation_id = :organisation
        and version = :version
      """;

  /**
   * The arrays stand in subqueries, so that the server keeps one plan for any number. Whoever finds
   * an attempt locked does not wait: one person's two tabs never hold up the others.
   */
  private static final String ANSWER =
      """
      with given as (
        select registration, organisation, version, writes, step, saved_at, last_event_at,
               completed_at, score, passed, state
        from unnest(
            (select (:registrations)::text[]::uuid[]), (select (:organisations)::text[]::uuid[]),
            (select (:versions)::text[]::int[]), (select (:writes)::text[]::int[]),
            (select (:steps)::text[]), (select (:savedAt)::text[]::timestamptz[]),
            (select (:lastEventAt)::text[]::timestamptz[]),
            (select (:completedAt)::text[]::timestamptz[]), (select (:scores)::text[]::float8[]),
            (select (:passed)::text[]::boolean[]), (select (:states)::text[]))
          as g (registration, organisation, version, writes, step, saved_at, last_event_at,
            completed_at, score, passed, state)
      ), free as (
        select a.registration
        from given g
        join attempt a on a.registration = g.registration
          and a.organisation_id = g.organisation and a.version = g.version
        for no key update of a skip locked
      ), changed as (
        update attempt a
        set state = g.state::jsonb, version = a.version + g.writes, saved_at = g.saved_at,
          last_event_at = g.last_event_at, completed_at = g.completed_at, score = g.score,
          passed = g.passed
        from given g join free f on f.registration = g.registration
        where a.registration = g.registration and a.version = g.version
        returning a.registration, a.organisation_id, g.version as before, g.step, a.saved_at
      ), logged as (
        insert into response_log
          (registration, seq, organisation_id, step, item, answer, saved_at)
        select c.registration, c.before + w.place, c.organisation_id, c.step, w.item,
               w.answer::jsonb, c.saved_at
        from unnest(
            (select (:answered)::text[]::uuid[]), (select (:places)::text[]::int[]),
            (select (:items)::text[]), (select (:answers)::text[]))
          as w (registration, place, item, answer)
        join changed c on c.registration = w.registration
      )
      select registration from changed
      """;

  /** Keeps a changed attempt that no answer changed. */
  void change(AttemptContext context, Kept before, AttemptState after) {
    if (jdbc.sql(CHANGE).params(changes(context, before, after)).update() != 1) {
      throw new IllegalStateException("an attempt changed although its row was locked");
    }
  }

  /**
   * Keeps answers, if there are any, and the attempts as they are after them, in one statement; no
   * attempt twice.
   *
   * @return those that were kept: not an attempt that has another version by now or is locked
   */
  List<UUID> answer(List<Decided> all) {
    List<Written> written = new ArrayList<>();
    for (Decided each : all) {
      for (Answer answer : each.saved()) {
        written.add(new Written(each.registration(), written.size(), answer));
      }
    }
    Map<UUID, Integer> first = new HashMap<>();
    written.forEach(each -> first.putIfAbsent(each.registration(), each.number()));
    return jdbc.sql(ANSWER)
        .param("registrations", column(all, Decided::registration))
        .param("organisations", column(all, each -> each.context().key().organisation().value()))
        .param("versions", column(all, each -> each.kept().version()))
        .param("writes", column(all, Decided::writes))
        .param("steps", column(all, Decided::step))
        .param("savedAt", column(all, each -> utc(each.after().state().savedAt())))
        .param("lastEventAt", column(all, each -> utc(each.after().state().lastEventAt())))
        .param("completedAt", outcomes(all, outcome -> utc(outcome.completedAt())))
        .param("scores", outcomes(all, Progress.Outcome::score))
        .param("passed", outcomes(all, Progress.Outcome::passed))
        .param("states", column(all, each -> json.write(each.after().state())))
        .param("answered", column(written, Written::registration))
        .param(
            "places",
            column(written, each -> each.number() - first.getOrDefault(each.registration(), 0) + 1))
        .param("items", column(written, each -> each.answer().item()))
        .param("answers", column(written, each -> json.write(each.answer())))
        .query(UUID.class)
        .list();
  }

  /** One answer among all of a statement. */
  private record Written(UUID registration, int number, Answer answer) {}

  private static @Nullable String[] outcomes(
      List<Decided> all, Function<Progress.Outcome, Object> value) {
    return column(
        all,
        each -> {
          Progress.Outcome outcome = each.after().state().outcome();
          return outcome == null ? null : value.apply(outcome);
        });
  }

  private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable Object> value) {
    return rows.stream()
        .map(value)
        .map(each -> each == null ? null : each.toString())
        .toArray(String[]::new);
  }

  private Map<String, @Nullable Object> changes(
      AttemptContext context, Kept before, AttemptState after) {
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
    return values;
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
        .param("learners", learners.stream().map(LearnerId::value).toArray(UUID[]::new))
        .update();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
