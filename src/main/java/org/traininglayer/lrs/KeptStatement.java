package org.traininglayer.lrs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.traininglayer.xapi.ContextArrays;
import org.traininglayer.xapi.Formats;
import org.traininglayer.xapi.Timestamps;
import org.traininglayer.xapi.XapiVersion;
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

  /**
   * The statement as it is shown to somebody who speaks a version. What came in under 2.0, and
   * whatever is read under 2.0, has its times in UTC (IEEE 9274.1.1, 4.2.7); so it can be sent on
   * under 1.0.3, which knows fewer ways to write a time.
   */
  ObjectNode shown(XapiVersion reader) {
    ObjectNode statement = complete();
    utc(statement, reader == XapiVersion.V2 || Formats.isVersion2(version));
    return statement;
  }

  private static void utc(ObjectNode event, boolean always) {
    if (event.has("timestamp")) {
      String text = event.path("timestamp").stringValue();
      if (always || !Timestamps.isValid(text, XapiVersion.V1)) {
        event.put("timestamp", Timestamps.utc(text));
      }
    }
    if (event.path("object") instanceof ObjectNode object) {
      utc(object, always);
    }
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
