package org.traininglayer.delivery;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.Outbox.NewScore;
import org.traininglayer.learning.LearningEvent.ModuleCompleted;
import org.traininglayer.learning.Seat;
import org.traininglayer.lti.Launch.GradeService;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platforms;

/** Enters final scores for the gradebook of the platform that people came from. */
@Component
class Gradebooks {

  private static final UUID NAMESPACE = UUID.fromString("b7f1a1de-22a7-5b39-8a51-7a2f0c8a9d05");

  private final Outbox outbox;
  private final Destinations destinations;
  private final Platforms platforms;
  private final MessageSource messages;

  Gradebooks(
      Outbox outbox, Destinations destinations, Platforms platforms, MessageSource messages) {
    this.outbox = outbox;
    this.destinations = destinations;
    this.platforms = platforms;
    this.messages = messages;
  }

  /**
   * Puts the best score so far on its way, if the launch named a column that we may write to and
   * the person is one who gets grades.
   */
  void enter(ModuleCompleted event) {
    Seat seat = event.occasion().seat();
    GradeService grades = seat.grades();
    if (!seat.gradable() || seat.sample() || grades == null) {
      return;
    }
    URI lineItem = grades.lineItem();
    if (lineItem == null || !grades.scopes().contains(GradeService.SCORE_SCOPE)) {
      return;
    }
    UUID destination = Destinations.gradebook(seat.platform());
    destinations.ensure(
        destination,
        seat.organisation(),
        Deliveries.Kind.GRADEBOOK,
        platforms.find(seat.platform()).map(Platform::name).orElse("Learning platform"),
        seat.platform());
    String column = lineItem.toString();
    Instant at =
        outbox
            .lastScoreAt(destination, column, seat.learner())
            .map(last -> later(event.occasion().at(), last))
            .orElseGet(() -> event.occasion().at().truncatedTo(ChronoUnit.SECONDS));
    outbox.addScore(
        seat.organisation(),
        destination,
        new NewScore(
            NameUuid.of(NAMESPACE, event.occasion().registration() + "\n" + column),
            seat.learner(),
            seat.account().name(),
            column,
            at,
            ScoreJson.of(seat.account().name(), event.gradeScore(), at, comment(event))));
  }

  /** Whole seconds that rise: platforms refuse a score that is not later than the last one. */
  static Instant later(Instant at, Instant last) {
    Instant second = at.truncatedTo(ChronoUnit.SECONDS);
    return second.isAfter(last) ? second : last.plusSeconds(1);
  }

  private String comment(ModuleCompleted event) {
    return messages.getMessage(
        event.passed() ? "delivery.score.passed" : "delivery.score.plain",
        new Object[] {ScoreJson.given(event.gradeScore()).toPlainString()},
        event.occasion().seat().locale());
  }
}
