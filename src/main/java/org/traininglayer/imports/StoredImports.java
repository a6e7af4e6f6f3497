package org.traininglayer.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.imports.Column.Format;
import org.traininglayer.imports.Verdict.Outcome;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.Sha256;
import org.traininglayer.lti.PersonKeys;
import org.traininglayer.persistence.Rows;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code data_import}. */
@Component
class StoredImports implements Imports {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<ImportProblem>> PROBLEMS = new TypeReference<>() {};

  private final List<ImportKind<?>> kinds;
  private final PersonKeys people;
  private final JdbcClient jdbc;

  StoredImports(List<ImportKind<?>> kinds, PersonKeys people, JdbcClient jdbc) {
    this.kinds = List.copyOf(kinds);
    this.people = people;
    this.jdbc = jdbc;
  }

  @Override
  public Optional<ImportKind<?>> kind(String id) {
    return kinds.stream()
        .filter(kind -> kind.id().equals(id))
        .<ImportKind<?>>map(k -> k)
        .findFirst();
  }

  @Override
  public Preview preview(OrganisationId organisation, ImportKind<?> kind, String text) {
    return plan(organisation, kind, text).preview();
  }

  /** The lock makes imports of an organisation wait for each other. */
  @Override
  @Transactional
  public Optional<Done> run(
      OrganisationId organisation, ImportKind<?> kind, Sent sent, String seal, boolean goodLines) {
    jdbc.sql("select pg_advisory_xact_lock(7355, hashtext(:organisation))::text")
        .param("organisation", organisation.value().toString())
        .query(String.class)
        .single();
    return run(organisation, plan(organisation, kind, sent.text()), sent, seal, goodLines);
  }

  private <R> Optional<Done> run(
      OrganisationId organisation, Plan<R> plan, Sent sent, String seal, boolean goodLines) {
    Preview preview = plan.preview();
    if (preview.unreadable()
        || !preview.seal().equals(seal)
        || (preview.counts().refused() > 0 && !goodLines)) {
      return Optional.empty();
    }
    UUID id = UUID.randomUUID();
    List<R> gone =
        plan.kind().write(organisation, id, plan.taken().stream().map(Taken::row).toList());
    keep(id, organisation, plan.kind(), sent, plan.without(gone).preview());
    return find(organisation, id);
  }

  /** A line that is not refused. */
  private record Taken<R>(int line, R row, Outcome outcome) {}

  /** What stands in a file and what it would do. */
  private record Plan<R>(ImportKind<R> kind, List<Taken<R>> taken, Preview preview) {

    /** What it did, where these people were erased meanwhile: they are strangers now. */
    Plan<R> without(List<R> gone) {
      List<ImportProblem> problems = new ArrayList<>(preview.problems());
      List<Taken<R>> rest = new ArrayList<>();
      Map<Outcome, Integer> less = new EnumMap<>(Outcome.class);
      for (Taken<R> one : taken) {
        if (gone.contains(one.row())) {
          String column = personColumns(kind).stream().findFirst().orElse("");
          problems.add(new ImportProblem(one.line(), column, "person-unknown", List.of(), ""));
          less.merge(one.outcome(), 1, Integer::sum);
        } else {
          rest.add(one);
        }
      }
      problems.sort(Comparator.comparingInt(ImportProblem::line));
      Counts all = preview.counts();
      return new Plan<>(
          kind,
          rest,
          new Preview(
              new Counts(
                  all.fresh() - less.getOrDefault(Outcome.NEW, 0),
                  all.changed() - less.getOrDefault(Outcome.CHANGED, 0),
                  all.unchanged() - less.getOrDefault(Outcome.UNCHANGED, 0),
                  all.refused() + taken.size() - rest.size()),
              problems,
              preview.unreadable(),
              preview.seal()));
    }
  }

  private <R> Plan<R> plan(OrganisationId organisation, ImportKind<R> kind, String text) {
    CsvTable table = CsvTable.read(text, kind.columns());
    if (!table.problems().isEmpty()) {
      Counts none = new Counts(0, 0, 0, 0);
      return new Plan<>(
          kind, List.of(), new Preview(none, table.problems(), true, Sha256.of("none\n" + text)));
    }
    Map<String, List<LearnerId>> named = named(organisation, kind, table);
    List<ImportProblem> problems = new ArrayList<>(table.crowded());
    List<Integer> numbers = new ArrayList<>();
    List<R> rows = new ArrayList<>();
    int refused = table.crowded().size();
    Map<Object, Integer> seen = new HashMap<>();
    for (CsvTable.Line line : table.lines()) {
      Cells cells = new Cells(line, named, kind.columns());
      R row = kind.read(cells);
      if (row == null || cells.refused()) {
        problems.addAll(cells.problems());
        refused++;
        continue;
      }
      Integer earlier = seen.putIfAbsent(kind.key(row), line.number());
      if (earlier != null) {
        problems.add(
            new ImportProblem(line.number(), "", "twice", List.of(String.valueOf(earlier)), ""));
        refused++;
        continue;
      }
      numbers.add(line.number());
      rows.add(row);
    }
    List<Verdict> verdicts = kind.compare(organisation, rows);
    List<Taken<R>> taken = new ArrayList<>();
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    for (int i = 0; i < rows.size(); i++) {
      Verdict verdict = verdicts.get(i);
      counts.merge(verdict.outcome(), 1, Integer::sum);
      if (verdict.outcome() == Outcome.REFUSED) {
        problems.add(
            new ImportProblem(
                numbers.get(i), verdict.column(), verdict.code(), verdict.arguments(), ""));
      } else {
        taken.add(new Taken<>(numbers.get(i), rows.get(i), verdict.outcome()));
      }
    }
    problems.sort(Comparator.comparingInt(ImportProblem::line));
    Counts all =
        new Counts(
            counts.getOrDefault(Outcome.NEW, 0),
            counts.getOrDefault(Outcome.CHANGED, 0),
            counts.getOrDefault(Outcome.UNCHANGED, 0),
            refused + counts.getOrDefault(Outcome.REFUSED, 0));
    String seal =
        Sha256.of(
            kind.id()
                + verdicts.stream().map(v -> v.outcome().name()).collect(Collectors.joining(","))
                + problems
                + rows
                + newest(organisation, kind.id())
                + text);
    return new Plan<>(kind, taken, new Preview(all, problems, false, seal));
  }

