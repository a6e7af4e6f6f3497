package org.traininglayer.database;

/** A PostgreSQL server that answers, and how to reach the application's database on it. */
public sealed interface DatabaseServer extends AutoCloseable permits LocalPostgres, NamedServer {

  /** Address of the application's database, {@code jdbc:postgresql://…}, without a password. */
  String url();

  /** The user who owns the application's database. */
  String user();

  /** The password of {@link #user()}. */
  String password();

  /** Stops the server if the application started it. */
  @Override
  void close();
}
