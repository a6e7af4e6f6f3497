package org.traininglayer.lrs;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.xapi.XapiVersion;

/**
 * Documents in the database (xAPI 1.0.3, part 3, 2.2 and 3.1). A precondition and the write that
 * depends on it are one statement, or happen under the lock of the row: of two who have seen the
 * same document one writes, and the other is told.
 */
@Component
class Documents {

  private static final int ATTEMPTS = 4;

  private final JdbcClient jdbc;
  private final ErasedAccounts erased;
  private final TransactionTemplate transactions;

  Documents(JdbcClient jdbc, ErasedAccounts erased, PlatformTransactionManager transactionManager) {
    this.jdbc = jdbc;
    this.erased = erased;
    this.transactions = new TransactionTemplate(transactionManager);
  }

  /** A document as it is kept. */
  record Kept(Document document, String etag, Instant modified) {}

  /** A document in a list. */
  record Listed(String id, Instant modified) {}

  Optional<Kept> find(DocumentPlace place) {
    return find(place, "");
  }

  /** The ids of several, those that have not changed for longest first. */
  List<Listed> list(DocumentPlace where, @Nullable Instant since) {
    Map<String, Object> params = new HashMap<>();
    String conditions = several(where, params);
    if (since != null) {
      conditions += " and modified > :since";
      params.put("since", since.atOffset(ZoneOffset.UTC));
    }
    return jdbc.sql(
            "select id, max(modified) as modified from "
                + where.kind().table()
                + " where "
                + conditions
                + " group by id order by max(modified), id")
        .params(params)
        .query((row, n) ->
            new Listed(
                row.getString("id"), row.getObject("modified", OffsetDateTime.class).toInstant()))
        .list();
  }

  private void mustNotBeOfErased(DocumentPlace place) {
    UUID agent = place.agent();
    if (agent != null) {
      erased.mustNotName(place.organisation(), agent);
    }
  }

  /** Keeps a document in the place of the one that is there, as far as the request has seen it. */
  void put(DocumentPlace place, Document document, Preconditions demanded, XapiVersion version) {
    mustNotBeOfErased(place);
    if (!demanded.isEmpty()) {
      int written =
          demanded.match() != null
              ? replace(place, document, demanded)
              : write(place, document, !demanded.wantsNothing(), demanded.unwanted());
      if (written == 0) {
        throw changed();
      }
    } else if (place.kind().demandsPrecondition(version)) {
      throw find(place).isPresent() ? blind() : unsaid();
    } else if (write(place, document, place.kind().isReplacedBlindly(version), new String[0])
        == 0) {
      throw blind();
    }
  }

