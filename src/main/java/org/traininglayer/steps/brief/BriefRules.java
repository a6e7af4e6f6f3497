package org.traininglayer.steps.brief;

import java.util.List;
import org.traininglayer.catalog.Module;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.Change;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepRules;

/** A brief is read and finished. */
final class BriefRules implements StepRules<BriefStep, BriefWork, Answer> {

  @Override
  public BriefWork begin() {
    return new BriefWork();
  }

  @Override
  public Class<Answer> answers() {
    return Answer.class;
  }

  @Override
  public void check(BriefStep step, Answer answer, Module module) {
    throw new AnswerRefused("Nothing is asked in this step.");
  }

  @Override
  public Change<BriefWork> apply(
      BriefStep step, BriefWork work, Answer answer, Situation situation) {
    return Change.to(work);
  }

  @Override
  public Change<BriefWork> finish(BriefStep step, BriefWork work, Situation situation) {
    return Change.to(work);
  }

  @Override
  public List<Answer> keyed(BriefStep step) {
    return List.of();
  }
}
