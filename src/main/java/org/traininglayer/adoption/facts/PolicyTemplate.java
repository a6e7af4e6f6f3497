package org.traininglayer.adoption.facts;

import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.facts.Detail.Permission;
import org.traininglayer.adoption.facts.Detail.Use;
import org.traininglayer.xapi.Verb;
import org.traininglayer.xapi.Vocabulary;

/** A use of AI was sorted: permitted, permitted with controls, or prohibited. */
record PolicyTemplate() implements StatementTemplate {

  private static final String MATCH = "[.]";

  @Override
  public boolean matches(ProfileStatement statement) {
    return "sorted".equals(statement.part()) && statement.did(Verb.ANSWERED);
  }

  @Override
  public @Nullable Reading read(ProfileStatement statement) {
    Permission truth = permission(statement.resultText(Vocabulary.PERMISSION));
    if (truth == null) {
      return new Reading.Refused(Fact.Kind.POLICY_DECISION, Flaw.UNKNOWN_KEY);
    }
    Permission place = permission(bin(statement.response()));
    if (place == null) {
      return new Reading.Refused(Fact.Kind.POLICY_DECISION, Flaw.UNKNOWN_ANSWER);
    }
    Use choice =
        switch (place) {
          case PERMITTED -> Use.USE;
          case CONDITIONAL -> Use.USE_WITH_SAFEGUARD;
          case PROHIBITED -> Use.AVOID;
        };
    return new Reading.Counts(
        statement
            .fact(Fact.Kind.POLICY_DECISION)
            .correct(statement.success().isBoolean() ? statement.success().asBoolean() : null)
            .detail(new Detail.PolicyDecision(truth, choice, null, null))
            .build());
  }

  /** The target of a match {@code item[.]bin}. */
  private static String bin(@Nullable String response) {
    int at = response == null ? -1 : response.indexOf(MATCH);
    return response == null || at < 0 ? "" : response.substring(at + MATCH.length());
  }

  static @Nullable Permission permission(@Nullable String word) {
    return switch (word) {
      case "permitted" -> Permission.PERMITTED;
      case "with-controls" -> Permission.CONDITIONAL;
      case "prohibited" -> Permission.PROHIBITED;
      case null, default -> null;
    };
  }
}
