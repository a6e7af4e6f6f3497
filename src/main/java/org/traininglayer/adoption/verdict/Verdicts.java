package org.traininglayer.adoption.verdict;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.adoption.AdoptionProperties;
import org.traininglayer.adoption.cohort.Cohort;
import org.traininglayer.adoption.cohort.CohortRecords;
import org.traininglayer.adoption.cohort.CohortSource;
import org.traininglayer.adoption.cohort.SignedCohorts;
import org.traininglayer.adoption.cohort.Watched;
import org.traininglayer.adoption.ownership.Ownership;
import org.traininglayer.adoption.ownership.Tenure;
import org.traininglayer.adoption.release.Releases;
import org.traininglayer.adoption.statistics.records.RosterEntry;
import org.traininglayer.adoption.statistics.verdict.Threshold;
import org.traininglayer.adoption.statistics.verdict.Thresholds;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.IsoWeek;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.Sha256;
import org.traininglayer.lti.People;

/**
 * Thresholds that are signed, and verdicts that are made at planned looks alone and stay as they
 * were made.
 */
@Component
public class Verdicts {

  /** The looks that are planned where nobody plans others, in weeks after the training. */
  public static final List<Integer> LOOKS = List.of(6, 12, 24);

  private static final int LONGEST = 104;
  private static final int MOST_LOOKS = 6;

  private final VerdictStore store;
  private final CohortSource source;
  private final Releases releases;
  private final Ownership ownership;
  private final SignedCohorts signedCohorts;
  private final People people;
  private final int k;

  Verdicts(
      VerdictStore store,
      CohortSource source,
      Releases releases,
      Ownership ownership,
      SignedCohorts signedCohorts,
      People people,
      AdoptionProperties properties) {
    this.store = store;
    this.source = source;
    this.releases = releases;
    this.ownership = ownership;
    this.signedCohorts = signedCohorts;
    this.people = people;
    this.k = properties.smallestGroup();
  }

  /**
   * A cohort that verdicts may be made of.
   *
   * @param key of it
   * @param kind COHORT or ORGANISATION
   * @param name empty for the whole organisation
   */
  public record Group(String key, String kind, String name) {}

  /**
   * A planned look.
   *
   * @param number from 1
   * @param week after the training
   * @param on the day from which it is due; null while nobody is trained
   * @param state MADE, DUE, MISSED (the next one is due too) or LATER
   * @param verdict the one that was made; null before
   */
  public record PlannedLook(
      int number, int week, @Nullable LocalDate on, String state, @Nullable UUID verdict) {}

  /**
   * A verdict that was made.
   *
   * @param intact whether its hash still fits
   */
  public record Frozen(UUID id, VerdictView view, String hash, boolean intact, String document) {}

  /** Why something was not signed. */
  public enum Refusal {
    /** A threshold has no value, or one with which its gate would say the same of everybody. */
    VALUES,
    /** The weeks do not rise, or there are too many. */
    LOOKS,
    /** Something was loosened, and nothing said why. */
    REASON,
    /** Somebody signed meanwhile. */
    MEANWHILE
  }

  /** The groups, by name. */
  public List<Group> groups(OrganisationId organisation) {
    return Watched.of(source.cohorts(organisation)).stream().map(Verdicts::group).toList();
  }

  private static Group group(Cohort one) {
    return new Group(one.key(), one.kind().name(), one.name());
  }

  /** What the gates and warnings go by. */
  public static Reckoning.Setting setting(Optional<SignedThresholds> signed, boolean owned) {
    return new Reckoning.Setting(
        owned,
        signed.isPresent(),
        signed.map(SignedThresholds::thresholds).orElse(Thresholds.DEFAULTS));
  }

  /** The thresholds that were signed last. */
  public Optional<SignedThresholds> inForce(OrganisationId organisation, String cohort) {
    return store.thresholds(organisation, cohort).stream().findFirst();
  }

