package org.traininglayer.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.traininglayer.catalog.Condition;
import org.traininglayer.catalog.Condition.Comparison;
import org.traininglayer.catalog.Condition.Operand;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.StateValue;
import org.traininglayer.catalog.Step;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.brief.BriefStep;
import org.traininglayer.steps.decision.DecisionAnswer;
import org.traininglayer.steps.decision.DecisionStep;

/** Modules with all kinds of ways, gone by all kinds of people. */
class WaysPropertyTest {

  private static final List<String> OPTIONS = List.of("best", "fair", "weak", "harm");

  static List<Long> seeds() {
    return new Random(20261129).longs(300).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatever_is_chosen_every_way_ends_and_only_what_was_on_it_counts(long seed) {
    Random random = new Random(seed);
    Module module = module(random);
    AttemptContext context = Triage.context(new LearnerId(new UUID(1, 2)));
    Transition turn =
        AttemptRules.start(
            context, module, new UUID(3, 4), 1, Set.of(), EffectiveSettings.NONE, Attempt.START);
    AttemptState state = turn.state();
    List<LearningEvent> events = new ArrayList<>(turn.events());
    List<Step> gone = new ArrayList<>();
    Instant now = Attempt.START;
    int last = -1;

    while (state.outcome() == null) {
      assertThat(gone.size()).isLessThanOrEqualTo(module.steps().size());
      Progress progress = state.progress(module);
      List<Step> extra =
          progress.way().passedOver().stream()
              .filter(step -> !progress.finished(step.head().id()))
              .toList();
      boolean detour = !extra.isEmpty() && random.nextInt(4) == 0;
      Step step =
          detour ? extra.getFirst() : module.step(progress.currentStep() + "").orElseThrow();
      if (!detour) {
        gone.add(step);
        assertThat(module.steps().indexOf(step)).as("forward").isGreaterThan(last);
        last = module.steps().indexOf(step);
      }
      for (Answer answer : answers(step, random)) {
        now = now.plusSeconds(5);
        Transition next =
            AttemptRules.decide(state, context, module, step.head().id(), answer, now);
        assertThat(next.saved()).isTrue();
        state = next.state();
        events.addAll(next.events());
      }
      assertThat(state.progress(module).way().steps())
          .as("what lies behind does not change")
          .startsWith(gone.toArray(Step[]::new));
    }

    AttemptState done = state;
    Progress.Outcome outcome = done.outcome();
    assertThat(outcome).isNotNull();
    assertThat(done.progress(module).way().steps()).isEqualTo(gone);
    double sum = 0;
    double weight = 0;
    for (Step step : gone) {
      Double score = done.scores().get(step.head().id());
      if (Scoring.counts(step) && score != null) {
        sum += step.head().weight() * score;
        weight += step.head().weight();
      }
    }
    assertThat(outcome == null ? -1 : outcome.score())
        .isCloseTo(weight == 0 ? 1 : sum / weight, within(1e-6));
    assertThat(outcome == null ? List.<String>of() : outcome.criticalMisses())
        .allMatch(miss -> gone.stream().anyMatch(step -> miss.startsWith(step.head().id() + "/")));
    assertThat(events.getLast()).isInstanceOf(LearningEvent.ModuleCompleted.class);
    assertThat(events.stream().filter(LearningEvent.ModuleCompleted.class::isInstance)).hasSize(1);
    List<Integer> shares = new ArrayList<>();
    for (LearningEvent event : events) {
      if (event instanceof LearningEvent.StepFinished finished) {
        shares.add(finished.progress());
      }
    }
    assertThat(shares.getLast()).isEqualTo(100);
    assertThat(shares).allMatch(share -> share >= 0 && share <= 100);
    assertThat(done.tally()).isEqualTo(new AttemptState.Tally(gone.size(), gone.size()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whoever_proves_it_does_without_what_teaches_and_nobody_without_the_rest(long seed) {
    Random random = new Random(seed);
    Module module = module(random);
    Map<String, StepState> proved = new HashMap<>();
    module.diagnostic().forEach(id -> proved.put(id, decided(module, id, "best")));
    boolean all =
        !module.diagnostic().isEmpty()
            && module.diagnostic().stream()
                .allMatch(id -> module.step(id).orElseThrow().head().scored());
    var way = Ways.of(module, proved);
    int until = org.traininglayer.catalog.Way.lastDiagnostic(module.steps(), module.diagnostic());

    assertThat(way.passedOver())
        .allMatch(step -> step.head().route().teaches())
        .allMatch(step -> module.steps().indexOf(step) > until);
    if (all) {
      assertThat(way.steps())
          .noneMatch(step -> step.head().route().teaches() && module.steps().indexOf(step) > until);
    }
    Map<String, StepState> failed = new HashMap<>(proved);
    module.diagnostic().forEach(id -> failed.put(id, decided(module, id, "harm")));
    assertThat(Ways.of(module, failed).passedOver()).isEmpty();
    assertThat(Ways.of(module, Map.of()).passedOver()).isEmpty();
  }

  private static StepState decided(Module module, String id, String option) {
    Step step = module.step(id).orElseThrow();
    var rules = org.traininglayer.steps.StepTypes.of(step).rules();
    var work =
        new org.traininglayer.steps.decision.DecisionWork(
            new DecisionAnswer.Choose(option, null), null, 0);
    return StepState.opened(step).with(work, rules.score(step, work)).done();
  }

  private static List<Answer> answers(Step step, Random random) {
    return step instanceof DecisionStep
        ? List.of(
            new DecisionAnswer.Choose(OPTIONS.get(random.nextInt(4)), null), new Answer.Finish())
        : List.of(new Answer.Finish());
  }

  /** Up to nine decisions and briefs with routes of all kinds; the first step has no condition. */
  private static Module module(Random random) {
    int n = 2 + random.nextInt(8);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      boolean decision = i == 0 || random.nextInt(3) > 0;
      Step.Head head =
          Triage.head("s" + i, decision, 1 + random.nextInt(3)).with(route(random, i, n, decision));
      steps.add(
          decision
              ? new DecisionStep(
                  head.route().teaches() ? guided(head) : head,
                  "What?",
                  List.of(
                      choice("best", DecisionStep.Level.BEST),
                      choice("fair", DecisionStep.Level.ACCEPTABLE),
                      choice("weak", DecisionStep.Level.WEAK),
                      choice("harm", DecisionStep.Level.HARMFUL)),
                  null,
                  null,
                  false)
              : new BriefStep(guided(head), null, "Read", List.of()));
    }
    List<String> diagnostic = random.nextBoolean() ? List.of("s0") : List.of();
    Module triage = Triage.module();
    return new Module(
        triage.id(),
        triage.version(),
        triage.status(),
        triage.title(),
        triage.summary(),
        triage.locale(),
        triage.audience(),
        triage.minutes(),
        triage.primaryCompetencies(),
        triage.secondaryCompetencies(),
        triage.sources(),
        triage.variables(),
        triage.pass(),
        steps,
        triage.artefacts(),
        diagnostic);
  }

  private static Step.Head guided(Step.Head head) {
    return new Step.Head(
        head.id(),
        head.title(),
        head.body(),
        head.minutes(),
        head.competencies(),
        head.metrics(),
        Step.Guidance.GUIDED,
        head.artefacts(),
        head.scored(),
        head.weight(),
        head.feedback(),
        head.sources(),
        head.follows(),
        head.route());
  }

  private static Step.Route route(Random random, int at, int of, boolean decision) {
    Map<String, String> branch = new HashMap<>();
    Map<String, Map<String, StateValue>> sets = new HashMap<>();
    if (decision) {
      for (String option : OPTIONS) {
        if (random.nextInt(3) == 0) {
          branch.put(option, ahead(random, at, of));
        }
        if (random.nextInt(3) == 0) {
          sets.put(
              option,
              Map.of(
                  random.nextBoolean() ? "a" : "b",
                  new StateValue.Decimal(BigDecimal.valueOf(random.nextInt(3)))));
        }
      }
    }
    return new Step.Route(
        at == 0 || random.nextInt(3) > 0 ? null : condition(random),
        random.nextInt(4) == 0 ? ahead(random, at, of) : null,
        branch,
        random.nextInt(4) == 0 ? ahead(random, at, of) : null,
        sets,
        at > 0 && random.nextInt(3) == 0);
  }

  /** A step that follows, or one that does not exist or lies behind. */
  private static String ahead(Random random, int at, int of) {
    return "s" + (random.nextInt(8) == 0 ? random.nextInt(of + 3) : at + 1 + random.nextInt(3));
  }

  private static Condition condition(Random random) {
    Operand name = new Operand(random.nextBoolean() ? "a" : "b", null);
    Condition one =
        new Condition.Compares(
            name,
            List.of(Comparison.values()).get(random.nextInt(6)),
            new Operand(null, new StateValue.Decimal(BigDecimal.valueOf(random.nextInt(3)))));
    return switch (random.nextInt(4)) {
      case 0 -> new Condition.Not(one);
      case 1 -> new Condition.And(one, condition(random));
      case 2 -> new Condition.Or(one, condition(random));
      default -> one;
    };
  }

  private static DecisionStep.Choice choice(String id, DecisionStep.Level level) {
    return new DecisionStep.Choice(id, id, level, "then", null, null);
  }
}
