package org.traininglayer.sources;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.PeopleNamed;
import org.traininglayer.lrs.ReceivedStatements.Refusal;
import org.traininglayer.persistence.Rows;

/** How far each source was read, as kept. Time is the database's, so that nodes agree. */
@Component
class SourceTable {

  private final JdbcClient jdbc;

  SourceTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Makes a row, unless it is there. */
  void ensure(UUID id, OrganisationId organisation, String name) {
    jdbc.sql(
            """
            insert into record_source (id, organisation_id, name)
            values (:id, :organisation, :name) on conflict (id) do nothing
            """)
        .param("id", id)
        .param("organisation", organisation.value())
        .param("name", name)
        .update();
  }

  /** Where a source is to be read on; empty while it rests or is paused. */
  Optional<Place> due(UUID id) {
    return jdbc.sql(
            """
            select read_through, more, walk_through, failures, lost from record_source
            where id = :id and paused_at is null and due_at <= clock_timestamp()
            """)
        .param("id", id)
        .query(SourceTable::place)
        .optional();
  }

  private static Place place(ResultSet row, int number) throws SQLException {
    return new Place(
        Rows.instantOrNull(row, "read_through"),
        row.getString("more"),
        Rows.instantOrNull(row, "walk_through"),
        row.getInt("failures"),
        row.getInt("lost"));
  }

  /**
   * Notes that a page was taken.
   *
   * @param added statements that were new
   * @param known statements that were here already
   */
  void taken(UUID id, Place next, int added, int known, Duration rest) {
    jdbc.sql(
            """
            update record_source
            set read_through = greatest(read_through, :through), more = :more,
              lost = case
                when cast(:more as text) is null or :added > 0 or :through > read_through then 0
                else lost end,
              walk_through = :walk, failures = 0, looked_at = now(),
              caught_up_at = case when cast(:more as text) is null then now() else caught_up_at end,
              due_at = clock_timestamp() + make_interval(secs => :rest),
              added = added + :added, known = known + :known
            where id = :id
            """)
        .param("through", time(next.readThrough()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("more", next.more(), Types.VARCHAR)
        .param("walk", time(next.walkThrough()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("rest", seconds(rest))
        .param("added", added)
        .param("known", known)
        .param("id", id)
        .update();
  }

  /** Counts statements of a page that is not taken whole yet. */
  void counted(UUID id, int added, int known) {
    jdbc.sql(
            "update record_source set added = added + :added, known = known + :known where id ="
                + " :id")
        .param("added", added)
        .param("known", known)
        .param("id", id)
        .update();
  }

  /** Keeps what could not be taken, once however often it comes. */
  void refuse(UUID id, OrganisationId organisation, List<Refusal> refused) {
    if (refused.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            with fresh as (
              insert into record_source_refusal
                (source_id, digest, organisation_id, kind, reason, json, mentions)
              select :id, decode(r.digest, 'hex'), :organisation, r.kind, r.reason, r.json,
                cast(r.mentions as uuid[])
              from unnest(cast(:digests as text[]), cast(:kinds as text[]),
                  cast(:reasons as text[]), cast(:texts as text[]), cast(:mentions as text[]))
                as r (digest, kind, reason, json, mentions)
              on conflict (source_id, digest) do nothing
              returning 1)
            update record_source set refused = refused + (select count(*) from fresh) where id = :id
            """)
        .param("id", id)
        .param("organisation", organisation.value())
        .param(
            "kinds",
            refused.stream().map(Refusal::kind).map(SourceTable::kept).toArray(String[]::new))
        .param(
            "reasons",
            refused.stream().map(Refusal::reason).map(SourceTable::kept).toArray(String[]::new))
        .param(
            "texts",
            refused.stream().map(SourceTable::text).map(SourceTable::kept).toArray(String[]::new))
        .param(
            "digests",
            refused.stream()
                .map(Refusal::text)
                .map(SourceTable::kept)
                .map(SourceTable::digest)
                .toArray(String[]::new))
        .param(
            "mentions",
            refused.stream().map(Refusal::text).map(SourceTable::mentions).toArray(String[]::new))
        .update();
  }

  /** Those of these texts that were refused before, of a source. */
  Set<String> refusedBefore(UUID id, Collection<String> texts) {
    Map<String, String> byDigest = new HashMap<>();
    texts.forEach(text -> byDigest.put(digest(kept(text)), text));
    return jdbc
        .sql(
            """
            select encode(digest, 'hex') from record_source_refusal
            where source_id = :id
              and digest in (select decode(d, 'hex') from unnest(cast(:digests as text[])) d)
            """)
        .param("id", id)
        .param("digests", byDigest.keySet().toArray(String[]::new))
        .query(String.class)
        .list()
        .stream()
        .map(byDigest::get)
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Nobody could be found in a text that cannot be read: of that nothing is kept. */
  private static String text(Refusal refusal) {
    return PeopleNamed.in(refusal.text()).whole()
        ? refusal.text()
        : "\"not kept, since it cannot be told whom it names\"";
  }

  /** The people a text names, as an array of PostgreSQL. */
  static String mentions(String text) {
    return PeopleNamed.in(text).keys().stream()
        .map(UUID::toString)
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A text of PostgreSQL has no NUL. */
  private static String kept(String text) {
    return text.replace('\0', '\uFFFD');
  }

  /** Notes a fault. */
  void failed(UUID id, String reason, Duration rest, boolean lost) {
    jdbc.sql(
            """
            update record_source
            set failures = failures + 1, last_error = :reason, last_error_at = now(),
              due_at = clock_timestamp() + make_interval(secs => :rest),
              more = case when :lost then null else more end,
              lost = case when :lost then lost + 1 else lost end
            where id = :id
            """)
        .param("reason", reason)
        .param("rest", seconds(rest))
        .param("lost", lost)
        .param("id", id)
        .update();
  }

  /** The time of the database. */
  Instant now() {
    return jdbc.sql("select now()").query(OffsetDateTime.class).single().toInstant();
  }

  private static @Nullable Object time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  /**
   * Where a source is read on.
   *
   * @param more the next page of the walk that is under way; null to begin one
   * @param walkThrough until when the store was consistent as that walk began
   * @param lost walks in a row that were lost before they brought anything new
   */
  record Place(
      @Nullable Instant readThrough,
      @Nullable String more,
      @Nullable Instant walkThrough,
      int failures,
      int lost) {}
}
