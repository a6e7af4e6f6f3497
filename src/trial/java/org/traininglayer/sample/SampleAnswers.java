package org.traininglayer.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.traininglayer.catalog.Step;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.Nested;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.commit.CommitAnswer;
import org.traininglayer.steps.commit.CommitStep;
import org.traininglayer.steps.decision.DecisionAnswer;
import org.traininglayer.steps.decision.DecisionStep;
import org.traininglayer.steps.prompt.PromptAnswer;
import org.traininglayer.steps.prompt.PromptStep;
import org.traininglayer.steps.redesign.RedesignAnswer;
import org.traininglayer.steps.redesign.RedesignStep;
import org.traininglayer.steps.reflect.ReflectAnswer;
import org.traininglayer.steps.reflect.ReflectStep;
import org.traininglayer.steps.retrieve.RetrieveAnswer;
import org.traininglayer.steps.retrieve.RetrieveStep;
import org.traininglayer.steps.sort.SortAnswer;
import org.traininglayer.steps.sort.SortStep;
import org.traininglayer.steps.timed.TimedAnswer;
import org.traininglayer.steps.timed.TimedStep;

/**
 * What somebody invented says in a step, with the mistakes of their nature: whoever lets much
 * through permits too much and follows the AI, whoever objects to much forbids too much.
 */
final class SampleAnswers {

  private static final List<List<String>> PLANS =
      List.of(
          List.of("the summary of the month arrives", "I read the listing before I open it"),
          List.of("a sentence has a number in it", "I open the table that it comes from"),
          List.of("somebody asks whether we may use it", "I look it up in the rules with them"),
          List.of("I am in a hurry and it reads well", "I check the one sentence that decides"),
          List.of("a list says that nothing is missing", "I count what has to be there"));

  private final InventedPerson person;
  private final Random random;
  private final double eye;
  private final long seed;
  private final int attempt;

  /**
   * @param eye how well the person tells wrong from right by now
   * @param seed by which is drawn what differs between people
   * @param attempt from 1
   */
  SampleAnswers(InventedPerson person, Random random, double eye, long seed, int attempt) {
    this.person = person;
    this.random = random;
    this.eye = eye;
    this.seed = seed;
    this.attempt = attempt;
  }

  /** An answer, and how many seconds it takes to come to it. */
  record Paced(Answer answer, int least, int most) {}

  /** All answers up to the end of the step. */
  List<Paced> of(Step step) {
    return switch (step) {
      case RetrieveStep retrieve -> recall(retrieve);
      case TimedStep timed -> timed(timed);
      case SortStep sort -> sort(sort);
      case RedesignStep redesign -> redesign(redesign);
      case ReflectStep reflect -> reflect(reflect);
      case PromptStep prompt when prompt.mode() == PromptStep.Mode.ASSEMBLE -> prompt(prompt);
      default ->
          StepTypes.of(step).rules().keyed(step).stream()
              .map(answer -> new Paced(answer, 10, 60))
              .toList();
    };
  }

  private List<Paced> recall(RetrieveStep step) {
    Nested item = step.asked(seed, attempt);
    return within(item, skill(), List.of()).stream()
        .map(answer -> new Paced(new RetrieveAnswer.Recall(item.id(), answer), 15, 60))
        .toList();
  }

  /** With AI it goes faster, unless it does not fit, and who trusts takes what it says. */
  private List<Paced> timed(TimedStep step) {
    List<Paced> all = new ArrayList<>();
    boolean misfit = person.team() == SampleTeam.MISFIT;
    boolean well = person.team() == SampleTeam.WELL;
    for (TimedStep.Arm arm : step.arms(seed)) {
      boolean aided = arm.condition() == TimedStep.Condition.WITH;
      all.add(new Paced(new TimedAnswer.Begin(arm.order()), 4, 30));
      List<String> said =
          aided && !well
              ? arm.form().suggestions().stream()
                  .map(TimedStep.Suggestion::option)
                  .flatMap(java.util.stream.Stream::ofNullable)
                  .toList()
              : List.of();
      for (Answer answer : within(arm.form().task(), skill() + (aided && well ? 0.3 : 0), said)) {
        all.add(
            new Paced(
                new TimedAnswer.Do(arm.form().id(), answer, null),
                aided ? misfit ? 90 : 35 : 55,
                aided ? misfit ? 230 : 110 : 170));
      }
    }
    all.add(new Paced(felt(misfit), 5, 20));
    return all;
  }

  /**
   * About as long as it was, a little more or less from one to the other; one in five is silent.
   */
  private TimedAnswer felt(boolean misfit) {
    long without = 120_000 + 6_000 * Math.floorMod(seed, 7L);
    return Math.floorMod(seed, 5L) == 0
        ? new TimedAnswer.Felt(null, null)
        : new TimedAnswer.Felt(without, misfit ? without * 4 / 3 : without * 2 / 3);
  }

  /** In a decision or an own view by skill, in anything else by its key. */
  private List<Answer> within(Nested nested, double skill, List<String> suggested) {
    return switch (nested.step()) {
      case DecisionStep decision -> {
        boolean follows = !suggested.isEmpty() && chance(0.1 + 0.3 * person.reserve());
        boolean right = chance(skill);
        String option =
            follows
                ? suggested.getFirst()
                : pick(decision.options(), o -> right == (o.level() == DecisionStep.Level.BEST))
                    .id();
        yield List.of(
            new DecisionAnswer.Choose(option, decision.confidence() ? sureness(skill) : null));
      }
      case CommitStep commit -> {
        boolean right = chance(skill);
        yield List.of(
            new CommitAnswer.Choose(
                pick(commit.options(), o -> right == commit.correct().contains(o.id())).id(),
                commit.confidence() ? sureness(skill) : null));
      }
      default -> nested.keyed();
    };
  }

