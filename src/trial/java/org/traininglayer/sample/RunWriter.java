package org.traininglayer.sample;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Evidence;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.Way;
import org.traininglayer.learning.Scoring;
import org.traininglayer.steps.Alone;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.FreshLaunch;
import org.traininglayer.steps.StepRules;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.StepWork;
import org.traininglayer.steps.attest.AttestAnswer;
import org.traininglayer.steps.attest.AttestStep;
import org.traininglayer.steps.brief.BriefStep;
import org.traininglayer.steps.commit.CommitAnswer;
import org.traininglayer.steps.commit.CommitStep;
import org.traininglayer.steps.confidence.ConfidenceAnswer;
import org.traininglayer.steps.confidence.ConfidenceStep;
import org.traininglayer.steps.decision.DecisionAnswer;
import org.traininglayer.steps.decision.DecisionStep;
import org.traininglayer.steps.decision.DecisionWork;
import org.traininglayer.steps.review.ReviewAnswer;
import org.traininglayer.steps.review.ReviewAnswer.Mark;
import org.traininglayer.steps.review.ReviewStep;
import org.traininglayer.steps.review.ReviewWork;

/** Writes one attempt of one person: what the person says, how sure, and when. */
final class RunWriter {

  private static final double RETURNS_LATER = 0.06;
  private static final List<Integer> CONFIDENCES = List.of(50, 60, 75, 90, 99);

  /** Errors that hide better than others. */
  private static final Map<String, Double> HARDER =
      Map.of(
          "hidden-by-average", 0.45,
          "false-completeness", 0.35,
          "stale-version", 0.3,
          "wrong-denominator", 0.1,
          "fabricated-citation", -0.3);

  private final InventedPerson person;
  private final Module module;
  private final Random random;
  private final double eye;
  private final Instant begins;
  private Instant now;
  private final Instant limit;
  private final SampleAnswers answers;
  private final Alone around;
  private final List<Script.Line> lines = new ArrayList<>();
  private final Map<String, Double> scores = new HashMap<>();
  private final List<String> harm = new ArrayList<>();
  private final Map<String, String> chosen = new HashMap<>();
  private boolean leftForGood;

  /**
   * @param skill added to the person's eye by time and practice
   * @param begins about when; moved to the next working hour
   * @param limit nothing happens after this
   * @param draw by which is drawn what differs between people
   * @param attempt from 1
   */
  RunWriter(
      InventedPerson person,
      Module module,
      Random random,
      double skill,
      Instant begins,
      Instant limit,
      long draw,
      int attempt) {
    this.person = person;
    this.module = module;
    this.random = random;
    this.eye = Math.max(0.2, person.eye() + skill);
    this.begins = atWork(begins);
    this.now = this.begins;
    this.limit = limit;
    this.answers = new SampleAnswers(person, random, eye, draw, attempt);
    this.around = new Alone(draw, attempt, this.begins, module);
  }

  /** The attempt, from its first page to the end or to where the person gives up. */
  Script.Run write() {
    int reviews = 0;
    for (Step step : module.steps()) {
      Way way =
          Way.through(
              module,
              other -> chosen.get(other.head().id()),
              proven(),
              other -> StepTypes.of(other).rules().needed(other, Set.copyOf(harm)));
      if (way.position(step) < 0) {
        continue;
      }
      if (random.nextDouble() < RETURNS_LATER && !lines.isEmpty()) {
        now = atWork(now.plus(18 + random.nextInt(72), ChronoUnit.HOURS));
        lines.add(new Script.Line.Returns(now));
      }
      boolean givesUp = random.nextDouble() < hazard(step, reviews);
      switch (step) {
        case BriefStep brief -> passes(45, 140);
        case ConfidenceStep confidence -> rate(confidence);
        case CommitStep commit -> commit(commit);
        case ReviewStep review -> {
          reviews++;
          review(review, givesUp);
        }
        case DecisionStep decision -> decide(decision);
        case AttestStep attest -> {
          passes(25, 80);
          attest(attest, random.nextDouble() > 0.03);
        }
        case Step other when other.onDemand() -> {
          byTheKey(other);
          madeGood(other);
        }
        default -> {
          StepRules<Step, StepWork, Answer> rules = StepTypes.of(step).rules();
          StepWork work = rules.begin();
          for (SampleAnswers.Paced one : answers.of(step)) {
            passes(one.least(), one.most());
            says(step, one.answer());
            if (rules.answers().isInstance(one.answer())) {
              work = rules.apply(step, work, one.answer(), around).work();
            }
          }
          counts(step, work);
        }
      }
      if (givesUp) {
        leftForGood = true;
        break;
      }
      passes(4, 25);
      says(step, new Answer.Finish());
    }
    return new Script.Run(begins, cut());
  }

