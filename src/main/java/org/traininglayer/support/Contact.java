package org.traininglayer.support;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom the people of a course can ask.
 *
 * @param reach how: an address, a number, a room
 * @param note may be empty
 * @param hours when for certain; null when none were named
 */
public record Contact(
    UUID id, String name, String reach, String note, @Nullable OfficeHours hours) {

  /** The longest name, and the longest way to reach somebody, in characters. */
  public static final int LONGEST_NAME = 120;

  /** So too of the way to reach somebody, and of a note. */
  public static final int LONGEST = 300;

  private static final Pattern MAIL =
      Pattern.compile("[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,5}");

  /** Where the way leads when it is an address; null for a number or a room. */
  public @Nullable String href() {
    return href(reach);
  }

  static @Nullable String href(String reach) {
    if (MAIL.matcher(reach).matches()) {
      return "mailto:" + reach;
    }
    try {
      URI address = new URI(reach);
      return "https".equals(address.getScheme()) && address.getHost() != null
          ? address.toASCIIString()
          : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** Whether this can be the name of somebody, on one line. */
  public static boolean fits(String text, int longest) {
    return !text.isBlank()
        && text.length() <= longest
        && text.chars().noneMatch(Character::isISOControl);
  }
}
