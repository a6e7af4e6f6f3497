package org.traininglayer.lrs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.xapi.XapiVersion;
import tools.jackson.databind.node.ObjectNode;

/** Statements as they are shown, in the format that was asked for. */
@Component
class StatementView {

  /** So much is read of what is known, whatever a page names. */
  private static final long MOST_BYTES = 8 << 20;

  private final JdbcClient jdbc;

  StatementView(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<ObjectNode> show(
      Caller caller,
      List<KeptStatement> kept,
      XapiVersion version,
      StatementFormat format,
      @Nullable String acceptLanguage) {
    List<ObjectNode> statements = kept.stream().map(each -> each.shown(version)).toList();
    switch (format) {
      case EXACT -> {}
      case IDS -> statements.forEach(IdsFormat::reduce);
      case CANONICAL -> {
        List<UUID> keys = new ArrayList<>();
        statements.forEach(each -> CanonicalFormat.keys(each, keys));
        CanonicalFormat canonical =
            new CanonicalFormat(definitions(caller, keys), Languages.of(acceptLanguage));
        statements.forEach(canonical::apply);
      }
    }
    return statements;
  }

  /**
   * What is known of activities and verbs, the last word for each property. It is what others said
   * too, so nothing of it is for whoever sees their own statements alone.
   */
  Map<UUID, ObjectNode> definitions(Caller caller, List<UUID> keys) {
    Map<UUID, ObjectNode> definitions = new HashMap<>();
    if (!caller.readsAll()) {
      return definitions;
    }
    jdbc.sql(
            """
            select key, definition from (
              select key, definition::text as definition,
                sum(octet_length(definition::text)) over (order by key)
                  - octet_length(definition::text) as before
              from xapi_definition
              where organisation_id = :organisation and key = any((:keys)::text[]::uuid[])) d
            where before < :bytes
            """)
        .param("bytes", MOST_BYTES)
        .param("organisation", caller.organisation().value())
        .param("keys", keys.stream().distinct().map(UUID::toString).toArray(String[]::new))
        .query((row, n) ->
            definitions.put(
                row.getObject("key", UUID.class),
                (ObjectNode) StrictJson.read(row.getString("definition"))))
        .list();
    return definitions;
  }
}
