package org.traininglayer.reports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.Rows;

/** R3: what exactly did people learn then? */
@Component
class ContentHistory implements ReportSource {

  private final Catalog catalog;
  private final JdbcClient jdbc;
  private final Words words;

  ContentHistory(Catalog catalog, JdbcClient jdbc, Words words) {
    this.catalog = catalog;
    this.jdbc = jdbc;
    this.words = words;
  }

  @Override
  public ReportId id() {
    return ReportId.R3;
  }

  private record Used(String module, String version, Instant from, Instant to) {}

  private record Correction(
      String module,
      String reason,
      Instant at,
      @Nullable String keyVersion,
      int attempts,
      int corrected,
      @Nullable Instant finished) {}

  @Override
  public Report make(Asked asked) {
    ReportBuilder report = new ReportBuilder(ReportId.R3, words);
    report.section(
        "modules", "module", "title", "version", "language", "minutes", "pass_score", "steps");
    report.say("modules.text");
    catalog.all().stream()
        .sorted((a, b) -> a.id().value().compareTo(b.id().value()))
        .forEach(one ->
            report.row(
                one.id().value(),
                one.title(),
                one.version(),
                one.locale().toLanguageTag(),
                one.minutes(),
                one.pass().score(),
                one.steps().size()));
    report.section(
        "sources", "module", "version", "source", "cited_as", "issued", "state", "review_by");
    report.say("sources.text");
    catalog.all().stream()
        .sorted((a, b) -> a.id().value().compareTo(b.id().value()))
        .forEach(one ->
            one.sources()
                .forEach(source ->
                    report.row(
                        one.id().value(),
                        one.version(),
                        source.id(),
                        source.cite(),
                        source.issued(),
                        source.state(),
                        source.reviewBy())));
    report.section(
        "versions", "module", "version", "first_begun_at", "last_begun_at", "text_is_kept");
    List<Used> used = used(asked.organisation());
    report.say(used.isEmpty() ? "versions.none" : "versions.text");
    used.forEach(one ->
        report.row(
            one.module(),
            one.version(),
            one.from(),
            one.to(),
            catalog.find(new ModuleId(one.module()), one.version()).isPresent()));
    report.section(
        "corrections",
        "module",
        "key_version",
        "reason",
        "asked_at",
        "finished_at",
        "attempts",
        "statements_corrected");
    List<Correction> corrections = corrections(asked.organisation());
    report.say(corrections.isEmpty() ? "corrections.none" : "corrections.text");
    corrections.forEach(one ->
        report.row(
            one.module(),
            one.keyVersion(),
            one.reason(),
            one.at(),
            one.finished(),
            one.attempts(),
            one.corrected()));
    report.section("limits");
    report.say("limits.diff").say("limits.approver");
    catalog.all().forEach(one -> report.definition(one.id().value(), one.version()));
    return report.build();
  }

  private List<Used> used(OrganisationId organisation) {
    return jdbc.sql(
            """
            select module_id, module_version, min(started_at) as first, max(started_at) as last
            from attempt where organisation_id = :organisation and not sample
            group by module_id, module_version order by module_id, min(started_at), module_version
            """)
        .param("organisation", organisation.value())
        .query((row, n) ->
            new Used(
                row.getString("module_id"),
                row.getString("module_version"),
                Rows.instant(row, "first"),
                Rows.instant(row, "last")))
        .list();
  }

  private List<Correction> corrections(OrganisationId organisation) {
    return jdbc.sql(
            """
            select module_id, reason, asked_at, key_version, attempts, corrected, finished_at
            from key_correction where organisation_id = :organisation order by asked_at, id
            """)
        .param("organisation", organisation.value())
        .query((row, n) ->
            new Correction(
                row.getString("module_id"),
                row.getString("reason"),
                Rows.instant(row, "asked_at"),
                row.getString("key_version"),
                row.getInt("attempts"),
                row.getInt("corrected"),
                Rows.instantOrNull(row, "finished_at")))
        .list();
  }
}
