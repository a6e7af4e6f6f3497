package org.traininglayer.delivery.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.delivery.KeyCorrections;
import org.traininglayer.delivery.outbox.Dispatcher;
import org.traininglayer.delivery.outbox.Outbox;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.LearningEvent;
import org.traininglayer.learning.LearningEvent.Occasion;
import org.traininglayer.learning.Rejudging;
import org.traininglayer.learning.Rejudging.Rejudged;
import org.traininglayer.lrs.Ledger;
import org.traininglayer.lrs.PreparedStatement;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementJson;

/**
 * Corrections in the database, done one step after the other: some attempts, their statements and
 * how far it is, in one transaction. The row of the correction keeps other nodes waiting for as
 * long, so nothing is told twice, and whoever comes after a crash goes on where it ended. An
 * attempt that is finished later, in the version from before, is noted when it ends and follows.
 */
@Component
public class StoredKeyCorrections implements KeyCorrections {

  /** So many attempts at once: the ledger keeps others waiting until the commit. */
  private static final int STEP = 25;

  private static final String COLUMNS =
      """
      c.*, array_remove(c.target_version || array(
          select distinct k.key_version from key_correction k
          where k.organisation_id = c.organisation_id and k.module_id = c.module_id), null) as needed
      """;

  private static final String OPEN =
      "select " + COLUMNS + " from key_correction c where c.finished_at is null\n";

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final Rejudging rejudging;
  private final Catalog catalog;
  private final Ledger ledger;
  private final Outbox outbox;
  private final RecordStores stores;
  private final Dispatcher dispatcher;