  /** The newest import of this kind: whoever looked before it has seen something else. */
  private String newest(OrganisationId organisation, String kind) {
    return recent(organisation, kind, 1).stream()
        .map(one -> one.id().toString())
        .findFirst()
        .orElse("");
  }

  private Map<String, List<LearnerId>> named(
      OrganisationId organisation, ImportKind<?> kind, CsvTable table) {
    List<String> columns = personColumns(kind);
    List<String> written =
        table.lines().stream()
            .flatMap(line -> columns.stream().map(one -> line.cells().getOrDefault(one, "")))
            .filter(value -> !value.isEmpty())
            .distinct()
            .toList();
    return written.isEmpty() ? Map.of() : people.find(organisation, written);
  }

  private static List<String> personColumns(ImportKind<?> kind) {
    return kind.columns().stream()
        .filter(column -> column.format() == Format.PERSON)
        .map(Column::name)
        .toList();
  }

  private void keep(
      UUID id, OrganisationId organisation, ImportKind<?> kind, Sent sent, Preview preview) {
    jdbc.sql(
            """
            insert into data_import (id, organisation_id, kind, file_name, file_sha256, imported_by,
              fresh, changed, unchanged, refused, problems)
            values (:id, :organisation, :kind, :fileName, :digest, :by,
              :fresh, :changed, :unchanged, :refused, :problems::jsonb)
            """)
        .param("id", id)
        .param("organisation", organisation.value())
        .param("kind", kind.id())
        .param("fileName", sent.fileName())
        .param("digest", Sha256.of(sent.text()))
        .param("by", sent.by())
        .param("fresh", preview.counts().fresh())
        .param("changed", preview.counts().changed())
        .param("unchanged", preview.counts().unchanged())
        .param("refused", preview.counts().refused())
        .param(
            "problems", JSON.writeValueAsString(impersonal(organisation, kind, preview.problems())))
        .update();
  }

  /**
   * What is kept of refusals: nothing that stood where a person is named, and nothing that names
   * one, in whichever column it got.
   */
  private List<ImportProblem> impersonal(
      OrganisationId organisation, ImportKind<?> kind, List<ImportProblem> problems) {
    List<String> columns = personColumns(kind);
    List<String> values =
        problems.stream()
            .map(ImportProblem::value)
            .filter(value -> !value.isBlank())
            .distinct()
            .toList();
    Set<String> persons = values.isEmpty() ? Set.of() : people.find(organisation, values).keySet();
    return problems.stream()
        .map(one ->
            columns.contains(one.column())
                    || one.value().contains("@")
                    || persons.contains(one.value())
                ? one.withoutValue()
                : one)
        .toList();
  }

  @Override
  public List<Done> recent(OrganisationId organisation, @Nullable String kind, int most) {
    return jdbc.sql(
            """
            select * from data_import
            where organisation_id = :organisation and (:kind::text is null or kind = :kind)
            order by at desc, id limit :most
            """)
        .param("organisation", organisation.value())
        .param("kind", kind, Types.VARCHAR)
        .param("most", most)
        .query((row, n) -> done(row))
        .list();
  }

  @Override
  public Optional<Done> find(OrganisationId organisation, UUID id) {
    return jdbc.sql("select * from data_import where organisation_id = :organisation and id = :id")
        .param("organisation", organisation.value())
        .param("id", id)
        .query((row, n) -> done(row))
        .optional();
  }

  private static Done done(ResultSet row) throws SQLException {
    return new Done(
        Rows.uuid(row, "id"),
        row.getString("kind"),
        row.getString("file_name"),
        row.getString("imported_by"),
        Rows.instant(row, "at"),
        new Counts(
            row.getInt("fresh"),
            row.getInt("changed"),
            row.getInt("unchanged"),
            row.getInt("refused")),
        JSON.readValue(row.getString("problems"), PROBLEMS));
  }
}
