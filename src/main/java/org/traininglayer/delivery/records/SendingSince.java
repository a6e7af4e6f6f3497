package org.traininglayer.delivery.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.traininglayer.delivery.RecordDestinations.SentSince;
import org.traininglayer.delivery.outbox.Dispatcher;
import org.traininglayer.delivery.outbox.NewMessage;
import org.traininglayer.delivery.outbox.Outbox;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.Attempts;
import org.traininglayer.lrs.OwnStatements;
import org.traininglayer.lrs.OwnStatements.Own;
import org.traininglayer.persistence.Rows;
import org.traininglayer.xapi.StatementJson;

/**
 * Puts on its way once more what happened since a moment: some statements and how far it is, in one
 * transaction, so that whoever comes after a crash goes on where it ended. Messages that are there
 * already are not doubled; those that were delivered before it was asked for go out again.
 */
@Component
class SendingSince {

  private static final int STEP = 500;

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final OwnStatements statements;
  private final Attempts attempts;
  private final Outbox outbox;
  private final RecordStores stores;
  private final DestinationFilters filters;
  private final Dispatcher dispatcher;

  SendingSince(
      JdbcClient jdbc,
      TransactionOperations transaction,
      OwnStatements statements,
      Attempts attempts,
      Outbox outbox,
      RecordStores stores,
      DestinationFilters filters,
      Dispatcher dispatcher) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.statements = statements;
    this.attempts = attempts;
    this.outbox = outbox;
    this.stores = stores;
    this.filters = filters;
    this.dispatcher = dispatcher;
  }

  void ask(OrganisationId organisation, UUID destination, Instant since) {
    jdbc.sql(
            """
            insert into sending_since (id, organisation_id, destination_id, since)
            values (:id, :organisation, :destination, :since)
            """)
        .param("id", UUID.randomUUID())
        .param("organisation", organisation.value())
        .param("destination", destination)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .update();
  }

  List<SentSince> of(OrganisationId organisation, UUID destination, int most) {
    return jdbc.sql(
            """
            select since, asked_at, put_in, finished_at from sending_since
            where organisation_id = :organisation and destination_id = :destination
            order by asked_at desc, id limit :most
            """)
        .param("organisation", organisation.value())
        .param("destination", destination)
        .param("most", most)
        .query((row, n) ->
            new SentSince(
                Rows.instant(row, "since"),
                Rows.instant(row, "asked_at"),
                row.getLong("put_in"),
                Rows.instantOrNull(row, "finished_at")))
        .list();
  }

  /** Does what was asked for, one step after the other. */
  @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT12S")
  public void run() {
    while (Boolean.TRUE.equals(transaction.execute(status -> step()))) {
      // One step after the other.
    }
  }

  private boolean step() {
    Asked asked = next().orElse(null);
    if (asked == null) {
      return false;
    }
    Route route = stores.route(asked.destination()).orElse(null);
    if (route == null) {
      return false;
    }
    List<Own> page =
        statements.after(asked.organisation(), asked.reachedAt(), asked.reachedSeq(), STEP);
    List<NewMessage> messages = route.messages(known(asked, page), filters.of(asked.destination()));
    outbox.afresh(asked.destination(), messages, asked.askedAt());
    outbox.put(
        asked.organisation(), List.of(asked.destination()), RecordStores.PAYLOAD_FORMAT, messages);
    boolean last = page.size() < STEP && asked.settled();
    boolean more = page.size() == STEP;
    // What was under way when it was asked for may come in before the end of the last page.
    Own reached = more ? page.getLast() : null;
    jdbc.sql(
            """
            update sending_since
            set reached_at = :at, reached_seq = :seq, put_in = put_in + case when :counts then :messages else 0 end,
              finished_at = case when :last then now() end
            where organisation_id = :organisation and id = :id
            """)
        .param("organisation", asked.organisation().value())
        .param(
            "at", (reached == null ? asked.reachedAt() : reached.stored()).atOffset(ZoneOffset.UTC))
        .param("seq", reached == null ? asked.reachedSeq() : reached.seq())
        .param("messages", messages.size())
        .param("counts", last || more)
        .param("last", last)
        .param("id", asked.id())
        .update();
    if (!messages.isEmpty()) {
      dispatcher.wakeAfterCommit();
    }
    return last || more;
  }

  /** Those of real people who are still here. */
  private List<ToForward> known(Asked asked, List<Own> page) {
    Map<UUID, LearnerId> learners =
        attempts.realLearners(
            asked.organisation(), page.stream().map(Own::registration).distinct().toList());
    return page.stream()
        .flatMap(one -> forward(one, learners.get(one.registration())).stream())
        .toList();
  }

  private static Optional<ToForward> forward(Own one, @Nullable LearnerId learner) {
    return learner == null
        ? Optional.empty()
        : Optional.of(new ToForward(StatementJson.read(one.text()), learner));
  }

  /**
   * The oldest that is not done, for a store of this node that takes something; whoever else looks
   * passes it by meanwhile.
   */
  private Optional<Asked> next() {
    return jdbc.sql(
            """
            select s.id, s.organisation_id, s.destination_id, s.asked_at,
              s.asked_at < now() - interval '5 seconds' as settled,
              coalesce(s.reached_at, s.since) as reached_at, coalesce(s.reached_seq, -1) as seq
            from sending_since s join outbox_destination d on d.id = s.destination_id
            where s.finished_at is null and d.by_hand is distinct from 'DRAINING'
              and s.destination_id = any(cast(:here as uuid[]))
            order by s.asked_at, s.id limit 1
            for update of s skip locked
            """)
        .param("here", stores.here().stream().map(UUID::toString).toArray(String[]::new))
        .query(SendingSince::asked)
        .optional();
  }

  private static Asked asked(ResultSet row, int number) throws SQLException {
    return new Asked(
        Rows.uuid(row, "id"),
        new OrganisationId(Rows.uuid(row, "organisation_id")),
        Rows.uuid(row, "destination_id"),
        Rows.instant(row, "asked_at"),
        Rows.instant(row, "reached_at"),
        row.getLong("seq"),
        row.getBoolean("settled"));
  }

  /**
   * What was asked for, and how far it is.
   *
   * @param settled whether whatever was under way when it was asked for has ended by now
   */
  private record Asked(
      UUID id,
      OrganisationId organisation,
      UUID destination,
      Instant askedAt,
      Instant reachedAt,
      long reachedSeq,
      boolean settled) {}
}
