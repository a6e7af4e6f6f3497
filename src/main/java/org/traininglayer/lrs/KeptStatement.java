package org.traininglayer.lrs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** A statement as it is kept. */
record KeptStatement(
    UUID id, long seq, Instant stored, String version, String authority, String json) {

  /** The columns that make one. */
  static final String COLUMNS = "s.id, s.seq, s.stored, s.version, s.authority, s.json";

  static KeptStatement of(ResultSet row, int n) throws SQLException {
    return new KeptStatement(
        row.getObject("id", UUID.class),
        row.getLong("seq"),
        row.getObject("stored", OffsetDateTime.class).toInstant(),
        row.getString("version"),
        row.getString("authority"),
        row.getString("json"));
  }

  /** The statement with everything that the LRS fills in. */
  ObjectNode complete() {
    ObjectNode statement = (ObjectNode) StrictJson.read(json);
    ContextArrays.fixIn(statement);
    String storedText = XapiResponse.timestamp(stored);
    if (!statement.has("id")) {
      statement.put("id", id.toString());
    }
    if (!statement.has("timestamp")) {
      statement.put("timestamp", storedText);
    }
    statement.put("stored", storedText);
    statement.set("authority", StrictJson.read(authority));
    if (!statement.has("version")) {
      statement.put("version", version);
    }
    return statement;
  }
}
