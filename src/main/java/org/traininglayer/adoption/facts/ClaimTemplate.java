package org.traininglayer.adoption.facts;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.xapi.Verb;
import org.traininglayer.xapi.Vocabulary;
import tools.jackson.databind.JsonNode;

/** A claim of an AI text was judged: <em>answered</em>, with what the answer key says of it. */
record ClaimTemplate() implements StatementTemplate {

  private static final Set<String> SEVERITIES = Set.of("critical", "major", "minor");

  @Override
  public boolean matches(ProfileStatement statement) {
    return "units".equals(statement.part()) && statement.did(Verb.ANSWERED);
  }

  @Override
  public @Nullable Reading read(ProfileStatement statement) {
    String truth = statement.resultText(Vocabulary.TRUTH);
    JsonNode flagged = statement.result(Vocabulary.FLAGGED);
    boolean wrong = "error".equals(truth);
    if (!wrong && !"clean".equals(truth)) {
      return new Reading.Refused(Fact.Kind.REVIEW_UNIT, Flaw.UNKNOWN_KEY);
    }
    if (!flagged.isBoolean()) {
      return new Reading.Refused(Fact.Kind.REVIEW_UNIT, Flaw.UNKNOWN_ANSWER);
    }
    double prevalence = Times.number(statement.result(Vocabulary.PREVALENCE));
    if (!(prevalence >= 0 && prevalence <= 1)) {
      // Rare errors are missed more often: without the share nothing may be held against it.
      return new Reading.Refused(Fact.Kind.REVIEW_UNIT, Flaw.NO_PREVALENCE);
    }
    FactBuilder fact =
        statement
            .fact(Fact.Kind.REVIEW_UNIT)
            .band(band(prevalence))
            .judged(wrong, flagged.asBoolean())
            .confidence(statement.statedConfidence())
            .detail(
                new Detail.ReviewUnit(prevalence, statement.resultFlag(Vocabulary.ACTION_RIGHT)));
    if (wrong) {
      String severity = statement.resultText(Vocabulary.SEVERITY);
      fact.error(
          severity != null && SEVERITIES.contains(severity) ? severity : null,
          statement.resultText(Vocabulary.FAMILY));
    }
    return new Reading.Counts(fact.build());
  }

  private static String band(double share) {
    return share <= 0.05 ? "low" : share <= 0.20 ? "middle" : "high";
  }
}
