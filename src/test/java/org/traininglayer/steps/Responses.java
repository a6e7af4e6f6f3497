package org.traininglayer.steps;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;

/**
 * What goes on record when answers are given in a step, by the rules of its type alone.
 *
 * @param before the work in other steps of the attempt, by their ids
 */
public record Responses(Module module, Set<String> sourcesOpened, Map<String, StepWork> before) {

  /** Somebody answers in a module, with these sources open. */
  public static Responses in(Module module, String... sources) {
    return new Responses(module, Set.of(sources), Map.of());
  }

  /** The same after this work in another step, which is finished. */
  public Responses after(Step step, StepWork work) {
    return new Responses(module, sourcesOpened, Map.of(step.head().id(), work));
  }

  /** All responses, the last answer given after this active time, those before at once. */
  public List<Response> to(Step step, Duration active, Answer... answers) {
    StepRules<Step, StepWork, Answer> rules = StepTypes.of(step).rules();
    StepWork work = rules.begin();
    List<Response> responses = new ArrayList<>();
    for (int i = 0; i < answers.length; i++) {
      Situation now = after(i == answers.length - 1 ? active : Duration.ZERO);
      Change<StepWork> change =
          answers[i] instanceof Answer.Finish
              ? rules.finish(step, work, now)
              : rules.apply(step, work, answers[i], now);
      work = change.work();
      responses.addAll(change.responses());
    }
    return responses;
  }

  /** What is kept after these answers, all given at once. */
  public StepWork work(Step step, List<Answer> answers) {
    StepRules<Step, StepWork, Answer> rules = StepTypes.of(step).rules();
    StepWork work = rules.begin();
    for (Answer answer : answers) {
      work = rules.apply(step, work, answer, after(Duration.ZERO)).work();
    }
    return work;
  }

  private Situation after(Duration active) {
    return new Situation() {
      @Override
      public java.time.Instant now() {
        return java.time.Instant.EPOCH.plus(active());
      }

      @Override
      public long seed() {
        return 0;
      }

      @Override
      public int attempt() {
        return 1;
      }

      @Override
      public Module module() {
        return module;
      }

      @Override
      public boolean finished(String step) {
        return true;
      }

      @Override
      public Optional<StepWork> work(Step step) {
        return Optional.ofNullable(before.get(step.head().id()));
      }

      @Override
      public Set<String> sourcesOpened() {
        return sourcesOpened;
      }

      @Override
      public Duration active() {
        return active;
      }
    };
  }
}
