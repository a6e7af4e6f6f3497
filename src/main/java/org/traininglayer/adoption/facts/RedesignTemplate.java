package org.traininglayer.adoption.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.xapi.Verb;
import org.traininglayer.xapi.Vocabulary;

/** A workflow was put into order: which of its cards stayed, and whether checks follow. */
record RedesignTemplate() implements StatementTemplate {

  @Override
  public boolean matches(ProfileStatement statement) {
    return "order".equals(statement.part()) && statement.did(Verb.ANSWERED);
  }

  @Override
  public @Nullable Reading read(ProfileStatement statement) {
    List<String> all = statement.components("choices");
    List<String> order = Answers.several(statement.response());
    if (all.isEmpty()) {
      return new Reading.Refused(Fact.Kind.WORKFLOW_STEP, Flaw.UNKNOWN_STEPS);
    }
    List<String> ai = statement.resultIds(Vocabulary.AI_STEPS);
    List<String> used = statement.resultIds(Vocabulary.AI_USED);
    return all.containsAll(order)
        ? new Reading.Counts(
            statement
                .fact(Fact.Kind.WORKFLOW_STEP)
                .in(Origin.Setting.REDESIGN)
                .correct(statement.success().isBoolean() ? statement.success().asBoolean() : null)
                .detail(
                    new Detail.WorkflowStep(
                        order,
                        all,
                        statement.result(Vocabulary.CHECKS_MISSING).isMissingNode(),
                        null,
                        ai,
                        used == null && ai != null ? List.of() : used))
                .build())
        : new Reading.Refused(Fact.Kind.WORKFLOW_STEP, Flaw.UNKNOWN_ANSWER);
  }
}
