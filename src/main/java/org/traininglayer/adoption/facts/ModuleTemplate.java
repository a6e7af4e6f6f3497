package org.traininglayer.adoption.facts;

import org.jspecify.annotations.Nullable;
import org.traininglayer.xapi.Verb;

/** Begin, end and pass of a module. */
record ModuleTemplate(Verb verb, Fact.Kind kind) implements StatementTemplate {

  @Override
  public boolean matches(ProfileStatement statement) {
    return statement.step() == null && statement.did(verb);
  }

  @Override
  public @Nullable Reading read(ProfileStatement statement) {
    return new Reading.Counts(statement.fact(kind).build());
  }
}
