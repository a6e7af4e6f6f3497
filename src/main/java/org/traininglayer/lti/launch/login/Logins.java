package org.traininglayer.lti.launch.login;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.http.ClientAddress;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.LtiProperties;
import org.traininglayer.lti.platforms.keys.Secrets;

/**
 * Logins between initiation and launch. A state is {@code handle.secret}; it is consumed, with the
 * browser's secret, by one SQL statement, so that of any number of nodes exactly one wins.
 */
@Component
public class Logins {

  /** How long a login may take. */
  public static final Duration LIFE = Duration.ofMinutes(10);

  private static final Pattern STATE = Pattern.compile("([A-Za-z0-9_-]{22})\\.([A-Za-z0-9_-]{43})");
  private static final int LEAST_BETWEEN_TRIMS = 64;

  private final JdbcClient jdbc;
  private final int most;
  private final int betweenTrims;
  private final AtomicInteger inserts = new AtomicInteger();

  Logins(JdbcClient jdbc, LtiProperties properties) {
    this.jdbc = jdbc;
    this.most = properties.maxOpenLogins();
    this.betweenTrims = Math.max(LEAST_BETWEEN_TRIMS, most / 20);
  }

  /** The handle inside a state, if it is one of ours by its looks. */
  public static Optional<String> handleOf(String state) {
    return Optional.of(STATE.matcher(state)).filter(m -> m.matches()).map(m -> m.group(1));
  }

  /**
   * Begins a login.
   *
   * @param client the {@linkplain ClientAddress#network network} that it comes from
   */
  OpenLogin begin(LoginRequest request, PlatformId platform, String client) {
    String handle = LoginHandle.fresh();
    String state = handle + "." + Secrets.fresh();
    String binding = Secrets.fresh();
    Login login =
        jdbc.sql(
                """
                insert into lti_login
                  (handle, state_hash, binding_hash, nonce, platform_id, target, login_hint,
                   message_hint, storage_target, client_hash, created_at, expires_at)
                values
                  (:handle, :state, :binding, :nonce, :platform, :target, :hint, :messageHint,
                   :storage, :client, now(), now() + make_interval(secs => :life))
                returning *
                """)
            .param("handle", handle)
            .param("state", Secrets.hash(state))
            .param("binding", Secrets.hash(binding))
            .param("nonce", Secrets.fresh())
            .param("platform", platform.value())
            .param("target", request.targetLinkUri())
            .param("hint", request.loginHint())
            .param("messageHint", request.messageHint())
            .param("storage", request.storageTarget())
            .param("client", Secrets.hash(client))
            .param("life", (double) LIFE.toSeconds())
            .query(Logins::login)
            .single();
    OpenLogin open = new OpenLogin(login, state, binding);
    if (inserts.incrementAndGet() % betweenTrims == 0) {
      trim();
    }
    return open;
  }

  /**
   * Begins the same login again, in another window: with fresh secrets and a fresh nonce, so that
   * the earlier ones are worth nothing.
   */
  Optional<OpenLogin> beginAgain(String handle) {
    String secret = Secrets.fresh();
    String binding = Secrets.fresh();
    String state = handle + "." + secret;
    return jdbc.sql(
            """
            update lti_login
            set state_hash = :state, binding_hash = :binding, nonce = :nonce
            where handle = :handle and expires_at > now()
            returning *
            """)
        .param("state", Secrets.hash(state))
        .param("binding", Secrets.hash(binding))
        .param("nonce", Secrets.fresh())
        .param("handle", handle)
        .query(Logins::login)
        .optional()
        .map(login -> new OpenLogin(login, state, binding));
  }

  /** Ends the login of this state, if this browser began it. Only one caller ever gets it. */
  public Optional<Login> consume(String state, String binding) {
    return jdbc.sql(
            """
            delete from lti_login
            where handle = :handle and state_hash = :state and binding_hash = :binding
              and expires_at > now()
            returning *
            """)
        .param("handle", handleOf(state).orElse(""))
        .param("state", Secrets.hash(state))
        .param("binding", Secrets.hash(binding))
        .query(Logins::login)
        .optional();
  }

  /** The login of this state, left as it is. */
  public Optional<Login> peek(String state) {
    return jdbc.sql(
            """
            select * from lti_login
            where handle = :handle and state_hash = :state and expires_at > now()
            """)
        .param("handle", handleOf(state).orElse(""))
        .param("state", Secrets.hash(state))
        .query(Logins::login)
        .optional();
  }

  /**
   * Removes what has expired, and of each platform what is beyond the limit: of each network the
   * newest login stays first, then of each the second newest, and so on. Issuer and client id are
   * no secrets, so anybody may begin logins; they crowd out their own.
   */
  public int trim() {
    return jdbc.sql(
            """
            delete from lti_login where handle in (
              (select handle from lti_login where expires_at <= now())
              union all
              (select handle from (
                select handle,
                  row_number() over (partition by platform_id order by own, expires_at desc) as nth
                from (
                  select handle, platform_id, expires_at,
                    row_number() over (
                      partition by platform_id, client_hash order by expires_at desc) as own
                  from lti_login) of_network) counted
              where nth > :most))
            """)
        .param("most", most)
        .update();
  }

  /**
   * Logins that nobody ended.
   *
   * @param count how many
   * @param othersArrived whether people have arrived from the platform within a day before: then it
   *     answers, and who did not come back has probably left
   */
  public record Unanswered(long count, boolean othersArrived) {}

  /** Platforms that have not answered logins for so long; each login is told once, on one node. */
  public Map<PlatformId, Unanswered> unanswered(Duration patience) {
    Map<PlatformId, Unanswered> unanswered = new HashMap<>();
    jdbc.sql(
            """
            with told as (
              update lti_login set told = true
              where not told and created_at <= now() - make_interval(secs => :patience)
              returning platform_id, created_at),
            counted as (
              select platform_id, count(*) as many, max(created_at) as newest
              from told group by platform_id)
            select c.platform_id, c.many, exists (
                select from person p
                where p.platform_id = c.platform_id
                  and p.last_seen_at > c.newest - interval '1 day') as others_arrived
            from counted c
            """)
        .param("patience", patience.toMillis() / 1000.0)
        .query(row -> {
          unanswered.put(
              new PlatformId(row.getObject("platform_id", UUID.class)),
              new Unanswered(row.getLong("many"), row.getBoolean("others_arrived")));
        });
    return unanswered;
  }

  private static Login login(ResultSet row, int number) throws SQLException {
    return new Login(
        row.getString("handle"),
        row.getString("nonce"),
        new PlatformId(row.getObject("platform_id", UUID.class)),
        row.getString("target"),
        row.getString("login_hint"),
        row.getString("message_hint"),
        row.getString("storage_target"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
