package org.traininglayer.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Instants and ids of rows as they are read. */
public final class Rows {

  private Rows() {}

  /** A {@code timestamptz} that is always there. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** A {@code timestamptz} that may be null. */
  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  /** A {@code uuid} that is always there. */
  public static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  /** An id that is always there. */
  public static <T> T id(ResultSet row, String column, Function<UUID, T> type) throws SQLException {
    return type.apply(uuid(row, column));
  }

  /** An id that may be null. */
  public static <T> @Nullable T idOrNull(ResultSet row, String column, Function<UUID, T> type)
      throws SQLException {
    UUID value = row.getObject(column, UUID.class);
    return value == null ? null : type.apply(value);
  }
}
