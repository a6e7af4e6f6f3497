package org.traininglayer.learning;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code course_settings} and {@code course_settings_change}. */
@Component
class StoredCourseRules implements CourseRules {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;
  private final CourseLineage lineage;
  private final TransactionTemplate transaction;

  StoredCourseRules(
      JdbcClient jdbc, CourseLineage lineage, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.lineage = lineage;
    this.transaction = new TransactionTemplate(transactions);
  }

  private record Kept(CourseSettings settings, int version) {}

  @Override
  public EffectiveCourseSettings inForce(OrganisationId organisation, @Nullable CourseId course) {
    Map<@Nullable UUID, Kept> kept = new HashMap<>();
    List<UUID> asked = course == null ? List.of() : List.of(course.value());
    read(organisation, asked, kept);
    Kept organisations = kept.get(null);
    CourseSettings everywhere =
        organisations == null ? CourseSettings.NONE : organisations.settings();
    if (course == null) {
      return new EffectiveCourseSettings(CourseSettings.NONE, everywhere, 0, null);
    }
    Kept own = kept.get(course.value());
    if (own != null) {
      return new EffectiveCourseSettings(own.settings(), everywhere, own.version(), null);
    }
    List<CourseId> ancestors = lineage.ancestors(course);
    if (!ancestors.isEmpty()) {
      read(organisation, ancestors.stream().map(CourseId::value).toList(), kept);
    }
    for (CourseId ancestor : ancestors) {
      Kept theirs = kept.get(ancestor.value());
      if (theirs != null) {
        return new EffectiveCourseSettings(theirs.settings(), everywhere, 0, ancestor);
      }
    }
    return new EffectiveCourseSettings(CourseSettings.NONE, everywhere, 0, null);
  }

  /** Also the organisation's own, under the key null. */
  private void read(
      OrganisationId organisation, List<UUID> courseIds, Map<@Nullable UUID, Kept> into) {
    jdbc.sql(
            """
            select course_id, settings, version from course_settings
            where organisation_id = :organisation
              and (course_id is null or course_id = any(:courses))
            """)
        .param("organisation", organisation.value())
        .param("courses", courseIds.toArray(UUID[]::new))
        .query(row -> {
          into.put(
              row.getObject("course_id", UUID.class),
              new Kept(settings(row.getString("settings")), row.getInt("version")));
        });
  }

  @Override
  public boolean change(
      OrganisationId organisation,
      CourseId course,
      LearnerId by,
      int seen,
      CourseSettings settings,
      String reason,
      Instant now) {
    EffectiveCourseSettings before = inForce(organisation, course);
    return Boolean.TRUE.equals(
        transaction.execute(status -> {
          int written =
              jdbc.sql(
                      """
                      insert into course_settings
                        (organisation_id, course_id, settings, version, changed_at, changed_by)
                      values (:organisation, :course, cast(:settings as jsonb), :seen + 1, :now, :by)
                      on conflict (organisation_id, course_id) do update set
                        settings = excluded.settings, version = excluded.version,
                        changed_at = excluded.changed_at, changed_by = excluded.changed_by
                      where course_settings.version = :seen
                      """)
                  .param("organisation", organisation.value())
                  .param("course", course.value())
                  .param("settings", JSON.writeValueAsString(settings))
                  .param("seen", seen)
                  .param("now", now.atOffset(ZoneOffset.UTC))
                  .param("by", by.value())
                  .update();
          if (written == 0) {
            return false;
          }
          boolean first = before.version() == 0 && before.takenFrom() == null;
          jdbc.sql(
                  """
                  insert into course_settings_change
                    (organisation_id, course_id, at, by_person, before, after, reason)
                  values (:organisation, :course, :now, :by, cast(:before as jsonb),
                    cast(:after as jsonb), :reason)
                  """)
              .param("organisation", organisation.value())
              .param("course", course.value())
              .param("now", now.atOffset(ZoneOffset.UTC))
              .param("by", by.value())
              .param("before", first ? null : JSON.writeValueAsString(before.settings()))
              .param("reason", reason)
              .param("after", JSON.writeValueAsString(settings))
              .update();
          return true;
        }));
  }

  @Override
  public List<Change> changes(OrganisationId organisation, CourseId course) {
    List<Change> changes = new ArrayList<>();
    jdbc.sql(
            """
            select at, by_person, before, after, reason from course_settings_change
            where organisation_id = :organisation and course_id = :course
            order by at desc, id desc limit 100
            """)
        .param("organisation", organisation.value())
        .param("course", course.value())
        .query(row -> {
          UUID by = row.getObject("by_person", UUID.class);
          String before = row.getString("before");
          changes.add(
              new Change(
                  row.getObject("at", OffsetDateTime.class).toInstant(),
                  by == null ? null : new LearnerId(by),
                  before == null ? null : settings(before),
                  settings(row.getString("after")),
                  row.getString("reason")));
        });
    return changes;
  }

  private static CourseSettings settings(String json) {
    return JSON.readValue(json, CourseSettings.class);
  }
}
