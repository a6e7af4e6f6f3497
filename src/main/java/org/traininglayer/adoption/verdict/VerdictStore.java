package org.traininglayer.adoption.verdict;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.statistics.verdict.Threshold;
import org.traininglayer.adoption.statistics.verdict.Thresholds;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.Rows;

/** The tables {@code verdict_thresholds} and {@code verdict}; both are only ever added to. */
@Component
class VerdictStore {

  private final JdbcClient jdbc;

  VerdictStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A verdict as kept. */
  record Kept(
      UUID id,
      String cohort,
      int look,
      String outcome,
      String document,
      String hash,
      String name,
      String by,
      Instant at) {}

  boolean add(OrganisationId organisation, SignedThresholds one) {
    return jdbc.sql(
                """
                insert into verdict_thresholds (id, organisation_id, cohort, version, thresholds,
                  looks, hash, before_outcomes, loosened, reason, signed_name, signed_by, signed_at)
                values (:id, :organisation, :cohort, :version, :thresholds, :looks, :hash, :before,
                  :loosened, :reason, :name, :by, :at)
                on conflict do nothing
                """)
            .param("id", UUID.randomUUID())
            .param("organisation", organisation.value())
            .param("cohort", one.cohort())
            .param("version", one.version())
            .param("thresholds", text(one.thresholds()))
            .param(
                "looks", one.looks().stream().map(String::valueOf).collect(Collectors.joining(",")))
            .param("hash", one.hash())
            .param("before", one.beforeOutcomes())
            .param("loosened", String.join(",", one.loosened()))
            .param("reason", one.reason())
            .param("name", one.name())
            .param("by", one.by())
            .param("at", one.at().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** The newest first. */
  List<SignedThresholds> thresholds(OrganisationId organisation, String cohort) {
    return jdbc.sql(
            """
            select * from verdict_thresholds
            where organisation_id = :organisation and cohort = :cohort order by version desc
            """)
        .param("organisation", organisation.value())
        .param("cohort", cohort)
        .query((row, n) -> thresholds(row))
        .list();
  }

  /** The newest of each cohort. */
  List<SignedThresholds> thresholds(OrganisationId organisation) {
    return jdbc.sql(
            """
            select distinct on (cohort) * from verdict_thresholds
            where organisation_id = :organisation order by cohort, version desc
            """)
        .param("organisation", organisation.value())
        .query((row, n) -> thresholds(row))
        .list();
  }

  boolean add(OrganisationId organisation, Kept one) {
    return jdbc.sql(
                """
                insert into verdict (id, organisation_id, cohort, look, outcome, document, hash,
                  signed_name, signed_by, signed_at)
                values (:id, :organisation, :cohort, :look, :outcome, :document, :hash, :name, :by,
                  :at)
                on conflict do nothing
                """)
            .param("id", one.id())
            .param("organisation", organisation.value())
            .param("cohort", one.cohort())
            .param("look", one.look())
            .param("outcome", one.outcome())
            .param("document", one.document())
            .param("hash", one.hash())
            .param("name", one.name())
            .param("by", one.by())
            .param("at", one.at().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** All verdicts of a cohort, the newest first. */
  List<Kept> verdicts(OrganisationId organisation, String cohort) {
    return jdbc.sql(
            """
            select * from verdict where organisation_id = :organisation and cohort = :cohort
            order by look desc
            """)
        .param("organisation", organisation.value())
        .param("cohort", cohort)
        .query((row, n) -> kept(row))
        .list();
  }

  /** All verdicts by cohort, the newest first. */
  List<Kept> verdicts(OrganisationId organisation) {
    return jdbc.sql(
            """
            select * from verdict where organisation_id = :organisation
            order by cohort, look desc
            """)
        .param("organisation", organisation.value())
        .query((row, n) -> kept(row))
        .list();
  }

  Optional<Kept> verdict(OrganisationId organisation, UUID id) {
    return jdbc.sql("select * from verdict where organisation_id = :organisation and id = :id")
        .param("organisation", organisation.value())
        .param("id", id)
        .query((row, n) -> kept(row))
        .optional();
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        Rows.uuid(row, "id"),
        row.getString("cohort"),
        row.getInt("look"),
        row.getString("outcome"),
        row.getString("document"),
        row.getString("hash"),
        row.getString("signed_name"),
        row.getString("signed_by"),
        Rows.instant(row, "signed_at"));
  }

  private static String text(Thresholds thresholds) {
    return Arrays.stream(Threshold.values())
        .map(one -> one + "=" + thresholds.get(one))
        .collect(Collectors.joining("\n"));
  }

  private static SignedThresholds thresholds(ResultSet row) throws SQLException {
    List<Integer> looks = list(row.getString("looks")).stream().map(Integer::valueOf).toList();
    Map<Threshold, Double> values = new EnumMap<>(Threshold.class);
    // One that came later has its default.
    for (Threshold threshold : Threshold.values()) {
      values.put(threshold, threshold.usual());
    }
    row.getString("thresholds")
        .lines()
        .forEach(line -> {
          int at = line.indexOf('=');
          values.put(
              Threshold.valueOf(line.substring(0, at)), Double.valueOf(line.substring(at + 1)));
        });
    return new SignedThresholds(
        row.getString("cohort"),
        row.getInt("version"),
        new Thresholds(values, looks.size()),
        looks,
        row.getString("hash"),
        row.getBoolean("before_outcomes"),
        list(row.getString("loosened")),
        row.getString("reason"),
        row.getString("signed_name"),
        row.getString("signed_by"),
        Rows.instant(row, "signed_at"));
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
  }
}
