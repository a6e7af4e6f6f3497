package org.traininglayer.adoption.facts;

import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.facts.Detail.Condition;
import org.traininglayer.xapi.Verb;
import org.traininglayer.xapi.Vocabulary;
import tools.jackson.databind.JsonNode;

/** A task with or without AI was handed in; its score is by the key, which knows no condition. */
record TimedTaskTemplate() implements StatementTemplate {

  /** A hundred years; whoever left a page open did so for less. */
  private static final double LONGEST_SECONDS = 3.2e9;

  @Override
  public boolean matches(ProfileStatement statement) {
    return "arms".equals(statement.part()) && statement.did(Verb.ANSWERED);
  }

  @Override
  public @Nullable Reading read(ProfileStatement statement) {
    Condition condition = condition(statement.resultText(Vocabulary.ARM));
    if (condition == null) {
      return refused(Flaw.UNKNOWN_CONDITION);
    }
    Flaw flaw = Times.flaw(statement.duration());
    if (flaw != null) {
      return refused(flaw);
    }
    Double score = statement.score();
    if (score == null) {
      return refused(Flaw.NO_SCORE);
    }
    String form = statement.resultText(Vocabulary.FORM);
    JsonNode critical = statement.result(Vocabulary.CRITICAL_DEFECTS);
    return new Reading.Counts(
        statement
            .fact(Fact.Kind.TIMED_TASK)
            .in(Origin.Setting.TIMED)
            .detail(
                new Detail.TimedTask(
                    condition,
                    form == null ? "" : form,
                    seconds(statement.result(Vocabulary.WALL_SECONDS)),
                    null,
                    true,
                    Math.round(score * 10_000) / 100.0,
                    critical.isInt() ? Integer.valueOf(critical.asInt()) : null,
                    "key",
                    true))
            .build());
  }

  private static Reading refused(Flaw flaw) {
    return new Reading.Refused(Fact.Kind.TIMED_TASK, flaw);
  }

  private static @Nullable Long seconds(JsonNode value) {
    double seconds = Times.number(value);
    return seconds >= 0 && seconds <= LONGEST_SECONDS
        ? Long.valueOf(Math.round(seconds * 1000))
        : null;
  }

  static @Nullable Condition condition(@Nullable String arm) {
    return switch (arm) {
      case "without" -> Condition.UNAIDED;
      case "with" -> Condition.AIDED;
      case null, default -> null;
    };
  }
}