  /** The thresholds that were signed last, of all groups. */
  public Map<String, SignedThresholds> inForce(OrganisationId organisation) {
    return store.thresholds(organisation).stream()
        .collect(Collectors.toMap(SignedThresholds::cohort, one -> one));
  }

  /**
   * How a group stands.
   *
   * @param signed the thresholds in force; null while there are none
   * @param newest the last verdict; null while there is none
   */
  public record Standing(
      Group group,
      @Nullable SignedThresholds signed,
      List<PlannedLook> plan,
      @Nullable Frozen newest) {}

  /** All groups, by name; what is known of them is read at once. */
  public List<Standing> standings(OrganisationId organisation, Instant now) {
    Map<String, SignedThresholds> signed = inForce(organisation);
    Map<String, List<VerdictStore.Kept>> made =
        store.verdicts(organisation).stream()
            .collect(Collectors.groupingBy(VerdictStore.Kept::cohort));
    LocalDate to = IsoWeek.of(now);
    Map<Cohort, List<RosterEntry>> rosters =
        source.rosters(organisation, to.minusWeeks(LONGEST), to);
    return Watched.of(List.copyOf(rosters.keySet())).stream()
        .map(cohort -> {
          SignedThresholds by = signed.get(cohort.key());
          List<VerdictStore.Kept> verdicts = made.getOrDefault(cohort.key(), List.of());
          return new Standing(
              group(cohort),
              by,
              by == null
                  ? List.of()
                  : plan(
                      by,
                      trained(rosters.getOrDefault(cohort, List.of())).orElse(null),
                      verdicts,
                      now),
              verdicts.isEmpty() ? null : frozen(verdicts.getFirst()));
        })
        .toList();
  }

  /** All verdicts of all groups: by group, the newest first. */
  public List<Frozen> made(OrganisationId organisation) {
    return store.verdicts(organisation).stream().map(Verdicts::frozen).toList();
  }

  /** All that were signed, the newest first. */
  public List<SignedThresholds> versions(OrganisationId organisation, String cohort) {
    return store.thresholds(organisation, cohort);
  }

  /** The defaults by name. */
  public Map<String, Double> defaults() {
    Map<String, Double> values = new TreeMap<>();
    for (Threshold threshold : Threshold.values()) {
      values.put(threshold.name(), threshold.usual());
    }
    return values;
  }

  /**
   * Signs thresholds for the looks to come.
   *
   * @param values of all thresholds, by name
   * @param weeks after the training in which a verdict is planned
   * @return why not; nothing when they are signed
   */
  @Transactional
  public Optional<Refusal> signThresholds(
      OrganisationId organisation,
      String cohort,
      Map<String, Double> values,
      List<Integer> weeks,
      String reason,
      String name,
      String by,
      Instant now) {
    Map<Threshold, Double> all = new EnumMap<>(Threshold.class);
    for (Threshold threshold : Threshold.values()) {
      Double value = values.get(threshold.name());
      if (value == null || !threshold.fits(value)) {
        return Optional.of(Refusal.VALUES);
      }
      all.put(threshold, value);
    }
    if (weeks.isEmpty() || weeks.size() > MOST_LOOKS || !rising(weeks)) {
      return Optional.of(Refusal.LOOKS);
    }
    Thresholds thresholds = new Thresholds(all, weeks.size());
    Optional<SignedThresholds> before = inForce(organisation, cohort);
    Thresholds than = before.map(SignedThresholds::thresholds).orElse(Thresholds.DEFAULTS);
    List<String> loosened = new ArrayList<>();
    thresholds.loosenedSince(than).forEach(one -> loosened.add(one.name()));
    if (thresholds.looks() < than.looks()) {
      loosened.add(SignedThresholds.LOOKS);
    }
    if (!loosened.isEmpty() && reason.isBlank()) {
      return Optional.of(Refusal.REASON);
    }
    boolean signed =
        store.add(
            organisation,
            new SignedThresholds(
                cohort,
                before.map(SignedThresholds::version).orElse(0) + 1,
                thresholds,
                weeks,
                thresholds.hash(),
                outcomesOf(organisation, cohort, now).isEmpty(),
                loosened,
                reason.strip(),
                name,
                by,
                now));
    return signed ? Optional.empty() : Optional.of(Refusal.MEANWHILE);
  }

