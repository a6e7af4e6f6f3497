package org.traininglayer.lrs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.xapi.Problem;
import org.traininglayer.xapi.StatementEquality;
import org.traininglayer.xapi.StatementRules;
import org.traininglayer.xapi.XapiVersion;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Statements of another record store on their way into the ledger. Each is judged for itself, by
 * the rules for those that are written here directly; what cannot be taken is told with its reason.
 * A statement whose id is there already is left as it is.
 */
@Component
public class ReceivedStatements {

  /** Before the name of a source, where the name of a key stands otherwise. */
  private static final String SOURCE = "source:";

  private final JdbcClient jdbc;
  private final StatementStore store;
  private final LrsProperties properties;

  ReceivedStatements(JdbcClient jdbc, StatementStore store, LrsProperties properties) {
    this.jdbc = jdbc;
    this.store = store;
    this.properties = properties;
  }

  /** What became of statements. */
  public record Kept(int added, int known, List<Refusal> refused) {}

  /**
   * A statement that was not taken.
   *
   * @param kind the same for all that were refused for the same rule
   * @param reason with the place in the statement
   */
  public record Refusal(String kind, String reason, String text) {}

  /**
   * Appends what can be taken, in the caller's transaction and as the last thing in it.
   *
   * @param source the name of the source, which vouches for them as a key does
   * @param texts one statement each
   */
  public Kept keep(
      OrganisationId organisation, String source, List<String> texts, XapiVersion version) {
    List<Refusal> refused = new ArrayList<>();
    Map<UUID, PreparedStatement> rows = new LinkedHashMap<>();
    Map<UUID, ObjectNode> nodes = new LinkedHashMap<>();
    int known = 0;
    for (String text : texts) {
      ObjectNode statement = judged(text, version, refused);
      if (statement == null) {
        continue;
      }
      UUID id = UUID.fromString(statement.path("id").stringValue());
      ObjectNode twice = nodes.putIfAbsent(id, statement);
      if (twice == null) {
        rows.put(
            id,
            PreparedStatement.of(
                id, statement, text, version == XapiVersion.V1 ? "1.0.0" : "2.0.0", any -> true));
      } else if (StatementEquality.same(statement, twice)) {
        known++;
      } else {
        refused.add(another(text));
      }
    }
    for (KeptStatement there : kept(organisation, rows.keySet().stream().toList()).values()) {
      PreparedStatement row = rows.remove(there.id());
      ObjectNode node = nodes.get(there.id());
      if (row != null && node != null) {
        if (StatementEquality.same(node, there.complete())) {
          known++;
        } else {
          refused.add(another(row.text()));
        }
      }
    }
    int added =
        store
            .append(
                organisation,
                List.copyOf(rows.values()),
                Authority.of(properties.authorityHomePage(), SOURCE + source))
            .size();
    return new Kept(added, known + rows.size() - added, List.copyOf(refused));
  }

  private static Refusal another(String text) {
    return new Refusal("id", "id: another statement is there under this id", text);
  }

  private static @Nullable ObjectNode judged(
      String text, XapiVersion version, List<Refusal> refused) {
    try {
      if (!(StrictJson.read(text) instanceof ObjectNode statement)) {
        refused.add(new Refusal("json", "is no object", text));
        return null;
      }
      List<Problem> problems = new ArrayList<>(StatementRules.problems(statement, version));
      if (problems.isEmpty()) {
        // Only the statement came; what is attached without an address was left behind.
        new AttachedParts(Map.of(), version).check(statement, problems);
      }
      if (problems.isEmpty() && !statement.has("id")) {
        problems.add(new Problem("id", "is required of what comes from another store"));
      }
      if (problems.isEmpty()) {
        return statement;
      }
      Problem first = problems.getFirst();
      refused.add(
          new Refusal(
              first.property().replaceAll("\\[\\d+]", "[]"),
              first.property() + ": " + first.message(),
              text));
    } catch (JacksonException e) {
      refused.add(new Refusal("json", "is not valid JSON: " + e.getOriginalMessage(), text));
    }
    return null;
  }

  private Map<UUID, KeptStatement> kept(OrganisationId organisation, List<UUID> ids) {
    Map<UUID, KeptStatement> kept = new HashMap<>();
    jdbc.sql(
            "select "
                + KeptStatement.COLUMNS
                + """
                 from statement s
                where s.organisation_id = :organisation and s.id = any((:ids)::text[]::uuid[])
                """)
        .param("organisation", organisation.value())
        .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
        .query(KeptStatement::of)
        .list()
        .forEach(one -> kept.put(one.id(), one));
    return kept;
  }
}
