package org.traininglayer.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.persistence.Rows;

/** Attempts in the database, scored once more. */
@Component
class StoredRescoring implements Rescoring {

  private final JdbcClient jdbc;
  private final AttemptJson json;
  private final Catalog catalog;
  private final StoredRejudging rejudging;

  StoredRescoring(JdbcClient jdbc, AttemptJson json, Catalog catalog, StoredRejudging rejudging) {
    this.jdbc = jdbc;
    this.json = json;
    this.catalog = catalog;
    this.rejudging = rejudging;
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
        .query((row, n) -> rescored(row, newest))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Rescored> rescored(ResultSet row, Module newest) throws SQLException {
    AttemptState state = json.read(newest.id(), row.getString("state"));
    UUID registration = Rows.uuid(row, "registration");
    LearnerId learner = Rows.id(row, "learner_id", LearnerId::new);
    Rejudging.Outcome outcome = outcome(registration, learner, state, newest);
    if (outcome == null) {
      return Optional.empty();
    }
    EffectiveSettings terms = state.terms();
    Module module =
        terms.applyTo(
            catalog.find(newest.id(), state.moduleVersion(), terms.names()).orElse(newest));
    return Optional.of(
        new Rescored(
            registration,
            learner,
            Rows.id(row, "platform_id", PlatformId::new),
            row.getString("resource_link_id"),
            outcome.score(),
            outcome.passed(),
            module.pass().score(),
            NotPassed.of(module, outcome.score(), outcome.passed(), outcome.unresolved())));
  }

  private Rejudging.@Nullable Outcome outcome(
      UUID registration, LearnerId learner, AttemptState state, Module newest) {
    Progress.Outcome then = state.outcome();
    if (then == null) {
      return null;
    }
    Rejudging.Outcome now =
        state.moduleVersion().equals(newest.version())
            ? null
            : rejudging.rejudged(registration, learner, state, newest).outcome();
    return now == null
        ? new Rejudging.Outcome(then.score(), then.passed(), then.criticalMisses(), then.madeGood())
        : now;
  }
}
