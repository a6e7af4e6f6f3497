package org.traininglayer.database;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of PostgreSQL.
 *
 * @param major the first number; data folders of different majors do not fit
 * @param text as PostgreSQL says it, for example {@code 18.6}
 */
record PostgresVersion(int major, String text) {

  static final int OLDEST = 15;

  private static final Pattern NUMBER = Pattern.compile("(\\d+)[.\\w]*");

  /** From what {@code postgres --version} prints. */
  static PostgresVersion parse(String printed) {
    Matcher number = NUMBER.matcher(printed);
    if (!number.find()) {
      throw new DatabaseUnavailableException("No PostgreSQL version in: " + printed.strip());
    }
    return new PostgresVersion(Integer.parseInt(number.group(1)), number.group());
  }

  /** Refuses versions that lack what the application uses. */
  static void demand(int major, String who) {
    if (major < OLDEST) {
      throw new DatabaseUnavailableException(
          who + ", but PostgreSQL " + OLDEST + " or newer is needed.");
    }
  }
}
