package org.traininglayer.lti.platforms.keys;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The last good key set of each address, for all nodes; and who of them may ask the platform now.
 */
@Component
class KeySetTable {

  private final JdbcClient jdbc;

  KeySetTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is kept of an address. */
  Optional<Kept> find(URI address) {
    return jdbc.sql(
            """
            select keys, read_at, problem,
              coalesce(reading_until > now(), false) as being_read
            from lti_key_set where address = :address
            """)
        .param("address", address.toString())
        .query((row, number) ->
            new Kept(
                row.getString("keys"),
                instant(row.getObject("read_at", OffsetDateTime.class)),
                row.getString("problem"),
                row.getBoolean("being_read")))
        .optional();
  }

  /**
   * Whether this node is the one to read the set now.
   *
   * @param between least time between two reads
   * @param atMost how long reading takes at most
   */
  boolean mayRead(URI address, Duration between, Duration atMost) {
    return jdbc.sql(
                """
                insert into lti_key_set as s (address, tried_at, reading_until)
                values (:address, now(), now() + make_interval(secs => :atMost))
                on conflict (address) do update set
                  tried_at = excluded.tried_at, reading_until = excluded.reading_until
                where (s.tried_at is null or s.tried_at < now() - make_interval(secs => :between))
                  and coalesce(s.reading_until < now(), true)
                """)
            .param("address", address.toString())
            .param("between", seconds(between))
            .param("atMost", seconds(atMost))
            .update()
        == 1;
  }

  /**
   * The same because of a key id that a known set has not. A few times at once, for an invented id
   * must not keep a key that has come since from being read, and then at a steady rate: each read
   * moves {@code asked_again_at} on by {@code between}, and none is made while that lies further
   * ahead than the few may reach (generic cell rate algorithm, ITU-T I.371).
   */
  boolean mayReadAgain(URI address, Duration between, int atOnce, Duration atMost) {
    return jdbc.sql(
                """
                insert into lti_key_set as s (address, asked_again_at, reading_until)
                values (:address, now() + make_interval(secs => :between),
                  now() + make_interval(secs => :atMost))
                on conflict (address) do update set
                  asked_again_at =
                    greatest(s.asked_again_at, now()) + make_interval(secs => :between),
                  reading_until = excluded.reading_until
                where (s.asked_again_at is null
                    or s.asked_again_at <= now() + make_interval(secs => :ahead))
                  and coalesce(s.reading_until < now(), true)
                """)
            .param("address", address.toString())
            .param("between", seconds(between))
            .param("ahead", seconds(between.multipliedBy(atOnce - 1L)))
            .param("atMost", seconds(atMost))
            .update()
        == 1;
  }

  /** Keeps a set that was read. */
  void read(URI address, String keys, Instant at) {
    jdbc.sql(
            """
            update lti_key_set set keys = :keys, read_at = :at, problem = null,
              reading_until = null
            where address = :address
            """)
        .param("keys", keys)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("address", address.toString())
        .update();
  }

  /** Notes that it could not be read. */
  void failed(URI address, String problem) {
    jdbc.sql(
            """
            update lti_key_set set problem = :problem, reading_until = null
            where address = :address
            """)
        .param("problem", problem)
        .param("address", address.toString())
        .update();
  }

  /** Removes the sets that nobody registered any more, or that are too old to be used. */
  int removeOld(Instant oldest) {
    return jdbc.sql(
            """
            delete from lti_key_set s
            where not exists (select 1 from lti_platform p where p.jwks_uri = s.address)
               or coalesce(s.read_at, s.tried_at, s.asked_again_at) < :oldest
            """)
        .param("oldest", oldest.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  /**
   * What is kept of an address.
   *
   * @param keys as the platform wrote them; null where they were never read
   * @param beingRead whether some node is reading them just now
   */
  record Kept(
      @Nullable String keys,
      @Nullable Instant readAt,
      @Nullable String problem,
      boolean beingRead) {}
}