  private List<Paced> sort(SortStep step) {
    List<Paced> all = new ArrayList<>();
    List<SortStep.Bin> bins = List.of(SortStep.Bin.values());
    for (SortStep.Item item : step.items()) {
      int place = bins.indexOf(item.key());
      if (!knowsTheRules() && !chance(skill() + 0.15)) {
        boolean stricter = chance(0.5 - 0.4 * person.reserve());
        place = Math.clamp(place + (stricter ? 1L : -1L), 0, bins.size() - 1);
      }
      SortStep.Bin bin = bins.get(place);
      List<String> controls = new ArrayList<>();
      if (bin == SortStep.Bin.WITH_CONTROLS) {
        for (String control : step.controls()) {
          if (chance(item.need().contains(control) ? 0.6 + 0.12 * eye : 0.1)) {
            controls.add(control);
          }
        }
        if (controls.isEmpty()) {
          controls.add(step.controls().get(random.nextInt(step.controls().size())));
        }
      }
      all.add(new Paced(new SortAnswer.Place(item.id(), bin, controls), 8, 35));
    }
    all.add(new Paced(new SortAnswer.SubmitSorting(), 5, 30));
    return all;
  }

  /** By the key, with two cards in each other's place, a wrong owner, or a card too many. */
  private List<Paced> redesign(RedesignStep step) {
    List<String> order = new ArrayList<>();
    Map<String, String> owners = new LinkedHashMap<>();
    for (RedesignAnswer answer : keyed(step)) {
      switch (answer) {
        case RedesignAnswer.Arrange arrange -> order.addAll(arrange.order());
        case RedesignAnswer.Assign assign ->
            owners.put(
                assign.card(),
                chance(0.12)
                    ? step.owners().get(random.nextInt(step.owners().size()))
                    : owner(assign));
        case RedesignAnswer.SubmitRedesign submit -> {}
      }
    }
    if (!chance(skill())) {
      int at = random.nextInt(order.size() - 1);
      Collections.swap(order, at, at + 1);
    }
    for (RedesignStep.Card card : step.cards()) {
      if (card.forbidden() && chance(0.15 + 0.25 * person.reserve())) {
        order.add(random.nextInt(order.size() + 1), card.id());
        owners.put(card.id(), step.owners().get(random.nextInt(step.owners().size())));
      }
    }
    List<Paced> all = new ArrayList<>();
    all.add(new Paced(new RedesignAnswer.Arrange(order), 50, 160));
    owners.forEach(
        (card, owner) -> all.add(new Paced(new RedesignAnswer.Assign(card, owner), 3, 12)));
    all.add(new Paced(new RedesignAnswer.SubmitRedesign(), 5, 30));
    return all;
  }

  private static String owner(RedesignAnswer.Assign assign) {
    String owner = assign.owner();
    return owner == null ? "human" : owner;
  }

  private static List<RedesignAnswer> keyed(RedesignStep step) {
    return StepTypes.of(step).rules().keyed(step).stream()
        .filter(RedesignAnswer.class::isInstance)
        .map(RedesignAnswer.class::cast)
        .toList();
  }

  /** Most make a plan; some leave it empty where they may. */
  private List<Paced> reflect(ReflectStep step) {
    boolean empty = step.minChars() == 0 && chance(0.2);
    List<String> plan = PLANS.get(random.nextInt(PLANS.size()));
    List<Paced> all = new ArrayList<>();
    all.add(
        new Paced(
            step.plan()
                ? new ReflectAnswer.Plan(empty ? "" : plan.getFirst(), empty ? "" : plan.getLast())
                : new ReflectAnswer.Write(
                    empty ? "" : "When " + plan.getFirst() + ", " + plan.getLast() + "."),
            20,
            150));
    ReflectStep.Compare compare = step.compare();
    if (compare != null) {
      all.add(
          new Paced(
              new ReflectAnswer.Cover(
                  compare.points().stream()
                      .map(ReflectStep.Point::id)
                      .filter(id -> !empty && chance(0.6))
                      .toList()),
              6,
              30));
    }
    return all;
  }

  private List<Paced> prompt(PromptStep step) {
    List<String> blocks = new ArrayList<>();
    for (PromptStep.Block block : step.blocks()) {
      boolean needed =
          step.require().contains(block.id())
              || step.requireAny().stream().anyMatch(group -> group.getFirst().equals(block.id()));
      double chance =
          needed
              ? 0.7 + 0.1 * eye
              : step.forbid().contains(block.id()) ? 0.1 + 0.1 * person.reserve() : 0.3;
      if (chance(chance)) {
        blocks.add(block.id());
      }
    }
    if (blocks.isEmpty()) {
      blocks.add(step.require().getFirst());
    }
    return List.of(
        new Paced(new PromptAnswer.Assemble(blocks), 40, 140),
        new Paced(new PromptAnswer.Send(), 3, 20));
  }

  private boolean knowsTheRules() {
    return person.team() == SampleTeam.AFRAID || person.team() == SampleTeam.WELL;
  }

  private double skill() {
    return Math.clamp(0.3 + 0.2 * eye - 0.1 * person.reserve(), 0.15, 0.9);
  }

  private int sureness(double chance) {
    return RunWriter.sureness(chance + person.selfTrust() + 0.07 * random.nextGaussian());
  }

  private boolean chance(double of) {
    return random.nextDouble() < of;
  }

  /** One that is wanted; any, if none is. */
  private <T> T pick(List<T> of, java.util.function.Predicate<T> wanted) {
    List<T> fitting = of.stream().filter(wanted).toList();
    List<T> from = fitting.isEmpty() ? of : fitting;
    return from.get(random.nextInt(from.size()));
  }
}
