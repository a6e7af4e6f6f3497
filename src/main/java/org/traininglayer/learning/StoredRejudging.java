package org.traininglayer.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.Way;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.Question;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepRules;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.StepWork;

/** Attempts in the database, judged by the newest answer key. */
@Component
class StoredRejudging implements Rejudging {

  /**
   * Also those under way: whoever answers in this moment is waited for, and is seen as finished or
   * finds the correction.
   */
  private static final String OLDER =
      """
      select registration, learner_id, state from attempt
      where organisation_id = :organisation and module_id = :module and not sample
        and module_version <> :newest
      """;

  private final JdbcClient jdbc;
  private final AttemptJson json;
  private final Catalog catalog;

  StoredRejudging(JdbcClient jdbc, AttemptJson json, Catalog catalog) {
    this.jdbc = jdbc;
    this.json = json;
    this.catalog = catalog;
  }

  @Override
  public List<Rejudged> rejudge(
      OrganisationId organisation, ModuleId module, @Nullable UUID after, int most) {
    Module newest = catalog.find(module).orElse(null);
    if (newest == null) {
      return List.of();
    }
    return jdbc.sql(
            OLDER
                + """
                  and (cast(:after as uuid) is null or registration > :after)
                order by registration
                limit :most
                for update
                """)
        .param("organisation", organisation.value())
        .param("module", module.value())
        .param("newest", newest.version())
        .param("after", after)
        .param("most", most)
        .query((row, n) -> rejudged(row, newest))
        .list();
  }

  @Override
  public Optional<Rejudged> rejudge(
      OrganisationId organisation, ModuleId module, UUID registration) {
    return catalog
        .find(module)
        .flatMap(newest ->
            jdbc.sql(OLDER + "  and registration = :registration for update")
                .param("organisation", organisation.value())
                .param("module", module.value())
                .param("newest", newest.version())
                .param("registration", registration)
                .query((row, n) -> rejudged(row, newest))
                .optional())
        .filter(Rejudged::judged);
  }

  private Rejudged rejudged(ResultSet row, Module newest) throws SQLException {
    return rejudged(
        row.getObject("registration", UUID.class),
        new LearnerId(row.getObject("learner_id", UUID.class)),
        json.read(newest.id(), row.getString("state")),
        newest);
  }

  /** One attempt, finished or not. */
  Rejudged rejudged(UUID registration, LearnerId learner, AttemptState state, Module newest) {
    EffectiveSettings terms = state.terms();
    Module before = catalog.find(newest.id(), state.moduleVersion(), terms.names()).orElse(null);
    Module now = catalog.find(newest.id(), newest.version(), terms.names()).orElse(newest);
    return before == null
            || state.outcome() == null
            || Catalog.compareVersions(before.version(), newest.version()) > 0
        ? new Rejudged(registration, learner, newest, List.of(), null)
        : judged(registration, learner, state, terms.applyTo(before), terms.formed(now));
  }

  /** Pure: the attempt, its own version and the newest one. */
  static Rejudged judged(
      UUID registration, LearnerId learner, AttemptState state, Module before, Module now) {
    List<Given> responses = new ArrayList<>();
    Map<String, Double> scores = new HashMap<>(state.scores());
    Set<String> anew = new HashSet<>();
    for (Step was : before.steps()) {
      String id = was.head().id();
      StepState kept = state.steps().get(id);
      Step is = now.step(id).orElse(null);
      if (kept == null
          || is == null
          || !is.head().formId().equals(was.head().formId())
          || !sameSources(before, was, now, is)) {
        continue;
      }
      List<Response> said = toldIn(before, was, kept, state);
      List<Response> told = toldIn(now, is, kept, state);
      if (!told.isEmpty() && asked(said).equals(asked(told))) {
        for (int i = 0; i < told.size(); i++) {
          responses.add(new Given(was, told.get(i), !sameKey(said.get(i), told.get(i))));
        }
        Double score = rules(is).score(is, kept.work());
        // Where the keys say the same, what an earlier build reckoned by it stays.
        if (scores.containsKey(id)
            && score != null
            && !score.equals(rules(was).score(was, kept.work()))) {
          scores.put(id, score);
        }
        anew.add(id);
      }
    }
    return new Rejudged(
        registration,
        learner,
        now,
        responses,
        state.outcome() == null ? null : outcome(state, before, now, scores, anew));
  }

