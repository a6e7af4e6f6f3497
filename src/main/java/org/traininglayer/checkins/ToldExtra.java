package org.traininglayer.checkins;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.LearningEvent.Occasion;
import org.traininglayer.learning.LearningEvent.ResponseGiven;
import org.traininglayer.steps.Response;

/**
 * What a check-in asks beyond its questions, as events of learning: in the steps' own shape, so
 * that whoever reads the records counts them as those of a module, and at the check-in's offset.
 * Pure.
 *
 * @param module that was passed
 * @param registration of the check-in
 * @param moment of the check-in, ISO 8601
 */
record ToldExtra(AttemptContext context, Module module, UUID registration, String moment) {

  /** One event for each response to a step. */
  List<ResponseGiven> events(
      CheckInExtra.Part part, Step step, List<Response> responses, Instant now) {
    Module alone = module.with(List.of(step), module.artefacts());
    List<ResponseGiven> events = new ArrayList<>();
    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
    for (Response response : responses) {
      events.add(
          new ResponseGiven(
              new Occasion(context, alone, registration, 1, at),
              step,
              response
                  .in("item-kind", part == CheckInExtra.Part.CONFIDENCE ? part.word() : null)
                  .in("moment", "follow-up")
                  .in("offset", moment)));
      at = at.plusMillis(1);
    }
    return events;
  }
}
