package org.traininglayer.persistence;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Leases for tests without Spring. */
public final class TestLeases {

  private TestLeases() {}

  /** In a database with its tables. */
  public static Leases of(JdbcClient jdbc) {
    return new Leases(jdbc);
  }
}
