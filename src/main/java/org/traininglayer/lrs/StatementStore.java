package org.traininglayer.lrs;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;

/** The one way into the ledger, for our own statements and for received ones. */
@Component
class StatementStore implements Ledger {

  private final JdbcClient jdbc;
  private final KnownDefinitions known;
  private final Authority ourselves;

  StatementStore(JdbcClient jdbc, KnownDefinitions known, LrsProperties properties) {
    this.jdbc = jdbc;
    this.known = known;
    this.ourselves = Authority.of(properties.authorityHomePage(), Authority.OURSELVES);
  }

  @Override
  public void append(OrganisationId organisation, List<PreparedStatement> statements) {
    Map<UUID, PreparedStatement> once = new LinkedHashMap<>();
    statements.forEach(each -> once.putIfAbsent(each.id(), each));
    append(organisation, List.copyOf(once.values()), ourselves);
  }

  @Override
  public List<String> standing(OrganisationId organisation, UUID registration) {
    return jdbc.sql(
            """
            select s.json from statement s
            where s.organisation_id = :organisation and s.registration = :registration
              and s.authority_key = :authority and not s.voiding
              and not exists (
                select 1 from statement v
                where v.organisation_id = s.organisation_id and v.ref_id = s.id and v.voiding)
            order by s.happened_at, s.seq
            """)
        .param("organisation", organisation.value())
        .param("registration", registration)
        .param("authority", ourselves.key())
        .query(String.class)
        .list();
  }

  @Override
  public Optional<String> ownText(OrganisationId organisation, UUID id) {
    return jdbc.sql(
            """
            select json from statement
            where organisation_id = :organisation and id = :id and authority_key = :authority
            """)
        .param("organisation", organisation.value())
        .param("id", id)
        .param("authority", ourselves.key())
        .query(String.class)
        .optional();
  }

  @Override
  public Map<UUID, String> texts(OrganisationId organisation, Collection<UUID> ids) {
    Map<UUID, String> texts = new HashMap<>();
    jdbc.sql(
            """
            select s.id, s.json
            from unnest((select (:ids)::text[]::uuid[])) as i (id)
            cross join lateral (
              select id, json from statement
              where organisation_id = :organisation and id = i.id
              limit 1) s
            """)
        .param("organisation", organisation.value())
        .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
        .query(row -> {
          texts.put(row.getObject("id", UUID.class), row.getString("json"));
        });
    return texts;
  }

