package org.traininglayer.lrs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.xapi.XapiVersion;
import tools.jackson.databind.node.ObjectNode;

/** Statements as they are shown, in the format that was asked for. */
@Component
class StatementView {

  private final JdbcClient jdbc;

  StatementView(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<ObjectNode> show(
      OrganisationId organisation,
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
            new CanonicalFormat(definitions(organisation, keys), Languages.of(acceptLanguage));
        statements.forEach(canonical::apply);
      }
    }
    return statements;
  }

  /** What is known of activities and verbs, the last word for each property. */
  Map<UUID, ObjectNode> definitions(OrganisationId organisation, List<UUID> keys) {
    Map<UUID, ObjectNode> definitions = new HashMap<>();
    jdbc.sql(
            """
            select key, definition::text as definition from xapi_definition
            where organisation_id = :organisation and key = any((:keys)::text[]::uuid[])
            """)
        .param("organisation", organisation.value())
        .param("keys", keys.stream().map(UUID::toString).toArray(String[]::new))
        .query((row, n) ->
            definitions.put(
                row.getObject("key", UUID.class),
                (ObjectNode) StrictJson.read(row.getString("definition"))))
        .list();
    return definitions;
  }
}
