package org.traininglayer.sources;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import org.traininglayer.lrs.ReceivedStatements;
import org.traininglayer.lrs.ReceivedStatements.Incoming;
import org.traininglayer.lrs.ReceivedStatements.Judged;
import org.traininglayer.persistence.Leases;
import org.traininglayer.sources.SourceClient.Answer;
import org.traininglayer.sources.SourceClient.Attached;
import org.traininglayer.sources.SourceProperties.Source;
import org.traininglayer.sources.SourceTable.Place;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Brings a page into the ledger, and writes down how far the source is read. */
final class PageIntake {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * So long it may take until everything shows in a store that does not say how consistent it is.
   */
  private static final Duration NOT_SAID = Duration.ofMinutes(10);

  /** So often what is attached to one statement is asked for. */
  static final int ENOUGH = 5;

  private final Map<UUID, Failing> failing = new ConcurrentHashMap<>();
  private final SourceProperties settings;
  private final SourceTable table;
  private final ReceivedStatements received;
  private final TransactionOperations transaction;
  private final SourceClient client;

  PageIntake(
      SourceProperties settings,
      SourceTable table,
      ReceivedStatements received,
      TransactionOperations transaction,
      SourceClient client) {
    this.settings = settings;
    this.table = table;
    this.received = received;
    this.transaction = transaction;
    this.client = client;
  }

  /**
   * How it went.
   *
   * @param more whether the walk goes on
   * @param fault why the page was not taken; null if it was
   */
  record Outcome(boolean more, Answer.@Nullable Fault fault) {}

  /**
   * Takes a page with what is attached to its statements, which is fetched for each that is not
   * here yet and was not refused before. Where that is much, or ends with a fault, the statements
   * so far are written: what is attached is never all in memory, a store that allows few requests
   * at a time is read all the same, and what is read again is known by its id.
   */
  Outcome take(Source source, Place at, Answer.Page page, Leases.Held held) {
    List<String> texts = page.page().statements();
    List<Optional<UUID>> attached = texts.stream().map(AttachedTo::statement).toList();
    List<UUID> ids = attached.stream().flatMap(Optional::stream).toList();
    Set<UUID> known = ids.isEmpty() ? Set.of() : received.known(source.owner(), ids);
    // At the end of a quiet store the same page comes with each look.
    Set<String> refused = ids.isEmpty() ? Set.of() : table.refusedBefore(source.id(), texts);
    List<Incoming> all = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < texts.size(); i++) {
      UUID id = attached.get(i).orElse(null);
      if (id == null || known.contains(id) || refused.contains(texts.get(i))) {
        all.add(Incoming.alone(texts.get(i)));
        continue;
      }
      held.confirm();
      switch (client.attached(source, id)) {
        case Answer.Fault fault when fault.asksToWait() || again(source, id) -> {
          begin(source, all, held);
          return new Outcome(
              false,
              new Answer.Fault(
                  fault.status(),
                  "what is attached to " + id + ": " + fault.reason(),
                  fault.rest(),
                  false));
        }
        case Answer.Fault fault ->
            all.add(
                new Incoming(
                    texts.get(i), Map.of(), "asked " + ENOUGH + " times: " + fault.reason()));
        case Attached.Contents came -> {
          all.add(new Incoming(texts.get(i), came.contents(), came.missing()));
          bytes += came.contents().values().stream().mapToLong(content -> content.length).sum();
        }
      }
      if (bytes > settings.maxBytes()) {
        begin(source, all, held);
        all.clear();
        bytes = 0;
      }
    }
    boolean more =
        Boolean.TRUE.equals(transaction.execute(status -> end(source, at, page, all, held)));
    return new Outcome(more, null);
  }

  /**
   * Whether what is attached is worth asking for once more, while the store answers all else: one
   * statement must not hold up all that came after it.
   */
  private boolean again(Source source, UUID statement) {
    return failing
            .merge(
                source.id(),
                new Failing(statement, 1),
                (before, now) ->
                    before.statement().equals(statement)
                        ? new Failing(statement, before.times() + 1)
                        : now)
            .times()
        < ENOUGH;
  }

  /** Of which statement what is attached could not be had, and how often one after the other. */
  private record Failing(UUID statement, int times) {}

  /** Keeps what there is of a page, which is not read whole yet. */
  private void begin(Source source, List<Incoming> some, Leases.Held held) {
    if (!some.isEmpty()) {
      transaction.executeWithoutResult(status -> {
        Taken taken = keep(source, some, held);
        table.counted(source.id(), taken.added(), taken.known());
      });
    }
  }

  /** How many statements were new, and how many were here already. */
  private record Taken(int added, int known) {}

  private Taken keep(Source source, List<Incoming> all, Leases.Held held) {
    held.confirm();
    Judged judged = received.judge(source.owner(), source.name(), all, source.rules());
    table.refuse(source.id(), source.owner(), judged.refused());
    // Whoever else appends waits from here on: only the one short update follows.
    int added = received.append(source.owner(), source.name(), judged);
    return new Taken(added, judged.known() + judged.fresh().size() - added);
  }

  private boolean end(
      Source source, Place at, Answer.Page page, List<Incoming> rest, Leases.Held held) {
    Instant through = at.more() == null ? through(page) : at.walkThrough();
    boolean last = page.page().more().isEmpty();
    Taken taken = keep(source, rest, held);
    table.taken(
        source.id(),
        new Place(
            earlier(newest(page.page()), through),
            last ? null : page.page().more(),
            last ? null : through,
            0,
            0),
        taken.added(),
        taken.known(),
        last ? source.poll() : Duration.ZERO);
    return !last;
  }

  /** Until when a walk that begins with this page can be trusted to show everything. */
  private Instant through(Answer.Page page) {
    Instant said = page.through();
    return said == null ? table.now().minus(NOT_SAID) : said;
  }

  /** When the last of the page was stored there: pages rise. */
  private static @Nullable Instant newest(StatementPage page) {
    if (page.statements().isEmpty()) {
      return null;
    }
    try {
      return SourceClient.instant(
          JSON.readTree(page.statements().getLast()).path("stored").stringValue(null));
    } catch (JacksonException e) {
      return null;
    }
  }

  /** Later than the store is consistent nothing counts as read. */
  private static @Nullable Instant earlier(@Nullable Instant newest, @Nullable Instant through) {
    return newest == null || through == null || newest.isBefore(through) ? newest : through;
  }
}
