package org.traininglayer.learning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.Level.Shown;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.StepRules;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.StepWork;

/** Levels by the finished attempts in the table {@code attempt}, and by what others confirm. */
@Component
class StoredLevels implements Levels {

  /** Where a module lets everybody pass, half is still what counts as right. */
  private static final double LEAST = 0.5;

  private final JdbcClient jdbc;
  private final AttemptJson json;
  private final Catalog catalog;
  private final CoachingSeen coaching;

  StoredLevels(JdbcClient jdbc, AttemptJson json, Catalog catalog, CoachingSeen coaching) {
    this.jdbc = jdbc;
    this.json = json;
    this.catalog = catalog;
    this.coaching = coaching;
  }

  @Override
  public List<Level> of(OrganisationId organisation, LearnerId learner, Instant now) {
    List<Shown> shown = new ArrayList<>();
    Set<String> told = new HashSet<>();
    jdbc.sql(
            """
            select module_id, state from attempt
            where organisation_id = :organisation and learner_id = :learner
              and completed_at is not null
            order by completed_at, number
            """)
        .param("organisation", organisation.value())
        .param("learner", learner.value())
        .query(row -> {
          ModuleId module = new ModuleId(row.getString("module_id"));
          AttemptState state = json.read(module, row.getString("state"));
          catalog
              .find(module, state.moduleVersion())
              .ifPresent(found -> shown.addAll(of(state.terms().applyTo(found), state, told)));
        });
    for (CoachingSeen.Seen seen : coaching.of(organisation, learner)) {
      catalog.find(seen.module()).ifPresent(module -> shown.addAll(of(module, seen)));
    }
    return shown.stream()
        .map(Shown::competency)
        .distinct()
        .sorted()
        .flatMap(competency -> Level.of(competency, shown, now).stream())
        .toList();
  }

  /**
   * What a finished attempt shows. Only at its end, so that a level never tells what a sparse round
   * does not.
   *
   * @param told the steps and forms of which this person knows the answer from earlier attempts, as
   *     module and id; those of this attempt are added
   */
  static List<Shown> of(Module module, AttemptState state, Set<String> told) {
    Progress.Outcome outcome = state.outcome();
    if (outcome == null) {
      return List.of();
    }
    List<Shown> shown = new ArrayList<>();
    for (Step step : module.steps()) {
      String asked = module.id().value() + "/" + step.head().formId();
      StepState kept = state.steps().get(step.head().id());
      if (kept != null && kept.finished()) {
        boolean known = !told.add(asked);
        how(module, step, kept)
            .map(how -> known ? how.known() : how)
            .ifPresent(how ->
                step.head()
                    .competencies()
                    .forEach(competency ->
                        shown.add(
                            new Shown(
                                competency,
                                how.kind(),
                                how.right(),
                                module.title(),
                                outcome.completedAt()))));
      }
    }
    return shown;
  }

  /** Of what the module has people do without help. */
  private static List<Shown> of(Module module, CoachingSeen.Seen seen) {
    return module.steps().stream()
        .filter(step -> Scoring.counts(step) && StepTypes.of(step).rules().showsAbility(step))
        .flatMap(step -> step.head().competencies().stream())
        .distinct()
        .map(competency ->
            new Shown(competency, Level.Kind.COACHED, seen.both(), module.title(), seen.at()))
        .toList();
  }

  private record How(Level.Kind kind, boolean right) {

    /** Who was told the answer before and gives it shows no more than with help. */
    How known() {
      return kind == Level.Kind.ALONE && right ? new How(Level.Kind.TAUGHT, true) : this;
    }
  }

  /** Empty where nothing was judged. */
  private static Optional<How> how(Module module, Step step, StepState kept) {
    StepRules<Step, StepWork, Answer> rules = StepTypes.of(step).rules();
    if (!kept.type().equals(step.type())) {
      return Optional.empty();
    }
    Double score = score(rules, step, kept);
    if (score == null) {
      return Optional.empty();
    }
    Level.Kind kind =
        rules.recalls()
            ? Level.Kind.RECALLED
            : Scoring.counts(step) && rules.showsAbility(step)
                ? Level.Kind.ALONE
                : Level.Kind.TAUGHT;
    return Optional.of(
        new How(
            kind,
            score >= Math.max(module.pass().score(), LEAST)
                && rules.harm(step, kept.work()).isEmpty()));
  }

  /** What is called back to mind is right or wrong, also where it is not scored. */
  private static @Nullable Double score(
      StepRules<Step, StepWork, Answer> rules, Step step, StepState kept) {
    return kept.score() == null && rules.recalls() ? rules.score(step, kept.work()) : kept.score();
  }
}
