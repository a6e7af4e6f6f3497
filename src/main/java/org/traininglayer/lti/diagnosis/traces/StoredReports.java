package org.traininglayer.lti.diagnosis.traces;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.ConnectionReports;
import org.traininglayer.lti.ConnectionTraces.Kind;
import org.traininglayer.lti.diagnosis.refusals.ShortCodes;
import tools.jackson.core.type.TypeReference;

/** Reads traces from the database. */
@Component
class StoredReports implements ConnectionReports {

  private static final String SELECT =
      """
      select s.*, p.name as platform_name, lower(p.product_family) as family,
        c.title as course_title
      from lti_connection_trace s
      left join lti_platform p on p.id = s.platform_id
      left join lti_course c on c.id = s.course_id
      """;

  private final JdbcClient jdbc;
  private final AdviceTexts texts;

  StoredReports(JdbcClient jdbc, AdviceTexts texts) {
    this.jdbc = jdbc;
    this.texts = texts;
  }

  @Override
  public List<Report> find(OrganisationId organisation, Question question, int limit) {
    Kind kind = question.kind();
    Instant before = question.before();
    StatementSpec sql =
        jdbc.sql(
                SELECT
                    + """
                    where (s.organisation_id = :organisation or s.organisation_id is null)
                      and (:platform::uuid is null or s.platform_id = :platform::uuid)
                      and (:kind::text is null or s.kind = :kind)
                      and (:passed::boolean is null or s.passed = :passed)
                      and (:course::uuid is null or s.course_id = :course::uuid)
                      and (:before::timestamptz is null or s.at < :before::timestamptz)
                    order by s.at desc, s.code
                    limit :limit
                    """)
            .param("organisation", organisation.value())
            .param("platform", question.platform() == null ? null : question.platform().value())
            .param("kind", kind == null ? null : kind.name())
            .param("passed", question.passed())
            .param("course", question.course() == null ? null : question.course().value())
            .param("before", before == null ? null : before.atOffset(ZoneOffset.UTC))
            .param("limit", limit);
    return sql.query(StoredReports::report).list();
  }

  @Override
  public Optional<Report> byCode(OrganisationId organisation, String typed) {
    return ShortCodes.typed(typed)
        .flatMap(code ->
            jdbc.sql(
                    SELECT
                        + """
                        where s.code = :code
                          and (s.organisation_id = :organisation or s.organisation_id is null)
                        order by s.at desc
                        limit 1
                        """)
                .param("code", code)
                .param("organisation", organisation.value())
                .query(StoredReports::report)
                .optional());
  }

  @Override
  public List<Summary> ofCourse(CourseId course, int limit, Locale locale) {
    return jdbc
        .sql(
            SELECT
                + """
                where s.course_id = :course and s.finished
                order by s.at desc, s.code
                limit :limit
                """)
        .param("course", course.value())
        .param("limit", limit)
        .query(StoredReports::report)
        .list()
        .stream()
        .map(report -> summary(report, locale))
        .toList();
  }

  private Summary summary(Report report, Locale locale) {
    if (report.passed()) {
      return new Summary(
          report.code(),
          report.at(),
          report.kind(),
          true,
          texts.wentWell(report.kind(), locale),
          null,
          List.of());
    }
    Advice advice = advice(report, locale).getFirst();
    return new Summary(
        report.code(),
        report.at(),
        report.kind(),
        false,
        texts.wentWrong(report.kind(), locale) + " " + advice.cause(),
        advice.who(),
        advice.steps());
  }

  @Override
  public List<Advice> advice(Report report, Locale locale) {
    return report.checks().stream()
        .filter(check -> !check.passed())
        .limit(report.kind() == Kind.TEST ? Long.MAX_VALUE : 1)
        .map(check -> Diagnoses.of(report.kind(), check, report.reason()))
        .distinct()
        .map(cause -> texts.advice(cause, report.family(), locale))
        .toList();
  }

  private static Report report(ResultSet row, int number) throws SQLException {
    UUID platform = row.getObject("platform_id", UUID.class);
    UUID course = row.getObject("course_id", UUID.class);
    return new Report(
        row.getString("code"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        kind(row.getString("kind")),
        row.getBoolean("passed"),
        row.getBoolean("finished"),
        platform == null ? null : new PlatformId(platform),
        row.getString("platform_name"),
        row.getString("family"),
        course == null ? null : new CourseId(course),
        row.getString("course_title"),
        row.getString("issuer"),
        row.getString("client_id"),
        row.getString("reason"),
        row.getString("summary"),
        checks(row.getString("checks")));
  }

  /** A newer node may know kinds that this one does not, while both run. */
  private static Kind kind(String name) {
    try {
      return Kind.valueOf(name);
    } catch (IllegalArgumentException e) {
      return Kind.LAUNCH;
    }
  }

  static List<Check> checks(@Nullable String json) {
    return json == null
        ? List.of()
        : StoredTraces.JSON.readValue(json, new TypeReference<List<Check>>() {});
  }
}
