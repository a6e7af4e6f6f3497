package org.traininglayer.lrs;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds statements. Each page is a range of an index, never an offset. */
@Component
class StatementSearch {

  /** Not the target of a voiding statement, unless it is a voiding one itself. */
  private static final String VISIBLE =
      """
      (s.voiding or not exists (
        select 1 from statement v
        where v.organisation_id = s.organisation_id and v.ref_id = s.id and v.voiding))
      """;

  /** A page ends with the statement that passes so many: one may have 8 MB and more. */
  private static final long MOST_BYTES = 4 << 20;

  private final JdbcClient jdbc;

  StatementSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One statement, if it is voided or not as asked for. */
  Optional<KeptStatement> one(Caller caller, UUID id, boolean voided) {
    return jdbc.sql(
            "select "
                + KeptStatement.COLUMNS
                + " from statement s where s.organisation_id = :organisation and s.id = :id"
                + " and (:all or s.authority_key = :authority) and "
                + (voided ? "not " : "")
                + VISIBLE)
        .param("organisation", caller.organisation().value())
        .param("id", id)
        .param("all", caller.readsAll())
        .param("authority", caller.authority().key())
        .query(KeptStatement::of)
        .optional();
  }

  /**
   * A page: statements in their order, and whether there are more. It ends by bytes too, but has at
   * least one.
   *
   * @param bound nothing stored later is shown
   * @param after the last statement of the page before
   */
  Page page(Caller caller, StatementQuery query, Instant bound, @Nullable Cursor after, int size) {
    Question question = question(caller, query, bound, after, size + 1);
    String order = query.ascending() ? "asc" : "desc";
    long[] all = {0};
    List<KeptStatement> found =
        jdbc.sql(
                """
                select %1$s, s.total from (
                  select p.*, count(*) over () as total,
                    sum(octet_length(p.json)) over (order by p.stored %2$s, p.seq %2$s)
                      - octet_length(p.json) as before
                  from (%3$s) p) s
                where s.before < :bytes
                order by s.stored %2$s, s.seq %2$s
                limit :size
                """
                    .formatted(KeptStatement.COLUMNS, order, question.sql()))
            .params(question.params())
            .param("bytes", MOST_BYTES)
            .param("size", size)
            .query((row, n) -> {
              all[0] = row.getLong("total");
              return KeptStatement.of(row, n);
            })
            .list();
    return new Page(found, all[0] > found.size());
  }

  /** Statements, and whether more come after the last of them. */
  record Page(List<KeptStatement> statements, boolean more) {}

  /** What is asked of the database. */
  record Question(String sql, Map<String, Object> params) {}

  /** The question for a page; its plan is tested. */
  static Question question(
      Caller caller, StatementQuery query, Instant bound, @Nullable Cursor after, int count) {
    Map<String, Object> params = new HashMap<>();
    params.put("organisation", caller.organisation().value());
    params.put("count", count);
    List<String> range = range(caller, query, bound, after, params);
    List<String> agents = agents(query, params);
    List<String> others = filters(query, params);
    String order = query.ascending() ? "asc" : "desc";
    String direct =
        agents.isEmpty()
            ? select(range, others, order)
            : agents.stream()
                .map(each -> "(" + select(range, and(each, others), order) + ")")
                .collect(Collectors.joining(" union all "));
    List<String> filters =
        agents.isEmpty() ? others : and("(" + String.join(" or ", agents) + ")", others);
    String sql =
        filters.isEmpty()
            ? direct
            : """
            with direct as (%s), referring as (%s)
            select %s from (select * from direct union all select * from referring) s
            order by s.stored %s, s.seq %s
            limit :count
            """
                .formatted(
                    direct,
                    select(range, List.of(refersTo(caller, filters)), order),
                    KeptStatement.COLUMNS,
                    order,
                    order);
    return new Question(sql, params);
  }

  private static String select(List<String> range, List<String> filters, String order) {
    List<String> conditions = new ArrayList<>(range);
    filters.forEach(filter -> conditions.add(filter.formatted("s")));
    conditions.add(VISIBLE);
    return """
    select %s from statement s
    where %s
    order by s.stored %s, s.seq %s
    limit :count
    """
        .formatted(KeptStatement.COLUMNS, String.join(" and ", conditions), order, order);
  }

  /** Who may see it, and the times; these never look through references. */
  private static List<String> range(
      Caller caller,
      StatementQuery query,
      Instant bound,
      @Nullable Cursor after,
      Map<String, Object> params) {
    List<String> range = new ArrayList<>();
    range.add("s.organisation_id = :organisation");
    range.add("s.stored <= :bound");
    params.put("bound", time(bound));
    if (!caller.readsAll()) {
      range.add("s.authority_key = :authority");
      params.put("authority", caller.authority().key());
    }
    if (query.since() != null) {
      range.add("s.stored > :since");
      params.put("since", time(query.since()));
    }
    if (query.until() != null) {
      range.add("s.stored <= :until");
      params.put("until", time(query.until()));
    }
    if (after != null) {
      range.add("(s.stored, s.seq) " + (query.ascending() ? ">" : "<") + " (:stored, :seq)");
      params.put("stored", time(after.stored()));
      params.put("seq", after.seq());
    }
    return range;
  }

  private static List<String> and(String first, List<String> others) {
    List<String> all = new ArrayList<>(others);
    all.addFirst(first);
    return all;
  }

  /**
   * What makes a statement one of an agent's, with %1$s for its alias: one of these, never two.
   * Each has an index of its own, so each is asked for its own page.
   */
  private static List<String> agents(StatementQuery query, Map<String, Object> params) {
    if (query.agent() == null) {
      return List.of();
    }
    params.put("agent", query.agent());
    if (!query.relatedAgents()) {
      return List.of("(%1$s.actor_key = :agent or %1$s.object_key = :agent)");
    }
    String mentioned = "%1$s.mentions @> array[:agent]::uuid[]";
    return List.of(mentioned, "(%1$s.authority_key = :agent and not " + mentioned + ")");
  }

  /** The other conditions on a statement, with %1$s for its alias. */
  private static List<String> filters(StatementQuery query, Map<String, Object> params) {
    List<String> filters = new ArrayList<>();
    if (query.activity() != null) {
      filters.add(
          query.relatedActivities()
              ? "%1$s.mentions @> array[:activity]::uuid[]"
              : "%1$s.object_key = :activity");
      params.put("activity", query.activity());
    }
    if (query.verb() != null) {
      filters.add("%1$s.verb_key = :verb");
      params.put("verb", query.verb());
    }
    if (query.registration() != null) {
      filters.add("%1$s.registration = :registration");
      params.put("registration", query.registration());
    }
    return filters;
  }

  /**
   * A statement about a statement also has what that one has, and so on (xAPI 1.0.3, part 3,
   * 2.1.3). Those that fit by themselves are found already. Whoever sees their own alone is not
   * told what the statements of others have.
   */
  private static String refersTo(Caller caller, List<String> filters) {
    String seen = caller.readsAll() ? "" : " and t.authority_key = :authority";
    return """
    s.ref_id is not null and (%s) is not true and exists (
      with recursive chain (id) as (
        select s.ref_id
        union
        select t.ref_id from chain c
        join statement t on t.organisation_id = :organisation and t.id = c.id%s
        where t.ref_id is not null
      )
      select 1 from chain c
      join statement t on t.organisation_id = :organisation and t.id = c.id%s
      where %s)
    """
        .formatted(
            String.join(" and ", filters).formatted("s"),
            seen,
            seen,
            String.join(" and ", filters).formatted("t"));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
