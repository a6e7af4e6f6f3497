package org.traininglayer.lrs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lrs.LrsCredentials.Scope;

/** The columns of a key's terms, and how they are read. */
final class KeyRow {

  static final String TERMS = "scopes, expires_at, actors, activities, per_minute, origins";

  private KeyRow() {}

  static KeyTerms terms(ResultSet row) throws SQLException {
    EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
    texts(row, "scopes").forEach(each -> scopes.add(Scope.valueOf(each)));
    return new KeyTerms(
        scopes,
        instant(row, "expires_at"),
        texts(row, "actors"),
        texts(row, "activities"),
        row.getObject("per_minute", Integer.class),
        texts(row, "origins"));
  }

  static Set<String> texts(ResultSet row, String column) throws SQLException {
    return new LinkedHashSet<>(
        Arrays.asList((String[]) Objects.requireNonNull(row.getArray(column)).getArray()));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
