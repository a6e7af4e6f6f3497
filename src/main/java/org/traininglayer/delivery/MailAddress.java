package org.traininglayer.delivery;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody gets e-mail: one address of the plain form (<a
 * href="https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2">RFC 5321, 4.1.2</a>, dot-string and
 * domain, ASCII). Nothing in it can end a header or name a second recipient.
 */
public record MailAddress(String value) {

  /** The longest address (RFC 5321, 4.5.3.1.3, without its angle brackets). */
  public static final int LONGEST = 254;

  private static final int LONGEST_LOCAL = 64;

  private static final Pattern PLAIN =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

  /** Refuses what is no such address; its message does not repeat it. */
  public MailAddress {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not an e-mail address");
    }
  }

  /** Whether a text is such an address. */
  public static boolean isValid(@Nullable String text) {
    return text != null
        && text.length() <= LONGEST
        && text.indexOf('@') <= LONGEST_LOCAL
        && PLAIN.matcher(text).matches();
  }

  /** The address that a text is, without blanks around it; nothing when it is none. */
  public static Optional<MailAddress> of(@Nullable String text) {
    return Optional.ofNullable(text)
        .map(String::strip)
        .filter(MailAddress::isValid)
        .map(MailAddress::new);
  }

  /** What comes after the at sign. */
  public String domain() {
    return value.substring(value.indexOf('@') + 1);
  }

  /** For logs: nobody's address. */
  @Override
  public String toString() {
    return "…@…";
  }
}
