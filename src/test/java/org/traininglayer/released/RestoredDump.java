package org.traininglayer.released;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Reads what {@code pg_dump} wrote as plain SQL, without {@code psql}. */
public final class RestoredDump {

  private static final String DATA_FOLLOWS = " FROM stdin;";
  private static final String DATA_ENDS = "\n\\.\n";
  private static final Pattern DATE =
      Pattern.compile("(?<![0-9A-Za-z-])20[0-9]{2}-[01][0-9]-[0-3][0-9](?![0-9-])");

  private RestoredDump() {}

  /** Fills an empty database. The connection looks into no schema afterwards: close it. */
  public static void restore(Connection connection, String dump) throws SQLException, IOException {
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    try (Statement statement = connection.createStatement()) {
      int at = 0;
      for (int data = dump.indexOf(DATA_FOLLOWS); data >= 0; ) {
        int line = dump.lastIndexOf('\n', data) + 1;
        statement.execute(sql(dump.substring(at, line)));
        int begin = dump.indexOf('\n', data) + 1;
        // One character earlier, so that a table without rows ends too.
        int end = dump.indexOf(DATA_ENDS, begin - 1);
        String command = dump.substring(line, begin).strip();
        copy.copyIn(
            command.substring(0, command.length() - 1),
            new StringReader(dump.substring(begin, Math.max(begin, end + 1))));
        at = end + DATA_ENDS.length();
        data = dump.indexOf(DATA_FOLLOWS, at);
      }
      statement.execute(sql(dump.substring(at)));
    }
  }

  /** Commands for {@code psql} itself, which fence a dump off, are not for the server. */
  private static String sql(String part) {
    return part.replaceAll("(?m)^\\\\.*$", "");
  }

  /**
   * The same dump made some days later: every date in it, wherever it stands, is so many days
   * later. Weeks stay weeks if it is a multiple of seven.
   */
  public static String moved(String dump, int days) {
    return DATE.matcher(dump)
        .replaceAll(date -> LocalDate.parse(date.group()).plusDays(days).toString());
  }
}
