package org.traininglayer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;
import org.traininglayer.lrs.StatementLog;
import org.traininglayer.testing.TestDatabase;

/** How long readers wait for the copy: for where the ledger ended, not for any movement. */
class HeadsTest {

  private static final Duration PATIENCE = Duration.ofMillis(400);
  private static final long BACKLOG = 1_000_000;

  private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());
  private final FeedPositions positions = new FeedPositions(jdbc);
  private volatile long end;
  private final KafkaStatementLog log =
      new KafkaStatementLog(
          new Table(),
          (partition, after, max) -> List.of(),
          positions,
          () -> {
            throw new IllegalStateException("nothing is read");
          },
          new KafkaProperties(
              "broker:9092",
              "t",
              Map.of(),
              true,
              500,
              Duration.ofMillis(1),
              Duration.ofMinutes(1),
              PATIENCE,
              Duration.ofHours(48),
              DataSize.ofKilobytes(900)),
          (source, statements) -> {});

  @Test
  void a_copy_that_comes_on_without_arriving_is_waited_for_no_longer_than_one_that_stands() {
    positions.prepare(new long[] {0});
    end = BACKLOG;
    long begun = System.nanoTime();
    long copied = 0;
    while (log.heads()[0] < BACKLOG) {
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .as("%s copied", copied)
          .isLessThan(PATIENCE.multipliedBy(5));
      copied = advance(copied, copied + 1);
      end++; // and the ledger grows as fast
    }
    assertThat(copied).as("it was still on its way").isBetween(1L, BACKLOG - 1);
  }

  @Test
  void a_copy_that_arrives_where_the_ledger_ended_is_waited_for_anew() throws InterruptedException {
    positions.prepare(new long[] {0});
    end = 10;
    assertThat(log.heads()).containsExactly(0);
    Thread.sleep(PATIENCE.toMillis() + 50);
    assertThat(log.heads()).as("not waited for any longer").containsExactly(10);

    advance(0, 10);
    end = 20;
    assertThat(log.heads()).as("it came; the next is waited for").containsExactly(10);
    advance(10, 20);
    assertThat(log.heads()).containsExactly(20);
  }

  private long advance(long from, long to) {
    assertThat(positions.advance(new FeedPositions.Fed(0, 0, from), to)).isTrue();
    return to;
  }

  /** One partition that ends where the test says. */
  private final class Table implements StatementLog {

    @Override
    public int partitions() {
      return 1;
    }

    @Override
    public List<Entry> poll(int partition, long afterPosition, int max) {
      return List.of();
    }

    @Override
    public long[] heads() {
      return new long[] {end};
    }
  }
}
