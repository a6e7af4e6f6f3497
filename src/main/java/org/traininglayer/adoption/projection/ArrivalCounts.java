package org.traininglayer.adoption.projection;

import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.DataQuality;
import org.traininglayer.adoption.facts.Fact;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.StatementLog;

/**
 * What became of the statements that came: how many of which kind, and why others do not count. In
 * the same transaction as the position, so a statement is counted once, whoever repeats it.
 */
@Component
final class ArrivalCounts implements DataQuality {

  /** Takes another statement out. */
  static final String VOIDS = "voids";

  /** It met something that nobody thought of, and was set aside so that the others go on. */
  static final String SET_ASIDE = "set-aside";

  /** Fits no template. */
  static final String UNRECOGNISED = "unrecognised";

  private final JdbcTemplate jdbc;

  ArrivalCounts(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** What came, before it is written. */
  static final class Counted {

    private final Map<Key, Long> numbers = new TreeMap<>();
    private final Map<Key, StatementLog.Entry> last = new TreeMap<>();

    /**
     * Counts a statement.
     *
     * @param kind of the fact that it is, or would be; null for none
     * @param reason why it is none; null when it is one, or need not be
     */
    void add(StatementLog.Entry entry, Fact.@Nullable Kind kind, @Nullable String reason) {
      Key key =
          new Key(
              entry.stored().atOffset(ZoneOffset.UTC).toLocalDate(),
              kind == null ? "" : word(kind),
              reason == null ? "" : reason);
      numbers.merge(key, 1L, Math::addExact);
      last.put(key, entry);
    }
  }

  private record Key(LocalDate day, String kind, String reason) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
      int byDay = day.compareTo(other.day);
      int byKind = kind.compareTo(other.kind);
      return byDay != 0 ? byDay : byKind != 0 ? byKind : reason.compareTo(other.reason);
    }
  }

  /** A constant as a word. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Adds what came in a batch of one partition. */
  void add(int partition, OrganisationId organisation, Counted counted) {
    List<Key> keys = List.copyOf(counted.numbers.keySet());
    if (keys.isEmpty()) {
      return;
    }
    jdbc.update(connection -> {
      PreparedStatement insert =
          connection.prepareStatement(
              """
              insert into adoption_arrival as kept
                (organisation_id, partition, day, kind, reason, statements, last_statement,
                 last_stored)
              select ?, ?, a.day::date, a.kind, a.reason, a.statements::bigint,
                     a.last_statement::uuid, a.last_stored::timestamptz
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                  as a (day, kind, reason, statements, last_statement, last_stored)
              on conflict (organisation_id, partition, day, kind, reason) do update
                set statements = kept.statements + excluded.statements,
                    last_statement = excluded.last_statement, last_stored = excluded.last_stored
              """);
      insert.setObject(1, organisation.value());
      insert.setInt(2, partition);
      insert.setArray(3, TextArrays.of(connection, keys, key -> key.day().toString()));
      insert.setArray(4, TextArrays.of(connection, keys, Key::kind));
      insert.setArray(5, TextArrays.of(connection, keys, Key::reason));
      insert.setArray(
          6, TextArrays.of(connection, keys, key -> String.valueOf(counted.numbers.get(key))));
      insert.setArray(
          7, TextArrays.of(connection, keys, key -> last(counted, key).statementId().toString()));
      insert.setArray(
          8, TextArrays.of(connection, keys, key -> last(counted, key).stored().toString()));
      return insert;
    });
  }

  private static StatementLog.Entry last(Counted counted, Key key) {
    StatementLog.Entry entry = counted.last.get(key);
    if (entry == null) {
      throw new IllegalStateException("counted without a statement: " + key);
    }
    return entry;
  }

  /** Begins again, as everything is read again. */
  void clear() {
    jdbc.update("delete from adoption_arrival");
  }

  @Override
  public List<Arrived> arrived(OrganisationId organisation) {
    return JdbcClient.create(jdbc)
        .sql(
            """
            select kind, reason, sum(statements)::bigint as statements,
                   (array_agg(last_statement order by last_stored desc))[1] as last_statement,
                   max(last_stored) as last_stored
              from adoption_arrival
             where organisation_id = :organisation
             group by kind, reason
             order by kind, reason
            """)
        .param("organisation", organisation.value())
        .query((row, n) ->
            new Arrived(
                row.getString("kind"),
                row.getString("reason"),
                row.getLong("statements"),
                row.getObject("last_statement", UUID.class),
                row.getObject("last_stored", OffsetDateTime.class).toInstant()))
        .list();
  }
}