  /** Whether the attempt came to its end; only then another can follow. */
  boolean completed() {
    return !leftForGood && !now.isAfter(limit);
  }

  boolean passed() {
    return completed() && Scoring.passed(module, Scoring.module(module, scores), harm);
  }

  Instant ended() {
    return now;
  }

  private List<Script.Line> cut() {
    return lines.stream().takeWhile(line -> !line.at().isAfter(limit)).toList();
  }

  /** The first review is where most people stay away; later steps lose few. */
  private double hazard(Step step, int reviewsBefore) {
    double usual =
        switch (step) {
          case ReviewStep review -> reviewsBefore == 0 ? 0.11 : 0.05;
          case CommitStep commit -> 0.03;
          case DecisionStep decision -> 0.012;
          case AttestStep attest -> 0.01;
          case BriefStep brief -> 0.02;
          case ConfidenceStep confidence -> 0.008;
          default -> 0.01;
        };
    return usual * person.fatigue();
  }

  /** Whether the diagnostic was passed, so that what teaches can be passed over. */
  private boolean proven() {
    return !module.diagnostic().isEmpty()
        && module.diagnostic().stream()
            .allMatch(id -> scores.getOrDefault(id, 0.0) >= module.pass().score())
        && harm.isEmpty();
  }

  /** What a step on demand is for, it has made good. */
  private void madeGood(Step step) {
    if (step.onDemand()) {
      harm.removeIf(one -> StepTypes.of(step).rules().needed(step, Set.of(one)));
    }
  }

  /** What has no nature of its own is done by the key. */
  private void byTheKey(Step step) {
    for (Answer answer : StepTypes.of(step).rules().keyed(step)) {
      passes(10, 60);
      says(step, answer);
    }
  }

  private void rate(ConfidenceStep step) {
    double base = step.moment() == ConfidenceStep.Moment.PRE ? 4.6 : 5.9;
    for (ConfidenceStep.Item item : step.items()) {
      passes(5, 18);
      double value = base + 6 * person.selfTrust() + 1.3 * random.nextGaussian();
      says(
          step,
          new ConfidenceAnswer.Rate(item.id(), Math.toIntExact(Math.round(clamp(value, 0, 10)))));
    }
  }

  private void commit(CommitStep step) {
    sources(step);
    if (step.rows() != null) {
      byTheKey(step);
      return;
    }
    passes(60, 170);
    double chance = clamp(0.2 + 0.18 * eye, 0.15, 0.8);
    boolean right = random.nextDouble() < chance && !step.correct().isEmpty();
    List<String> options =
        step.options().stream()
            .map(CommitStep.Option::id)
            .filter(id -> step.correct().contains(id) == right)
            .toList();
    String option = options.isEmpty() ? step.options().getFirst().id() : pick(options);
    says(step, new CommitAnswer.Choose(option, step.confidence() ? sure(chance) : null));
  }

