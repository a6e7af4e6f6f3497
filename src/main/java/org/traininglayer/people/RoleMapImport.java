package org.traininglayer.people;

import static org.traininglayer.imports.Column.optional;
import static org.traininglayer.imports.Column.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.imports.Cells;
import org.traininglayer.imports.Column;
import org.traininglayer.imports.Column.Format;
import org.traininglayer.imports.ImportKind;
import org.traininglayer.imports.Verdict;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.people.Roster.Cohort;
import org.traininglayer.people.Roster.Post;
import org.traininglayer.people.SpanTable.Kind;
import org.traininglayer.people.SpanTable.Wish;

/** Who works as what, in which team, study, group of sites and cohort, from when to when. */
@Component
class RoleMapImport implements ImportKind<Wish> {

  private static final int LONGEST = 80;

  private final SpanTable spans;
  private final CohortImport cohorts;

  RoleMapImport(SpanTable spans, CohortImport cohorts) {
    this.spans = spans;
    this.cohorts = cohorts;
  }

  @Override
  public String id() {
    return "role-map";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        required("person", Format.PERSON, "m.muster@example.org"),
        required("role", Format.TEXT, "data-manager"),
        optional("team", Format.TEXT, "Data team 2"),
        optional("study", Format.TEXT, "BRW-301"),
        optional("site_group", Format.TEXT, "North"),
        optional("cohort", Format.TEXT, "Wave 1 Basel"),
        required("from", Format.DAY, "2026-01-01"),
        optional("to", Format.DAY, ""),
        optional("remove", Format.YES_NO, ""));
  }

  @Override
  public @Nullable Wish read(Cells cells) {
    LearnerId learner = cells.person("person");
    Post post =
        new Post(
            cells.slug("role"),
            cells.text("team", LONGEST),
            cells.text("study", LONGEST),
            cells.text("site_group", LONGEST),
            cells.text("cohort", LONGEST));
    return ExpectedImport.wish(cells, learner, post);
  }

  @Override
  public Object key(Wish row) {
    return row.key();
  }

  @Override
  public List<Verdict> compare(OrganisationId organisation, List<Wish> rows) {
    List<String> names = cohorts.all(organisation).stream().map(Cohort::name).toList();
    Set<String> known = Set.copyOf(names);
    List<Wish> good = rows.stream().filter(row -> fits(row, known)).toList();
    List<Verdict> verdicts = spans.compare(organisation, Kind.POST, good);
    List<Verdict> all = new ArrayList<>();
    int next = 0;
    for (Wish row : rows) {
      all.add(
          fits(row, known)
              ? verdicts.get(next++)
              : Verdict.refused(
                  "cohort",
                  "cohort-unknown",
                  names.isEmpty()
                      ? "–"
                      : names.stream().limit(10).collect(Collectors.joining(", "))));
    }
    return all;
  }

  private static boolean fits(Wish row, Set<String> cohorts) {
    String cohort = row.span().what().cohort();
    return row.remove() || cohort.isEmpty() || cohorts.contains(cohort);
  }

  @Override
  public List<Wish> write(OrganisationId organisation, UUID imported, List<Wish> rows) {
    return spans.write(organisation, imported, Kind.POST, rows);
  }
}
