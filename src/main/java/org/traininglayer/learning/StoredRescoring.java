package org.traininglayer.learning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.learning.Progress.Outcome;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.StepRules;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.StepWork;

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
          AttemptState state = json.read(module, row.getString("state"));
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
   * A step whose answers no longer fit, or whose form is gone, keeps the score it had; a step that
   * is no longer there does not count. Empty when no scored step is left.
   */
  static Optional<Double> score(Module newest, AttemptState state) {
    Module module = state.terms().formed(newest);
    Map<String, String> forms = Forms.newest(state.terms().forms());
    Map<String, Double> scores = new HashMap<>();
    for (Step step : module.steps()) {
      StepState kept = state.steps().get(step.head().id());
      if (kept != null && Scoring.counts(step) && kept.finished()) {
        String form = forms.getOrDefault(step.head().id(), step.head().id());
        Double score = step.head().formId().equals(form) ? score(step, kept) : kept.score();
        if (score != null) {
          scores.put(step.head().id(), score);
        }
      }
    }
    return scores.isEmpty() ? Optional.empty() : Optional.of(Scoring.module(module, scores));
  }

  private static @Nullable Double score(Step step, StepState kept) {
    StepRules<Step, StepWork, Answer> rules = StepTypes.of(step).rules();
    Double score =
        kept.isOf(step) && rules.fits(step, kept.work()) ? rules.score(step, kept.work()) : null;
    return score == null ? kept.score() : score;
  }
}
