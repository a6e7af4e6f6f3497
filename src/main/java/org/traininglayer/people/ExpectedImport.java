package org.traininglayer.people;

import static org.traininglayer.imports.Column.optional;
import static org.traininglayer.imports.Column.required;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.imports.Cells;
import org.traininglayer.imports.Column;
import org.traininglayer.imports.Column.Format;
import org.traininglayer.imports.ImportKind;
import org.traininglayer.imports.Verdict;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.people.Roster.Post;
import org.traininglayer.people.SpanTable.Kind;
import org.traininglayer.people.SpanTable.Wish;
import org.traininglayer.people.Spans.Span;

/** Who is expected to use the tool, from when to when: whoever does not counts as zero use. */
@Component
class ExpectedImport implements ImportKind<Wish> {

  private final SpanTable spans;

  ExpectedImport(SpanTable spans) {
    this.spans = spans;
  }

  @Override
  public String id() {
    return "expected-users";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        required("person", Format.PERSON, "m.muster@example.org"),
        required("from", Format.DAY, "2026-03-02"),
        optional("to", Format.DAY, ""),
        optional("remove", Format.YES_NO, ""));
  }

  @Override
  public @Nullable Wish read(Cells cells) {
    return wish(cells, cells.person("person"), SpanTable.NONE);
  }

  /** The wish of a line with {@code from}, {@code to} and {@code remove}. */
  static @Nullable Wish wish(Cells cells, @Nullable LearnerId learner, Post post) {
    LocalDate from = cells.day("from");
    LocalDate to = cells.day("to");
    boolean remove = cells.yes("remove", false);
    if (from != null && to != null && to.isBefore(from)) {
      cells.refuse("to", "span-backwards", from.toString());
    }
    return learner == null || from == null || cells.refused()
        ? null
        : new Wish(learner, new Span<>(from, to, post), remove);
  }

  @Override
  public Object key(Wish row) {
    return row.key();
  }

  @Override
  public List<Verdict> compare(OrganisationId organisation, List<Wish> rows) {
    return spans.compare(organisation, Kind.EXPECTED, rows);
  }

  @Override
  public List<Wish> write(OrganisationId organisation, UUID imported, List<Wish> rows) {
    return spans.write(organisation, imported, Kind.EXPECTED, rows);
  }
}
