package org.traininglayer.learning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.Step.AiOutput.Unit;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.learning.Progress.Outcome;
import org.traininglayer.learning.Progress.StepWork;

/** Attempts in the database, scored once more. */
@Component
class StoredRescoring implements Rescoring {

  private final JdbcClient jdbc;
  private final AttemptJson json;
  private final Catalog catalog;

  StoredRescoring(JdbcClient jdbc, AttemptJson json, Catalog catalog) {
    this.jdbc = jdbc;
    this.json = json;
    this.catalog = catalog;
  }

  @Override
  public List<Rescored> rescore(OrganisationId organisation, ModuleId module) {
    Module newest = catalog.find(module).orElse(null);
    if (newest == null) {
      return List.of();
    }
    return jdbc
        .sql(
            """
            select registration, learner_id, platform_id, resource_link_id, state from attempt
            where organisation_id = :organisation and module_id = :module
              and completed_at is not null and not sample
            """)
        .param("organisation", organisation.value())
        .param("module", module.value())
        .query((row, n) -> {
          AttemptState state = json.read(row.getString("state"));
          Outcome outcome = state.outcome();
          Optional<Double> after = outcome == null ? Optional.empty() : score(newest, state);
          UUID registration = row.getObject("registration", UUID.class);
          LearnerId learner = new LearnerId(row.getObject("learner_id", UUID.class));
          PlatformId platform = new PlatformId(row.getObject("platform_id", UUID.class));
          String link = row.getString("resource_link_id");
          return after.map(score ->
              new Rescored(
                  registration,
                  learner,
                  platform,
                  link,
                  outcome == null ? 0 : outcome.score(),
                  score));
        })
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * The score of an attempt under a module's key: its steps by their ids, with the weights of now.
   * A step whose answers no longer fit keeps the score it had; a step that is no longer there does
   * not count. Empty when no scored step is left.
   */
  static Optional<Double> score(Module module, AttemptState state) {
    Map<String, Double> scores = new HashMap<>();
    for (Step step : module.steps()) {
      AttemptState.StepState kept = state.steps().get(step.head().id());
      if (kept != null && Scoring.counts(step) && kept.work().finished()) {
        Double score = score(step, kept.work());
        if (score != null) {
          scores.put(step.head().id(), score);
        }
      }
    }
    return scores.isEmpty() ? Optional.empty() : Optional.of(Scoring.module(module, scores));
  }

  private static @Nullable Double score(Step step, StepWork work) {
    Answer.Choose choice = work.choice();
    return switch (step) {
      case Step.Review review when work.submitted() && fits(review, work) ->
          Double.valueOf(Scoring.review(review, work.marks()).score());
      case Step.Decision decision
          when choice != null && decision.option(choice.option()).isPresent() ->
          Double.valueOf(Scoring.decision(decision, choice, work.reason()));
      case Step.Commit commit when choice != null -> {
        Boolean right = Scoring.rightCommit(commit, choice);
        yield right == null ? null : Double.valueOf(right ? 1 : 0);
      }
      default -> work.score();
    };
  }

  private static boolean fits(Step.Review review, StepWork work) {
    return review.output().units().stream()
        .map(Unit::id)
        .collect(Collectors.toSet())
        .containsAll(work.marks().keySet());
  }
}
