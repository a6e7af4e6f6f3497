package org.traininglayer.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;

/** Attempts as the table {@code attempt} has them. */
@Component
class StoredAttempts implements Attempts {

  private static final String SUMMARY =
      """
      registration, learner_id, module_id, module_version, resource_link_id, number, sample, started_at,
        last_event_at, completed_at, score, passed,
        coalesce((state #>> '{tally,finished}')::int,
          (select count(*) from jsonb_each(coalesce(state -> 'steps', '{}')) as s (id, step)
            where coalesce(s.step ->> 'finished', s.step -> 'work' ->> 'finished')::boolean)) as finished,
        (state #>> '{tally,of}')::int as steps,
        array(select jsonb_array_elements_text(
          coalesce(nullif(state #> '{outcome,criticalMisses}', 'null'), '[]'))) as critical
      """;

  private final JdbcClient jdbc;
  private final AttemptJson json;
  private final Catalog catalog;

  StoredAttempts(JdbcClient jdbc, AttemptJson json, Catalog catalog) {
    this.jdbc = jdbc;
    this.json = json;
    this.catalog = catalog;
  }

  @Override
  public List<Summary> in(Place place) {
    return in(place, (UUID) null);
  }

  @Override
  public List<Summary> in(Place place, LearnerId learner) {
    return in(place, learner.value());
  }

  private List<Summary> in(Place place, @Nullable UUID learner) {
    return jdbc.sql(
            "select "
                + SUMMARY
                + """
                from attempt
                where organisation_id = :organisation and platform_id = :platform
                  and context_id = :context and (course_id is null or course_id = :course)
                  and (cast(:learner as uuid) is null or learner_id = :learner)
                order by learner_id, resource_link_id, module_id, number
                """)
        .param("organisation", place.organisation().value())
        .param("platform", place.platform().value())
        .param("context", place.contextId())
        .param("course", place.course().value())
        .param("learner", learner)
        .query(StoredAttempts::summary)
        .list();
  }

  @Override
  public Map<UUID, LearnerId> realLearners(
      OrganisationId organisation, Collection<UUID> registrations) {
    Map<UUID, LearnerId> learners = new HashMap<>();
    jdbc.sql(
            """
            select registration, learner_id from attempt
            where organisation_id = :organisation and not sample
              and registration = any(cast(:registrations as uuid[]))
            """)
        .param("organisation", organisation.value())
        .param(
            "registrations",
            registrations.stream().map(UUID::toString).distinct().toArray(String[]::new))
        .query(row -> {
          learners.put(
              row.getObject("registration", UUID.class),
              new LearnerId(row.getObject("learner_id", UUID.class)));
        });
    return learners;
  }

  @Override
  public List<Placed> passed(OrganisationId organisation, Instant since) {
    return jdbc.sql(
            "select course_id, "
                + SUMMARY
                + """
                from attempt
                where organisation_id = :organisation and passed and completed_at >= :since
                order by completed_at, registration
                """)
        .param("organisation", organisation.value())
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query((row, number) -> new Placed(summary(row, number), course(row)))
        .list();
  }

  @Override
  public List<Placed> of(OrganisationId organisation, LearnerId learner) {
    return jdbc.sql(
            "select course_id, "
                + SUMMARY
                + """
                from attempt
                where organisation_id = :organisation and learner_id = :learner
                order by started_at, registration
                """)
        .param("organisation", organisation.value())
        .param("learner", learner.value())
        .query((row, number) -> new Placed(summary(row, number), course(row)))
        .list();
  }

  private static @Nullable CourseId course(ResultSet row) throws SQLException {
    UUID course = row.getObject("course_id", UUID.class);
    return course == null ? null : new CourseId(course);
  }

  @Override
  public Optional<Whole> find(OrganisationId organisation, UUID registration) {
    return jdbc.sql(
            "select platform_id, context_id, course_id, state, "
                + SUMMARY
                + "from attempt where registration = :id and organisation_id = :organisation")
        .param("id", registration)
        .param("organisation", organisation.value())
        .query(this::whole)
        .optional();
  }

  private Whole whole(ResultSet row, int number) throws SQLException {
    Summary summary = summary(row, number);
    AttemptState state = json.read(summary.module(), row.getString("state"));
    return new Whole(
        summary,
        new PlatformId(row.getObject("platform_id", UUID.class)),
        row.getString("context_id"),
        course(row),
        catalog
            .find(summary.module(), state.moduleVersion(), state.terms().names())
            .map(module -> state.progress(state.terms().applyTo(module)))
            .orElse(null));
  }

  private static Summary summary(ResultSet row, int number) throws SQLException {
    return new Summary(
        row.getObject("registration", UUID.class),
        new LearnerId(row.getObject("learner_id", UUID.class)),
        new ModuleId(row.getString("module_id")),
        row.getString("module_version"),
        row.getString("resource_link_id"),
        row.getInt("number"),
        row.getInt("finished"),
        row.getObject("steps", Integer.class),
        instant(row, "started_at"),
        instant(row, "last_event_at"),
        row.getObject("completed_at") == null ? null : instant(row, "completed_at"),
        row.getObject("score", Double.class),
        row.getObject("passed", Boolean.class),
        Arrays.asList((String[]) row.getArray("critical").getArray()),
        row.getBoolean("sample"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
