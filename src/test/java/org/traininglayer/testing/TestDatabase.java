package org.traininglayer.testing;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Databases for tests without Spring. */
public final class TestDatabase {

  private TestDatabase() {}

  /** How to connect: values of {@code traininglayer.db.url}, {@code .user}, {@code .password}. */
  public record Settings(String url, String user, String password) {}

  /**
   * A fresh database on the real server, with all migrations applied. Connections are not pooled.
   */
  public static DataSource fresh() {
    Settings settings = settings();
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(settings.url());
    source.setUser(settings.user());
    source.setPassword(settings.password());
    return source;
  }

  /** A database without anything, to be filled by a test. */
  public static Settings empty() {
    TestServer server = TestServer.running();
    return new Settings(server.url(server.createEmptyDatabase()), server.user(), server.password());
  }

  /** Does something to the server itself that its users may not, like making a role. */
  public static void asSuperuser(String sql) {
    TestServer.running().execute(sql);
  }

  /** A fresh database like that of {@link #fresh()}, for an application that a test starts. */
  public static Settings settings() {
    TestServer server = TestServer.running();
    return new Settings(server.url(server.createDatabase()), server.user(), server.password());
  }
}
