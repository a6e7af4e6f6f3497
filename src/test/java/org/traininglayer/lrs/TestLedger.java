package org.traininglayer.lrs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.OrganisationId;

/** The ledger itself, for tests of those who read it. */
public final class TestLedger {

  private static final LrsProperties PROPERTIES =
      new LrsProperties(
          Made.HOME,
          "1.0.3",
          DataSize.ofMegabytes(1),
          DataSize.ofMegabytes(1),
          DataSize.ofMegabytes(1),
          DataSize.ofMegabytes(1),
          100,
          0,
          List.of(),
          new LrsProperties.OAuth(null, null, null, null, "scope", Map.of(), Set.of()));

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final TableStatementLog log;
  private final Ledger ledger;

  /** In a database with its tables. */
  public TestLedger(DataSource database) {
    this.jdbc = JdbcClient.create(database);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(database));
    this.log = new TableStatementLog(jdbc, PROPERTIES);
    this.ledger = new StatementStore(jdbc, new KnownDefinitions(), PROPERTIES);
  }

  /** The log of the table. */
  public StatementLog log() {
    return log;
  }

  /** What is where. */
  public LedgerIndex index() {
    return log;
  }

  /** Appends a statement as one of ours; its actor says in which partition. */
  public UUID append(OrganisationId organisation, UUID id, String json) {
    PreparedStatement statement =
        PreparedStatement.of(id, StrictJson.read(json), json, "1.0.3", defined -> true);
    transactions.executeWithoutResult(status -> ledger.append(organisation, List.of(statement)));
    return id;
  }

  /** Takes out what a person did, as an erasure does. */
  public void erase(AccountKey person) {
    jdbc.sql("delete from statement where actor_key = :key")
        .param("key", IndexKey.account(person))
        .update();
  }

  /** As a restored database: nothing was ever written. */
  public void clear() {
    jdbc.sql("delete from statement").update();
    jdbc.sql("update statement_partition set position = 0").update();
  }
}
