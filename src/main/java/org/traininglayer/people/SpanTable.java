package org.traininglayer.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.imports.Verdict;
import org.traininglayer.imports.Verdict.Outcome;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.people.Roster.Post;
import org.traininglayer.people.Spans.Put;
import org.traininglayer.people.Spans.Span;
import org.traininglayer.persistence.Rows;
import org.traininglayer.persistence.RowsOfPeople;

/** The table {@code roster_span}. */
@Component
class SpanTable {

  /** The post of a span that has none. */
  static final Post NONE = new Post("", "", "", "", "");

  private final JdbcClient jdbc;

  SpanTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What kind of spans: they do not mind each other. */
  enum Kind {
    POST,
    EXPECTED
  }

  /**
   * A line of an import.
   *
   * @param remove whether the span that begins on that day is taken away
   */
  record Wish(LearnerId learner, Span<Post> span, boolean remove) {

    /** One beginning of one person. */
    record Key(LearnerId learner, LocalDate from) {}

    Key key() {
      return new Key(learner, span.from());
    }
  }

  /** What holds of these people. */
  Map<LearnerId, List<Span<Post>>> inForce(
      OrganisationId organisation, Kind kind, Collection<LearnerId> learners) {
    Map<LearnerId, List<Span<Post>>> found = new HashMap<>();
    jdbc.sql(
            """
            select * from roster_span
            where organisation_id = :organisation and kind = :kind and superseded_at is null
              and learner_id = any(:learners)
            """)
        .param("organisation", organisation.value())
        .param("kind", kind.name())
        .param("learners", learners.stream().map(LearnerId::value).toArray(UUID[]::new))
        .query((row, n) ->
            found
                .computeIfAbsent(
                    Rows.id(row, "learner_id", LearnerId::new), one -> new ArrayList<>())
                .add(span(row)))
        .list();
    return found;
  }

  /** What the wishes would do, each after those before it. */
  List<Verdict> compare(OrganisationId organisation, Kind kind, List<Wish> wishes) {
    Map<LearnerId, List<Span<Post>>> now = inForce(organisation, kind, learners(wishes));
    Verdict[] verdicts = new Verdict[wishes.size()];
    for (int i : inOrder(wishes)) {
      verdicts[i] = apply(now, wishes.get(i));
    }
    return List.of(verdicts);
  }

  /**
   * Does what they wish; what no longer holds is marked, never changed.
   *
   * @return the wishes for people who were erased meanwhile
   */
  List<Wish> write(OrganisationId organisation, UUID imported, Kind kind, List<Wish> wishes) {
    Map<LearnerId, List<Span<Post>>> before = inForce(organisation, kind, learners(wishes));
    Map<LearnerId, List<Span<Post>>> after = new HashMap<>(before);
    for (int i : inOrder(wishes)) {
      apply(after, wishes.get(i));
    }
    Set<LearnerId> gone = new HashSet<>();
    after.forEach((learner, spans) -> {
      List<Span<Post>> old = before.getOrDefault(learner, List.of());
      for (Span<Post> one : old) {
        if (!spans.contains(one)) {
          supersede(organisation, imported, kind, learner, one.from());
        }
      }
      for (Span<Post> fresh : spans) {
        if (!old.contains(fresh) && !insert(organisation, imported, kind, learner, fresh)) {
          gone.add(learner);
        }
      }
    });
    return wishes.stream().filter(wish -> gone.contains(wish.learner())).toList();
  }

  /**
   * First what is taken away, then one person's wishes by their beginning, whatever their order in
   * the file: what goes stands in nothing's way.
   */
  private static List<Integer> inOrder(List<Wish> wishes) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < wishes.size(); i++) {
      order.add(i);
    }
    order.sort(
        Comparator.comparing((Integer one) -> !wishes.get(one).remove())
            .thenComparing(one -> wishes.get(one).span().from()));
    return order;
  }

  private static Verdict apply(Map<LearnerId, List<Span<Post>>> now, Wish wish) {
    List<Span<Post>> there = now.getOrDefault(wish.learner(), List.of());
    boolean begun = there.stream().anyMatch(one -> one.from().equals(wish.span().from()));
    if (wish.remove()) {
      now.put(wish.learner(), Spans.remove(there, wish.span().from()));
      return Verdict.taken(begun ? Outcome.CHANGED : Outcome.UNCHANGED);
    }
    return switch (Spans.put(there, wish.span())) {
      case Put.Refused<Post> refused ->
          Verdict.refused(
              "from",
              refused.code(),
              refused.other().from().toString(),
              refused.other().to() == null ? "–" : String.valueOf(refused.other().to()));
      case Put.Done<Post> done -> {
        boolean same = done.spans().equals(Spans.sorted(there));
        now.put(wish.learner(), done.spans());
        yield Verdict.taken(same ? Outcome.UNCHANGED : begun ? Outcome.CHANGED : Outcome.NEW);
      }
    };
  }

  private static List<LearnerId> learners(List<Wish> wishes) {
    return wishes.stream().map(Wish::learner).distinct().toList();
  }

  private void supersede(
      OrganisationId organisation, UUID imported, Kind kind, LearnerId learner, LocalDate from) {
    jdbc.sql(
            """
            update roster_span set superseded_at = now(), superseded_by = :import
            where organisation_id = :organisation and learner_id = :learner and kind = :kind
              and from_day = :from and superseded_at is null
            """)
        .param("import", imported)
        .param("organisation", organisation.value())
        .param("learner", learner.value())
        .param("kind", kind.name())
        .param("from", from)
        .update();
  }

  /** False for somebody who was erased. */
  private boolean insert(
      OrganisationId organisation, UUID imported, Kind kind, LearnerId learner, Span<Post> span) {
    Post post = span.what();
    return jdbc.sql(
                """
                insert into roster_span (organisation_id, learner_id, kind, from_day, to_day, role,
                  team, study, site_group, cohort, import_id)
                values (:organisation, :learner, :kind, :from, cast(:to as date), :role,
                  :team, :study, :siteGroup, :cohort, :import)
                """)
            .param("organisation", organisation.value())
            .param("learner", learner.value())
            .param("kind", kind.name())
            .param("from", span.from())
            .param("to", span.to() == null ? null : span.to().toString())
            .param("role", post.role())
            .param("team", post.team())
            .param("study", post.study())
            .param("siteGroup", post.siteGroup())
            .param("cohort", post.cohort())
            .param("import", imported)
            .update()
        == 1;
  }

  /** Where people belonged goes with them. */
  @EventListener
  void on(LearnersErased erased) {
    RowsOfPeople.delete(jdbc, "roster_span", erased.organisation().value(), erased.learnerIds());
  }

  static Span<Post> span(ResultSet row) throws SQLException {
    return new Span<>(
        row.getObject("from_day", LocalDate.class),
        dayOrNull(row, "to_day"),
        new Post(
            row.getString("role"),
            row.getString("team"),
            row.getString("study"),
            row.getString("site_group"),
            row.getString("cohort")));
  }

  static @Nullable LocalDate dayOrNull(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }
}
