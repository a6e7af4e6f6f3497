package org.traininglayer.delivery.records;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.delivery.RecordDestinations.Filter;
import org.traininglayer.delivery.Replacements;
import org.traininglayer.delivery.outbox.Dispatcher;
import org.traininglayer.delivery.outbox.Outbox;
import org.traininglayer.delivery.outbox.OutboxReport;
import org.traininglayer.delivery.outbox.StoppedMessage;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.Attempts;
import org.traininglayer.learning.Attempts.Summary;
import org.traininglayer.learning.Progress;
import org.traininglayer.learning.Rejudging;
import org.traininglayer.lrs.Ledger;
import org.traininglayer.lrs.PreparedStatement;
import org.traininglayer.xapi.Context;
import org.traininglayer.xapi.Formats;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementJson;
import org.traininglayer.xapi.StatementRef;
import org.traininglayer.xapi.Verb;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Replacements from the ledger, the attempts and the catalog. */
@Component
public class StoredReplacements implements Replacements {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;
  private final Ledger ledger;
  private final Attempts attempts;
  private final Rejudging rejudging;
  private final Catalog catalog;
  private final OutboxReport report;
  private final Outbox outbox;
  private final RecordStores stores;
  private final Dispatcher dispatcher;

  /** Writes as {@link EventRecorder} does: the outbox, and the ledger last. */
  public StoredReplacements(
      JdbcClient jdbc,
      Ledger ledger,
      Attempts attempts,
      Rejudging rejudging,
      Catalog catalog,
      OutboxReport report,
      Outbox outbox,
      RecordStores stores,
      Dispatcher dispatcher) {
    this.jdbc = jdbc;
    this.ledger = ledger;
    this.attempts = attempts;
    this.rejudging = rejudging;
    this.catalog = catalog;
    this.report = report;
    this.outbox = outbox;
    this.stores = stores;
    this.dispatcher = dispatcher;
  }

  @Override
  @Transactional
  public Optional<Proposal> propose(OrganisationId organisation, UUID statement, String reason) {
    return look(organisation, statement, reason)
        .map(found -> new Proposal(statement, found.before, found.after(), found.state));
  }

  @Override
  public Optional<UUID> statementOf(OrganisationId organisation, long message) {
    StoppedMessage stopped =
        report
            .stopped(organisation, message)
            .filter(one -> one.kind().equals(RecordStores.KIND))
            .orElse(null);
    if (stopped == null) {
      return Optional.empty();
    }
    if (stopped.payload().isEmpty()) {
      return Optional.of(stopped.contentId());
    }
    // A copy under a pseudonym: found among what it may be a copy of.
    Route route = stores.route(stopped.destination()).orElse(null);
    UUID registration = registration(stopped.payload());
    if (registration == null || route == null) {
      return Optional.empty();
    }
    LearnerId anybody = new LearnerId(registration);
    return standing(organisation, registration).stream()
        .filter(one ->
            route.messages(List.of(new ToForward(one, anybody)), Filter.EVERYTHING).stream()
                .anyMatch(copy -> copy.contentId().equals(stopped.contentId())))
        .map(Statement::id)
        .findFirst();
  }

