package org.traininglayer.lrs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
 * A statement whose id is there already is left as it is, and one that was erased here stays away.
 */
@Component
public class ReceivedStatements {

  /** Before the name of a source, where the name of a key stands otherwise. */
  static final String SOURCE = "source:";

  private final JdbcClient jdbc;
  private final StatementStore store;
  private final Attachments attachments;
  private final ErasedAccounts gone;
  private final LrsProperties properties;

  ReceivedStatements(
      JdbcClient jdbc,
      StatementStore store,
      Attachments attachments,
      ErasedAccounts gone,
      LrsProperties properties) {
    this.jdbc = jdbc;
    this.gone = gone;
    this.store = store;
    this.attachments = attachments;
    this.properties = properties;
  }

  /**
   * A statement that came.
   *
   * @param parts what is attached to it, by hash in lower case
   * @param missing why what is attached did not come; null where nobody asked, or it did
   */
  public record Incoming(String text, Map<String, byte[]> parts, @Nullable String missing) {

    /** Copies the map. */
    public Incoming {
      parts = Map.copyOf(parts);
    }

    /** A statement alone. */
    public static Incoming alone(String text) {
      return new Incoming(text, Map.of(), null);
    }
  }

  /**
   * What is to become of statements.
   *
   * @param fresh those to append
   * @param parts what comes with them: contents by hash, by statement
   * @param known how many are here already, or were erased here
   */
  public record Judged(
      List<PreparedStatement> fresh,
      Map<UUID, Map<String, byte[]>> parts,
      int known,
      List<Refusal> refused) {

    /** Copies the lists. */
    public Judged {
      fresh = List.copyOf(fresh);
      parts = Map.copyOf(parts);
      refused = List.copyOf(refused);
    }
  }

  /**
   * A statement that was not taken.
   *
   * @param kind the same for all that were refused for the same rule
   * @param reason with the place in the statement
   */
  public record Refusal(String kind, String reason, String text) {}

  /**
   * Says what can be taken; writes nothing.
   *
   * @param source the name of the source, which vouches for them as a key does
   * @param all one statement each
   */
  public Judged judge(
      OrganisationId organisation, String source, List<Incoming> all, XapiVersion version) {
    List<Refusal> refused = new ArrayList<>();
    Map<UUID, PreparedStatement> rows = new LinkedHashMap<>();
    Map<UUID, ObjectNode> nodes = new LinkedHashMap<>();
    Map<UUID, Incoming> came = new HashMap<>();
    int known = 0;
    for (Incoming each : all) {
      String text = each.text();
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
        came.put(id, each);
      } else if (StatementEquality.same(statement, twice)) {
        known++;
      } else {
        refused.add(another(text));
      }
    }
    for (KeptStatement there : kept(organisation, List.copyOf(rows.keySet())).values()) {
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
    // Looked up after what is there: what is erased in this moment is in one of the two.
    for (UUID gone : erased(organisation, rows.keySet())) {
      rows.remove(gone);
      known++;
    }
    // And those of people who were erased before their statements ever came here.
    for (UUID before : gone.fromBefore(organisation, rows.values())) {
      rows.remove(before);
      known++;
    }
    Map<UUID, Map<String, byte[]>> parts = attached(rows, nodes, came, version, refused);
    Set<UUID> others = ofOthers(organisation, authority(source), rows.values());
    for (PreparedStatement row : List.copyOf(rows.values())) {
      UUID target = row.keys().refId();
      if (row.keys().voiding() && target != null && others.contains(target)) {
        rows.remove(row.id());
        refused.add(
            new Refusal(
                "object", "object: voids a statement that did not come from there", row.text()));
      }
    }
    parts.keySet().retainAll(rows.keySet());
    return new Judged(List.copyOf(rows.values()), parts, known, refused);
  }

  /** What is attached to statements, without those to which it should be and is not. */
  private static Map<UUID, Map<String, byte[]>> attached(
      Map<UUID, PreparedStatement> rows,
      Map<UUID, ObjectNode> nodes,
      Map<UUID, Incoming> came,
      XapiVersion version,
      List<Refusal> refused) {
    Map<UUID, Map<String, byte[]>> parts = new HashMap<>();
    for (PreparedStatement row : List.copyOf(rows.values())) {
      Incoming each = Objects.requireNonNull(came.get(row.id()));
      List<Problem> problems = new ArrayList<>();
      AttachedParts attached = new AttachedParts(each.parts(), version);
      attached.check(Objects.requireNonNull(nodes.get(row.id())), problems);
      if (problems.isEmpty()) {
        Map<String, byte[]> named = new HashMap<>(each.parts());
        named.keySet().retainAll(attached.named());
        parts.put(row.id(), named);
      } else {
        rows.remove(row.id());
        refused.add(
            refusal(
                problems.getFirst(),
                each.missing() == null ? "" : " (" + each.missing() + ")",
                row.text()));
      }
    }
    return parts;
  }

