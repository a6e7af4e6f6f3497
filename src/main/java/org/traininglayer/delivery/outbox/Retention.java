package org.traininglayer.delivery.outbox;

import java.time.Duration;
import java.util.function.IntSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives every message an end, in small chunks: what was delivered long ago is forgotten; what
 * nobody will send any more is given up, stays in sight with its reason, and is forgotten later.
 * After how long says whoever puts the messages in.
 */
@Component
public class Retention {

  /** So many at once. */
  public static final int CHUNK = 2_000;

  private final JdbcClient jdbc;

  /** Of this database. */
  public Retention(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Does something in chunks until there is nothing more to do. */
  public static void exhaust(IntSupplier chunk) {
    while (chunk.getAsInt() == CHUNK) {}
  }

  /** Forgets some of what was delivered so long ago to destinations of a kind. */
  public int forgetDelivered(String kind, Duration ago) {
    return forget("DELIVERED", kind, ago);
  }

  /** Forgets some of what was given up so long ago. */
  public int forgetGivenUp(String kind, Duration ago) {
    return forget("GIVEN_UP", kind, ago);
  }

  /** The state is a word of ours and stands in the text, so that its partial index serves. */
  private int forget(String state, String kind, Duration ago) {
    return jdbc.sql(
            """
            delete from outbox_message where id in (
              select m.id from outbox_message m
              join outbox_destination d on d.id = m.destination_id and d.kind = :kind
              where m.state = '%s' and m.finished_at < now() - make_interval(secs => :ago)
              limit :chunk
              for update of m skip locked)
            """
                .formatted(state))
        .param("kind", kind)
        .param("ago", (double) ago.toSeconds())
        .param("chunk", CHUNK)
        .update();
  }

  /** Gives up some of what waits for destinations that left the settings so long ago. */
  public int giveUpWaiting(String kind, Duration ago, String because) {
    return giveUpWaitingSince("d.removed_at", kind, ago, because);
  }

  /** Gives up some of what has waited for so long, whatever the state of its destination. */
  public int giveUpOld(String kind, Duration ago, String because) {
    return giveUpWaitingSince("m.created_at", kind, ago, because);
  }

  private int giveUpWaitingSince(String time, String kind, Duration ago, String because) {
    return jdbc.sql(
            """
            update outbox_message
            set state = 'GIVEN_UP', finished_at = now(), payload = '',
              reason = :because || coalesce('; before that: ' || reason, '')
            where id in (
              select m.id from outbox_destination d
              join outbox_message m on m.destination_id = d.id and m.state = 'WAITING'
              where d.kind = :kind and %s < now() - make_interval(secs => :ago)
              limit :chunk
              for update of m skip locked)
            """
                .formatted(time))
        .param("kind", kind)
        .param("because", because)
        .param("ago", (double) ago.toSeconds())
        .param("chunk", CHUNK)
        .update();
  }

  /** Gives up some of what stopped so long ago and nobody sent again. */
  public int giveUpStopped(String kind, Duration ago) {
    return jdbc.sql(
            """
            update outbox_message
            set state = 'GIVEN_UP', payload = ''
            where id in (
              select m.id from outbox_message m
              join outbox_destination d on d.id = m.destination_id and d.kind = :kind
              where m.state in ('DEAD', 'CONFLICT')
                and m.finished_at < now() - make_interval(secs => :ago)
              limit :chunk
              for update of m skip locked)
            """)
        .param("kind", kind)
        .param("ago", (double) ago.toSeconds())
        .param("chunk", CHUNK)
        .update();
  }
}
