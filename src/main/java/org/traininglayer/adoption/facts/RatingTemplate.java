package org.traininglayer.adoption.facts;

import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.facts.Detail.Wave;
import org.traininglayer.xapi.Verb;
import org.traininglayer.xapi.Vocabulary;

/** Somebody said how sure they are of a skill: around a training, or weeks after it. */
record RatingTemplate() implements StatementTemplate {

  private static final Map<Period, Wave> WAVES =
      Map.of(
          Period.ofWeeks(2), Wave.W2,
          Period.ofWeeks(4), Wave.W4,
          Period.ofWeeks(8), Wave.W8,
          Period.ofWeeks(12), Wave.W12);

  @Override
  public boolean matches(ProfileStatement statement) {
    String kind = statement.contextText(Vocabulary.ITEM_KIND);
    return "items".equals(statement.part())
        && statement.did(Verb.ANSWERED)
        && (kind == null || kind.equals("confidence"));
  }

  @Override
  public @Nullable Reading read(ProfileStatement statement) {
    Wave wave =
        wave(statement.contextText(Vocabulary.MOMENT), statement.contextText(Vocabulary.OFFSET));
    if (wave == null) {
      return refused(Flaw.UNKNOWN_WAVE);
    }
    List<String> scale = statement.components("scale");
    if (scale.isEmpty()) {
      return refused(Flaw.UNKNOWN_SCALE);
    }
    int value = scale.indexOf(statement.response());
    if (value < 0) {
      return refused(Flaw.UNKNOWN_ANSWER);
    }
    String competency = statement.contextText(Vocabulary.COMPETENCY);
    FactBuilder fact =
        statement
            .fact(Fact.Kind.CONFIDENCE_RATING)
            .detail(
                new Detail.ConfidenceRating(
                    competency == null ? statement.item() : competency, scale.size(), value, wave));
    return new Reading.Counts(
        (statement.contextText(Vocabulary.ITEM_KIND) == null
                ? fact
                : fact.in(Origin.Setting.CHECKIN))
            .build());
  }

  private static Reading refused(Flaw flaw) {
    return new Reading.Refused(Fact.Kind.CONFIDENCE_RATING, flaw);
  }

  private static @Nullable Wave wave(@Nullable String moment, @Nullable String offset) {
    return switch (moment) {
      case "pre" -> Wave.PRE;
      case "post" -> Wave.POST;
      case "follow-up" -> after(offset);
      case null, default -> null;
    };
  }

  private static @Nullable Wave after(@Nullable String offset) {
    if (offset == null) {
      return null;
    }
    try {
      return WAVES.get(Period.parse(offset));
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
