package org.traininglayer.steps.timed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.FormReading;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.timed.TimedAnswer.Felt;
import org.traininglayer.steps.timed.TimedWork.Task;

/** Two fields for how long the tasks felt, in minutes; each may stay empty. */
final class FeltTimes {

  private static final String WITHOUT = "felt-without";
  private static final String WITH = "felt-with";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}([.,][0-9]{1,4})?");
  private static final BigDecimal MINUTE = BigDecimal.valueOf(60_000);
  private static final BigDecimal MOST = BigDecimal.valueOf(480);

  private FeltTimes() {}

  /** In the order in which the tasks were done. */
  static List<TimedView.ShownFelt> asked(TimedWork work, FormValues entered) {
    return IntStream.range(0, work.tasks().size())
        .mapToObj(i -> {
          Task task = work.tasks().get(i);
          String name = task.with() ? WITH : WITHOUT;
          return new TimedView.ShownFelt(i + 1, task.with(), name, entered.text(name));
        })
        .toList();
  }

  /** Minutes with a point or a comma; what is no time is asked again. */
  static FormReading read(FormValues form) {
    for (String name : List.of(WITHOUT, WITH)) {
      if (!form.text(name).isBlank() && millis(form.text(name)) == null) {
        return FormReading.missing("steps.timed.missing.felt");
      }
    }
    return FormReading.of(new Felt(millis(form.text(WITHOUT)), millis(form.text(WITH)))).at("task");
  }

  private static @Nullable Long millis(String text) {
    String number = text.strip();
    if (!NUMBER.matcher(number).matches()) {
      return null;
    }
    BigDecimal minutes = new BigDecimal(number.replace(',', '.'));
    long millis = minutes.multiply(MINUTE).setScale(0, RoundingMode.HALF_UP).longValue();
    return millis <= 0 || minutes.compareTo(MOST) > 0 ? null : Long.valueOf(millis);
  }
}
