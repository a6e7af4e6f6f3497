package org.traininglayer.adoption.release;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.traininglayer.adoption.cohort.CohortFigures;
import org.traininglayer.adoption.cohort.CohortFigures.TopicChange;
import org.traininglayer.adoption.cohort.CohortRecords;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.Proportion;
import org.traininglayer.adoption.statistics.Survival.Spell;
import org.traininglayer.adoption.statistics.habits.Retention;
import org.traininglayer.adoption.statistics.outcomes.Confidence;
import org.traininglayer.adoption.statistics.outcomes.OutputQuality;
import org.traininglayer.adoption.statistics.outcomes.Run;
import org.traininglayer.adoption.statistics.outcomes.Shares;
import org.traininglayer.adoption.statistics.outcomes.Workflow;
import org.traininglayer.adoption.statistics.records.TimedTask;

/**
 * What each person counts for in M1, in who became surer, in M5 and in whether use began and lasts:
 * nothing else about a person changes these figures, so that whoever did anything else has changed
 * nothing of them. Prints, not salted.
 */
final class CountedFor {

  private CountedFor() {}

  /** By figure; whoever is in it, and nobody else. */
  static Map<Basis, Map<String, Long>> of(CohortRecords records) {
    Map<Basis, Map<String, Long>> all = new EnumMap<>(Basis.class);
    all.put(Basis.QUALITY, quality(records));
    all.put(Basis.DEFECTS, defects(records));
    all.put(Basis.RAISED, raised(records));
    uses(all, records);
    runs(all, records);
    return all;
  }

  private static Map<String, Long> quality(CohortRecords records) {
    Map<String, Long> people = new TreeMap<>();
    OutputQuality.compared(CohortFigures.rated(records))
        .forEach((person, own) ->
            people.put(
                person,
                RecordPrint.start("Quality")
                    .and("person", person)
                    .and("difference", own.difference())
                    .and("outputs", own.outputs())
                    .print()));
    return people;
  }

  private static Map<String, Long> defects(CohortRecords records) {
    List<TimedTask> rated = CohortFigures.rated(records);
    Set<String> in = new TreeSet<>();
    OutputQuality.arms(rated).forEach(in::addAll);
    Map<String, Long> people = new TreeMap<>();
    for (TimedTask task : rated) {
      if (in.contains(task.person()) && task.ratedBlind() && task.criticalDefects() != null) {
        long print =
            RecordPrint.start("Defects")
                .and("person", task.person())
                .and("condition", task.condition())
                .and("defects", task.criticalDefects())
                .print();
        people.merge(task.person(), Contributions.mixed(print), Long::sum);
      }
    }
    return people;
  }

  private static Map<String, Long> raised(CohortRecords records) {
    Map<String, Long> people = new TreeMap<>();
    told(records)
        .ifPresent(change ->
            Confidence.both(records.ratings(), change.topic(), change.from(), change.to())
                .forEach((person, pair) ->
                    people.put(
                        person,
                        RecordPrint.start("Raised")
                            .and("person", person)
                            .and("topic", change.topic())
                            .and("from", change.from())
                            .and("to", change.to())
                            .and("up", pair[1] > pair[0])
                            .print())));
    return people;
  }

  private static Optional<TopicChange> told(CohortRecords records) {
    return CohortFigures.leadingChange(
        CohortFigures.changes(records, MeasuringRules.ofPages(records.asOf())));
  }

  private static void uses(Map<Basis, Map<String, Long>> all, CohortRecords records) {
    LocalDate today = records.to();
    Map<String, Long> started = new TreeMap<>();
    Map<String, Long> sustained = new TreeMap<>();
    CohortFigures.uses(records)
        .forEach(use -> {
          String person = use.person();
          use.startedWithin(Retention.DAYS, today)
              .ifPresent(yes ->
                  started.put(
                      person,
                      RecordPrint.start("Started")
                          .and("person", person)
                          .and("started", yes)
                          .print()));
          // What came after the week that is told of moves nothing.
          Spell spell = use.spell();
          boolean stopped = spell.event() && spell.weeks() <= Retention.WEEK;
          sustained.put(
              person,
              RecordPrint.start("Sustained")
                  .and("person", person)
                  .and("weeks", Math.min(spell.weeks(), Retention.WEEK))
                  .and("stopped", stopped)
                  .print());
        });
    all.put(Basis.STARTED, started);
    all.put(Basis.SUSTAINED, sustained);
  }

  private static void runs(Map<Basis, Map<String, Long>> all, CohortRecords records) {
    Map<String, List<Run>> byVersion = CohortFigures.runs(records);
    List<Run> ended = new ArrayList<>();
    List<Run> withAi = new ArrayList<>();
    List<Run> withChecks = new ArrayList<>();
    for (Workflow flow : records.beside().workflows()) {
      List<Run> of = byVersion.getOrDefault(flow.version(), List.of());
      of.stream().filter(run -> !run.open()).forEach(ended::add);
      List<Run> finished = of.stream().filter(Run::finished).toList();
      withAi.addAll(flow.aiSteps().isEmpty() ? List.of() : finished);
      withChecks.addAll(flow.mandatoryChecks().isEmpty() ? List.of() : finished);
    }
    all.put(Basis.COMPLETED, shares(ended, "", run -> run.finished() && run.checked()));
    all.put(Basis.AI_BYPASS, shares(withAi, "", Run::aiBypassed));
    all.put(Basis.CHECK_BYPASS, shares(withChecks, "", run -> !run.checked()));
    CohortFigures.mostRun(records, byVersion)
        .ifPresent(flow -> {
          List<Run> of =
              byVersion.getOrDefault(flow.version(), List.of()).stream()
                  .filter(run -> !run.open())
                  .toList();
          int told = Math.min(OwnerFigure.stages().size(), flow.steps().size() - 1);
          for (int stage = 1; stage <= told; stage++) {
            int at = stage - 1;
            all.put(
                Basis.left(stage),
                shares(
                    of.stream().filter(run -> run.reached() >= at).toList(),
                    flow.version(),
                    run -> run.reached() == at));
          }
        });
  }

  private static Map<String, Long> shares(List<Run> runs, String version, Predicate<Run> has) {
    Map<String, Long> people = new TreeMap<>();
    Map<String, Proportion> shares = Shares.byPerson(runs, Run::person, has);
    shares.forEach((person, share) ->
        people.put(
            person,
            RecordPrint.start("Runs")
                .and("person", person)
                .and("version", version)
                .and("has", share.x())
                .and("of", share.n())
                .print()));
    return people;
  }
}
