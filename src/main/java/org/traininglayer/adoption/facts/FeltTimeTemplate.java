package org.traininglayer.adoption.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.traininglayer.xapi.Verb;
import org.traininglayer.xapi.Vocabulary;

/**
 * How long a task with or without AI felt, in minutes, asked after both were handed in and before
 * the measured times are told. A fact of its own, joined to the task by attempt, step and
 * condition.
 */
record FeltTimeTemplate() implements StatementTemplate {

  private static final BigDecimal MINUTE = BigDecimal.valueOf(Duration.ofMinutes(1).toMillis());

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,6}([.][0-9]{1,6})?");

  @Override
  public boolean matches(ProfileStatement statement) {
    return "felt".equals(statement.part()) && statement.did(Verb.ANSWERED);
  }

  @Override
  public @Nullable Reading read(ProfileStatement statement) {
    Detail.Condition condition = TimedTaskTemplate.condition(statement.resultText(Vocabulary.ARM));
    if (condition == null) {
      return refused(Flaw.UNKNOWN_CONDITION);
    }
    Duration felt = minutes(statement.response());
    Flaw flaw = Times.flaw(felt);
    return flaw != null || felt == null
        ? refused(flaw == null ? Flaw.NO_TIME : flaw)
        : new Reading.Counts(
            statement
                .fact(Fact.Kind.TIME_FELT)
                .in(Origin.Setting.TIMED)
                .detail(new Detail.FeltTime(condition, felt.toMillis()))
                .build());
  }

  private static Reading refused(Flaw flaw) {
    return new Reading.Refused(Fact.Kind.TIME_FELT, flaw);
  }

  private static @Nullable Duration minutes(@Nullable String number) {
    return number == null || !NUMBER.matcher(number).matches()
        ? null
        : Duration.ofMillis(
            new BigDecimal(number)
                .multiply(MINUTE)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
  }
}