  /**
   * Appends what can be taken, in the caller's transaction, after what is attached was written.
   * Whoever else appends waits from then on until that ends, so only little may follow.
   *
   * @return how many were new; the others came in meanwhile
   */
  public int append(OrganisationId organisation, String source, Judged judged) {
    Map<UUID, Set<String>> named = new LinkedHashMap<>();
    Map<String, byte[]> contents = new HashMap<>();
    judged
        .parts()
        .forEach((id, parts) -> {
          if (!parts.isEmpty()) {
            named.put(id, parts.keySet());
            contents.putAll(parts);
          }
        });
    Map<String, String> places = attachments.write(organisation, named, contents);
    List<UUID> added = store.append(organisation, judged.fresh(), authority(source));
    boolean someCameMeanwhile = named.keySet().retainAll(Set.copyOf(added));
    attachments.name(organisation, named, places);
    if (someCameMeanwhile) {
      attachments.deleteUnused(organisation, places.values());
    }
    return added.size();
  }

  /** Of some statements those that are here already, or were erased here. */
  public Set<UUID> known(OrganisationId organisation, Collection<UUID> ids) {
    Set<UUID> known = new HashSet<>(erased(organisation, ids));
    known.addAll(
        jdbc.sql(
                """
                select id from statement
                where organisation_id = :organisation and id = any((:ids)::text[]::uuid[])
                """)
            .param("organisation", organisation.value())
            .param("ids", texts(ids))
            .query(UUID.class)
            .list());
    return known;
  }

  private Authority authority(String source) {
    return Authority.of(properties.authorityHomePage(), SOURCE + source);
  }

  /** Of the statements that are voided those that are here under another authority. */
  private Set<UUID> ofOthers(
      OrganisationId organisation, Authority own, Collection<PreparedStatement> rows) {
    Set<UUID> targets = new HashSet<>();
    for (PreparedStatement row : rows) {
      UUID target = row.keys().refId();
      if (row.keys().voiding() && target != null) {
        targets.add(target);
      }
    }
    return targets.isEmpty()
        ? Set.of()
        : Set.copyOf(
            jdbc.sql(
                    """
                    select id from statement
                    where organisation_id = :organisation and id = any((:ids)::text[]::uuid[])
                      and authority_key <> :authority
                    """)
                .param("organisation", organisation.value())
                .param("ids", texts(targets))
                .param("authority", own.key())
                .query(UUID.class)
                .list());
  }

  private List<UUID> erased(OrganisationId organisation, Collection<UUID> ids) {
    return jdbc.sql(
            """
            select statement_id from record_source_erased
            where organisation_id = :organisation
              and statement_id = any((:ids)::text[]::uuid[])
            """)
        .param("organisation", organisation.value())
        .param("ids", texts(ids))
        .query(UUID.class)
        .list();
  }

  private static String[] texts(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).toArray(String[]::new);
  }

  private static Refusal another(String text) {
    return new Refusal("id", "id: another statement is there under this id", text);
  }

  private static Refusal refusal(Problem problem, String missing, String text) {
    return new Refusal(
        problem.property().replaceAll("\\[\\d+]", "[]"),
        problem.property() + ": " + problem.message() + missing,
        text);
  }

  private static @Nullable ObjectNode judged(
      String text, XapiVersion version, List<Refusal> refused) {
    try {
      if (!(StrictJson.read(text) instanceof ObjectNode statement)) {
        refused.add(new Refusal("json", "is no object", text));
        return null;
      }
      List<Problem> problems = new ArrayList<>(StatementRules.problems(statement, version));
      if (problems.isEmpty() && !statement.has("id")) {
        problems.add(new Problem("id", "is required of what comes from another store"));
      }
      if (problems.isEmpty()) {
        return statement;
      }
      refused.add(refusal(problems.getFirst(), "", text));
    } catch (JacksonException e) {
      refused.add(new Refusal("json", "is not valid JSON: " + StrictJson.fault(e), text));
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
        .param("ids", texts(ids))
        .query(KeptStatement::of)
        .list()
        .forEach(one -> kept.put(one.id(), one));
    return kept;
  }
}
