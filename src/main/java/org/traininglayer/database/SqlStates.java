package org.traininglayer.database;

import java.sql.SQLException;

/** What the error codes of PostgreSQL mean for somebody who wants to connect. */
final class SqlStates {

  private SqlStates() {}

  /** No answer, starting, shutting down, all connections taken: worth another try. */
  static boolean mayPass(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
  }

  /** Wrong user or password, or not let in by the server's rules. */
  static boolean refused(SQLException e) {
    return String.valueOf(e.getSQLState()).startsWith("28");
  }

  static String firstLine(SQLException e) {
    String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    return text.endsWith(".") ? text : text + ".";
  }
}