  /**
   * Appends statements in one round trip and returns the ids of those that are new. An id that is
   * already there is left as it is.
   *
   * <p>The counters of the partitions are locked in their order, and until the transaction ends: so
   * positions become visible one after the other, and {@code stored}, which is read from the clock
   * after the lock, rises with them. A gap can arise only where two transactions append the same id
   * at the same moment.
   *
   * <p>The arrays stand in subqueries, and what is there already is looked up row by row: so the
   * server cannot find a plan for two statements cheaper than the one for any number, keeps that,
   * and need not plan a statement of this size again for every answer; and it never reads the whole
   * table because it was small when the plan was made.
   */
  List<UUID> append(
      OrganisationId organisation, List<PreparedStatement> rows, Authority authority) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<UUID, Definition> definitions = definitions(organisation, rows);
    List<UUID> added =
        jdbc.sql(
                """
                with incoming as (
                  select ord, id, json, happened_us, verb_key, voiding, actor_key, object_key,
                         ref_id, registration, version, mentions::uuid[] as mentions, partition
                  from unnest(
                      (select (:id)::text[]::uuid[]), (select (:json)::text[]),
                      (select (:happened)::text[]::bigint[]), (select (:verb)::text[]::uuid[]),
                      (select (:voiding)::text[]::boolean[]), (select (:actor)::text[]::uuid[]),
                      (select (:object)::text[]::uuid[]), (select (:ref)::text[]::uuid[]),
                      (select (:registration)::text[]::uuid[]), (select (:version)::text[]),
                      (select (:mentions)::text[]), (select (:partition)::text[]::smallint[]))
                    with ordinality as i (id, json, happened_us, verb_key, voiding, actor_key,
                      object_key, ref_id, registration, version, mentions, partition, ord)
                ), fresh as (
                  select i.*, row_number() over (partition by i.partition order by i.ord) as nth
                  from incoming i
                  left join lateral (
                    select true as kept from statement s
                    where s.organisation_id = :organisation and s.id = i.id
                    limit 1) there on true
                  where there.kept is null
                ), wanted as (
                  select partition, count(*) as n from fresh group by partition
                ), locked as (
                  select p.partition, p.position from statement_partition p
                  where p.partition in (select partition from wanted)
                  order by p.partition
                  for update
                ), counted as (
                  update statement_partition p
                  set position = l.position + w.n
                  from wanted w join locked l on l.partition = w.partition
                  where p.partition = w.partition
                  returning p.partition, l.position as before
                ), clock as (
                  select clock_timestamp() as stored from (select count(*) from counted) c
                ), defined as (
                  insert into xapi_definition as x (organisation_id, key, definition)
                  select :organisation, d.key, d.definition
                  from unnest(
                      (select (:defined)::text[]::uuid[]), (select (:definition)::text[]::jsonb[]))
                    as d (key, definition)
                  left join lateral (
                    select true as known from xapi_definition o
                    where o.organisation_id = :organisation and o.key = d.key
                      and merged_definition(o.definition, d.definition) = o.definition
                    limit 1) there on true
                  where there.known is null
                  order by d.key
                  on conflict (organisation_id, key) do update
                  set definition = merged_definition(x.definition, excluded.definition)
                )
                insert into statement (organisation_id, id, stored, happened_at, partition,
                  position, verb_key, actor_key, object_key, ref_id, voiding, registration,
                  authority_key, mentions, version, authority, json)
                select :organisation, f.id, clock.stored,
                  coalesce(
                    timestamptz 'epoch' + f.happened_us * interval '1 microsecond', clock.stored),
                  f.partition, counted.before + f.nth, f.verb_key, f.actor_key, f.object_key,
                  f.ref_id, f.voiding, f.registration, :authorityKey, f.mentions, f.version,
                  :authority, f.json
                from fresh f join counted on counted.partition = f.partition cross join clock
                order by f.ord
                on conflict do nothing
                returning id
                """)
            .param("organisation", organisation.value())
            .param("id", column(rows, PreparedStatement::id))
            .param("json", column(rows, PreparedStatement::text))
            .param("happened", column(rows, row -> micros(row.keys().happenedAt())))
            .param("verb", column(rows, row -> row.keys().verbKey()))
            .param("voiding", column(rows, row -> row.keys().voiding()))
            .param("actor", column(rows, row -> row.keys().actorKey()))
            .param("object", column(rows, row -> row.keys().objectKey()))
            .param("ref", column(rows, row -> row.keys().refId()))
            .param("registration", column(rows, row -> row.keys().registration()))
            .param("version", column(rows, row -> row.keys().version()))
            .param("mentions", column(rows, row -> arrayLiteral(row.keys().mentions())))
            .param("partition", column(rows, PreparedStatement::partition))
            .param("defined", column(definitions.keySet(), key -> key))
            .param("definition", column(definitions.values(), Definition::json))
            .param("authorityKey", authority.key())
            .param("authority", authority.json())
            .query(UUID.class)
            .list();
    known.remember(organisation, definitions);
    return added;
  }

  /** What the statements say about activities and verbs, as far as it may be news. */
  private Map<UUID, Definition> definitions(
      OrganisationId organisation, List<PreparedStatement> rows) {
    Map<UUID, Definition> all = new TreeMap<>();
    for (PreparedStatement row : rows) {
      row.keys().definitions().forEach((key, each) -> all.merge(key, each, Definition::merged));
    }
    all.entrySet()
        .removeIf(entry -> known.contains(organisation, entry.getKey(), entry.getValue()));
    return all;
  }

  private static <T> @Nullable String[] column(
      Collection<T> rows, Function<T, @Nullable Object> value) {
    return rows.stream()
        .map(value)
        .map(each -> each == null ? null : each.toString())
        .toArray(String[]::new);
  }

  private static @Nullable Long micros(@Nullable Instant instant) {
    return instant == null
        ? null
        : Math.addExact(
            Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }

  private static String arrayLiteral(Collection<UUID> keys) {
    return "{" + String.join(",", keys.stream().map(UUID::toString).toList()) + "}";
  }
}
