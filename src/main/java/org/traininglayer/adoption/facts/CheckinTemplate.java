package org.traininglayer.adoption.facts;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.facts.Detail.Source;
import org.traininglayer.xapi.Verb;
import org.traininglayer.xapi.Vocabulary;

/**
 * A look back at the work: how many pieces of it were done with AI in the last five working days,
 * and which stages of the last one. How sure somebody is reads {@link RatingTemplate}; the other
 * questions are no facts.
 */
record CheckinTemplate() implements StatementTemplate {

  private static final String NONE = "none";
  private static final Set<String> KINDS = Set.of("frequency", "stage-list");

  @Override
  public boolean matches(ProfileStatement statement) {
    String kind = statement.contextText(Vocabulary.ITEM_KIND);
    return "items".equals(statement.part())
        && statement.did(Verb.ANSWERED)
        && kind != null
        && KINDS.contains(kind);
  }

  @Override
  public @Nullable Reading read(ProfileStatement statement) {
    return "frequency".equals(statement.contextText(Vocabulary.ITEM_KIND))
        ? use(statement)
        : stages(statement);
  }

  /** At least so many: what was told is a range. */
  private static Reading use(ProfileStatement statement) {
    String response = statement.response();
    Integer outputs =
        switch (response) {
          case NONE -> 0;
          case "one-or-two" -> 1;
          case "three-to-five" -> 3;
          case "more" -> 6;
          case null, default -> null;
        };
    return outputs == null
        ? new Reading.Refused(Fact.Kind.USE_WEEK, Flaw.UNKNOWN_ANSWER)
        : new Reading.Counts(
            statement
                .fact(Fact.Kind.USE_WEEK)
                .in(Origin.Setting.CHECKIN)
                .week(Weeks.ofLastFiveDays(statement.at()))
                .response(response)
                .detail(new Detail.UseWeek(outputs > 0, outputs, Source.REPORTED))
                .build());
  }

  private static Reading stages(ProfileStatement statement) {
    List<String> all =
        statement.components("choices").stream().filter(id -> !NONE.equals(id)).toList();
    List<String> done =
        Answers.several(statement.response()).stream().filter(id -> !NONE.equals(id)).toList();
    if (all.isEmpty()) {
      return new Reading.Refused(Fact.Kind.WORKFLOW_STEP, Flaw.UNKNOWN_STEPS);
    }
    List<String> checks = statement.contextIds(Vocabulary.HUMAN_CHECKS);
    return all.containsAll(done)
        ? new Reading.Counts(
            statement
                .fact(Fact.Kind.WORKFLOW_STEP)
                .in(Origin.Setting.CHECKIN)
                .detail(
                    new Detail.WorkflowStep(
                        done,
                        all,
                        checks == null ? null : done.containsAll(checks),
                        checks,
                        null,
                        null))
                .build())
        : new Reading.Refused(Fact.Kind.WORKFLOW_STEP, Flaw.UNKNOWN_ANSWER);
  }
}
