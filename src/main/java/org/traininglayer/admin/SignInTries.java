package org.traininglayer.admin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.http.ClientAddress;
import org.traininglayer.steps.Answer;

/**
 * How often somebody may try. Counted before the password is compared, in the database, so that
 * neither many requests at once nor many nodes give more tries. Names are counted whether or not
 * anybody has them, so that resting tells nothing.
 */
@Component
class SignInTries {

  static final int PER_NAME = 10;
  static final int PER_NETWORK = 50;

  private final JdbcClient jdbc;

  SignInTries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether a try may be made. */
  enum Answer {
    GO_ON,
    /** The name rests, for 15 minutes at most. */
    NAME_RESTS,
    /** Too much came from this network, for 15 minutes at most. */
    NETWORK_RESTS
  }

  /**
   * Counts a try.
   *
   * @param network where it comes from, see {@link ClientAddress#network}
   */
  @Transactional
  public Answer begin(String username, String network) {
    if (count(key("from ", network), PER_NETWORK) > PER_NETWORK) {
      return Answer.NETWORK_RESTS;
    }
    return count(name(username), PER_NAME) > PER_NAME ? Answer.NAME_RESTS : Answer.GO_ON;
  }

  /** It was the right password: the name starts again, and the network has one try less. */
  @Transactional
  public void succeeded(String username, String network) {
    forget(username);
    jdbc.sql("update console_try set tries = tries - 1 where key = :key and tries > 0")
        .param("key", key("from ", network))
        .update();
  }

  /** Lets a name try again at once. */
  void forget(String username) {
    jdbc.sql("delete from console_try where key = :key").param("key", name(username)).update();
  }

  /** The tries of the current quarter of an hour, this one included; the last one prolongs it. */
  private int count(String key, int allowed) {
    return jdbc.sql(
            """
            insert into console_try (key, tries, ends_at)
            values (:key, 1, now() + interval '15 minutes')
            on conflict (key) do update set
              tries = case when console_try.ends_at <= now() then 1
                else least(console_try.tries + 1, 1000000) end,
              ends_at = case
                when console_try.ends_at <= now() or console_try.tries + 1 = :allowed
                then now() + interval '15 minutes' else console_try.ends_at end
            returning tries
            """)
        .param("key", key)
        .param("allowed", allowed)
        .query(Integer.class)
        .single();
  }

  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT2M")
  void tidy() {
    jdbc.sql("delete from console_try where ends_at < now()").update();
    jdbc.sql("delete from console_link where expires_at < now() - interval '30 days'").update();
  }

  private static String name(String username) {
    return key("name ", ConsoleUsers.normal(username));
  }

  private static String key(String kind, String value) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((kind + value).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
