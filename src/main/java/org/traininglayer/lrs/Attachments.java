package org.traininglayer.lrs;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;

/** The bytes of attachments in the database, in each organisation once. */
@Component
class Attachments {

  private final JdbcClient jdbc;

  Attachments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where the bytes are, and how many. */
  record Place(String sha256, long length) {}

  /**
   * Writes what statements bring, before they are appended: whoever else appends need not wait for
   * it. A content that is there is locked, so that nobody removes it as unused meanwhile.
   *
   * @param named hashes by statement
   * @param contents bytes by hash
   * @return the places by hash
   */
  Map<String, String> write(
      OrganisationId organisation, Map<UUID, Set<String>> named, Map<String, byte[]> contents) {
    Map<String, String> places = new HashMap<>();
    Map<String, byte[]> distinct = new TreeMap<>();
    for (Set<String> hashes : named.values()) {
      for (String hash : hashes) {
        byte[] content = contents.get(hash);
        if (content != null && !places.containsKey(hash)) {
          String sha256 = Sha2.sha256(content);
          places.put(hash, sha256);
          distinct.put(sha256, content);
        }
      }
    }
    distinct.forEach((sha256, content) ->
        jdbc.sql(
                """
                insert into attachment (organisation_id, sha256, content)
                values (:organisation, :sha256, :content)
                on conflict (organisation_id, sha256) do update set sha256 = excluded.sha256
                """)
            .param("organisation", organisation.value())
            .param("sha256", sha256)
            .param("content", content)
            .update());
    return places;
  }

  /**
   * Says which statement has what, once they are appended.
   *
   * @param named hashes by statement
   * @param places what {@link #write} answered
   */
  void name(OrganisationId organisation, Map<UUID, Set<String>> named, Map<String, String> places) {
    named.forEach((statement, hashes) ->
        hashes.forEach(hash ->
            jdbc.sql(
                    """
                    insert into statement_attachment (organisation_id, statement_id, sha2, sha256)
                    values (:organisation, :statement, :sha2, :sha256)
                    """)
                .param("organisation", organisation.value())
                .param("statement", statement)
                .param("sha2", hash)
                .param("sha256", places.get(hash))
                .update()));
  }

  /** Deletes those of these contents that no statement has. */
  void deleteUnused(OrganisationId organisation, Collection<String> sha256) {
    jdbc.sql(
            """
            delete from attachment a
            where a.organisation_id = :organisation and a.sha256 = any((:candidates)::text[])
              and not exists (
                select 1 from statement_attachment x
                where x.organisation_id = a.organisation_id and x.sha256 = a.sha256)
            """)
        .param("organisation", organisation.value())
        .param("candidates", sha256.toArray(String[]::new))
        .update();
  }

  /** What came with these statements, by hash. */
  Map<String, Place> of(OrganisationId organisation, Collection<UUID> statements) {
    Map<String, Place> places = new HashMap<>();
    jdbc.sql(
            """
            select s.sha2, s.sha256, octet_length(a.content) as length
            from statement_attachment s
            join attachment a on a.organisation_id = s.organisation_id and a.sha256 = s.sha256
            where s.organisation_id = :organisation
              and s.statement_id = any((:statements)::text[]::uuid[])
            """)
        .param("organisation", organisation.value())
        .param("statements", statements.stream().map(UUID::toString).toArray(String[]::new))
        .query(row -> {
          places.put(
              row.getString("sha2"), new Place(row.getString("sha256"), row.getLong("length")));
        });
    return places;
  }

  /** The bytes; nothing if they were erased meanwhile. */
  Optional<byte[]> content(OrganisationId organisation, Place place) {
    return jdbc.sql(
            """
            select content from attachment
            where organisation_id = :organisation and sha256 = :sha256
            """)
        .param("organisation", organisation.value())
        .param("sha256", place.sha256())
        .query((row, n) -> row.getBytes("content"))
        .optional();
  }

  /**
   * Deletes statements, and what came with them alone. What might become unused is locked before:
   * who names it in the same moment waits, or is seen.
   *
   * @param condition on {@code statement s}, with the parameters that are given
   */
  void deleteStatements(String condition, Map<String, Object> params) {
    String[] candidates =
        jdbc.sql(
                """
                select a.sha256 from attachment a
                where a.organisation_id = :organisation and a.sha256 in (
                  select x.sha256 from statement s
                  join statement_attachment x
                    on x.organisation_id = s.organisation_id and x.statement_id = s.id
                  where s.organisation_id = :organisation and %s)
                order by a.sha256
                for update
                """
                    .formatted(condition))
            .params(params)
            .query(String.class)
            .list()
            .toArray(String[]::new);
    jdbc.sql("delete from statement s where s.organisation_id = :organisation and " + condition)
        .params(params)
        .update();
    jdbc.sql(
            """
            delete from attachment a
            where a.organisation_id = :organisation and a.sha256 = any((:candidates)::text[])
              and not exists (
                select 1 from statement_attachment x
                where x.organisation_id = a.organisation_id and x.sha256 = a.sha256)
            """)
        .params(params)
        .param("candidates", candidates)
        .update();
  }
}
