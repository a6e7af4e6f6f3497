package org.traininglayer.lrs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.xapi.Problem;
import org.traininglayer.xapi.StatementEquality;
import org.traininglayer.xapi.StatementRules;
import org.traininglayer.xapi.XapiVersion;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes statements from outside: all of a request or none. */
@Component
class StatementWriter {

  private static final int ATTEMPTS = 4;

  private final JdbcClient jdbc;
  private final StatementStore table;
  private final Attachments attachments;
  private final ErasedAccounts erased;
  private final TransactionTemplate transactions;

  StatementWriter(
      JdbcClient jdbc,
      StatementStore table,
      Attachments attachments,
      ErasedAccounts erased,
      PlatformTransactionManager transactionManager) {
    this.jdbc = jdbc;
    this.table = table;
    this.attachments = attachments;
    this.erased = erased;
    this.transactions = new TransactionTemplate(transactionManager);
  }

  /** Reads, judges and keeps what was posted; the ids in the order of the statements. */
  List<UUID> post(Caller caller, StatementBody body, XapiVersion version) {
    return keep(caller, received(body, version), body, version);
  }

  /** The same for one statement under a given id. */
  void put(Caller caller, UUID id, StatementBody body, XapiVersion version) {
    List<Received> all = received(body, version);
    if (all.size() != 1 || body.text().stripLeading().startsWith("[")) {
      throw XapiFailure.badRequest("PUT takes exactly one statement.");
    }
    ObjectNode statement = all.getFirst().node();
    if (statement.has("id") && !UUID.fromString(statement.path("id").stringValue()).equals(id)) {
      throw XapiFailure.badStatement(
          List.of(new Problem("id", "is another one than the parameter statementId")));
    }
    Received one = new Received(id, statement, all.getFirst().text(), all.getFirst().parts());
    keep(caller, List.of(one), body, version);
  }

  /**
   * Refuses the whole request where a part of it is outside of what the key is limited to. To be
   * asked after what is there already was looked up: what comes later ends the transaction.
   */
  private void mustConcern(Caller caller, List<Received> received, StatementBody body) {
    KeyLimits limits = caller.limits();
    if (limits.none()) {
      return;
    }
    List<Problem> outside = new ArrayList<>();
    Set<UUID> own = ownAmong(caller, received);
    for (int i = 0; i < received.size() && outside.size() < StatementRules.MOST_PROBLEMS; i++) {
      ObjectNode statement = received.get(i).node();
      List<Problem> found = new ArrayList<>(limits.outside(statement));
      if (!own.containsAll(KeyLimits.references(statement))) {
        found.add(
            new Problem("object", "speaks of a statement that did not come in with this key"));
      }
      String place = place(body, i);
      found.forEach(each -> outside.add(new Problem(join(place, each.property()), each.message())));
    }
    if (!outside.isEmpty()) {
      throw XapiFailure.outside(outside);
    }
  }

  /**
   * Says which statements are about people who were erased; the others can be sent without them.
   */
  private void mustNotNameErased(
      Caller caller, List<Received> received, List<PreparedStatement> rows, StatementBody body) {
    Set<UUID> naming = erased.naming(caller.organisation(), rows);
    List<Problem> outside = new ArrayList<>();
    for (int i = 0; i < received.size() && outside.size() < StatementRules.MOST_PROBLEMS; i++) {
      if (naming.contains(received.get(i).id())) {
        outside.add(new Problem(place(body, i), ErasedAccounts.ERASED));
      }
    }
    if (!outside.isEmpty()) {
      throw XapiFailure.outside(outside);
    }
  }

  private static String place(StatementBody body, int index) {
    return body.text().stripLeading().startsWith("[") ? "[" + index + "]" : "";
  }

  /** A key that may not do everything takes back what came in with it, and nothing else. */
  private void mustVoidOwn(Caller caller, List<Received> received) {
    Set<UUID> voided = new HashSet<>();
    for (Received each : received) {
      if (StatementKeys.VOIDED.equals(each.node().path("verb").path("id").stringValue(""))) {
        voided.addAll(KeyLimits.references(each.node()));
      }
    }
    // One that is not there yet is not the key's own: whoever knows its id could take it back
    // before.
    if (!voided.isEmpty()
        && !caller.voidsAll()
        && !ownAmong(caller, received).containsAll(voided)) {
      throw XapiFailure.of(
          403,
          "A statement that did not come in with this key, or has not come yet, is voided by keys"
              + " with the scope ALL alone.");
    }
  }

  /**
   * Of the statements that are spoken of those that came, or come, in with the same key. What is
   * there under another authority is not the key's own, even when the key sends it once more.
   */
  private Set<UUID> ownAmong(Caller caller, List<Received> received) {
    Set<UUID> spokenOf = new HashSet<>();
    received.forEach(each -> spokenOf.addAll(KeyLimits.references(each.node())));
    Set<UUID> own = new HashSet<>();
    received.stream().map(Received::id).filter(spokenOf::contains).forEach(own::add);
    if (!spokenOf.isEmpty()) {
      jdbc.sql(
              """
              select id, authority_key = :authority as own from statement
              where organisation_id = :organisation and id = any((:ids)::text[]::uuid[])
              """)
          .param("organisation", caller.organisation().value())
          .param("ids", spokenOf.stream().map(UUID::toString).toArray(String[]::new))
          .param("authority", caller.authority().key())
          .query(row -> {
            UUID id = row.getObject("id", UUID.class);
            if (row.getBoolean("own")) {
              own.add(id);
            } else {
              own.remove(id);
            }
          });
    }
    return own;
  }

