package org.traininglayer.delivery.mail;

import static org.traininglayer.delivery.outbox.Retention.exhaust;

import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.outbox.Retention;

/**
 * How long mails stay. That one was sent is remembered for longer than it could be put in again;
 * one that was refused or waits, which still has its text, for as long as somebody may mend
 * something.
 */
@Component
public class MailRetention {

  private static final Duration SENT = Duration.ofDays(30);
  private static final Duration MAY_BE_MENDED = Duration.ofDays(14);
  private static final Duration GIVEN_UP = Duration.ofDays(30);

  private final Retention messages;

  MailRetention(Retention messages) {
    this.messages = messages;
  }

  /** What has had its time goes. */
  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
  public void run() {
    exhaust(() -> messages.forgetDelivered(MailDestinations.KIND, SENT));
    exhaust(() ->
        messages.giveUpWaiting(
            MailDestinations.KIND, MAY_BE_MENDED, "e-mail was switched off in the settings"));
    exhaust(() ->
        messages.giveUpOld(
            MailDestinations.KIND,
            MAY_BE_MENDED,
            "it waited for " + MAY_BE_MENDED.toDays() + " days"));
    exhaust(() -> messages.giveUpStopped(MailDestinations.KIND, MAY_BE_MENDED));
    exhaust(() -> messages.forgetGivenUp(MailDestinations.KIND, GIVEN_UP));
  }
}
