package org.traininglayer.database;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The server first, then the pool of connections to it; at the end in the opposite order. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  /** Connections beyond the pool: migrations, an administrator, the server's own reserve. */
  private static final int SPARE_CONNECTIONS = 20;

  private static final int LEAST_CONNECTIONS = 60;

  /**
   * How long anything waits for somebody else's lock, how long one statement may take, and how long
   * a transaction may stand still: a person waits for most of it, and whoever waits longer keeps a
   * connection from others. A job that needs longer says so in its transaction ({@code set local}).
   */
  static final String PATIENCE =
      "set lock_timeout = '5s'; set statement_timeout = '30s';"
          + " set idle_in_transaction_session_timeout = '60s'";

  @Bean(destroyMethod = "close")
  DatabaseServer databaseServer(DatabaseProperties properties) {
    String url = properties.url();
    if (url != null && !url.isBlank()) {
      return NamedServer.reach(
          ServerAddress.of(url, properties.user(), properties.password()), properties.patience());
    }
    return PostgresLauncher.start(
        new PostgresSettings(
            properties.dataDir(),
            properties.binDir(),
            Math.max(LEAST_CONNECTIONS, properties.poolSize() + SPARE_CONNECTIONS),
            properties.patience()));
  }

  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(DatabaseServer server, DatabaseProperties properties) {
    HikariDataSource pool = new HikariDataSource();
    pool.setPoolName("database");
    pool.setJdbcUrl(server.url());
    pool.setUsername(server.user());
    pool.setPassword(server.password());
    pool.setMaximumPoolSize(properties.poolSize());
    pool.setMinimumIdle(Math.min(4, properties.poolSize()));
    pool.setConnectionTimeout(10_000);
    pool.addDataSourceProperty("ApplicationName", "training-layer");
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    // The detail of an error may hold what people wrote: keep it out of the log.
    pool.addDataSourceProperty("logServerErrorDetail", "false");
    pool.setConnectionInitSql(PATIENCE);
    return pool;
  }

  /** Migrations take as long as they take: connections of their own, without time-outs. */
  @Bean
  FlywayConfigurationCustomizer patientMigrations(DatabaseServer server) {
    return flyway -> flyway.dataSource(server.url(), server.user(), server.password());
  }
}
