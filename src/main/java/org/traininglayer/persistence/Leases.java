package org.traininglayer.persistence;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Work that one holder at a time does, on whichever node comes first. A lease runs out by itself,
 * by the database's clock, so a node that dies holds nobody up; and it knows its holder, so a node
 * that only stalled cannot end what another has taken over.
 */
@Component
public class Leases {

  private final JdbcClient jdbc;

  Leases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Does the work, unless somebody else is at it, and gives the lease back.
   *
   * @param task what is to be done, and to what
   * @param length how long the holder may be silent; longer than a step of the work may take
   * @return false when somebody else has the lease
   */
  public boolean run(String task, Duration length, Consumer<Held> work) {
    Optional<Held> held = take(task, length);
    if (held.isEmpty()) {
      return false;
    }
    try {
      work.accept(held.get());
    } finally {
      held.get().release();
    }
    return true;
  }

  /** Does the work unless it was begun, here or elsewhere, within the period. */
  public void oncePer(Duration period, String task, Runnable work) {
    if (take(task, period).isPresent()) {
      work.run();
    }
  }

  /** Takes a lease; empty while somebody else has it. */
  public Optional<Held> take(String task, Duration length) {
    UUID holder = UUID.randomUUID();
    boolean taken =
        jdbc.sql(
                    """
                    insert into lease (task, holder, until)
                    values (:task, :holder, clock_timestamp() + make_interval(secs => :length))
                    on conflict (task) do update set holder = excluded.holder, until = excluded.until
                    where lease.until <= clock_timestamp()
                    """)
                .param("task", task)
                .param("holder", holder)
                .param("length", seconds(length))
                .update()
            == 1;
    return taken ? Optional.of(new Held(task, holder, length)) : Optional.empty();
  }

  /** Whether somebody is at it. */
  public boolean isHeld(String task) {
    return jdbc.sql(
            "select exists (select 1 from lease where task = :task and until > clock_timestamp())")
        .param("task", task)
        .query(Boolean.class)
        .single();
  }

  private static double seconds(Duration length) {
    return length.toMillis() / 1000.0;
  }

  /** A lease that was taken. */
  public final class Held {

    private final String task;
    private final UUID holder;
    private final Duration length;

    private Held(String task, UUID holder, Duration length) {
      this.task = task;
      this.holder = holder;
      this.length = length;
    }

    /** Extends the lease, also when it has run out and nobody came; false when it is lost. */
    public boolean extend() {
      return jdbc.sql(
                  """
                  update lease set until = clock_timestamp() + make_interval(secs => :length)
                  where task = :task and holder = :holder
                  """)
              .param("length", seconds(length))
              .param("task", task)
              .param("holder", holder)
              .update()
          == 1;
    }

    /**
     * To be called in the transaction that writes down what was done, before anything is written:
     * until it ends, nobody else can take the lease.
     *
     * @throws LeaseLostException when somebody else has taken over
     */
    public void confirm() {
      if (!extend()) {
        throw new LeaseLostException(task);
      }
    }

    /** Gives the lease back, if it is still ours. */
    public void release() {
      jdbc.sql("delete from lease where task = :task and holder = :holder")
          .param("task", task)
          .param("holder", holder)
          .update();
    }
  }
}
