package org.traininglayer.adoption.projection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One column of many rows as an array of texts, which the statement casts to its type. */
final class TextArrays {

  private TextArrays() {}

  static <T> Array of(
      Connection connection, Collection<T> rows, Function<T, @Nullable String> column)
      throws SQLException {
    List<@Nullable String> texts = new ArrayList<>(rows.size());
    rows.forEach(row -> texts.add(column.apply(row)));
    return connection.createArrayOf("text", texts.toArray());
  }
}
