package org.traininglayer.checkins;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.steps.Alone;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.FormReading;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.StepPage.Shown;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.checkin.CheckinAnswer.Reply;
import org.traininglayer.steps.checkin.CheckinStep;
import org.traininglayer.steps.checkin.CheckinWork;

/**
 * The form of a check-in, as the step type of that name has it.
 *
 * @param module that was passed
 * @param said what was answered, by item; nothing at the first time
 */
public record CheckInForm(Module module, CheckinStep step, Map<String, List<String>> said) {

  /** Copies the map. */
  public CheckInForm {
    said = Map.copyOf(said);
  }

  /**
   * What a form says.
   *
   * @param replies by item; without those that do not fit
   * @param missing key of the text that says what is missing; null when nothing is
   */
  public record Entered(Map<String, List<String>> replies, @Nullable String missing) {}

  /**
   * For the fragment {@code items} of {@code steps/checkin.html}.
   *
   * @param entered what was entered, where the form was not complete
   */
  public Object view(FormValues entered) {
    return StepTypes.of(step)
        .page()
        .view(
            step,
            new CheckinWork(said),
            new Alone(module, Instant.EPOCH),
            new Shown(false, false, entered));
  }

  /** Reads what was sent. */
  public Entered read(FormValues sent) {
    FormReading reading =
        StepTypes.of(step)
            .page()
            .read(step, new CheckinWork(said), sent, new Shown(false, false, FormValues.NONE));
    Map<String, List<String>> replies = new HashMap<>();
    for (Answer answer : reading.answers()) {
      if (answer instanceof Reply reply) {
        replies.put(reply.item(), reply.values());
      }
    }
    return new Entered(replies, reading.missing());
  }
}
