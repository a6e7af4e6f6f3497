package org.traininglayer.lti.platforms.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.lti.SigningKeys;

/**
 * The keys this tool signs with (RSA 2048). A new key is shown before it signs, and an old one
 * stays shown until what it signed is gone, so that platforms that remember our key set for a while
 * never meet an unknown one. A key that signs no more loses its private half.
 */
@Component
public class ToolKeys implements SmartInitializingSingleton, SigningKeys {

  private static final Duration SHOWN_BEFORE = Duration.ofDays(1);
  private static final Duration SHOWN_AFTER = Duration.ofDays(2);
  private static final Duration LISTED_AFTER = Duration.ofDays(365);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final AtRestCipher box;

  ToolKeys(JdbcClient jdbc, TransactionTemplate transaction, AtRestCipher box) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.box = box;
  }

  /** Makes the first key; of several nodes that start at once one does. Tries to open it. */
  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(status -> {
      lock();
      if (findSigning().isEmpty()) {
        insert(generate(), Duration.ZERO);
      }
    });
    signing();
  }

  /**
   * The key to sign with now. Asks the database each time: a key that was taken away signs nothing
   * more on any node, and signatures are few.
   */
  RSAKey signing() {
    return findSigning().orElseThrow(() -> new IllegalStateException("there is no signing key"));
  }

  /** Every key that may have signed something, or soon will; public halves. */
  List<JWK> published() {
    return jdbc.sql(
            """
            select public_jwk from lti_tool_key
            where withdrawn_at is null and (shown_until is null or shown_until > now())
            order by signs_from desc
            """)
        .query((row, number) -> publicKey(row.getString("public_jwk")))
        .list();
  }

  @Override
  public List<Key> all() {
    return jdbc.sql(
            """
            select kid, created_at, signs_from, shown_until, withdrawn_at,
              lead(signs_from) over (order by signs_from) as signs_until,
              signs_from > now() as upcoming, coalesce(shown_until < now(), false) as retired,
              signs_from <= now() and signs_from = max(signs_from)
                filter (where signs_from <= now() and withdrawn_at is null) over () as signing
            from lti_tool_key
            order by signs_from desc, kid
            """)
        .query(ToolKeys::listed)
        .list();
  }

  @Override
  public String rotate() {
    return inTurn(() -> waiting().orElseGet(this::bringNew));
  }

  /** As {@link #rotate}, if the key that signs now is older than this and no other waits. */
  Optional<String> rotateIfOlderThan(Duration age) {
    return inTurn(() -> {
      boolean due =
          jdbc.sql(
                  """
                  select coalesce(max(signs_from), now()) < now() - make_interval(secs => :age)
                  from lti_tool_key
                  """)
              .param("age", (double) age.toSeconds())
              .query(Boolean.class)
              .single();
      return due ? Optional.of(bringNew()) : Optional.<String>empty();
    });
  }

  private String bringNew() {
    jdbc.sql(
            """
            update lti_tool_key set shown_until = now() + make_interval(secs => :shown)
            where shown_until is null
            """)
        .param("shown", (double) SHOWN_BEFORE.plus(SHOWN_AFTER).toSeconds())
        .update();
    return insert(generate(), SHOWN_BEFORE);
  }

  @Override
  public String replaceAtOnce() {
    return inTurn(() -> {
      jdbc.sql(
              """
              update lti_tool_key set withdrawn_at = now(), private_key = null,
                shown_until = least(shown_until, now()), signs_from = least(signs_from, now())
              where withdrawn_at is null
              """)
          .update();
      return insert(generate(), Duration.ZERO);
    });
  }

  /** Deletes the private halves of keys that sign no more, and the traces of keys long gone. */
  int tidy() {
    int cleared =
        jdbc.sql(
                """
                update lti_tool_key k set private_key = null
                where k.private_key is not null and exists (
                  select 1 from lti_tool_key newer
                  where newer.signs_from > k.signs_from and newer.withdrawn_at is null
                    and newer.signs_from < now() - interval '5 minutes')
                """)
            .update();
    jdbc.sql("delete from lti_tool_key where shown_until < now() - make_interval(secs => :listed)")
        .param("listed", (double) LISTED_AFTER.toSeconds())
        .update();
    return cleared;
  }

  private Optional<String> waiting() {
    return jdbc.sql(
            "select kid from lti_tool_key where signs_from > now() and withdrawn_at is null limit"
                + " 1")
        .query(String.class)
        .optional();
  }

  private Optional<RSAKey> findSigning() {
    return jdbc.sql(
            """
            select kid, private_key from lti_tool_key
            where signs_from <= now() and withdrawn_at is null and private_key is not null
            order by signs_from desc
            limit 1
            """)
        .query(this::key)
        .optional();
  }

  private <T> T inTurn(Supplier<T> change) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          lock();
          return change.get();
        }));
  }

  private void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('lti_tool_key'))")
        .query((row, number) -> 1)
        .list();
  }

  private RSAKey key(ResultSet row, int number) throws SQLException {
    String kid = row.getString("kid");
    byte[] plain = box.open(row.getBytes("private_key"), kid);
    try {
      return RSAKey.parse(new String(plain, StandardCharsets.UTF_8));
    } catch (ParseException e) {
      throw new IllegalStateException("signing key " + kid + " is damaged", e);
    }
  }

  private static JWK publicKey(String text) {
    try {
      return JWK.parse(text).toPublicJWK();
    } catch (ParseException e) {
      throw new IllegalStateException("a public key is damaged", e);
    }
  }

  private static Key listed(ResultSet row, int number) throws SQLException {
    Instant shownUntil = instant(row, "shown_until");
    State state =
        instant(row, "withdrawn_at") != null
            ? State.WITHDRAWN
            : row.getBoolean("signing")
                ? State.SIGNING
                : row.getBoolean("upcoming")
                    ? State.UPCOMING
                    : row.getBoolean("retired") ? State.RETIRED : State.RETIRING;
    return new Key(
        row.getString("kid"),
        state,
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("signs_from", OffsetDateTime.class).toInstant(),
        instant(row, "signs_until"),
        shownUntil);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** Signs after so long by the database's clock, which also decides which key signs. */
  private String insert(RSAKey key, Duration after) {
    byte[] plain = key.toJSONString().getBytes(StandardCharsets.UTF_8);
    jdbc.sql(
            """
            insert into lti_tool_key (kid, public_jwk, private_key, created_at, signs_from)
            values (:kid, :public, :private, now(), now() + make_interval(secs => :after))
            """)
        .param("kid", key.getKeyID())
        .param("public", key.toPublicJWK().toJSONString())
        .param("private", box.seal(plain, key.getKeyID()))
        .param("after", (double) after.toSeconds())
        .update();
    return key.getKeyID();
  }

  private static RSAKey generate() {
    try {
      return new RSAKeyGenerator(2048)
          .keyID(UUID.randomUUID().toString())
          .algorithm(JWSAlgorithm.RS256)
          .keyUse(KeyUse.SIGNATURE)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
