package org.traininglayer.steps;

import java.util.List;
import java.util.Optional;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.format.ModuleReader;
import org.traininglayer.catalog.format.StepFormat;
import org.traininglayer.steps.attest.AttestType;
import org.traininglayer.steps.brief.BriefType;
import org.traininglayer.steps.checkin.CheckinType;
import org.traininglayer.steps.commit.CommitType;
import org.traininglayer.steps.confidence.ConfidenceType;
import org.traininglayer.steps.decision.DecisionType;
import org.traininglayer.steps.prompt.PromptType;
import org.traininglayer.steps.redesign.RedesignType;
import org.traininglayer.steps.reflect.ReflectType;
import org.traininglayer.steps.remedy.RemedyType;
import org.traininglayer.steps.retrieve.RetrieveType;
import org.traininglayer.steps.review.ReviewType;
import org.traininglayer.steps.sort.SortType;
import org.traininglayer.steps.timed.TimedType;
import org.traininglayer.steps.worked.WorkedType;

/** All types of steps. */
public final class StepTypes {

  /** In the order in which the module format explains them. */
  private static final List<StepType<?, ?, ?>> ALL =
      List.of(
          new BriefType(),
          new WorkedType(),
          new CommitType(),
          new ReviewType(),
          new DecisionType(),
          new SortType(),
          new RedesignType(),
          new ConfidenceType(),
          new AttestType(),
          new ReflectType(),
          new PromptType(),
          new CheckinType(),
          new RetrieveType(),
          new RemedyType(),
          new TimedType());

  private static final ModuleReader READER = new ModuleReader(formats());

  private StepTypes() {}

  /** Every type. */
  public static List<StepType<?, ?, ?>> all() {
    return ALL;
  }

  /** The type with this name in the module format. */
  public static Optional<StepType<Step, StepWork, Answer>> named(String name) {
    return ALL.stream()
        .filter(type -> type.format().name().equals(name))
        .findFirst()
        .map(StepTypes::open);
  }

  /** The type of a step. Its parts take what belongs to that type, and nothing else. */
  public static StepType<Step, StepWork, Answer> of(Step step) {
    return named(step.type())
        .orElseThrow(() -> new IllegalStateException("there is no step type " + step.type()));
  }

  /** Reads modules whose steps are of these types. */
  public static ModuleReader reader() {
    return READER;
  }

  private static List<StepFormat<?>> formats() {
    return ALL.stream().<StepFormat<?>>map(StepType::format).toList();
  }

  @SuppressWarnings("unchecked")
  private static StepType<Step, StepWork, Answer> open(StepType<?, ?, ?> type) {
    return (StepType<Step, StepWork, Answer>) type;
  }
}
