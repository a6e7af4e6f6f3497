package org.traininglayer.adoption.warnings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.traininglayer.adoption.cohort.OrganisationRecords;
import org.traininglayer.adoption.cohort.Watched;
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
import org.traininglayer.adoption.verdict.SignedThresholds;
import org.traininglayer.adoption.verdict.Verdicts;
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
    Map<String, CohortRecords> cohorts = new LinkedHashMap<>();
    Map<String, String> owners = new HashMap<>();
    Telling telling = releases.tellingAnew(organisation);
    LocalDate from = week.minusWeeks(WEEKS);
    OrganisationRecords known = source.all(organisation, from, week);
    for (Cohort cohort : Watched.of(known.cohorts())) {
      CohortRecords records = known.of(cohort, from);
      if (records.people().size() >= k) {
        cohorts.put(cohort.key(), records);
        owners.put(cohort.key(), owner(records, accountable));
      }
    }
    Map<String, SignedThresholds> signed = verdicts.inForce(organisation);
    Map<String, SortedMap<LocalDate, Proportion>> begun = begun(organisation, cohorts);
    cohorts.forEach((key, records) ->
        seen.addAll(
            Evaluation.of(
                records,
                Reckoning.of(
                    records,
                    Verdicts.setting(
                        Optional.ofNullable(signed.get(key)),
                        !owners.getOrDefault(key, "").isEmpty())),
                begun.getOrDefault(key, Collections.emptySortedMap()),
                k)));
    List<Seen> told = told(organisation, week, cohorts, seen, telling);
    transactions.executeWithoutResult(status -> keep(organisation, week, told, owners, now));
  }

  /** How use began, of cohorts that began earlier than is looked back; all of them at once. */
  private Map<String, SortedMap<LocalDate, Proportion>> begun(
      OrganisationId organisation, Map<String, CohortRecords> cohorts) {
    Map<String, LocalDate> first = new TreeMap<>();
    cohorts.forEach((key, records) ->
        Evaluation.begunBefore(records).ifPresent(begin -> first.put(key, begin)));
    if (first.isEmpty()) {
      return Map.of();
    }
    OrganisationRecords known =
        source.all(
            organisation,
            Collections.min(first.values()),
            Collections.max(first.values()).plusWeeks(FIRST_WEEKS));
    Map<String, SortedMap<LocalDate, Proportion>> begun = new HashMap<>();
    first.forEach((key, begin) -> {
      CohortRecords records = cohorts.get(key);
      if (records != null) {
        begun.put(
            key,
            CohortFigures.activeByWeek(known.of(records.cohort(), begin))
                .headMap(begin.plusWeeks(FIRST_WEEKS)));
      }
    });
    return begun;
  }

  /** No look says more than the release, nor, beside what was shown once, what a few people did. */
  private List<Seen> told(
      OrganisationId organisation,
      LocalDate week,
      Map<String, CohortRecords> cohorts,
      List<Seen> all,
      Telling telling) {
    Map<Seen, Telling.May> may = new IdentityHashMap<>();
    Map<Seen, List<Window>> asked = new LinkedHashMap<>();
    for (Seen one : all) {
      Telling.May released = ToldLooks.may(one, telling::of);
      CohortRecords records = cohorts.get(one.look().cohort());
      may.put(one, released);
      if (released == Telling.May.TELL && records != null) {
        asked.put(one, ToldLooks.windows(one, records, WEEKS));
      }
    }
    may.putAll(releases.telling(organisation, week, asked));
    Set<String> before = looks.known(organisation);
    return all.stream()
        .flatMap(one ->
            ToldLooks.of(
                one,
                may.getOrDefault(one, Telling.May.HIDE),
                rule -> before.contains(LookTable.at(one.look().cohort(), rule.name())))
                .stream())
        .toList();
  }

  private void keep(
      OrganisationId organisation,
      LocalDate week,
      List<Seen> seen,
      Map<String, String> owners,
      Instant now) {
    looks.put(organisation, week, seen, now);
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
