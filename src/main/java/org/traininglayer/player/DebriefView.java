package org.traininglayer.player;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.Step.AiOutput.Unit;
import org.traininglayer.kernel.Percent;
import org.traininglayer.learning.Answer;
import org.traininglayer.learning.Progress;
import org.traininglayer.learning.Progress.StepWork;

/**
 * The end of a module, told honestly.
 *
 * @param score in percent, rounded down so that it never looks passed when it is not
 * @param passMark in percent
 * @param critical in words, what prevents passing
 * @param acknowledged null when the module asks for none
 * @param attemptsLeft null when there is no limit
 */
record DebriefView(
    int score,
    int passMark,
    boolean passed,
    boolean enough,
    List<Critical> critical,
    List<Reviewed> reviews,
    List<Decided> decisions,
    @Nullable Calibration calibration,
    List<Rated> ratings,
    boolean ratedTwice,
    @Nullable Boolean acknowledged,
    int attempt,
    boolean mayRetake,
    @Nullable Integer attemptsLeft,
    boolean gradable) {

  /**
   * Something that must not happen.
   *
   * @param choice whether it was a choice; else a claim that slipped through
   */
  record Critical(String text, boolean choice) {}

  record Reviewed(String title, FeedbackView feedback) {}

  record Decided(String title, DecisionView decision) {}

  /** A statement rated before and after the work; null where it was not asked. */
  record Rated(String statement, @Nullable Integer before, @Nullable Integer after) {}

  static DebriefView of(PlayerContext visit, Progress progress, Progress.Outcome outcome) {
    Module module = progress.module();
    List<Reviewed> reviews = new ArrayList<>();
    List<Decided> decisions = new ArrayList<>();
    Boolean acknowledged = null;
    for (Step step : module.steps()) {
      StepWork work = progress.work(step.head().id());
      switch (step) {
        case Step.Review review ->
            reviews.add(
                new Reviewed(step.head().title(), FeedbackView.of(module, review, work.marks())));
        case Step.Decision decision ->
            decisions.add(new Decided(step.head().title(), DecisionView.of(decision, work, true)));
        case Step.Attest attest -> {
          Answer.Acknowledge given = work.acknowledgement();
          acknowledged = given == null ? acknowledged : Boolean.valueOf(given.accepted());
        }
        default -> {}
      }
    }
    List<Rated> ratings = ratings(progress);
    int limit = progress.attemptsAllowed();
    return new DebriefView(
        Percent.ofScore(outcome.score()),
        Percent.ofMark(module.pass().score()),
        outcome.passed(),
        outcome.score() + 1e-9 >= module.pass().score(),
        outcome.criticalMisses().stream().flatMap(miss -> critical(module, miss).stream()).toList(),
        reviews,
        decisions,
        Calibration.of(progress),
        ratings,
        ratings.stream().anyMatch(rated -> rated.before() != null),
        acknowledged,
        progress.number(),
        progress.mayRetake(),
        limit == 0 ? null : Integer.valueOf(Math.max(0, limit - progress.number())),
        visit.context().gradable());
  }

  private static List<Rated> ratings(Progress progress) {
    Map<String, Rated> byItem = new LinkedHashMap<>();
    for (Step step : progress.module().steps()) {
      if (step instanceof Step.Confidence confidence) {
        Map<String, Integer> values = progress.work(step.head().id()).ratings();
        boolean before = confidence.moment() == Step.Confidence.Moment.PRE;
        for (Step.Confidence.Item item : confidence.items()) {
          Integer value = values.get(item.id());
          byItem.merge(
              item.id(),
              new Rated(
                  Markdown.inline(item.statement()), before ? value : null, before ? null : value),
              (first, then) ->
                  new Rated(
                      then.statement(),
                      then.before() == null ? first.before() : then.before(),
                      then.after() == null ? first.after() : then.after()));
        }
      }
    }
    return List.copyOf(byItem.values());
  }

  /** {@code step/unit} or {@code step/option}, in words. */
  private static Optional<Critical> critical(Module module, String miss) {
    int slash = miss.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String id = miss.substring(slash + 1);
    return module
        .step(miss.substring(0, slash))
        .flatMap(step ->
            switch (step) {
              case Step.Review review ->
                  review.output().units().stream()
                      .filter(unit -> unit.id().equals(id))
                      .map(Unit::text)
                      .map(text -> new Critical(Markdown.inline(text), false))
                      .findFirst();
              case Step.Decision decision ->
                  decision
                      .option(id)
                      .map(option -> new Critical(Markdown.inline(option.text()), true));
              default -> Optional.empty();
            });
  }
}
