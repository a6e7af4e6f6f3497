package org.traininglayer.adoption.facts;

import org.jspecify.annotations.Nullable;
import org.traininglayer.xapi.Verb;
import org.traininglayer.xapi.Vocabulary;

/** A step was finished: <em>progressed</em> in the module, the step named in the context. */
record StepFinishedTemplate() implements StatementTemplate {

  @Override
  public boolean matches(ProfileStatement statement) {
    return statement.step() == null && statement.did(Verb.PROGRESSED);
  }

  @Override
  public @Nullable Reading read(ProfileStatement statement) {
    String step = statement.contextText(Vocabulary.STEP_ID);
    return step == null
        ? null
        : new Reading.Counts(statement.fact(Fact.Kind.STEP_FINISHED).step(step).build());
  }
}
