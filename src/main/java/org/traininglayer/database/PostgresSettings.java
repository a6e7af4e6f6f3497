package org.traininglayer.database;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to start a PostgreSQL of our own.
 *
 * @param folder holds everything of it: data by major version, password, unpacked programs, lock
 * @param binFolder folder of an installed PostgreSQL (15 or newer), or null for the bundled one
 * @param maxConnections the server's {@code max_connections}
 * @param patience how long to wait until it answers
 */
public record PostgresSettings(
    Path folder, @Nullable Path binFolder, int maxConnections, Duration patience) {}
