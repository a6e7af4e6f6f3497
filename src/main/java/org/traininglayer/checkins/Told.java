package org.traininglayer.checkins;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.LearningEvent.Occasion;
import org.traininglayer.learning.LearningEvent.ResponseGiven;
import org.traininglayer.steps.Alone;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.checkin.CheckinStep;
import org.traininglayer.steps.checkin.CheckinStep.Item;
import org.traininglayer.steps.checkin.CheckinWork;

/**
 * Answers to a check-in as events of learning, so that they go on record as answers of a module do.
 * A check-in is a registration of its own, with one step and a statement for each item; what was
 * changed is told again, says so, and takes the place of what was said before. Pure.
 *
 * @param module that was passed
 * @param registration of the check-in
 */
record Told(AttemptContext context, Module module, UUID registration, CheckinStep step) {

  /** Under the step: what somebody who leads the work confirmed. */
  private static final String CONFIRMED = "confirmed";

  private static final String CHANGE = "change";

  /**
   * What came before.
   *
   * @param replies by item; none at the first time
   * @param changes how often they had been changed
   * @param lastEventAt when the last event was; null at the first time
   */
  record Earlier(Map<String, List<String>> replies, int changes, @Nullable Instant lastEventAt) {

    static final Earlier NOTHING = new Earlier(Map.of(), 0, null);
  }

  /** What a person said; only what differs from before. */
  List<ResponseGiven> answered(Map<String, List<String>> replies, Earlier earlier, Instant now) {
    return events(replies, earlier, now, response -> response);
  }

  /** What somebody who leads the work said about a person's; likewise. */
  List<ResponseGiven> confirmed(Map<String, List<String>> replies, Earlier earlier, Instant now) {
    return events(
        replies,
        earlier,
        now,
        response -> response.at(List.of(CONFIRMED, response.question().path().getLast())));
  }

  private List<ResponseGiven> events(
      Map<String, List<String>> replies,
      Earlier earlier,
      Instant now,
      UnaryOperator<Response> placed) {
    Module alone = module.with(List.of(step), Map.of());
    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
    Instant last = earlier.lastEventAt;
    if (last != null && !at.isAfter(last)) {
      at = last.plusMillis(1);
    }
    List<Response> all =
        StepTypes.of(step)
            .rules()
            .finish(step, new CheckinWork(replies), new Alone(alone, now))
            .responses();
    List<ResponseGiven> events = new ArrayList<>();
    for (Item item : step.items()) {
      Response response = all.get(step.items().indexOf(item));
      if (!replies.getOrDefault(item.id(), List.of()).equals(earlier.replies.get(item.id()))) {
        Response told =
            response.again().in(CHANGE, earlier.replies.isEmpty() ? null : earlier.changes + 1);
        events.add(
            new ResponseGiven(
                new Occasion(context, alone, registration, 1, at),
                step,
                placed.apply(told),
                !earlier.replies.isEmpty()));
        at = at.plusMillis(1);
      }
    }
    return events;
  }
}
