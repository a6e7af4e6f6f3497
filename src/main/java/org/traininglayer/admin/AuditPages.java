package org.traininglayer.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the audit trail, newest first. */
@Component
class AuditPages {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;

  AuditPages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is asked for.
   *
   * @param who the user name, or null for everybody
   * @param from first day, in UTC
   * @param to last day, in UTC
   * @param before only entries older than the one of this number
   */
  record Question(
      @Nullable String who,
      @Nullable String action,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable Long before) {}

  /** One change. */
  record Entry(
      long id,
      Instant at,
      String who,
      String action,
      String subject,
      List<Field> fields,
      @Nullable String address) {}

  /** One field of a change; empty where it was not there. */
  record Field(String name, String before, String after) {}

  /** The newest entries that fit. */
  List<Entry> read(OrganisationId organisation, Question question, int limit) {
    return jdbc.sql(
            """
            select id, at, who, action, subject, before, after, address from console_audit
            where organisation_id = :organisation
              and (:who::text is null or who = :who)
              and (:action::text is null or action = :action)
              and (:from::timestamptz is null or at >= :from)
              and (:to::timestamptz is null or at < :to)
              and (:before::bigint is null or id < :before)
            order by id desc limit :limit
            """)
        .param("organisation", organisation.value())
        .param("who", question.who())
        .param("action", question.action())
        .param("from", start(question.from()))
        .param("to", start(question.to() == null ? null : question.to().plusDays(1)))
        .param("before", question.before())
        .param("limit", limit)
        .query((row, number) -> entry(row))
        .list();
  }

  /** Everybody who ever changed something. */
  List<String> people(OrganisationId organisation) {
    return jdbc.sql(
            "select distinct who from console_audit where organisation_id = :organisation order by"
                + " 1")
        .param("organisation", organisation.value())
        .query(String.class)
        .list();
  }

  /** Everything that was ever done. */
  List<String> actions(OrganisationId organisation) {
    return jdbc.sql(
            "select distinct action from console_audit where organisation_id = :organisation order"
                + " by 1")
        .param("organisation", organisation.value())
        .query(String.class)
        .list();
  }

  private static @Nullable OffsetDateTime start(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay().atOffset(ZoneOffset.UTC);
  }

  private static Entry entry(ResultSet row) throws SQLException {
    Map<String, String> before = fields(row.getString("before"));
    Map<String, String> after = fields(row.getString("after"));
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    return new Entry(
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("who"),
        row.getString("action"),
        row.getString("subject"),
        names.stream()
            .map(name ->
                new Field(name, before.getOrDefault(name, ""), after.getOrDefault(name, "")))
            .toList(),
        row.getString("address"));
  }

  private static Map<String, String> fields(String json) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : JSON.readTree(json).properties()) {
      fields.put(field.getKey(), field.getValue().asString(""));
    }
    return fields;
  }
}