  /** As when it was finished: what was on the way counts, by the rule of then. */
  private static Outcome outcome(
      AttemptState state, Module before, Module now, Map<String, Double> scores, Set<String> anew) {
    Way way = Ways.of(before, state.steps());
    List<String> critical = new ArrayList<>();
    Set<String> resolved = new HashSet<>();
    for (Step step : way.steps()) {
      StepState kept = state.steps().get(step.head().id());
      if (kept != null) {
        resolved.addAll(rules(step).resolved(step, kept.work()));
      }
      if (kept != null && Scoring.counts(step)) {
        Step by = anew.contains(step.head().id()) ? now.step(step.head().id()).orElse(step) : step;
        rules(by).harm(by, kept.work()).stream()
            .map((step.head().formId() + "/")::concat)
            .forEach(critical::add);
      }
    }
    double score = Scoring.steps(way.steps(), scores);
    return new Outcome(
        score,
        Scoring.passed(
            before, score, critical.stream().filter(miss -> !resolved.contains(miss)).toList()),
        critical,
        critical.stream().filter(resolved::contains).toList());
  }

  /** Whether both keys say the same of an answer. */
  private static boolean sameKey(Response said, Response told) {
    return Objects.equals(said.correct(), told.correct())
        && Objects.equals(said.score(), told.score())
        && said.result().equals(told.result());
  }

  private static List<Response> toldIn(
      Module module, Step step, StepState kept, AttemptState state) {
    return kept.isOf(step) && rules(step).fits(step, kept.work())
        ? rules(step).told(step, kept.work(), around(module, kept, state)).stream()
            .map(response -> AttemptRules.inForm(step, response))
            .toList()
        : List.of();
  }

  private static StepRules<Step, StepWork, Answer> rules(Step step) {
    return StepTypes.of(step).rules();
  }

  /** What was asked, by what one sees of it; a title may have been improved. */
  private static List<Object> asked(List<Response> told) {
    return told.stream()
        .map(Response::question)
        .<Object>map(one ->
            List.of(one.path(), one.kind(), one.text(), seen(one.options()), seen(one.targets())))
        .toList();
  }

  private static List<String> seen(List<Question.Option> options) {
    return options.stream().map(option -> option.id() + " " + option.text()).toList();
  }

  private static boolean sameSources(Module before, Step was, Module now, Step is) {
    return was.head().artefacts().equals(is.head().artefacts())
        && was.head().artefacts().stream()
            .allMatch(id -> Objects.equals(before.artefacts().get(id), now.artefacts().get(id)));
  }

  private static Situation around(Module module, StepState kept, AttemptState state) {
    return new Situation() {
      @Override
      public long seed() {
        return state.seedOrOwn();
      }

      @Override
      public int attempt() {
        return state.number();
      }

      @Override
      public Instant now() {
        return state.savedAt();
      }

      @Override
      public Module module() {
        return module;
      }

      @Override
      public boolean finished(String step) {
        StepState other = state.steps().get(step);
        return other != null && other.finished();
      }

      @Override
      public Optional<StepWork> work(Step step) {
        return Optional.ofNullable(state.steps().get(step.head().id()))
            .filter(other -> other.isOf(step))
            .map(StepState::work);
      }

      @Override
      public Set<String> sourcesOpened() {
        return kept.sourcesOpened();
      }

      @Override
      public Duration active() {
        return Duration.ofMillis(kept.activeMillis());
      }
    };
  }
}