  /**
   * Keeps a document, or puts it together with the one that is there.
   *
   * @return what is kept now
   */
  Document post(DocumentPlace place, Document posted, Preconditions demanded, long limit) {
    mustNotBeOfErased(place);
    DocumentMerge.mustBeReadable(posted);
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<Document> kept =
          transactions.execute(status -> postOnce(place, posted, demanded, limit));
      if (kept != null && kept.isPresent()) {
        return kept.get();
      }
    }
    throw XapiFailure.of(503, "Others write the same document right now. Try again.");
  }

  /** Deletes one; whether there was one makes no difference, unless it is demanded. */
  void delete(DocumentPlace place, Preconditions demanded) {
    int deleted =
        jdbc.sql(
                "delete from "
                    + place.kind().table()
                    + " where organisation_id = :organisation and key = :key"
                    + " and (:any or etag = any((:wanted)::text[]))"
                    + " and not :nothing and etag <> all((:unwanted)::text[])")
            .param("organisation", place.organisation().value())
            .param("key", place.key())
            .param("any", demanded.matchesAny())
            .param("wanted", demanded.wanted())
            .param("nothing", demanded.wantsNothing())
            .param("unwanted", demanded.unwanted())
            .update();
    if (deleted == 0 && !demanded.isEmpty() && !demanded.hold(etag(place))) {
      throw changed();
    }
  }

  /** Deletes several. */
  void deleteAll(DocumentPlace where) {
    Map<String, Object> params = new HashMap<>();
    String conditions = several(where, params);
    jdbc.sql("delete from " + where.kind().table() + " where " + conditions)
        .params(params)
        .update();
  }

  /** What is kept now; nothing if somebody else was faster to put the first one there. */
  private Optional<Document> postOnce(
      DocumentPlace place, Document posted, Preconditions demanded, long limit) {
    Optional<Kept> there = find(place, " for update");
    if (!demanded.hold(there.map(Kept::etag).orElse(null))) {
      throw changed();
    }
    Document wanted =
        there.isEmpty() ? posted : DocumentMerge.merged(there.get().document(), posted);
    if (wanted.content().length > limit) {
      throw XapiFailure.of(
          413, "Put together, the document would have more than " + limit + " bytes.");
    }
    return write(place, wanted, there.isPresent(), new String[0]) == 1
        ? Optional.of(wanted)
        : Optional.empty();
  }

  private Optional<Kept> find(DocumentPlace place, String lock) {
    return jdbc.sql(
            "select content_type, content, etag, modified from "
                + place.kind().table()
                + " where organisation_id = :organisation and key = :key"
                + lock)
        .param("organisation", place.organisation().value())
        .param("key", place.key())
        .query((row, n) ->
            new Kept(
                new Document(row.getString("content_type"), row.getBytes("content")),
                row.getString("etag"),
                row.getObject("modified", OffsetDateTime.class).toInstant()))
        .optional();
  }

  private @Nullable String etag(DocumentPlace place) {
    return find(place).map(Kept::etag).orElse(null);
  }

  /**
   * Writes a document where there is none, or also over one.
   *
   * @param unless tags of documents that are not written over
   */
  private int write(DocumentPlace place, Document document, boolean over, String[] unless) {
    return written(
            place,
            document,
            """
            insert into %s as d (organisation_id, key, activity_key, agent_key, registration,
              activity, id, content_type, content, etag, modified)
            values (:organisation, :key, :activityKey, :agentKey, :registration,
              :activity, :id, :type, :content, :etag, clock_timestamp())
            on conflict (organisation_id, key) do update
            set content_type = excluded.content_type, content = excluded.content,
                etag = excluded.etag, modified = clock_timestamp()
            where :over and d.etag <> all((:unless)::text[])
            """)
        .param("activityKey", place.activityKey())
        .param("agentKey", place.agent())
        .param("registration", place.registration())
        .param("activity", place.activity())
        .param("id", place.id())
        .param("over", over)
        .param("unless", unless)
        .update();
  }

  private int replace(DocumentPlace place, Document document, Preconditions demanded) {
    return written(
            place,
            document,
            """
            update %s
            set content_type = :type, content = :content, etag = :etag, modified = clock_timestamp()
            where organisation_id = :organisation and key = :key
              and (:any or etag = any((:wanted)::text[]))
              and not :nothing and etag <> all((:unwanted)::text[])
            """)
        .param("any", demanded.matchesAny())
        .param("wanted", demanded.wanted())
        .param("nothing", demanded.wantsNothing())
        .param("unwanted", demanded.unwanted())
        .update();
  }

  private JdbcClient.StatementSpec written(DocumentPlace place, Document document, String sql) {
    return jdbc.sql(sql.formatted(place.kind().table()))
        .param("organisation", place.organisation().value())
        .param("key", place.key())
        .param("type", document.contentType())
        .param("content", document.content())
        .param("etag", document.etag());
  }

  private static String several(DocumentPlace where, Map<String, Object> params) {
    StringBuilder conditions = new StringBuilder("organisation_id = :organisation");
    params.put("organisation", where.organisation().value());
    condition(conditions, params, "activity_key", where.activityKey());
    condition(conditions, params, "agent_key", where.agent());
    condition(conditions, params, "registration", where.registration());
    return conditions.toString();
  }

  private static void condition(
      StringBuilder conditions, Map<String, Object> params, String column, @Nullable Object value) {
    if (value != null) {
      conditions.append(" and ").append(column).append(" = :").append(column);
      params.put(column, value);
    }
  }

  private static XapiFailure changed() {
    return XapiFailure.of(
        412,
        "The document that is there is not the one that If-Match or If-None-Match speaks of: it was"
            + " changed or deleted meanwhile, or was there already. Nothing was changed. Read it"
            + " again and send its new ETag.");
  }

  private static XapiFailure blind() {
    return XapiFailure.of(
        409,
        "There is a document already, and nothing was changed. Look at it first; to replace it,"
            + " send its ETag in If-Match; to write only where there is none, If-None-Match: *.");
  }

  private static XapiFailure unsaid() {
    return XapiFailure.badRequest(
        "PUT of a profile needs If-None-Match: * where there is none yet, or the ETag of the one to"
            + " be replaced in If-Match (xAPI 1.0.3, part 3, 3.1). POST needs neither.");
  }
}