  private static boolean rising(List<Integer> weeks) {
    int last = 0;
    for (int week : weeks) {
      if (week <= last || week > LONGEST) {
        return false;
      }
      last = week;
    }
    return true;
  }

  /** The cohort's records, where there is any outcome among them. */
  private Optional<CohortRecords> outcomesOf(
      OrganisationId organisation, String cohort, Instant now) {
    return records(organisation, cohort, IsoWeek.of(now).plusWeeks(1))
        .filter(of ->
            !of.reviews().isEmpty()
                || !of.decisions().isEmpty()
                || !of.steps().isEmpty()
                || of.weeks().stream().anyMatch(week -> !week.excused()));
  }

  private Optional<CohortRecords> records(
      OrganisationId organisation, String cohort, LocalDate to) {
    return watched(organisation, cohort)
        .map(one -> source.of(organisation, one, to.minusWeeks(LONGEST), to));
  }

  private Optional<Cohort> watched(OrganisationId organisation, String cohort) {
    return Watched.of(source.cohorts(organisation)).stream()
        .filter(one -> one.key().equals(cohort))
        .findFirst();
  }

  /** The looks that are planned, and how each stands. */
  public List<PlannedLook> plan(OrganisationId organisation, String cohort, Instant now) {
    Optional<SignedThresholds> signed = inForce(organisation, cohort);
    if (signed.isEmpty()) {
      return List.of();
    }
    LocalDate to = IsoWeek.of(now);
    LocalDate trained =
        watched(organisation, cohort)
            .flatMap(one -> trained(source.roster(organisation, one, to.minusWeeks(LONGEST), to)))
            .orElse(null);
    return plan(signed.get(), trained, store.verdicts(organisation, cohort), now);
  }

  private static List<PlannedLook> plan(
      SignedThresholds signed,
      @Nullable LocalDate trained,
      List<VerdictStore.Kept> made,
      Instant now) {
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    List<PlannedLook> plan = new ArrayList<>();
    for (int number = 1; number <= signed.looks().size(); number++) {
      int week = signed.looks().get(number - 1);
      int of = number;
      LocalDate on = trained == null ? null : IsoWeek.of(trained).plusWeeks(week + 1L);
      UUID verdict =
          made.stream()
              .filter(one -> one.look() == of)
              .map(VerdictStore.Kept::id)
              .findFirst()
              .orElse(null);
      LocalDate next =
          trained == null || number == signed.looks().size()
              ? null
              : IsoWeek.of(trained).plusWeeks(signed.looks().get(number) + 1L);
      String state =
          verdict != null
              ? "MADE"
              : on == null || today.isBefore(on)
                  ? "LATER"
                  : next != null && !today.isBefore(next) ? "MISSED" : "DUE";
      plan.add(new PlannedLook(number, week, on, state, verdict));
    }
    return plan;
  }

  private static Optional<LocalDate> trained(List<RosterEntry> roster) {
    return roster.stream()
        .flatMap(entry -> Stream.ofNullable(entry.trainedAt()))
        .min(LocalDate::compareTo);
  }

  /** How rates of safety stand between the looks: no verdict, however often one looks. */
  public List<GaugeView> gauges(OrganisationId organisation, String cohort, Instant now) {
    return records(organisation, cohort, IsoWeek.of(now))
        .map(records -> GaugeView.of(records, told(organisation, records)))
        .orElse(List.of());
  }

