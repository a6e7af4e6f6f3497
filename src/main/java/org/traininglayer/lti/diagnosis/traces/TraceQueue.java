package org.traininglayer.lti.diagnosis.traces;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.traininglayer.lti.diagnosis.traces.StoredTraces.Dated;

/**
 * Traces that may wait: a bounded queue, emptied in batches by one thread. What does not fit is let
 * go and counted ({@code traininglayer.traces.dropped}).
 */
@Component
class TraceQueue implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(TraceQueue.class);
  private static final int CAPACITY = 2_000;
  private static final int BATCH = 100;

  private final BlockingQueue<Dated> waiting = new ArrayBlockingQueue<>(CAPACITY);
  private final Counter dropped;
  private volatile Consumer<List<Dated>> sink = traces -> {};
  private volatile boolean open;
  private @Nullable Thread writer;

  TraceQueue(MeterRegistry registry) {
    this.dropped =
        Counter.builder("traininglayer.traces.dropped")
            .description("Traces of connections that were let go because too many came at once")
            .register(registry);
  }

  void drainTo(Consumer<List<Dated>> where) {
    this.sink = where;
  }

  void offer(Dated trace) {
    if (!waiting.offer(trace)) {
      dropped.increment();
    }
  }

  @Override
  public void start() {
    open = true; // before the thread looks at it
    writer = Thread.ofPlatform().daemon().name("traces").start(this::write);
  }

  @Override
  public void stop() {
    open = false;
    Thread running = writer;
    writer = null;
    if (running != null) {
      running.interrupt();
      try {
        running.join(5_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return open;
  }

  private void write() {
    List<Dated> batch = new ArrayList<>(BATCH);
    while (open || !waiting.isEmpty()) {
      try {
        Dated first = waiting.poll(open ? 500 : 0, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          waiting.drainTo(batch, BATCH - 1);
          sink.accept(List.copyOf(batch));
        }
      } catch (InterruptedException e) {
        // Asked to stop: what waits is still written.
      } catch (RuntimeException e) {
        log.warn("{} traces could not be written down", batch.size(), e);
      } finally {
        batch.clear();
      }
    }
  }
}
