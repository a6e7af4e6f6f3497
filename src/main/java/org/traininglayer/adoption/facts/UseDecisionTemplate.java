package org.traininglayer.adoption.facts;

import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.facts.Detail.Permission;
import org.traininglayer.adoption.facts.Detail.Use;
import org.traininglayer.xapi.Verb;
import org.traininglayer.xapi.Vocabulary;

/**
 * A decision about a use of AI: what the rules say, what somebody does, and which question of the
 * same attempt tells whether they knew. A stated confidence counts as of any choice.
 */
record UseDecisionTemplate() implements StatementTemplate {

  @Override
  public boolean matches(ProfileStatement statement) {
    return statement.inOwnStep()
        && "choice".equals(statement.part())
        && statement.did(Verb.ANSWERED)
        && statement.resultText(Vocabulary.PERMISSION) != null;
  }

  @Override
  public @Nullable Reading read(ProfileStatement statement) {
    Permission truth = PolicyTemplate.permission(statement.resultText(Vocabulary.PERMISSION));
    if (truth == null) {
      return new Reading.Refused(Fact.Kind.POLICY_DECISION, Flaw.UNKNOWN_KEY);
    }
    Use choice = use(statement.resultText(Vocabulary.USE));
    if (choice == null) {
      return new Reading.Refused(Fact.Kind.POLICY_DECISION, Flaw.UNKNOWN_ANSWER);
    }
    return new Reading.Counts(
        statement
            .fact(Fact.Kind.POLICY_DECISION)
            .correct(statement.success().isBoolean() ? statement.success().asBoolean() : null)
            .confidence(statement.statedConfidence())
            .detail(
                new Detail.PolicyDecision(
                    truth, choice, null, null, statement.contextText(Vocabulary.KNOWLEDGE)))
            .build());
  }

  private static @Nullable Use use(@Nullable String word) {
    return switch (word) {
      case "use" -> Use.USE;
      case "use-with-safeguard" -> Use.USE_WITH_SAFEGUARD;
      case "avoid" -> Use.AVOID;
      case "escalate" -> Use.ESCALATE;
      case null, default -> null;
    };
  }
}
