package org.traininglayer.lrs;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;
import tools.jackson.databind.JsonNode;

/** The log straight from the table of statements. */
@Component(StatementLog.OF_THE_TABLE)
class TableStatementLog implements StatementLog, LedgerIndex {

  /** A piece ends with the statement that passes so many: a statement may have 8 MB and more. */
  static final long MOST_BYTES = 4 << 20;

  private final JdbcClient jdbc;
  private final String homePage;

  TableStatementLog(JdbcClient jdbc, LrsProperties properties) {
    this.jdbc = jdbc;
    this.homePage = properties.authorityHomePage();
  }

  @Override
  public int partitions() {
    return StatementKeys.PARTITIONS;
  }

  @Override
  public List<Entry> poll(int partition, long afterPosition, int max) {
    Map<String, Boolean> ours = new HashMap<>();
    return jdbc.sql(
            """
            select partition, position, organisation_id, id, stored, json, authority
            from (
              select partition, position, organisation_id, id, stored, json, authority,
                     sum(octet_length(json)) over (order by position) - octet_length(json) as before
              from statement
              where partition = :partition and position > :after
              order by position
              limit :max) piece
            where before < :bytes
            order by position
            """)
        .param("bytes", MOST_BYTES)
        .param("partition", partition)
        .param("after", afterPosition)
        .param("max", max)
        .query((row, n) ->
            new Entry(
                row.getInt("partition"),
                row.getLong("position"),
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getObject("stored", OffsetDateTime.class).toInstant(),
                row.getString("json"),
                ours.computeIfAbsent(row.getString("authority"), this::isOurs)))
        .list();
  }

  @Override
  public List<Place> after(int partition, long afterPosition, int max) {
    return jdbc.sql(
            """
            select position, organisation_id, id from statement
            where partition = :partition and position > :after
            order by position
            limit :max
            """)
        .param("partition", partition)
        .param("after", afterPosition)
        .param("max", max)
        .query((row, n) ->
            new Place(
                row.getLong("position"),
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                row.getObject("id", UUID.class)))
        .list();
  }

  /** No key can be named so. */
  private boolean isOurs(String authority) {
    JsonNode account = StrictJson.read(authority).path("account");
    String name = account.path("name").stringValue("");
    return account.path("homePage").stringValue("").equals(homePage)
        && (name.equals(Authority.OURSELVES) || name.startsWith(ReceivedStatements.SOURCE));
  }

  @Override
  public long[] heads() {
    return jdbc
        .sql("select position from statement_partition order by partition")
        .query(Long.class)
        .list()
        .stream()
        .mapToLong(Long::longValue)
        .toArray();
  }
}