  private static @Nullable UUID registration(String payload) {
    try {
      String text = JSON.readTree(payload).path("context").path("registration").stringValue("");
      return Formats.isUuid(text) ? UUID.fromString(text) : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean replace(OrganisationId organisation, UUID statement, String reason) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:statement, 0))")
        .param("statement", organisation + " " + statement)
        .query(row -> {});
    lockAttempt(organisation, statement);
    Found found = look(organisation, statement, reason).orElse(null);
    LearnerId learner = found == null ? null : found.learner;
    if (found == null || learner == null || !found.open()) {
      return false;
    }
    List<ToForward> told = found.told.stream().map(one -> new ToForward(one, learner)).toList();
    if (stores.put(outbox, organisation, told)) {
      dispatcher.wakeAfterCommit();
    }
    stores.giveUp(outbox, organisation, new ToForward(found.old, learner), reason);
    ledger.append(organisation, found.told.stream().map(PreparedStatement::of).toList());
    return true;
  }

  /** A correction of the key, which may replace the same, waits until this is told. */
  private void lockAttempt(OrganisationId organisation, UUID statement) {
    UUID registration =
        ledger
            .ownText(organisation, statement)
            .map(StatementJson::read)
            .map(Statement::context)
            .map(Context::registration)
            .orElse(null);
    if (registration != null) {
      jdbc.sql(
              """
              select 1 from attempt
              where organisation_id = :organisation and registration = :registration
              for update
              """)
          .param("organisation", organisation.value())
          .param("registration", registration)
          .query(row -> {});
    }
  }

  private Optional<Found> look(OrganisationId organisation, UUID statement, String reason) {
    String before = ledger.ownText(organisation, statement).orElse(null);
    if (before == null) {
      return Optional.empty();
    }
    Statement old = StatementJson.read(before);
    Context context = old.context();
    UUID registration = context == null ? null : context.registration();
    LearnerId learner =
        registration == null
            ? null
            : attempts.realLearners(organisation, List.of(registration)).get(registration);
    if (registration == null || learner == null || old.verb().id().equals(Verb.VOIDED.id())) {
      return Optional.of(new Found(before, old, learner, State.NOT_REPLACEABLE, List.of()));
    }
    Summary attempt = attempt(organisation, learner, registration);
    // Asked first: it keeps a correction of the key waiting, which may be about to replace this.
    List<Statement> byKey = attempt == null ? List.of() : byKey(organisation, attempt, old, reason);
    List<Statement> standing = standing(organisation, registration);
    if (standing.stream().noneMatch(one -> one.id().equals(statement))) {
      List<Statement> instead =
          standing.stream().filter(one -> refersTo(one, statement)).limit(1).toList();
      return Optional.of(new Found(before, old, learner, State.VOIDED, instead));
    }
    if (!byKey.isEmpty()) {
      return Optional.of(new Found(before, old, learner, State.BY_KEY, byKey));
    }
    List<Statement> remade =
        RemadeStatement.of(organisation, old, module(organisation, attempt), reason, Instant.now());
    return Optional.of(
        new Found(before, old, learner, remade.isEmpty() ? State.SAME : State.MADE_AGAIN, remade));
  }

  /** The module in the form and under the terms of the attempt. */
  private @Nullable Module module(OrganisationId organisation, @Nullable Summary attempt) {
    return attempt == null || catalog.find(attempt.module(), attempt.version()).isEmpty()
        ? null
        : attempts
            .find(organisation, attempt.registration())
            .map(Attempts.Whole::progress)
            .map(Progress::module)
            .orElse(null);
  }

  private @Nullable Summary attempt(
      OrganisationId organisation, LearnerId learner, UUID registration) {
    return attempts.of(organisation, learner).stream()
        .map(Attempts.Placed::summary)
        .filter(one -> one.registration().equals(registration))
        .findFirst()
        .orElse(null);
  }

  /** The pair that a correction of the key would write for this statement. */
  private List<Statement> byKey(
      OrganisationId organisation, Summary attempt, Statement old, String reason) {
    return rejudging
        .rejudge(organisation, attempt.module(), attempt.registration())
        .map(judged ->
            new CorrectedStatements(organisation, reason, true, Instant.now())
                .of(judged, standing(organisation, attempt.registration())))
        .orElse(List.of())
        .stream()
        .filter(one -> one.object().equals(new StatementRef(old.id())) || refersTo(one, old.id()))
        .toList();
  }

  private static boolean refersTo(Statement one, UUID statement) {
    Context context = one.context();
    return context != null && new StatementRef(statement).equals(context.statement());
  }

  private List<Statement> standing(OrganisationId organisation, UUID registration) {
    return ledger.standing(organisation, registration).stream().map(StatementJson::read).toList();
  }

  /**
   * What was found of a statement.
   *
   * @param told the one that voids and the one that takes its place; the latter alone once voided
   */
  private record Found(
      String before,
      Statement old,
      @Nullable LearnerId learner,
      State state,
      List<Statement> told) {

    boolean open() {
      return state == State.BY_KEY || state == State.MADE_AGAIN;
    }

    @Nullable String after() {
      return told.isEmpty() ? null : StatementJson.write(told.getLast());
    }
  }
}
