package org.traininglayer.database;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which database the application uses.
 *
 * @param url the server to use, {@code jdbc:postgresql://host:port/name} or {@code
 *     postgresql://host:port/name}; without it the application starts PostgreSQL itself
 * @param user the user at the named server
 * @param password the password at the named server
 * @param dataDir folder of the PostgreSQL that the application starts: its data, its password and
 *     its unpacked programs
 * @param binDir folder with {@code initdb}, {@code pg_ctl} and {@code postgres} (15 or newer) to
 *     start instead of the bundled ones
 * @param poolSize most connections that are open at once
 * @param patience how long to wait at start for the server, for example for its recovery after a
 *     crash
 */
@ConfigurationProperties("traininglayer.db")
record DatabaseProperties(
    @Nullable String url,
    @Nullable String user,
    @Nullable String password,
    @DefaultValue("data/postgresql") Path dataDir,
    @Nullable Path binDir,
    @DefaultValue("16") int poolSize,
    @DefaultValue("120s") Duration patience) {

  /** Everything but the password and the address, which may hold one. */
  @Override
  public String toString() {
    return "DatabaseProperties[named=" + (url != null) + ", dataDir=" + dataDir + "]";
  }
}
