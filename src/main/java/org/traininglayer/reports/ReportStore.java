package org.traininglayer.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.Rows;

/** The reports that were made. Rows are only ever added. */
@Component
class ReportStore {

  private final JdbcClient jdbc;

  ReportStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** When the transaction began; what it writes itself is not before it. */
  Instant now() {
    return jdbc.sql("select now()").query((row, n) -> Rows.instant(row, "now")).single();
  }

  void add(OrganisationId organisation, Made made) {
    jdbc.sql(
            """
            insert into evidence_report (id, organisation_id, report, filters, hash, records,
              software, made_at, made_by, document)
            values (:id, :organisation, :report, :filters, :hash, :records, :software, :at, :by,
              :text)
            """)
        .param("id", made.id())
        .param("organisation", organisation.value())
        .param("report", made.report().name())
        .param("filters", made.filters())
        .param("hash", made.hash())
        .param("records", made.records())
        .param("software", made.software())
        .param("at", made.at().atOffset(ZoneOffset.UTC))
        .param("by", made.by())
        .param("text", made.text())
        .update();
  }

  Optional<Made> find(OrganisationId organisation, UUID id) {
    return jdbc.sql(
            "select * from evidence_report where organisation_id = :organisation and id = :id")
        .param("organisation", organisation.value())
        .param("id", id)
        .query((row, n) -> made(row))
        .optional();
  }

  /** Those with this hash, the oldest first. */
  List<Made> withHash(OrganisationId organisation, String hash) {
    return jdbc.sql(
            """
            select * from evidence_report
            where organisation_id = :organisation and hash = :hash order by made_at, id
            """)
        .param("organisation", organisation.value())
        .param("hash", hash)
        .query((row, n) -> made(row))
        .list();
  }

  List<Made> newest(OrganisationId organisation, int most) {
    return jdbc.sql(
            """
            select * from evidence_report where organisation_id = :organisation
            order by made_at desc, id limit :most
            """)
        .param("organisation", organisation.value())
        .param("most", most)
        .query((row, n) -> made(row))
        .list();
  }

  String organisation(OrganisationId organisation) {
    return jdbc.sql("select name from organisation where id = :id")
        .param("id", organisation.value())
        .query(String.class)
        .optional()
        .orElse("");
  }

  private static Made made(ResultSet row) throws SQLException {
    return new Made(
        Rows.uuid(row, "id"),
        ReportId.valueOf(row.getString("report")),
        row.getString("filters"),
        row.getString("hash"),
        row.getInt("records"),
        row.getString("software"),
        Rows.instant(row, "made_at"),
        row.getString("made_by"),
        row.getString("document"));
  }
}
