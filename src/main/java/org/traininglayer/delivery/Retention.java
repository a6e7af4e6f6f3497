package org.traininglayer.delivery;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what was delivered long ago, in small chunks. */
@Component
class Retention {

  private static final int CHUNK = 2_000;

  private final JdbcClient jdbc;
  private final DeliveryProperties settings;

  Retention(JdbcClient jdbc, DeliveryProperties settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
  void run() {
    int gone;
    do {
      gone = forgetSome();
    } while (gone == CHUNK);
    forgetGrades();
  }

  /** Grades nobody has changed for as long as delivered ones are listed, with nothing under way. */
  private void forgetGrades() {
    jdbc.sql(
            """
            delete from delivery_grade g
            where g.updated_at < now() - make_interval(secs => :grades)
              and not exists (select 1 from delivery_parcel p where p.grade_id = g.id)
            """)
        .param("grades", (double) settings.keepGrades().toSeconds())
        .update();
  }

  int forgetSome() {
    return jdbc.sql(
            """
            delete from delivery_parcel where id in (
              select id from delivery_parcel
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
  }
}
