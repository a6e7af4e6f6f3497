package org.traininglayer.sources;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.lrs.ReceivedStatements;
import org.traininglayer.persistence.BackgroundWork;
import org.traininglayer.persistence.LeaseLostException;
import org.traininglayer.persistence.Leases;
import org.traininglayer.sources.SourceClient.Answer;
import org.traininglayer.sources.SourceProperties.Source;
import org.traininglayer.sources.SourceTable.Place;

/**
 * Reads statements from other record stores, oldest first, for as long as the application runs. One
 * node at a time reads a source. A page and how far it reaches are written in one transaction, so
 * whoever comes after a crash goes on where it ended; what is read twice is known by its id.
 */
@Component
class SourcePoller extends BackgroundWork {

  private static final Logger LOG = LoggerFactory.getLogger(SourcePoller.class);
  private static final Duration REST = Duration.ofSeconds(1);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);
  private static final int DOUBLED_AT_MOST = 20;
  private static final int MOST_ON_A_PAGE = 10_000;

  /** {@code since} excludes its moment, at which more may be stored than a page holds. */
  private static final Duration A_MOMENT = Duration.ofMillis(1);

  private final SourceProperties settings;
  private final SourceTable table;
  private final Leases leases;
  private final AlsoForwarded forwarded;
  private final SourceClient client;
  private final PageIntake intake;

  @Autowired
  SourcePoller(
      SourceProperties settings,
      SourceTable table,
      ReceivedStatements received,
      Leases leases,
      TransactionOperations transaction,
      OutboundHttp http,
      AlsoForwarded forwarded) {
    this(settings, table, received, leases, transaction, http, forwarded, Clock.systemUTC());
  }

  /** The sources that are set get their rows. */
  SourcePoller(
      SourceProperties settings,
      SourceTable table,
      ReceivedStatements received,
      Leases leases,
      TransactionOperations transaction,
      OutboundHttp http,
      AlsoForwarded forwarded,
      Clock clock) {
    super("record-sources", () -> settings.enabled() && !settings.lrs().isEmpty());
    this.settings = settings;
    this.table = table;
    this.leases = leases;
    this.forwarded = forwarded;
    this.client = new SourceClient(http, settings.timeout(), settings.maxBytes(), clock);
    this.intake = new PageIntake(settings, table, received, transaction, client);
    settings.lrs().forEach(one -> table.ensure(one.id(), one.owner(), one.name()));
    for (Source source : settings.lrs()) {
      forwarded
          .as(source)
          .ifPresent(name ->
              LOG.warn(
                  "{} is not read: {} has the same endpoint, and statements are sent there",
                  source.name(),
                  name));
    }
  }

  @Override
  public Duration round() {
    return round(this::goesOn);
  }

  @Override
  public Duration failed(RuntimeException fault) {
    LOG.warn("Other record stores cannot be read, next try in {}", AFTER_TROUBLE, fault);
    return AFTER_TROUBLE;
  }

  /** Reads one page of each source: none waits for what another one has, or for its faults. */
  Duration round(BooleanSupplier goesOn) {
    boolean more = false;
    for (Source source : settings.lrs()) {
      if (!goesOn.getAsBoolean()) {
        break;
      }
      try {
        more |= look(source);
      } catch (RuntimeException e) {
        LOG.warn("{} cannot be read", source.name(), e);
        int failures = table.due(source.id()).map(Place::failures).orElse(0);
        table.failed(
            source.id(),
            e.getClass().getSimpleName() + ": see the log of this server",
            backOff(failures, settings.longestRetry()),
            false);
      }
    }
    return more ? Duration.ZERO : REST;
  }

  /** Reads one page of a source, if it is due and nobody else is at it; whether there is more. */
  boolean look(Source source) {
    if (forwarded.as(source).isPresent() || table.due(source.id()).isEmpty()) {
      return false;
    }
    boolean[] more = {false};
    try {
      leases.run(
          "source " + source.id(),
          // What is attached may be asked for twice between two confirmations.
          settings.timeout().multipliedBy(2).plusMinutes(1),
          held ->
              // Somebody may have read it a moment ago.
              table.due(source.id()).ifPresent(at -> more[0] = page(source, at, held)));
    } catch (LeaseLostException e) {
      LOG.debug("Another node reads {}", source.name(), e);
    }
    return more[0];
  }

  private boolean page(Source source, Place at, Leases.Held held) {
    String more = at.more();
    URI uri;
    try {
      uri =
          more == null
              ? SourceClient.first(source, limit(source, at), since(source, at))
              : SourceClient.next(source, more);
    } catch (IllegalArgumentException e) {
      return failed(
          source, at, new Answer.Fault("its 'more' is no address at the same host", null, true));
    }
    return switch (client.get(source, uri, more != null)) {
      case Answer.Fault fault -> failed(source, at, fault);
      case Answer.Page page when page.page().more().equals(more) ->
          failed(
              source, at, new Answer.Fault("its 'more' leads back to the same page", null, true));
      case Answer.Page page -> {
        PageIntake.Outcome outcome = intake.take(source, at, page, held);
        yield outcome.fault() == null ? outcome.more() : failed(source, at, outcome.fault());
      }
    };
  }

  private static @Nullable Instant since(Source source, Place at) {
    Instant read = at.readThrough();
    if (read == null) {
      return source.since();
    }
    // A page may hold no more than the overlap; then a lost walk would begin with it for ever.
    return read.minus(at.lost() == 0 ? source.overlap() : A_MOMENT);
  }

  /** Doubles with each walk that was lost after a page without anything new. */
  private static int limit(Source source, Place at) {
    long doubled = (long) source.page() << Math.min(Math.max(at.lost() - 1, 0), DOUBLED_AT_MOST);
    return (int) Math.max(source.page(), Math.min(doubled, MOST_ON_A_PAGE));
  }

  private boolean failed(Source source, Place at, Answer.Fault fault) {
    Duration usual = backOff(at.failures(), settings.longestRetry());
    Duration wait = Objects.requireNonNullElse(fault.rest(), Duration.ZERO);
    table.failed(
        source.id(), fault.reason(), wait.compareTo(usual) > 0 ? wait : usual, fault.lost());
    return false;
  }

  /** Doubles from one second, up to the longest, less up to a half by chance. */
  private static Duration backOff(int failures, Duration longest) {
    long doubled = 1000L << Math.min(failures, DOUBLED_AT_MOST);
    long most = Math.min(doubled, longest.toMillis());
    return Duration.ofMillis(most - ThreadLocalRandom.current().nextLong(most / 2 + 1));
  }
}
