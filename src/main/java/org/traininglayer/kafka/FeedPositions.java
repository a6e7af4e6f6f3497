package org.traininglayer.kafka;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Up to where each partition of the ledger is in the topic, acknowledged by the brokers. */
class FeedPositions {

  private final JdbcClient jdbc;

  FeedPositions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How far a partition is.
   *
   * @param since where the copy began: nothing up to there ever was in the topic
   * @param position all after {@code since} up to here is, or was, in the topic
   */
  record Fed(int partition, long since, long position) {}

  /**
   * Begins partitions that were never copied: at what comes next, not at the ledger's beginning.
   */
  void prepare(long[] heads) {
    for (int partition = 0; partition < heads.length; partition++) {
      jdbc.sql(
              """
              insert into kafka_feed (partition, since, position)
              values (:partition, :head, :head) on conflict do nothing
              """)
          .param("partition", partition)
          .param("head", heads[partition])
          .update();
    }
  }

  /** All partitions, by number; none before a feeder has begun. */
  List<Fed> all() {
    return jdbc.sql("select partition, since, position from kafka_feed order by partition")
        .query(Fed.class)
        .list();
  }

  /**
   * Moves on, if nobody else has.
   *
   * @return false when somebody was faster: what was sent is in the topic twice, which does no harm
   */
  boolean advance(Fed from, long to) {
    return jdbc.sql(
                """
                update kafka_feed set position = :to
                where partition = :partition and position = :position
                """)
            .param("to", to)
            .param("partition", from.partition())
            .param("position", from.position())
            .update()
        == 1;
  }
}
