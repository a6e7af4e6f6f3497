package org.traininglayer.delivery;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives everything an end, in small chunks: what was delivered long ago is forgotten; what nobody
 * will send any more is given up, stays in sight with its reason, and is forgotten later.
 */
@Component
class Retention {

  private static final int CHUNK = 2_000;

  /** A store that was taken out of the settings may have been taken out by mistake. */
  private static final Duration STORE_MAY_COME_BACK = Duration.ofDays(30);

  /** So long a refused message waits for somebody to mend what it was refused for. */
  private static final Duration LETTER_MAY_BE_MENDED = Duration.ofDays(180);

  private final JdbcClient jdbc;
  private final DeliveryProperties settings;

  Retention(JdbcClient jdbc, DeliveryProperties settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
  void run() {
    while (forgetSome() == CHUNK) {}
    while (giveUpSome() == CHUNK) {}
    while (forgetSomeGrades() == CHUNK) {}
  }

  /** Messages for stores that are gone, and letters that nobody sent again. */
  int giveUpSome() {
    int gone =
        jdbc.sql(
                """
                update outbox_message
                set state = 'GIVEN_UP', finished_at = now(), payload = '',
                  reason = 'the record store is no longer in the settings'
                    || coalesce('; before that: ' || reason, '')
                where id in (
                  select m.id from outbox_destination d
                  join outbox_message m on m.destination_id = d.id and m.state = 'WAITING'
                  where d.removed_at < now() - make_interval(secs => :patience)
                  limit :chunk
                  for update of m skip locked)
                """)
            .param("patience", (double) STORE_MAY_COME_BACK.toSeconds())
            .param("chunk", CHUNK)
            .update();
    int old =
        jdbc.sql(
                """
                update outbox_message
                set state = 'GIVEN_UP', payload = case when line_item is null then '' else payload end
                where id in (
                  select id from outbox_message
                  where state in ('DEAD', 'CONFLICT') and line_item is null
                    and finished_at < now() - make_interval(secs => :patience)
                  limit :chunk
                  for update skip locked)
                """)
            .param("patience", (double) LETTER_MAY_BE_MENDED.toSeconds())
            .param("chunk", CHUNK)
            .update();
    return Math.max(gone, old);
  }

  /**
   * Grades nobody has changed for as long as delivered ones are listed, with nothing under way. One
   * that waits for a line item has not arrived and does not vanish.
   */
  int forgetSomeGrades() {
    return jdbc.sql(
            """
            delete from grade where id in (
              select g.id from grade g
              where g.updated_at < now() - make_interval(secs => :grades)
                and g.obstacle is distinct from 'NO_LINE_ITEM'
                and not exists (select 1 from outbox_message m where m.grade_id = g.id)
              limit :chunk
              for update skip locked)
            """)
        .param("grades", (double) settings.keepGrades().toSeconds())
        .param("chunk", CHUNK)
        .update();
  }

  int forgetSome() {
    int delivered =
        jdbc.sql(
                """
                delete from outbox_message where id in (
                  select id from outbox_message
                  where state = 'DELIVERED' and finished_at < now() - case when line_item is null
                    then make_interval(secs => :statements) else make_interval(secs => :grades) end
                    and finished_at < now() - make_interval(secs => least(:statements, :grades))
                  limit :chunk
                  for update skip locked)
                """)
            .param("statements", (double) settings.keepDelivered().toSeconds())
            .param("grades", (double) settings.keepGrades().toSeconds())
            .param("chunk", CHUNK)
            .update();
    int givenUp =
        jdbc.sql(
                """
                delete from outbox_message where id in (
                  select id from outbox_message
                  where state = 'GIVEN_UP' and finished_at < now() - make_interval(secs => :grades)
                  limit :chunk
                  for update skip locked)
                """)
            .param("grades", (double) settings.keepGrades().toSeconds())
            .param("chunk", CHUNK)
            .update();
    return Math.max(delivered, givenUp);
  }
}
