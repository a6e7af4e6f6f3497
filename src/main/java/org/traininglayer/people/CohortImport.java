package org.traininglayer.people;

import static org.traininglayer.imports.Column.optional;
import static org.traininglayer.imports.Column.required;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.imports.Cells;
import org.traininglayer.imports.Column;
import org.traininglayer.imports.Column.Format;
import org.traininglayer.imports.ImportKind;
import org.traininglayer.imports.Verdict;
import org.traininglayer.imports.Verdict.Outcome;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.people.Roster.Cohort;

/** The people who are trained together, and when: the table {@code roster_cohort}. */
@Component
class CohortImport implements ImportKind<Cohort> {

  private static final int LONGEST = 80;

  private final JdbcClient jdbc;

  CohortImport(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String id() {
    return "cohorts";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        required("name", Format.TEXT, "Wave 1 Basel"),
        optional("wave", Format.TEXT, "1"),
        optional("trained_on", Format.DAY, "2026-03-02"),
        optional("owner", Format.TEXT, "Clinical operations"));
  }

  @Override
  public @Nullable Cohort read(Cells cells) {
    String name = cells.text("name", LONGEST);
    String wave = cells.text("wave", LONGEST);
    LocalDate trained = cells.day("trained_on");
    String owner = cells.text("owner", LONGEST);
    return cells.refused() ? null : new Cohort(name, wave, trained, owner);
  }

  @Override
  public Object key(Cohort row) {
    return row.name();
  }

  @Override
  public List<Verdict> compare(OrganisationId organisation, List<Cohort> rows) {
    Map<String, Cohort> there = new HashMap<>();
    all(organisation).forEach(one -> there.put(one.name(), one));
    return rows.stream()
        .map(row -> {
          Cohort old = there.get(row.name());
          return Verdict.taken(
              old == null ? Outcome.NEW : old.equals(row) ? Outcome.UNCHANGED : Outcome.CHANGED);
        })
        .toList();
  }

  @Override
  public List<Cohort> write(OrganisationId organisation, UUID imported, List<Cohort> rows) {
    for (Cohort row : rows) {
      jdbc.sql(
              """
              insert into roster_cohort as c
                (organisation_id, name, wave, trained_on, owner, import_id)
              values (:organisation, :name, :wave, cast(:trained as date), :owner, :import)
              on conflict (organisation_id, name) do update set
                wave = excluded.wave, trained_on = excluded.trained_on, owner = excluded.owner,
                import_id = excluded.import_id, changed_at = now()
              where (c.wave, c.owner) <> (excluded.wave, excluded.owner)
                or c.trained_on is distinct from excluded.trained_on
              """)
          .param("organisation", organisation.value())
          .param("name", row.name())
          .param("wave", row.wave())
          .param("trained", row.trainedOn() == null ? null : row.trainedOn().toString())
          .param("owner", row.owner())
          .param("import", imported)
          .update();
    }
    return List.of();
  }

  List<Cohort> all(OrganisationId organisation) {
    return jdbc.sql(
            "select * from roster_cohort where organisation_id = :organisation order by name")
        .param("organisation", organisation.value())
        .query((row, n) ->
            new Cohort(
                row.getString("name"),
                row.getString("wave"),
                SpanTable.dayOrNull(row, "trained_on"),
                row.getString("owner")))
        .list();
  }
}
