package org.traininglayer.lti.keys;

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
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys this tool signs with (RSA 2048). A new key is shown before it signs, and an old one
 * stays shown until what it signed is gone, so that platforms that remember our key set for a while
 * never meet an unknown one.
 */
@Component
public class ToolKeys implements SmartInitializingSingleton {

  private static final Duration SHOWN_BEFORE = Duration.ofDays(1);
  private static final Duration SHOWN_AFTER = Duration.ofDays(2);
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final SealedBox box;
  private volatile Shown shown = new Shown(List.of(), Instant.MIN);

  ToolKeys(JdbcClient jdbc, TransactionTemplate transaction, SealedBox box) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.box = box;
  }

  /** Makes the first key; of several nodes that start at once one does. */
  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(status -> {
      lock();
      if (load().isEmpty()) {
        insert(generate(), Instant.now());
      }
    });
    refresh();
  }

  /** The key to sign with now. */
  RSAKey signing() {
    Instant now = Instant.now();
    return keys().stream()
        .filter(key -> !key.signsFrom().isAfter(now))
        .max(Comparator.comparing(ToolKey::signsFrom))
        .orElseThrow(() -> new IllegalStateException("there is no signing key"))
        .key();
  }

  /** Every key that may have signed something, or soon will; public halves. */
  List<JWK> published() {
    return keys().stream().<JWK>map(key -> key.key().toPublicJWK()).toList();
  }

  /** Brings a new key: shown now, signing from tomorrow; the others go two days after that. */
  public void rotate() {
    Instant from = Instant.now().plus(SHOWN_BEFORE);
    transaction.executeWithoutResult(status -> {
      lock();
      jdbc.sql("update lti_tool_key set shown_until = :until where shown_until is null")
          .param("until", from.plus(SHOWN_AFTER).atOffset(ZoneOffset.UTC))
          .update();
      insert(generate(), from);
    });
    refresh();
  }

  private List<ToolKey> keys() {
    Shown current = shown;
    return current.loadedAt().plus(REMEMBERED).isBefore(Instant.now()) ? refresh() : current.keys();
  }

  private List<ToolKey> refresh() {
    List<ToolKey> keys = load();
    shown = new Shown(keys, Instant.now());
    return keys;
  }

  private void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('lti_tool_key'))")
        .query((row, number) -> 1)
        .list();
  }

  private List<ToolKey> load() {
    return jdbc.sql(
            """
            select kid, private_key, signs_from from lti_tool_key
            where shown_until is null or shown_until > now()
            order by signs_from
            """)
        .query(this::key)
        .list();
  }

  private ToolKey key(ResultSet row, int number) throws SQLException {
    String kid = row.getString("kid");
    byte[] plain = box.open(row.getBytes("private_key"), kid);
    try {
      return new ToolKey(
          RSAKey.parse(new String(plain, StandardCharsets.UTF_8)),
          row.getObject("signs_from", OffsetDateTime.class).toInstant());
    } catch (ParseException e) {
      throw new IllegalStateException("signing key " + kid + " is damaged", e);
    }
  }

  private void insert(RSAKey key, Instant signsFrom) {
    byte[] plain = key.toJSONString().getBytes(StandardCharsets.UTF_8);
    jdbc.sql(
            """
            insert into lti_tool_key (kid, public_jwk, private_key, created_at, signs_from)
            values (:kid, :public, :private, now(), :from)
            """)
        .param("kid", key.getKeyID())
        .param("public", key.toPublicJWK().toJSONString())
        .param("private", box.seal(plain, key.getKeyID()))
        .param("from", signsFrom.atOffset(ZoneOffset.UTC))
        .update();
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

  private record ToolKey(RSAKey key, Instant signsFrom) {}

  private record Shown(List<ToolKey> keys, Instant loadedAt) {}
}
