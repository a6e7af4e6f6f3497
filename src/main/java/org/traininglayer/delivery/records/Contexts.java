package org.traininglayer.delivery.records;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.learning.LearningEvent.Occasion;
import org.traininglayer.xapi.Activity;
import org.traininglayer.xapi.Context;
import org.traininglayer.xapi.Context.ContextActivities;
import org.traininglayer.xapi.Vocabulary;

/** The context of our statements: the attempt, the content's version, and what lies around. */
final class Contexts {

  private static final String PLATFORM = "Training Layer";

  private Contexts() {}

  /** Around the module as a whole. */
  static Context ofModule(Occasion on) {
    return context(on, null, List.of(), new Activities(on.module()).places(on.context()));
  }

  /** Around the module, on the occasion of one of its steps. */
  static Context ofModule(Occasion on, Step step) {
    return context(on, step, List.of(), new Activities(on.module()).places(on.context()));
  }

  /** Around a step. */
  static Context ofStep(Occasion on, Step step) {
    Activities activities = new Activities(on.module());
    return context(on, step, List.of(activities.whole()), activities.places(on.context()));
  }

  /** Around a question in a step. */
  static Context ofQuestion(Occasion on, Step step) {
    Activities activities = new Activities(on.module());
    List<Activity> grouping = new ArrayList<>(activities.places(on.context()));
    grouping.add(activities.whole());
    return context(on, step, List.of(activities.step(step)), grouping);
  }

  private static Context context(
      Occasion on, @Nullable Step step, List<Activity> parent, List<Activity> grouping) {
    Extensions extensions = new Extensions().put(Vocabulary.ATTEMPT, on.attempt());
    if (step != null) {
      extensions
          .put(Vocabulary.STEP_ID, step.head().id())
          .put(Vocabulary.STEP_POSITION, position(on.module(), step))
          .put(Vocabulary.EXPOSURE, Extensions.word(step.head().exposure()));
      if (step.head().form() != null) {
        extensions.put(Vocabulary.STEP_FORM, step.head().formId());
      }
    }
    if (on.context().sample()) {
      extensions.put(Vocabulary.SAMPLE, true);
    }
    return new Context(
        on.registration(),
        new ContextActivities(parent, grouping, List.of(Activities.profile())),
        on.module().version(),
        PLATFORM,
        on.module().locale().toLanguageTag(),
        extensions.all());
  }

  private static int position(Module module, Step step) {
    return module.steps().stream().map(one -> one.head().id()).toList().indexOf(step.head().id())
        + 1;
  }

  /** The same context with more extensions. */
  static Context with(Context context, Extensions more) {
    Extensions all = new Extensions();
    context.extensions().forEach(all::put);
    more.all().forEach(all::put);
    return new Context(
        context.registration(),
        context.contextActivities(),
        context.revision(),
        context.platform(),
        context.language(),
        all.all(),
        context.statement());
  }
}