  private void decide(DecisionStep step) {
    passes(50, 150);
    double skill = clamp(0.25 + 0.2 * eye - 0.1 * person.reserve(), 0.15, 0.85);
    double roll = random.nextDouble();
    DecisionStep.Level wanted =
        roll < skill
            ? DecisionStep.Level.BEST
            : roll < skill + 0.6 * (1 - skill)
                ? DecisionStep.Level.ACCEPTABLE
                : roll < skill + 0.87 * (1 - skill)
                    ? DecisionStep.Level.WEAK
                    : DecisionStep.Level.HARMFUL;
    List<DecisionStep.Choice> fitting = avoiding(step);
    if (fitting.isEmpty()) {
      fitting = step.options().stream().filter(option -> option.level() == wanted).toList();
    }
    DecisionAnswer.Choose choice =
        new DecisionAnswer.Choose(
            pick(fitting.isEmpty() ? step.options() : fitting).id(),
            step.confidence() ? sure(skill + 0.6 * (1 - skill)) : null);
    says(step, choice);
    DecisionAnswer.GiveReason given = null;
    DecisionStep.Reason reason = step.reason();
    if (reason != null) {
      passes(20, 70);
      boolean right = random.nextDouble() < clamp(0.45 + 0.2 * eye, 0.3, 0.95);
      List<DecisionStep.ReasonOption> options =
          reason.options().stream().filter(option -> option.correct() == right).toList();
      given =
          new DecisionAnswer.GiveReason(pick(options.isEmpty() ? reason.options() : options).id());
      says(step, given);
    }
    counts(step, new DecisionWork(choice, given, 0));
  }

  /** Who is afraid leaves what is allowed; of others, and of other decisions, nothing. */
  private List<DecisionStep.Choice> avoiding(DecisionStep step) {
    DecisionStep.Policy policy = step.policy();
    if (policy == null
        || person.team() != SampleTeam.AFRAID
        || random.nextDouble() < (policy.permission().equals("prohibited") ? 0 : 0.25)) {
      return List.of();
    }
    return step.options().stream()
        .filter(option -> "avoid".equals(policy.uses().get(option.id())))
        .toList();
  }

  private void review(ReviewStep step, boolean givesUp) {
    sources(step);
    Map<String, Mark> marks = new HashMap<>();
    double sure = 0;
    // Where little is wrong, people object less.
    double threshold = eye / 2 + person.reserve() + (step.dense() ? 0 : 0.15);
    if (!step.dense() && person.team() == SampleTeam.LOST_AT_THE_DESK) {
      threshold -= 1.4;
    }
    List<ReviewStep.AiOutput.Unit> units = step.output().units();
    int seen = givesUp ? random.nextInt(units.size()) : units.size();
    for (ReviewStep.AiOutput.Unit unit : units.subList(0, seen)) {
      ReviewStep.SeededError error = step.errorIn(unit.id()).orElse(null);
      double suspicion = random.nextGaussian();
      if (error != null) {
        suspicion += eye - HARDER.getOrDefault(error.family(), 0.0);
      } else if (step.decoyIn(unit.id()).isPresent()) {
        suspicion += 0.55;
      }
      passes(6, 22);
      if (suspicion > threshold) {
        passes(8, 30);
        Mark mark = mark(step, unit.id(), error);
        marks.put(unit.id(), mark);
        says(step, mark);
        sure += 0.5 + 0.48 * (1 - Math.exp(-1.2 * (suspicion - threshold)));
      }
    }
    if (givesUp) {
      return;
    }
    passes(10, 60);
    ReviewStep.Action action = step.ask().action() ? action(step) : null;
    Integer confidence =
        step.ask().confidence() ? sure(marks.isEmpty() ? 0.8 : sure / marks.size()) : null;
    says(step, new ReviewAnswer.Submit(action, confidence));
    passes(40, 160);
    counts(step, new ReviewWork(marks, true, action, confidence));
  }

  private ReviewStep.Action action(ReviewStep step) {
    return !step.actions().isEmpty() && random.nextDouble() < clamp(0.45 + 0.15 * eye, 0.3, 0.9)
        ? pick(step.actions())
        : pick(List.of(ReviewStep.Action.values()));
  }

