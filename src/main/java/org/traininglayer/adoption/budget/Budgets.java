package org.traininglayer.adoption.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.cohort.Cohort;
import org.traininglayer.adoption.cohort.CohortFigures;
import org.traininglayer.adoption.cohort.CohortSource;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.release.OwnerFigure;
import org.traininglayer.adoption.release.Releases;
import org.traininglayer.adoption.statistics.comparison.Comparison;
import org.traininglayer.kernel.IsoWeek;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.Rows;

/** Budgets as they were entered, and what may be told of what training changed beside them. */
@Component
public class Budgets {

  private static final int WEEKS = 26;

  private final JdbcClient jdbc;
  private final CohortSource source;
  private final Releases releases;

  Budgets(JdbcClient jdbc, CohortSource source, Releases releases) {
    this.jdbc = jdbc;
    this.source = source;
    this.releases = releases;
  }

  /**
   * How many more of the trained than of the untrained used it in half of the last four weeks.
   *
   * @param association whether it may not be called an effect
   * @param judged whether there are enough people to judge by it
   * @param value in points
   */
  public record Changed(
      boolean association, boolean judged, String value, String lower, String upper) {}

  /** The newest of a cohort. */
  public Optional<Budget> of(OrganisationId organisation, String cohort) {
    return history(organisation, cohort).stream().findFirst();
  }

  /** All that was entered of a cohort, the newest first. */
  public List<Budget> history(OrganisationId organisation, String cohort) {
    return jdbc.sql(
            """
            select * from pilot_budget
            where organisation_id = :organisation and cohort = :cohort order by id desc
            """)
        .param("organisation", organisation.value())
        .param("cohort", cohort)
        .query((row, n) ->
            new Budget(
                row.getString("cohort"),
                row.getString("currency"),
                row.getBigDecimal("total"),
                row.getBigDecimal("training"),
                row.getBigDecimal("hours"),
                row.getString("note"),
                row.getString("entered_by"),
                Rows.instant(row, "entered_at")))
        .list();
  }

  /** Keeps one; those before stay. */
  public void enter(OrganisationId organisation, Budget budget) {
    jdbc.sql(
            """
            insert into pilot_budget (organisation_id, cohort, currency, total, training, hours,
              note, entered_by, entered_at)
            values (:organisation, :cohort, :currency, :total, :training, :hours, :note, :by, :at)
            """)
        .param("organisation", organisation.value())
        .param("cohort", budget.cohort())
        .param("currency", budget.currency())
        .param("total", budget.total())
        .param("training", budget.training())
        .param("hours", budget.hours())
        .param("note", budget.note())
        .param("by", budget.by())
        .param("at", budget.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** What training changed, of everybody: a group that is trained together has no untrained. */
  public Optional<Changed> changed(OrganisationId organisation, Instant now) {
    LocalDate to = IsoWeek.of(now);
    Comparison comparison =
        CohortFigures.of(source.of(organisation, Cohort.ORGANISATION, to.minusWeeks(WEEKS), to))
            .lasting()
            .trained();
    Optional<Figure> released =
        releases
            .of(organisation, WEEKS)
            .of(Cohort.ORGANISATION)
            .map(group -> group.figure(OwnerFigure.TRAINED));
    if (released.isEmpty()) {
      return Optional.empty();
    }
    Figure figure = released.get();
    Double estimate = figure.estimate();
    Double lower = figure.lower();
    Double upper = figure.upper();
    return !comparison.drawn() || estimate == null || lower == null || upper == null
        ? Optional.empty()
        : Optional.of(
            new Changed(
                comparison.design().association(),
                comparison.judged(),
                points(estimate),
                points(lower),
                points(upper)));
  }

  private static String points(double share) {
    return (share > 0 ? "+" : "") + Math.round(100 * share);
  }
}
