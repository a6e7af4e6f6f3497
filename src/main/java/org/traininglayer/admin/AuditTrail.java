package org.traininglayer.admin;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.http.ClientAddress;
import org.traininglayer.kernel.OrganisationId;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who changed what in the console, with before and after. Only ever added to; how long it is kept
 * is for the operator to say.
 */
@Component
class AuditTrail {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_VALUE = 500;
  private static final int LONGEST_NAME = 200;

  private final JdbcClient jdbc;
  private final ClientAddress address;

  AuditTrail(JdbcClient jdbc, ClientAddress address) {
    this.jdbc = jdbc;
    this.address = address;
  }

  /**
   * Writes down a change, in the transaction of the change: both are there or neither. Outside of
   * one this fails. Only the fields that differ are kept; of a field whose name speaks of a secret,
   * only that it changed.
   *
   * @param who somebody signed in
   * @param action what was done, as {@code thing.done}: {@code platform.added}
   * @param subject what it was done to, by the name that people know it by
   * @param before the fields before; empty for something new
   * @param after the fields after; empty for something removed
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void changed(
      ConsoleUser who,
      String action,
      String subject,
      Map<String, String> before,
      Map<String, String> after) {
    changed(who.organisation(), who.getUsername(), action, subject, before, after);
  }

  /** A change and its entry, in one transaction: both are there or neither. */
  @Transactional
  public <T> T together(Supplier<T> changeAndEntry) {
    return changeAndEntry.get();
  }

  /**
   * Writes down something that was done elsewhere and cannot be taken back: a test was run, a
   * platform was told something.
   */
  @Transactional
  public void happened(
      ConsoleUser who,
      String action,
      String subject,
      Map<String, String> before,
      Map<String, String> after) {
    changed(who.organisation(), who.getUsername(), action, subject, before, after);
  }

  /** As the other, for changes that nobody who is signed in makes. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void changed(
      OrganisationId organisation,
      String who,
      String action,
      String subject,
      Map<String, String> before,
      Map<String, String> after) {
    jdbc.sql(
            """
            insert into console_audit (organisation_id, who, action, subject, before, after, address)
            values (:organisation, :who, :action, :subject, :before::jsonb, :after::jsonb, :address)
            """)
        .param("organisation", organisation.value())
        .param("who", clean(who, LONGEST_NAME))
        .param("action", clean(action, LONGEST_NAME))
        .param("subject", clean(subject, LONGEST_NAME))
        .param("before", JSON.writeValueAsString(differing(before, after)))
        .param("after", JSON.writeValueAsString(differing(after, before)))
        .param("address", address.shortened())
        .update();
  }

  /** The fields of one side that the other has not, or has with another value. */
  static Map<String, String> differing(Map<String, String> side, Map<String, String> other) {
    Map<String, String> kept = new LinkedHashMap<>();
    for (String field : new TreeSet<>(side.keySet())) {
      String value = side.get(field);
      if (value != null && !Objects.equals(value, other.get(field))) {
        kept.put(
            clean(field, LONGEST_NAME),
            isSecret(field) ? "(kept out)" : clean(value, LONGEST_VALUE));
      }
    }
    return kept;
  }

  private static boolean isSecret(String field) {
    String name = field.toLowerCase(Locale.ROOT);
    return name.contains("secret") || name.contains("password") || name.contains("token");
  }

  private static String clean(String text, int longest) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .limit(longest)
        .map(
            c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? ' ' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