  /** Writes as {@link EventRecorder} does: the outbox, and the ledger last. */
  public StoredKeyCorrections(
      JdbcClient jdbc,
      TransactionOperations transaction,
      Rejudging rejudging,
      Catalog catalog,
      Ledger ledger,
      Outbox outbox,
      RecordStores stores,
      Dispatcher dispatcher) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.rejudging = rejudging;
    this.catalog = catalog;
    this.ledger = ledger;
    this.outbox = outbox;
    this.stores = stores;
    this.dispatcher = dispatcher;
  }

  @Override
  public void ask(OrganisationId organisation, ModuleId module, String reason, boolean lowerToo) {
    jdbc.sql(
            """
            insert into key_correction (id, organisation_id, module_id, reason, lower_too,
              target_version)
            values (:id, :organisation, :module, :reason, :lowerToo, :target)
            """)
        .param("id", UUID.randomUUID())
        .param("organisation", organisation.value())
        .param("module", module.value())
        .param("reason", reason)
        .param("lowerToo", lowerToo)
        .param("target", catalog.find(module).map(Module::version).orElse(null), Types.VARCHAR)
        .update();
  }

  @Override
  public List<Correction> of(OrganisationId organisation, int most) {
    return jdbc.sql(
            """
            select module_id, reason, asked_at, key_version, attempts, corrected, finished_at
            from key_correction where organisation_id = :organisation
            order by asked_at desc, id
            limit :most
            """)
        .param("organisation", organisation.value())
        .param("most", most)
        .query((row, n) -> {
          OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
          return new Correction(
              new ModuleId(row.getString("module_id")),
              row.getString("reason"),
              row.getObject("asked_at", OffsetDateTime.class).toInstant(),
              row.getString("key_version"),
              row.getInt("attempts"),
              row.getInt("corrected"),
              finished == null ? null : finished.toInstant());
        })
        .list();
  }

  /** Does what was asked for, until nothing is left. */
  @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT15S")
  public void run() {
    while (Boolean.TRUE.equals(transaction.execute(status -> step()))) {
      // One step after the other.
    }
  }

  private boolean step() {
    Open open = open().orElse(null);
    return open == null ? late() : step(open);
  }

  private boolean step(Open open) {
    // A newer version that comes meanwhile is another correction: this one begins anew with it.
    String key = catalog.find(open.module()).map(Module::version).orElse(null);
    UUID reached = key != null && key.equals(open.keyVersion()) ? open.reached() : null;
    List<Rejudged> attempts = rejudging.rejudge(open.organisation(), open.module(), reached, STEP);
    List<PreparedStatement> statements = new ArrayList<>();
    List<ToForward> messages = new ArrayList<>();
    attempts.forEach(attempt -> correct(open, attempt, statements, messages));
    boolean last = attempts.size() < STEP;
    jdbc.sql(
            """
            update key_correction
            set key_version = :key, reached = :reached, attempts = attempts + :attempts,
              corrected = corrected + :corrected, finished_at = :finished
            where organisation_id = :organisation and id = :id
            """)
        .param("organisation", open.organisation().value())
        .param("key", key)
        .param("reached", attempts.isEmpty() ? reached : attempts.getLast().registration())
        .param("attempts", attempts.stream().filter(Rejudged::judged).count())
        .param("corrected", statements.size() / 2)
        .param("finished", last ? Instant.now().atOffset(ZoneOffset.UTC) : null)
        .param("id", open.id())
        .update();
    write(open, statements, messages);
    return true;
  }

  /**
   * Whoever finishes in an older version after its key was corrected said so by the key of that
   * version to the end.
   */
  @EventListener
  public void on(LearningEvent.ModuleCompleted completed) {
    Occasion on = completed.occasion();
    Module module = on.module();
    boolean older =
        catalog
            .find(module.id())
            .filter(newest -> !newest.version().equals(module.version()))
            .isPresent();
    if (older && !on.context().sample()) {
      jdbc.sql(
              """
              insert into key_correction_late (registration, organisation_id, correction_id)
              select :registration, organisation_id, id from key_correction
              where organisation_id = :organisation and module_id = :module
              order by asked_at desc, id
              limit 1
              on conflict (registration) do nothing
              """)
          .param("registration", on.registration())
          .param("organisation", on.context().key().organisation().value())
          .param("module", module.id().value())
          .update();
    }
  }

  /** One attempt that was finished after the correction had passed it. */
  private boolean late() {
    Late late =
        jdbc
            .sql(
                "select "
                    + COLUMNS
                    + """
                    from key_correction c
                    where c.id in (select correction_id from key_correction_late)
                    order by c.asked_at, c.id
                    """)
            .query(StoredKeyCorrections::one)
            .list()
            .stream()
            .filter(this::hasItsKey)
            .flatMap(correction -> waiting(correction).stream())
            .findFirst()
            .orElse(null);
    if (late == null) {
      return false;
    }
    Open open = late.correction();
    List<PreparedStatement> statements = new ArrayList<>();
    List<ToForward> messages = new ArrayList<>();
    Rejudged attempt =
        rejudging.rejudge(open.organisation(), open.module(), late.registration()).orElse(null);
    if (attempt != null) {
      correct(open, attempt, statements, messages);
    }
    jdbc.sql(
            """
            with done as (
              delete from key_correction_late
              where organisation_id = :organisation and registration = :registration)
            update key_correction
            set attempts = attempts + :attempts, corrected = corrected + :corrected
            where organisation_id = :organisation and id = :id
            """)
        .param("organisation", open.organisation().value())
        .param("registration", late.registration())
        .param("attempts", attempt == null ? 0 : 1)
        .param("corrected", statements.size() / 2)
        .param("id", open.id())
        .update();
    write(open, statements, messages);
    return true;
  }

  private Optional<Late> waiting(Open correction) {
    return jdbc.sql(
            """
            select registration from key_correction_late
            where organisation_id = :organisation and correction_id = :correction
            order by noted_at, registration
            limit 1
            for update
            """)
        .param("organisation", correction.organisation().value())
        .param("correction", correction.id())
        .query((row, n) -> new Late(row.getObject("registration", UUID.class), correction))
        .optional();
  }

  private void correct(
      Open open, Rejudged attempt, List<PreparedStatement> statements, List<ToForward> messages) {
    CorrectedStatements corrections =
        new CorrectedStatements(open.organisation(), open.reason(), open.lowerToo(), Instant.now());
    for (Statement told : corrections.of(attempt, standing(open, attempt))) {
      PreparedStatement statement = PreparedStatement.of(told);
      statements.add(statement);
      messages.add(new ToForward(told, attempt.learner()));
    }
  }

  /** The outbox, and the ledger last. */
  private void write(Open open, List<PreparedStatement> statements, List<ToForward> messages) {
    if (statements.isEmpty()) {
      return;
    }
    if (stores.put(outbox, open.organisation(), messages)) {
      dispatcher.wakeAfterCommit();
    }
    ledger.append(open.organisation(), statements);
  }

  private List<Statement> standing(Open open, Rejudged attempt) {
    return !attempt.judged()
        ? List.of()
        : ledger.standing(open.organisation(), attempt.registration()).stream()
            .map(StatementJson::read)
            .toList();
  }

  /** The oldest that is not done and can be done here; whoever else wants it waits. */
  private Optional<Open> open() {
    return jdbc
        .sql(OPEN + "order by c.asked_at, c.id")
        .query(StoredKeyCorrections::one)
        .list()
        .stream()
        .filter(this::hasItsKey)
        .findFirst()
        .flatMap(one ->
            jdbc.sql(OPEN + "and c.id = :id for update of c")
                .param("id", one.id())
                .query(StoredKeyCorrections::one)
                .optional())
        // Somebody with a newer key may have gone on with it meanwhile.
        .filter(this::hasItsKey);
  }

  /**
   * Whether this node knows the key that was meant, and every key by which the module was corrected
   * before: no record goes back to an older one.
   */
  private boolean hasItsKey(Open open) {
    String here = catalog.find(open.module()).map(Module::version).orElse(null);
    return open.needed().stream()
        .allMatch(needed -> here != null && Catalog.compareVersions(here, needed) >= 0);
  }

  private static Open one(ResultSet row, int number) throws SQLException {
    return new Open(
        row.getObject("id", UUID.class),
        new OrganisationId(row.getObject("organisation_id", UUID.class)),
        new ModuleId(row.getString("module_id")),
        row.getString("reason"),
        row.getBoolean("lower_too"),
        List.of((String[]) row.getArray("needed").getArray()),
        row.getString("key_version"),
        row.getObject("reached", UUID.class));
  }

  private record Open(
      UUID id,
      OrganisationId organisation,
      ModuleId module,
      String reason,
      boolean lowerToo,
      List<String> needed,
      @Nullable String keyVersion,
      @Nullable UUID reached) {}

  private record Late(UUID registration, Open correction) {}
}
