package org.traininglayer.delivery.grades;

import static org.traininglayer.delivery.outbox.Retention.exhaust;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.DeliveryProperties;
import org.traininglayer.delivery.outbox.Retention;

/** How long grades, and the messages with their scores, stay. */
@Component
public class GradeRetention {

  private final Retention messages;
  private final GradeTable grades;
  private final DeliveryProperties settings;

  GradeRetention(Retention messages, GradeTable grades, DeliveryProperties settings) {
    this.messages = messages;
    this.grades = grades;
    this.settings = settings;
  }

  /** What has had its time goes. */
  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
  public void run() {
    exhaust(() -> messages.forgetDelivered(Gradebooks.KIND, settings.keepGrades()));
    exhaust(() ->
        messages.giveUpWaiting(
            Gradebooks.KIND, settings.keepGrades(), "the platform was removed from the console"));
    exhaust(() -> messages.giveUpStopped(Gradebooks.KIND, settings.keepGrades()));
    exhaust(() -> messages.forgetGivenUp(Gradebooks.KIND, settings.keepGrades()));
    exhaust(() -> grades.forget(settings.keepGrades(), Retention.CHUNK));
  }
}
