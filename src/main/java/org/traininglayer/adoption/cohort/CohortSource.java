package org.traininglayer.adoption.cohort;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.adoption.Roster;
import org.traininglayer.adoption.statistics.outcomes.Workflow;
import org.traininglayer.adoption.statistics.records.RosterEntry;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.realwork.RealWork;

/** Reads what is known of a cohort: its people, day by day, and the facts that arose meanwhile. */
@Component
public class CohortSource {

  private final JdbcClient jdbc;
  private final RosterReader rosters;
  private final KeptFacts kept;
  private final RealWork work;
  private final Catalog catalog;

  CohortSource(JdbcClient jdbc, Roster everybody, RealWork work, Catalog catalog) {
    this.jdbc = jdbc;
    this.rosters = new RosterReader(jdbc, everybody);
    this.kept = new KeptFacts(jdbc);
    this.work = work;
    this.catalog = catalog;
  }

  /** The whole organisation first, then cohorts, roles and studies by name. */
  public List<Cohort> cohorts(OrganisationId organisation) {
    return rosters.cohorts(organisation);
  }

  /** Who belonged to a cohort at some time in the period, and nothing of what they did. */
  @Transactional(readOnly = true)
  public List<RosterEntry> roster(
      OrganisationId organisation, Cohort cohort, LocalDate from, LocalDate to) {
    return rosters.read(organisation, cohort, from, to).members(cohort, from).entries();
  }

  /** The accounts of whoever belonged to a cohort at some time in the period. */
  @Transactional(readOnly = true)
  public List<AccountKey> accounts(
      OrganisationId organisation, Cohort cohort, LocalDate from, LocalDate to) {
    return rosters.read(organisation, cohort, from, to).members(cohort, from).accounts();
  }

  /** The rosters of all groups, the whole organisation first; read once. */
  @Transactional(readOnly = true)
  public Map<Cohort, List<RosterEntry>> rosters(
      OrganisationId organisation, LocalDate from, LocalDate to) {
    KnownRoster roster = rosters.read(organisation, Cohort.ORGANISATION, from, to);
    Map<Cohort, List<RosterEntry>> all = new LinkedHashMap<>();
    cohorts(organisation)
        .forEach(cohort -> all.put(cohort, roster.members(cohort, from).entries()));
    return all;
  }

  /**
   * What is known of a cohort.
   *
   * @param from first day, a Monday
   * @param to first day no more, a Monday
   */
  @Transactional(readOnly = true)
  public CohortRecords of(
      OrganisationId organisation, Cohort cohort, LocalDate from, LocalDate to) {
    check(from, to);
    KnownRoster roster = rosters.read(organisation, cohort, from, to);
    List<AccountKey> accounts = roster.members(cohort, from).accounts();
    KnownFacts facts = new FactReader(jdbc, organisation, accounts, from, to).read();
    return records(organisation, List.of(cohort), to, roster, facts).of(cohort, from);
  }

  /**
   * What is known of the whole organisation, read once for all of its groups; of whoever has not
   * changed since the last time, not even that.
   *
   * @param from first day of the longest period, a Monday
   * @param to first day no more, a Monday
   */
  @Transactional(readOnly = true)
  public OrganisationRecords all(OrganisationId organisation, LocalDate from, LocalDate to) {
    check(from, to);
    KnownRoster roster = rosters.read(organisation, Cohort.ORGANISATION, from, to);
    List<AccountKey> accounts = roster.members(Cohort.ORGANISATION, from).accounts();
    return records(
        organisation, cohorts(organisation), to, roster, kept.of(organisation, accounts, from, to));
  }

  /** Lets go of what was kept for too long. */
  public void rest() {
    kept.rest();
  }

  private OrganisationRecords records(
      OrganisationId organisation,
      List<Cohort> cohorts,
      LocalDate to,
      KnownRoster roster,
      KnownFacts facts) {
    return new OrganisationRecords(
        cohorts,
        to,
        roster,
        facts,
        work.tasks(organisation),
        work.ratedTwice(organisation),
        this::throughModule);
  }

  private static void check(LocalDate from, LocalDate to) {
    if (from.getDayOfWeek() != DayOfWeek.MONDAY
        || to.getDayOfWeek() != DayOfWeek.MONDAY
        || !from.isBefore(to)) {
      throw new IllegalArgumentException("a period goes from a Monday to a later one");
    }
  }

  private Optional<Workflow> throughModule(String version) {
    int at = version.lastIndexOf('@');
    String id = version.substring(0, at);
    if (!ModuleId.isValid(id)) {
      return Optional.empty();
    }
    ModuleId module = new ModuleId(id);
    return catalog
        .find(module, version.substring(at + 1))
        .or(() -> catalog.find(module))
        .map(of ->
            new Workflow(
                version,
                of.steps().stream().map(step -> step.head().id()).toList(),
                Set.of(),
                Set.of(),
                Workflow.WINDOW));
  }
}
