package org.traininglayer.delivery.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.traininglayer.delivery.outbox.Destinations.Due;
import org.traininglayer.delivery.outbox.Outcome.Later;

/**
 * Keeps senders on their way: one at a time in each lane, several lanes side by side. Looks for
 * work as soon as something was put in here, and every now and then for what others put in.
 */
@Component
public class Dispatcher implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** So that every lane gets its turn when all are full. */
  private static final int ROUNDS_A_TURN = 20;

  /** What comes in within so long goes out together: fewer and larger batches. */
  private static final Duration GATHERING = Duration.ofMillis(500);

  private final Destinations destinations;
  private final Outbox outbox;
  private final OutboxSettings settings;
  private final Senders senders;
  private final BlockingQueue<Boolean> signal = new ArrayBlockingQueue<>(1);
  private final Map<UUID, AtomicInteger> underWay = new ConcurrentHashMap<>();
  private final Phaser working = new Phaser(1);
  private volatile boolean running;

  /** Whether there is surely more to do than was taken. */
  private volatile boolean more;

  private @Nullable Thread dispatcher;

  /** Starts with the application. */
  public Dispatcher(
      Destinations destinations, Outbox outbox, OutboxSettings settings, Senders senders) {
    this.destinations = destinations;
    this.outbox = outbox;
    this.settings = settings;
    this.senders = senders;
  }

  /** Something may have become due. */
  public void wake() {
    signal.offer(true);
  }

  /** Something becomes due with the transaction that is under way, or just has without one. */
  public void wakeAfterCommit() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      wake();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            wake();
          }
        });
  }

  @Override
  public void start() {
    if (!settings.enabled() || running) {
      return;
    }
    running = true;
    dispatcher = Thread.ofVirtual().name("dispatcher").start(this::dispatch);
  }

  @Override
  public void stop() {
    running = false;
    wake();
    Thread thread = dispatcher;
    if (thread == null) {
      return;
    }
    dispatcher = null;
    try {
      thread.join(Duration.ofSeconds(5));
      // What is under way is finished; what takes longer is left to its lease.
      working.awaitAdvanceInterruptibly(working.arrive(), 5, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      LOG.info("Delivery: some requests are still under way; another start goes on with them");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void dispatch() {
    Duration gathering = settings.poll().compareTo(GATHERING) < 0 ? settings.poll() : GATHERING;
    long looked = System.nanoTime() - gathering.toNanos();
    while (running) {
      try {
        signal.poll(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
        Duration early = gathering.minusNanos(System.nanoTime() - looked);
        if (running && !more && early.isPositive()) {
          Thread.sleep(early);
        }
        if (running) {
          looked = System.nanoTime();
          sendOut();
        }
      } catch (DataAccessException e) {
        LOG.warn("Delivery: the database does not answer: {}", e.getMessage());
        pause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.error("Delivery: looking for work failed; it is tried again", e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(settings.poll());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendOut() {
    more = false;
    for (Due due : destinations.due()) {
      Optional<Sender> sender = senders.senderFor(due.kind(), due.id(), due.reference());
      int free = settings.parallel() - underWay(due.id()).get();
      if (sender.isEmpty()) {
        continue;
      }
      if (free <= 0) {
        more = true;
        continue;
      }
      List<Lease> leases = outbox.claim(due, free, settings.lease());
      more |= leases.size() == free;
      for (Lease lease : leases) {
        underWay(due.id()).incrementAndGet();
        working.register();
        Thread.ofVirtual().name("sender").start(() -> work(lease, sender.get()));
      }
    }
  }

  private AtomicInteger underWay(UUID destination) {
    return underWay.computeIfAbsent(destination, id -> new AtomicInteger());
  }

  private void work(Lease lease, Sender sender) {
    try {
      turn(lease, sender);
      outbox.release(lease);
    } catch (DataAccessException e) {
      LOG.warn("Delivery: the database does not answer: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("Delivery: a sender failed; its lane goes on when the lease is over", e);
    } finally {
      underWay(lease.destination()).decrementAndGet();
      working.arriveAndDeregister();
      wake();
    }
  }

  private void turn(Lease lease, Sender sender) {
    Refusals refused = new Refusals(lease.refusals(), lease.refusedBecause());
    for (int n = 0; n < ROUNDS_A_TURN && running; n++) {
      int most = RetryPolicy.most(lease, sender.batchCount());
      List<OutboxMessage> waiting = outbox.next(lease, most, settings.lease());
      List<OutboxMessage> batch = bounded(sender.complete(waiting), sender.batchBytes());
      if (batch.isEmpty()) {
        return;
      }
      if (sender.mustKnowOfEarlierTries()) {
        outbox.doubt(batch);
      }
      BatchResult result =
          sender.deliver(batch, refused, () -> outbox.extend(lease, settings.lease()));
      boolean ours = outbox.finish(lease, batch, result, settings.retry());
      Later later = result.later();
      boolean aside = later != null && RetryPolicy.stepsAside(batch, later);
      boolean goesOn = result.through() || only(later);
      more |= aside; // those behind it have their try at once
      if (!ours || !goesOn || lease.probe() || lease.laneFailures() > 0) {
        return;
      }
      refused = result.refused();
      if (waiting.size() < most && batch.size() == waiting.size()) {
        return;
      }
    }
    more = true;
  }

  /** As many as fit; those that failed often go by themselves, so that they hold up no others. */
  private static List<OutboxMessage> bounded(List<OutboxMessage> messages, int mostBytes) {
    List<OutboxMessage> batch = new ArrayList<>();
    long bytes = 2;
    for (OutboxMessage message : messages) {
      bytes += Utf8.length(message.payload()) + 1;
      if (!batch.isEmpty() && (bytes > mostBytes || message.alone())) {
        break;
      }
      batch.add(message);
      if (message.alone()) {
        break;
      }
    }
    return batch;
  }

  private static boolean only(@Nullable Later later) {
    return later != null && later.only();
  }
}
