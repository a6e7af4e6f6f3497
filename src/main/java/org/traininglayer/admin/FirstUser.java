package org.traininglayer.admin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.ToolAddress;

/** Makes the first console user possible: from settings, else by a link that works once. */
@Component
class FirstUser {

  private static final Logger log = LoggerFactory.getLogger(FirstUser.class);

  private final ConsoleUsers users;
  private final JdbcClient jdbc;
  private final AdminProperties properties;
  private final ToolAddress address;

  FirstUser(ConsoleUsers users, JdbcClient jdbc, AdminProperties properties, ToolAddress address) {
    this.users = users;
    this.jdbc = jdbc;
    this.properties = properties;
    this.address = address;
  }

  @EventListener(ApplicationReadyEvent.class)
  void prepare() {
    if (!users.none()) {
      return;
    }
    if (properties.initialUser() != null && properties.initialPassword() != null) {
      users.add(
          OrganisationId.DEFAULT,
          properties.initialUser(),
          properties.initialPassword(),
          EnumSet.allOf(ConsoleRole.class));
      return;
    }
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    String code = HexFormat.of().formatHex(bytes);
    jdbc.sql(
            """
            insert into console_setup (id, code_hash, expires_at)
            values (1, :hash, now() + interval '24 hours')
            on conflict (id) do update set
              code_hash = excluded.code_hash, expires_at = excluded.expires_at
            """)
        .param("hash", hash(code))
        .update();
    log.info(
        "Nobody can sign in to the console yet. Open this link within 24 hours, it works once:"
            + " {}/admin/setup?code={}",
        address.base(),
        code);
  }

  /** Whether the link still works. */
  boolean open(String code) {
    return jdbc.sql(
                """
                select count(*) from console_setup
                where code_hash = :hash and expires_at > now()
                  and not exists (select 1 from console_user)
                """)
            .param("hash", hash(code))
            .query(Integer.class)
            .single()
        == 1;
  }

  /** Uses the link up and makes the user, or does neither. */
  @Transactional
  public boolean make(String code, String username, String password) {
    int used =
        jdbc.sql("delete from console_setup where code_hash = :hash and expires_at > now()")
            .param("hash", hash(code))
            .update();
    if (used != 1 || !users.none()) {
      return false;
    }
    return users.add(OrganisationId.DEFAULT, username, password, EnumSet.allOf(ConsoleRole.class));
  }

  private static String hash(String code) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
