package org.traininglayer.adoption.warnings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.adoption.AdoptionProperties;
import org.traininglayer.adoption.cohort.Cohort;
import org.traininglayer.adoption.cohort.CohortFigures;
import org.traininglayer.adoption.cohort.CohortRecords;
import org.traininglayer.adoption.cohort.CohortSource;
import org.traininglayer.adoption.ownership.Ownership;
import org.traininglayer.adoption.ownership.Tenure;
import org.traininglayer.adoption.release.Releases;
import org.traininglayer.adoption.release.Telling;
import org.traininglayer.adoption.release.Window;
import org.traininglayer.adoption.statistics.Proportion;
import org.traininglayer.adoption.statistics.warnings.Alert;
import org.traininglayer.adoption.statistics.warnings.AlertBudget;
import org.traininglayer.adoption.statistics.warnings.Look;
import org.traininglayer.adoption.statistics.warnings.Rule;
import org.traininglayer.adoption.verdict.Reckoning;
import org.traininglayer.adoption.verdict.Verdicts;
import org.traininglayer.adoption.verdict.Watched;
import org.traininglayer.kernel.IsoWeek;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.Leases;

/**
 * Looks at every cohort once a day, on one node. Only weeks that have ended count, so that all
 * looks of one week say the same unless late records came in; the last one holds.
 */
@Component
public class Rounds {

  private static final Logger log = LoggerFactory.getLogger(Rounds.class);
  private static final Duration PERIOD = Duration.ofHours(23);
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final String TASK = "early-warnings";
  private static final int WEEKS = 52;

  /** As many as tell what use was at first, with some more to see that it was told of. */
  private static final int FIRST_WEEKS = 12;

  private final Leases leases;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final CohortSource source;
  private final Releases releases;
  private final Verdicts verdicts;
  private final Ownership ownership;
  private final LookTable looks;
  private final AlertTable alerts;
  private final int k;

  Rounds(
      Leases leases,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      CohortSource source,
      Releases releases,
      Verdicts verdicts,
      Ownership ownership,
      LookTable looks,
      AlertTable alerts,
      AdoptionProperties properties) {
    this.leases = leases;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.source = source;
    this.releases = releases;
    this.verdicts = verdicts;
    this.ownership = ownership;
    this.looks = looks;
    this.alerts = alerts;
    this.k = properties.smallestGroup();
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
  void daily() {
    leases.oncePer(PERIOD, TASK, this::everywhere);
  }

  private void everywhere() {
    List<OrganisationId> all =
        jdbc.sql("select id from organisation order by id")
            .query((row, n) -> new OrganisationId(row.getObject("id", UUID.class)))
            .list();
    for (OrganisationId organisation : all) {
      try {
        look(organisation, Instant.now());
      } catch (RuntimeException e) {
        // The others are looked at all the same; the next day tries again.
        log.warn("Organisation {} could not be looked at for early warnings", organisation, e);
      }
    }
  }

  /**
   * Looks at all cohorts of an organisation now.
   *
   * @return false when somebody else is at it
   */
  public boolean look(OrganisationId organisation, Instant now) {
    return leases.run(TASK + ":" + organisation.value(), LEASE, held -> lookNow(organisation, now));
  }

  private void lookNow(OrganisationId organisation, Instant now) {
    LocalDate week = IsoWeek.of(now);
    String accountable = ownership.current(organisation).map(Tenure::name).orElse("");
    List<Seen> seen = new ArrayList<>();
    Map<String, String> owners = new HashMap<>();
    Telling telling = releases.tellingAnew(organisation);
    for (Cohort cohort : Watched.of(source.cohorts(organisation))) {
      CohortRecords records = source.of(organisation, cohort, week.minusWeeks(WEEKS), week);
      if (records.people().size() >= k) {
        String owner = owner(records, accountable);
        owners.put(cohort.key(), owner);
        Reckoning.Setting setting = verdicts.setting(organisation, cohort.key(), !owner.isEmpty());
        told(
                organisation,
                records,
                Evaluation.of(
                    records, Reckoning.of(records, setting), begun(organisation, records), k),
                telling)
            .forEach(seen::add);
      }
    }
    transactions.executeWithoutResult(status -> keep(organisation, week, seen, owners, now));
  }

  /** How use began, of a cohort that began earlier than is looked back. */
  private SortedMap<LocalDate, Proportion> begun(
      OrganisationId organisation, CohortRecords records) {
    return Evaluation.begunBefore(records)
        .map(week ->
            CohortFigures.activeByWeek(
                source.of(organisation, records.cohort(), week, week.plusWeeks(FIRST_WEEKS))))
        .orElseGet(Collections::emptySortedMap);
  }

  /** No look says more than the release, nor, beside what was shown once, what a few people did. */
  private List<Seen> told(
      OrganisationId organisation, CohortRecords records, List<Seen> all, Telling telling) {
    Map<Rule, Telling.May> may = new EnumMap<>(Rule.class);
    Map<Rule, List<Window>> asked = new EnumMap<>(Rule.class);
    for (Seen one : all) {
      Rule rule = one.look().rule();
      Telling.May released = ToldLooks.may(one, telling::of);
      may.put(rule, released);
      if (released == Telling.May.TELL) {
        asked.put(rule, ToldLooks.windows(one, records, WEEKS));
      }
    }
    may.putAll(releases.telling(organisation, records.to(), asked));
    return all.stream()
        .flatMap(one ->
            ToldLooks.of(
                one,
                may.getOrDefault(one.look().rule(), Telling.May.HIDE),
                rule -> known(organisation, records.cohort(), rule))
                .stream())
        .toList();
  }

  private boolean known(OrganisationId organisation, Cohort cohort, Rule rule) {
    return !looks.of(organisation, cohort.key(), rule.name()).isEmpty();
  }

  private void keep(
      OrganisationId organisation,
      LocalDate week,
      List<Seen> seen,
      Map<String, String> owners,
      Instant now) {
    seen.forEach(one -> looks.put(organisation, week, one, now));
    Map<String, Set<Rule>> before = alerts.openedIn(organisation, week);
    Map<String, Set<Rule>> open = alerts.openRules(organisation);
    before.forEach((cohort, rules) ->
        open.merge(
            cohort,
            rules,
            (a, b) -> {
              Set<Rule> both = new HashSet<>(a);
              both.addAll(b);
              return both;
            }));
    Map<String, Integer> spent = new HashMap<>();
    before.forEach((cohort, rules) -> spent.put(cohort, rules.size()));
    for (Look look : AlertBudget.of(seen.stream().map(Seen::look).toList(), open).opened()) {
      int already = spent.getOrDefault(look.cohort(), 0);
      if (already < AlertBudget.NEW_A_WEEK
          && alerts.open(
              organisation, Alert.open(look, owners.getOrDefault(look.cohort(), "")), week, now)) {
        spent.put(look.cohort(), already + 1);
      }
    }
  }

  /** Whoever answers for most of the cohort; else whoever answers for the training layer. */
  private static String owner(CohortRecords records, String accountable) {
    Map<String, Integer> named = new TreeMap<>();
    records
        .roster()
        .forEach(entry -> {
          String owner = entry.owner();
          if (owner != null && !owner.isBlank()) {
            named.merge(owner, 1, Integer::sum);
          }
        });
    return named.entrySet().stream()
        .max(Comparator.comparing(Map.Entry::getValue))
        .map(Map.Entry::getKey)
        .orElse(accountable);
  }
}
