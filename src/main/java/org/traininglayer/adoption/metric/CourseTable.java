package org.traininglayer.adoption.metric;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.adoption.disclosure.Look;
import org.traininglayer.kernel.OrganisationId;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was told of courses last, and whose contributions were told of at any time in half a year.
 */
final class CourseTable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration KEPT = Duration.ofDays(26 * 7);

  private final JdbcClient jdbc;

  CourseTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A module in a course. */
  record Key(OrganisationId organisation, String course, String module) {}

  /** What was told last of a metric. */
  record Last(int definition, Estimates.Kept figures) {}

  /** Until the end of the transaction nobody else moves these figures. */
  void lock(Key key) {
    jdbc.sql("select from pg_advisory_xact_lock(7379, hashtext(:key))")
        .param("key", key.organisation().value() + " " + key.course() + " " + key.module())
        .query((row, n) -> n)
        .list();
  }

  /** The secret of the organisation that is in its prints. */
  long salt(OrganisationId organisation) {
    jdbc.sql(
            """
            insert into adoption_release_salt (organisation_id, salt)
            values (:organisation, :salt) on conflict do nothing
            """)
        .param("organisation", organisation.value())
        .param("salt", RANDOM.nextLong())
        .update();
    return jdbc.sql("select salt from adoption_release_salt where organisation_id = :organisation")
        .param("organisation", organisation.value())
        .query(Long.class)
        .single();
  }

  @Nullable Last last(Key key, String metric) {
    return of(
            """
            select definition, figures from adoption_course_release
             where organisation_id = :organisation and course = :course and module = :module
               and metric = :metric
            """,
            key,
            metric)
        .query((row, n) ->
            new Last(
                row.getInt("definition"),
                JSON.readValue(row.getString("figures"), Estimates.Kept.class)))
        .optional()
        .orElse(null);
  }

  /**
   * Whose contributions were told of in half a year, the last first and not more than can be held.
   */
  List<Look> shown(Key key, String metric) {
    return of(
            """
            select look from adoption_course_look
             where organisation_id = :organisation and course = :course and module = :module
               and metric = :metric
             order by shown_at desc limit 500
            """,
            key,
            metric)
        .query((row, n) -> Look.unpacked(row.getBytes("look")))
        .list();
  }

  /** From now on this is what was told last. */
  void keep(
      Key key, String metric, int definition, Estimates.Kept figures, byte[] look, Instant now) {
    of(
            """
            insert into adoption_course_release
              (organisation_id, course, module, metric, definition, moved_at, figures)
            values (:organisation, :course, :module, :metric, :definition, :now, :figures)
            on conflict (organisation_id, course, module, metric)
              do update set definition = excluded.definition, moved_at = excluded.moved_at,
                            figures = excluded.figures
            """,
            key,
            metric)
        .param("definition", definition)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("figures", JSON.writeValueAsString(figures))
        .update();
    of(
            """
            delete from adoption_course_look
             where organisation_id = :organisation and course = :course and module = :module
               and metric = :metric and shown_at < :old
            """,
            key,
            metric)
        .param("old", now.minus(KEPT).atOffset(ZoneOffset.UTC))
        .update();
    of(
            """
            insert into adoption_course_look
              (organisation_id, course, module, metric, shown_at, look)
            values (:organisation, :course, :module, :metric, :now, :look)
            """,
            key,
            metric)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("look", look)
        .update();
  }

  private JdbcClient.StatementSpec of(String sql, Key key, String metric) {
    return jdbc.sql(sql)
        .param("organisation", key.organisation().value())
        .param("course", key.course())
        .param("module", key.module())
        .param("metric", metric);
  }
}
