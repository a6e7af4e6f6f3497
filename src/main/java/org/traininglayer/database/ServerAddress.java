package org.traininglayer.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A database on a server that somebody else runs.
 *
 * @param url {@code jdbc:postgresql://…} without user and password
 * @param user who signs in
 * @param password may be empty where the server asks for none
 */
record ServerAddress(String url, String user, String password) {

  /**
   * Reads {@code jdbc:postgresql://…} as it is, and {@code postgresql://user:password@host/name} as
   * cloud providers give it; user and password given on their own go first.
   */
  static ServerAddress of(String url, @Nullable String user, @Nullable String password) {
    String given = url.strip();
    if (given.startsWith("jdbc:postgresql:")) {
      return new ServerAddress(given, orEmpty(user), orEmpty(password));
    }
    if (!given.startsWith("postgresql://") && !given.startsWith("postgres://")) {
      throw new DatabaseUnavailableException(
          "traininglayer.db.url must begin with jdbc:postgresql:// or postgresql://; no other"
              + " database is supported.");
    }
    String rest = given.substring(given.indexOf("://") + 3);
    int slash = rest.indexOf('/');
    int at = rest.lastIndexOf('@', slash < 0 ? rest.length() : slash);
    String[] person = at < 0 ? new String[0] : rest.substring(0, at).split(":", 2);
    return new ServerAddress(
        "jdbc:postgresql://" + rest.substring(at + 1),
        user != null || person.length < 1 ? orEmpty(user) : decoded(person[0]),
        password != null || person.length < 2 ? orEmpty(password) : decoded(person[1]));
  }

  /** Host, port and database: what may be shown to people. */
  String shown() {
    int query = url.indexOf('?');
    String plain = (query < 0 ? url : url.substring(0, query)).substring("jdbc:".length());
    int at = plain.lastIndexOf('@');
    return at < 0 ? plain : URI.create("postgresql://" + plain.substring(at + 1)).toString();
  }

  @Override
  public String toString() {
    return "ServerAddress[" + shown() + "]";
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