  private ToldInputs told(OrganisationId organisation, CohortRecords records) {
    return ToldInputs.of(
        releases.telling(
            organisation,
            records.to(),
            ToldInputs.windows(records, LONGEST, releases.telling(organisation))),
        k);
  }

  /** What would be signed at the look that is due; nothing while none is. */
  public Optional<VerdictView> draft(OrganisationId organisation, String cohort, Instant now) {
    return document(organisation, cohort, now).map(VerdictView::of);
  }

  private Optional<Map<String, Object>> document(
      OrganisationId organisation, String cohort, Instant now) {
    Optional<SignedThresholds> signed = inForce(organisation, cohort);
    Optional<CohortRecords> found = records(organisation, cohort, IsoWeek.of(now));
    if (signed.isEmpty() || found.isEmpty() || found.get().people().size() < k) {
      return Optional.empty();
    }
    CohortRecords records = found.get();
    List<VerdictStore.Kept> made = store.verdicts(organisation, cohort);
    Optional<PlannedLook> due =
        plan(signed.get(), trained(records.roster()).orElse(null), made, now).stream()
            .filter(one -> one.state().equals("DUE"))
            .findFirst();
    if (due.isEmpty()) {
      return Optional.empty();
    }
    String owner = ownership.current(organisation).map(Tenure::name).orElse("");
    Reckoning reckoning =
        Reckoning.of(
            records,
            new Reckoning.Setting(
                !owner.isEmpty(),
                before(organisation, records.cohort(), now),
                signed.get().thresholds()));
    return Optional.of(
        VerdictDocument.of(
            records,
            reckoning,
            new VerdictDocument.About(
                records.cohort(),
                due.get().number(),
                signed.get(),
                owner,
                now.atZone(ZoneOffset.UTC).toLocalDate(),
                told(organisation, records),
                invented(organisation, records)),
            made.isEmpty() ? null : CanonicalJson.read(made.getFirst().document())));
  }

  private boolean before(OrganisationId organisation, Cohort cohort, Instant now) {
    return signedCohorts.of(organisation, List.of(cohort), now).contains(cohort.key());
  }

  private boolean invented(OrganisationId organisation, CohortRecords records) {
    Set<AccountKey> invented = people.invented(organisation);
    return !invented.isEmpty()
        && source.accounts(organisation, records.cohort(), records.from(), records.to()).stream()
            .anyMatch(invented::contains);
  }

  /** Signs the verdict of the look that is due; nothing when none is, or somebody was faster. */
  @Transactional
  public Optional<UUID> sign(
      OrganisationId organisation, String cohort, String name, String by, String note, Instant at) {
    Instant now = at.truncatedTo(ChronoUnit.MICROS);
    Optional<Map<String, Object>> document = document(organisation, cohort, now);
    if (document.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> signed = VerdictDocument.signed(document.get(), name, by, note, now);
    String text = CanonicalJson.write(signed);
    UUID id = UUID.randomUUID();
    boolean kept =
        store.add(
            organisation,
            new VerdictStore.Kept(
                id,
                cohort,
                VerdictView.of(signed).look(),
                VerdictView.of(signed).outcome(),
                text,
                Sha256.of(text),
                name,
                by,
                now));
    return kept ? Optional.of(id) : Optional.empty();
  }

  /** A verdict that was made. */
  public Optional<Frozen> verdict(OrganisationId organisation, UUID id) {
    return store.verdict(organisation, id).map(Verdicts::frozen);
  }

  /** All of a cohort, the newest first. */
  public List<Frozen> made(OrganisationId organisation, String cohort) {
    return store.verdicts(organisation, cohort).stream().map(Verdicts::frozen).toList();
  }

  private static Frozen frozen(VerdictStore.Kept kept) {
    return new Frozen(
        kept.id(),
        VerdictView.of(CanonicalJson.read(kept.document())),
        kept.hash(),
        Sha256.of(kept.document()).equals(kept.hash()),
        kept.document());
  }
}