  /**
   * A statement that came.
   *
   * @param parts hashes of the attachments that came with it
   */
  private record Received(UUID id, ObjectNode node, String text, Set<String> parts) {}

  private static List<Received> received(StatementBody body, XapiVersion version) {
    String text = body.text();
    List<StrictJson.Piece> pieces;
    try {
      pieces = StrictJson.pieces(text);
    } catch (JacksonException e) {
      throw XapiFailure.badRequest("The body is not valid JSON: " + StrictJson.fault(e));
    }
    boolean batch = text.stripLeading().startsWith("[");
    List<Problem> problems = new ArrayList<>();
    List<Received> received = new ArrayList<>();
    Set<UUID> ids = new HashSet<>();
    Set<String> named = new HashSet<>();
    for (int i = 0; i < pieces.size() && problems.size() < StatementRules.MOST_PROBLEMS; i++) {
      JsonNode node = pieces.get(i).node();
      List<Problem> found = new ArrayList<>(StatementRules.problems(node, version));
      AttachedParts parts = new AttachedParts(body.attachments(), version);
      parts.check(node, found);
      named.addAll(parts.named());
      String place = batch ? "[" + i + "]" : "";
      found.forEach(
          each -> problems.add(new Problem(join(place, each.property()), each.message())));
      if (found.isEmpty() && node instanceof ObjectNode statement) {
        UUID id =
            node.has("id") ? UUID.fromString(node.path("id").stringValue()) : UUID.randomUUID();
        if (!ids.add(id)) {
          problems.add(new Problem(join(place, "id"), "is there twice in the request"));
        }
        received.add(new Received(id, statement, pieces.get(i).text(), parts.named()));
      }
    }
    if (!problems.isEmpty()) {
      throw XapiFailure.badStatement(problems);
    }
    for (String part : body.attachments().keySet()) {
      if (!named.contains(part)) {
        throw XapiFailure.badRequest(
            "The part with the hash " + part + " belongs to no attachment of the statements.");
      }
    }
    return received;
  }

  private static String join(String place, String property) {
    return place.isEmpty() || property.isEmpty() ? place + property : place + "." + property;
  }

  private List<UUID> keep(
      Caller caller, List<Received> received, StatementBody body, XapiVersion version) {
    for (int attempt = 1; ; attempt++) {
      try {
        transactions.executeWithoutResult(status -> keepOnce(caller, received, body, version));
        return received.stream().map(Received::id).toList();
      } catch (PessimisticLockingFailureException e) {
        if (attempt == ATTEMPTS) {
          throw XapiFailure.of(503, "Others write the same statements right now. Try again.");
        }
      }
    }
  }

  /** Fails if somebody else was faster with one of the ids: then look again at what is there. */
  private void keepOnce(
      Caller caller, List<Received> received, StatementBody body, XapiVersion version) {
    Map<UUID, KeptStatement> kept = kept(caller.organisation(), received);
    mustConcern(caller, received, body);
    mustVoidOwn(caller, received);
    List<PreparedStatement> rows = new ArrayList<>();
    Map<UUID, Set<String>> parts = new LinkedHashMap<>();
    KeyLimits limits = caller.limits();
    for (Received each : received) {
      KeptStatement there = kept.get(each.id());
      if (there == null) {
        rows.add(
            PreparedStatement.of(
                each.id(),
                each.node(),
                each.text(),
                version == XapiVersion.V1 ? "1.0.0" : "2.0.0",
                limits::allowsActivity));
        if (!each.parts().isEmpty()) {
          parts.put(each.id(), each.parts());
        }
      } else if (!StatementEquality.same(each.node(), there.complete())) {
        throw XapiFailure.of(
            409, "A different statement with the id " + each.id() + " is already there.");
      }
    }
    mustNotNameErased(caller, received, rows, body);
    Map<String, String> places =
        attachments.write(caller.organisation(), parts, body.attachments());
    if (table.append(caller.organisation(), rows, caller.authority()).size() < rows.size()) {
      throw new SomebodyWasFaster();
    }
    attachments.name(caller.organisation(), parts, places);
  }

  private Map<UUID, KeptStatement> kept(OrganisationId organisation, List<Received> received) {
    Map<UUID, KeptStatement> kept = new LinkedHashMap<>();
    jdbc.sql(
            "select "
                + KeptStatement.COLUMNS
                + """
                 from statement s
                where s.organisation_id = :organisation and s.id = any((:ids)::text[]::uuid[])
                """)
        .param("organisation", organisation.value())
        .param("ids", received.stream().map(each -> each.id().toString()).toArray(String[]::new))
        .query(KeptStatement::of)
        .list()
        .forEach(each -> kept.put(each.id(), each));
    return kept;
  }

  /** Rolls the transaction back. */
  private static final class SomebodyWasFaster extends PessimisticLockingFailureException {
    private static final long serialVersionUID = 1L;

    SomebodyWasFaster() {
      super("another transaction appended the same id");
    }
  }
}
