package org.traininglayer.adoption.facts;

import org.jspecify.annotations.Nullable;
import org.traininglayer.xapi.Verb;
import org.traininglayer.xapi.Vocabulary;

/** A step was passed over: <em>skipped</em>, with the step as object and the cause beside it. */
record PassedOverTemplate() implements StatementTemplate {

  @Override
  public boolean matches(ProfileStatement statement) {
    return statement.step() != null && statement.part() == null && statement.did(Verb.SKIPPED);
  }

  @Override
  public @Nullable Reading read(ProfileStatement statement) {
    return new Reading.Counts(
        statement
            .fact(Fact.Kind.STEP_PASSED_OVER)
            .response(statement.contextText(Vocabulary.PASSED_OVER))
            .build());
  }
}
