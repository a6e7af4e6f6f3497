package org.traininglayer.adoption.facts;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.xapi.Verb;

/** The templates of our profile that no figure needs yet. */
record OtherTemplates() implements StatementTemplate {

  private static final Set<String> VERBS =
      Set.of(
          Verb.RESUMED.id(),
          Verb.SUSPENDED.id(),
          Verb.FAILED.id(),
          Verb.ANSWERED.id(),
          Verb.ACKNOWLEDGED.id(),
          Verb.REJECTED.id());

  @Override
  public boolean matches(ProfileStatement statement) {
    return VERBS.contains(statement.verb());
  }

  @Override
  public @Nullable Reading read(ProfileStatement statement) {
    return new Reading.NotNeeded();
  }
}
