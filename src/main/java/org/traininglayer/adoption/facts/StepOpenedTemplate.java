package org.traininglayer.adoption.facts;

import org.jspecify.annotations.Nullable;
import org.traininglayer.xapi.Verb;

/** A step was opened: <em>experienced</em>, with the step as object. */
record StepOpenedTemplate() implements StatementTemplate {

  @Override
  public boolean matches(ProfileStatement statement) {
    return statement.step() != null && statement.part() == null && statement.did(Verb.EXPERIENCED);
  }

  @Override
  public @Nullable Reading read(ProfileStatement statement) {
    return new Reading.Counts(statement.fact(Fact.Kind.STEP_OPENED).build());
  }
}
