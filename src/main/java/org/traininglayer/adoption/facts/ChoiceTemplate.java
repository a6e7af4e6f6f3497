package org.traininglayer.adoption.facts;

import org.jspecify.annotations.Nullable;
import org.traininglayer.xapi.Verb;
import tools.jackson.databind.JsonNode;

/** A choice was made. It counts when it has a right answer and a stated confidence. */
record ChoiceTemplate() implements StatementTemplate {

  @Override
  public boolean matches(ProfileStatement statement) {
    return statement.inOwnStep()
        && "choice".equals(statement.part())
        && statement.did(Verb.ANSWERED);
  }

  @Override
  public @Nullable Reading read(ProfileStatement statement) {
    JsonNode success = statement.success();
    Integer confidence = statement.statedConfidence();
    return success.isBoolean() && confidence != null
        ? new Reading.Counts(
            statement
                .fact(Fact.Kind.CONFIDENT_CHOICE)
                .correct(success.asBoolean())
                .confidence(confidence)
                .build())
        : new Reading.NotNeeded();
  }
}
