package org.traininglayer.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several clients side by side, each doing one thing after the other without a pause. */
final class Clients {

  private Clients() {}

  /** One client: {@link #next} is called again and again, by one thread. */
  interface Client extends AutoCloseable {

    /**
     * Does one thing.
     *
     * @return how long the application took for it in nanoseconds, or a negative number when there
     *     is nothing more to do
     */
    long next() throws Exception;

    @Override
    void close() throws IOException, SQLException;
  }

  /** Makes a client. */
  interface Maker {
    Client make(int number) throws Exception;
  }

  /** Lets clients work for so long, or until all have nothing more to do. */
  static Samples work(int clients, double seconds, Maker maker) throws Exception {
    CyclicBarrier start = new CyclicBarrier(clients + 1);
    List<Callable<long[]>> work = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      Client client = maker.make(i);
      work.add(() -> {
        try (client) {
          start.await();
          return measured(client, System.nanoTime() + (long) (seconds * 1e9));
        }
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Future<long[]>> running = work.stream().map(threads::submit).toList();
      start.await();
      long begin = System.nanoTime();
      List<long[]> samples = new ArrayList<>();
      for (Future<long[]> each : running) {
        samples.add(result(each));
      }
      return Samples.of(samples, System.nanoTime() - begin);
    }
  }

  private static long[] measured(Client client, long end) throws Exception {
    long[] samples = new long[1024];
    int count = 0;
    while (System.nanoTime() < end) {
      long took = client.next();
      if (took < 0) {
        break;
      }
      if (count == samples.length) {
        samples = Arrays.copyOf(samples, 2 * count);
      }
      samples[count++] = took;
    }
    return Arrays.copyOf(samples, count);
  }

  private static long[] result(Future<long[]> future) throws Exception {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a client failed", e.getCause());
    }
  }
}
