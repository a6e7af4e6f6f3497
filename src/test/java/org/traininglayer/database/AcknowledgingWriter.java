package org.traininglayer.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;

/** Starts the server and writes row after row; prints each number once it is committed. */
final class AcknowledgingWriter {

  private AcknowledgingWriter() {}

  public static void main(String[] args) throws Exception {
    LocalPostgres server = PostgresLauncher.start(Folders.bundled(Path.of(args[0])));
    try (Connection connection =
        DriverManager.getConnection(server.url(), server.user(), server.password())) {
      ServerLogin.execute(connection, "create table if not exists written (n bigint primary key)");
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into written select coalesce(max(n), 0) + 1 from written returning n")) {
        while (true) {
          try (var rows = insert.executeQuery()) {
            rows.next();
            System.out.println("committed " + rows.getLong(1));
          }
        }
      }
    }
  }
}
