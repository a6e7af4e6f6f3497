package org.traininglayer.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.PGConnection;

/**
 * How we sign in to a server of our own.
 *
 * @param port on the loopback address
 * @param password of all its users
 */
record ServerLogin(int port, String password) {

  /** Owner of the application's database, without special rights. */
  static final String APPLICATION = "traininglayer";

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** A connection with all rights, for the few things that need them. */
  Connection superuser() throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", Cluster.SUPERUSER);
    login.setProperty("password", password);
    login.setProperty("loginTimeout", "10");
    login.setProperty("socketTimeout", "60");
    // Only a server that proves to know the password too is ours.
    login.setProperty("requireAuth", "scram-sha-256");
    return DriverManager.getConnection(url("postgres"), login);
  }

  /** Creates the application's user and database where they are missing. */
  void prepareDatabase() throws SQLException {
    try (Connection connection = superuser()) {
      if (!exists(connection, "select 1 from pg_roles where rolname = ?", APPLICATION)) {
        execute(connection, "create role " + APPLICATION + " login");
      }
      connection
          .unwrap(PGConnection.class)
          .alterUserPassword(APPLICATION, password.toCharArray(), "scram-sha-256");
      if (!exists(connection, "select 1 from pg_database where datname = ?", APPLICATION)) {
        execute(connection, "create database " + APPLICATION + " owner " + APPLICATION);
      }
    }
  }

  static String show(Connection connection, String setting) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select current_setting(?)")) {
      statement.setString(1, setting);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public String toString() {
    return "ServerLogin[port=" + port + "]";
  }

  private static boolean exists(Connection connection, String sql, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
