package org.traininglayer.testing;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Databases for tests without Spring. */
public final class TestDatabase {

  private TestDatabase() {}

  /**
   * A fresh database on the real server, with all migrations applied. Connections are not pooled.
   */
  public static DataSource fresh() {
    TestServer server = TestServer.running();
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(server.url(server.createDatabase()));
    source.setUser(server.user());
    source.setPassword(server.password());
    return source;
  }
}
