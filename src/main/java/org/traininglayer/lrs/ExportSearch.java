package org.traininglayer.lrs;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.StatementExports.Wish;
import org.traininglayer.xapi.Profile;

/**
 * Statements in the order in which they were stored, voided ones too, piece by piece: each piece is
 * a range of an index and of bounded size, and between two of them no connection is held.
 */
@Component
class ExportSearch {

  private static final int ROWS = 500;
  private static final long BYTES = 4L << 20;
  private static final int COUNTED = 1_000_000;

  private final JdbcClient jdbc;

  ExportSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where a piece ends. */
  record Place(Instant stored, long seq) {}

  /** A statement, and whether it was taken back. */
  record Found(KeptStatement kept, boolean voided) {}

  /** The place of a statement. */
  Optional<Place> place(OrganisationId organisation, UUID id) {
    return jdbc.sql(
            "select "
                + KeptStatement.COLUMNS
                + " from statement s"
                + " where s.organisation_id = :organisation and s.id = :id")
        .param("organisation", organisation.value())
        .param("id", id)
        .query(KeptStatement::of)
        .optional()
        .map(kept -> new Place(kept.stored(), kept.seq()));
  }

  /** The next statements after a place; empty at the end. */
  List<Found> next(OrganisationId organisation, Wish wish, Instant through, @Nullable Place after) {
    Map<String, Object> params = new HashMap<>();
    String where = where(organisation, wish, through, after, params);
    params.put("rows", ROWS);
    params.put("bytes", BYTES);
    return jdbc.sql(
            """
            select %s, not s.voiding and exists (
                select 1 from statement v
                where v.organisation_id = s.organisation_id and v.ref_id = s.id and v.voiding)
                as voided
            from (
              select s.*, sum(octet_length(s.json)) over (order by s.stored, s.seq)
                - octet_length(s.json) as before
              from (select * from statement s where %s order by s.stored, s.seq limit :rows) s) s
            where s.before < :bytes
            order by s.stored, s.seq
            """
                .formatted(KeptStatement.COLUMNS, where))
        .params(params)
        .query((row, n) -> new Found(KeptStatement.of(row, n), row.getBoolean("voided")))
        .list();
  }

  /** How many there are at most, unless they are very many. */
  @Nullable Long count(
      OrganisationId organisation, Wish wish, Instant through, @Nullable Place after) {
    Map<String, Object> params = new HashMap<>();
    String where = where(organisation, wish, through, after, params);
    params.put("counted", COUNTED);
    long count =
        jdbc.sql(
                "select count(*) from (select 1 from statement s where "
                    + where
                    + " limit :counted) counted")
            .params(params)
            .query(Long.class)
            .single();
    return count == COUNTED ? null : count;
  }

  private static String where(
      OrganisationId organisation,
      Wish wish,
      Instant through,
      @Nullable Place after,
      Map<String, Object> params) {
    StringBuilder where =
        new StringBuilder("s.organisation_id = :organisation and s.stored <= :through");
    params.put("organisation", organisation.value());
    params.put("through", through.atOffset(ZoneOffset.UTC));
    if (wish.since() != null) {
      where.append(" and s.stored > :since");
      params.put("since", wish.since().atOffset(ZoneOffset.UTC));
    }
    if (after != null) {
      where.append(" and (s.stored, s.seq) > (:stored, :seq)");
      params.put("stored", after.stored().atOffset(ZoneOffset.UTC));
      params.put("seq", after.seq());
    }
    String verb = wish.verb();
    if (verb == null && wish.template() != null) {
      verb = Profile.ours().template(wish.template()).map(one -> one.verb()).orElse(null);
    }
    if (verb != null) {
      where.append(" and s.verb_key = :verb");
      params.put("verb", IndexKey.verb(verb));
    }
    if (wish.activity() != null) {
      where.append(" and s.object_key = :activity");
      params.put("activity", IndexKey.activity(wish.activity()));
    }
    return where.toString();
  }
}
