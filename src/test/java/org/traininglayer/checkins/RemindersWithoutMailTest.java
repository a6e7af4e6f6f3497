package org.traininglayer.checkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.delivery.Mails;
import org.traininglayer.testing.TrainingLayerTest;

/** What was kept for reminders goes, though e-mail has been taken out of the settings. */
@TrainingLayerTest
class RemindersWithoutMailTest {

  @Autowired Reminders reminders;
  @Autowired Mails mails;
  @Autowired JdbcClient jdbc;

  @Test
  void addresses_and_what_was_sent_are_forgotten_wherever_they_are() {
    assertThat(mails.on()).isFalse();
    UUID on = organisation();
    jdbc.sql("insert into check_in_reminder_setting (organisation_id, set_by) values (?, 'me')")
        .param(on)
        .update();
    UUID off = organisation();
    for (UUID one : new UUID[] {on, off}) {
      address(one, 2);
      sent(one, 31);
      sent(one, 5);
    }
    address(on, 0);
    UUID sentOnly = organisation();
    sent(sentOnly, 31);

    reminders.everywhere();

    assertThat(count("address", on)).as("one was taken a moment ago").isOne();
    assertThat(count("address", off)).isZero();
    assertThat(count("sent", on)).isOne();
    assertThat(count("sent", off)).isOne();
    assertThat(count("sent", sentOnly)).isZero();
  }

  private UUID organisation() {
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into organisation (id, name) values (?, 'Reminding')").param(id).update();
    return id;
  }

  private void address(UUID organisation, int daysAgo) {
    jdbc.sql(
            """
            insert into check_in_reminder_address (organisation_id, learner_id, email, taken_at)
            values (:organisation, gen_random_uuid(), 'ann@example.org',
              now() - make_interval(days => :days))
            """)
        .param("organisation", organisation)
        .param("days", daysAgo)
        .update();
  }

  private void sent(UUID organisation, int daysAgo) {
    jdbc.sql(
            """
            insert into check_in_reminder_sent (registration, organisation_id, learner_id, sent_at)
            values (gen_random_uuid(), :organisation, gen_random_uuid(),
              now() - make_interval(days => :days))
            """)
        .param("organisation", organisation)
        .param("days", daysAgo)
        .update();
  }

  private long count(String of, UUID organisation) {
    return jdbc.sql(
            "select count(*) from check_in_reminder_%s where organisation_id = ?".formatted(of))
        .param(organisation)
        .query(Long.class)
        .single();
  }
}
