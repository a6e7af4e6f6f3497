package org.traininglayer.adoption.facts;

import org.jspecify.annotations.Nullable;
import org.traininglayer.xapi.Verb;

/**
 * Why somebody decided as they did. It is said after the decision, in a statement of its own, and
 * is a fact of its own: whoever reads decisions joins the two by attempt and step, whichever came
 * first. The response is the code of the reason.
 */
record ReasonTemplate() implements StatementTemplate {

  @Override
  public boolean matches(ProfileStatement statement) {
    return statement.inOwnStep()
        && "reason".equals(statement.part())
        && statement.did(Verb.ANSWERED);
  }

  @Override
  public @Nullable Reading read(ProfileStatement statement) {
    String code = statement.response();
    return code == null || code.isBlank()
        ? new Reading.Refused(Fact.Kind.DECISION_REASON, Flaw.UNKNOWN_ANSWER)
        : new Reading.Counts(
            statement
                .fact(Fact.Kind.DECISION_REASON)
                .response(code)
                .correct(statement.success().isBoolean() ? statement.success().asBoolean() : null)
                .build());
  }
}