  private Mark mark(ReviewStep step, String unit, ReviewStep.@Nullable SeededError error) {
    boolean knows = error != null && random.nextDouble() < clamp(0.4 + 0.17 * eye, 0.3, 0.92);
    String family = null;
    if (step.ask().family() && !step.families().isEmpty()) {
      List<ReviewStep.FamilyCard> cards =
          step.families().stream()
              .filter(card -> knows && error != null && card.fits(error))
              .toList();
      family = pick(cards.isEmpty() ? step.families() : cards).id();
    }
    Evidence evidence = null;
    if (step.ask().evidence()) {
      evidence = knows && error != null ? pick(error.evidence()) : somewhere(step);
    }
    return new Mark(unit, family, evidence);
  }

  private @Nullable Evidence somewhere(Step step) {
    List<String> ids =
        step.head().artefacts().stream().filter(module.artefacts()::containsKey).toList();
    if (ids.isEmpty()) {
      return null;
    }
    String id = pick(ids);
    List<String> rows =
        switch (module.artefacts().get(id)) {
          case Artefact.Table table -> table.rows().stream().map(Artefact.Row::key).toList();
          case Artefact.Document document ->
              document.lines().stream().map(Artefact.Line::key).toList();
          case null -> List.of();
        };
    return rows.isEmpty() ? null : new Evidence(id, pick(rows));
  }

  private void sources(Step step) {
    for (String artefact : step.head().artefacts()) {
      if (module.artefacts().containsKey(artefact) && random.nextDouble() < person.diligence()) {
        passes(8, 50);
        says(step, new Answer.OpenSource(artefact));
      }
    }
  }

  private void counts(Step step, StepWork work) {
    StepRules<Step, StepWork, Answer> rules = StepTypes.of(step).rules();
    Double score = rules.score(step, work);
    if (step.head().scored() && score != null) {
      scores.put(step.head().id(), score);
    }
    if (Scoring.counts(step)) {
      rules.harm(step, work).forEach(id -> harm.add(step.head().formId() + "/" + id));
    }
  }

  /** What a person says of an answer that is right with this chance. */
  private int sure(double chance) {
    return sureness(chance + person.selfTrust() + 0.07 * random.nextGaussian());
  }

  /** The word for a sureness between 0 and 1. */
  static int sureness(double felt) {
    return CONFIDENCES.stream()
        .min((a, b) -> Double.compare(Math.abs(a - 100 * felt), Math.abs(b - 100 * felt)))
        .orElseThrow();
  }

  private void says(Step step, Answer answer) {
    switch (answer) {
      case CommitAnswer.Choose choice -> chosen.put(step.head().id(), choice.option());
      case DecisionAnswer.Choose choice -> chosen.put(step.head().id(), choice.option());
      default -> {
        // Leads nowhere else.
      }
    }
    lines.add(new Script.Line.Says(now, step.head().id(), answer));
  }

  /** Where it takes a launch, an invented one follows the request. */
  private void attest(AttestStep step, boolean accepts) {
    if (!accepts || !step.reauthenticates()) {
      says(step, new AttestAnswer.Acknowledge(accepts, null));
      return;
    }
    says(step, new AttestAnswer.Ask());
    passes(15, 60);
    Instant opened = now;
    passes(2, 5);
    says(
        step,
        new AttestAnswer.Sign(
            new FreshLaunch.Opened(
                new UUID(random.nextLong(), random.nextLong()),
                new UUID(0, 0),
                "",
                opened,
                opened,
                null),
            false));
  }

  private void passes(int least, int most) {
    now = now.plusMillis(1000L * least + random.nextInt(1000 * (most - least)));
  }

  private <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** The same moment, or the next weekday morning if nobody works then. */
  private Instant atWork(Instant about) {
    ZonedDateTime at = about.atZone(ZoneOffset.UTC);
    if (at.getHour() < 7 || at.getHour() > 16) {
      at =
          (at.getHour() > 16 ? at.plusDays(1) : at)
              .with(LocalTime.of(7 + random.nextInt(9), random.nextInt(60), random.nextInt(60)));
    }
    while (at.getDayOfWeek() == DayOfWeek.SATURDAY || at.getDayOfWeek() == DayOfWeek.SUNDAY) {
      at = at.plus(Duration.ofDays(1));
    }
    return at.toInstant();
  }

  private static double clamp(double value, double least, double most) {
    return Math.min(most, Math.max(least, value));
  }
}
