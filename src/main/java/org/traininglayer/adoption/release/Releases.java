package org.traininglayer.adoption.release;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.adoption.Adoption;
import org.traininglayer.adoption.AdoptionProperties;
import org.traininglayer.adoption.cohort.Cohort;
import org.traininglayer.adoption.cohort.CohortFigures;
import org.traininglayer.adoption.cohort.CohortRecords;
import org.traininglayer.adoption.cohort.CohortSource;
import org.traininglayer.adoption.cohort.OrganisationRecords;
import org.traininglayer.adoption.cohort.RequiredCells;
import org.traininglayer.adoption.cohort.SignedCohorts;
import org.traininglayer.adoption.disclosure.GroupControl;
import org.traininglayer.adoption.disclosure.GroupControl.Before;
import org.traininglayer.adoption.disclosure.GroupControl.Parted;
import org.traininglayer.adoption.disclosure.GroupControl.Raw;
import org.traininglayer.adoption.disclosure.GroupControl.Shown;
import org.traininglayer.adoption.disclosure.PeopleSketch;
import org.traininglayer.adoption.disclosure.Status;
import org.traininglayer.adoption.disclosure.StoredFigure;
import org.traininglayer.adoption.ownership.Ownership;
import org.traininglayer.adoption.ownership.Tenure;
import org.traininglayer.adoption.release.Release.Said;
import org.traininglayer.adoption.release.Release.State;
import org.traininglayer.adoption.statistics.signals.ComplianceChill;
import org.traininglayer.adoption.statistics.signals.Funnel;
import org.traininglayer.adoption.statistics.signals.MeasurementVoid;
import org.traininglayer.adoption.statistics.signals.PowerUsers;
import org.traininglayer.adoption.statistics.signals.Signal;
import org.traininglayer.adoption.statistics.signals.SignalState;
import org.traininglayer.adoption.statistics.signals.WorkflowMismatch;
import org.traininglayer.kernel.IsoWeek;
import org.traininglayer.kernel.OrganisationId;

/**
 * The figures of all groups of an organisation, guarded together and kept: a page costs reading
 * what was released, whatever lies behind it. Periods end with the last week that has ended. What
 * changes in them is noted by the database, and the release is made anew at once in the background;
 * for what is not noted, such as rosters of platforms, when it is older than a minute. While the
 * figures are still being read from the ledger, it stays as it is.
 */
@Component
public class Releases {

  /** Periods that can be asked for, in weeks; fixed, so that none can be told from two others. */
  public static final List<Integer> PERIODS = List.of(8, 12, 26);

  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final Duration FRESH_WHILE_READING = Duration.ofHours(1);

  /** All that was shown is kept for half a year: figures that moved so often rest until Monday. */
  private static final int MOVES_A_WEEK = 50;

  /** The part of owner and threshold, where somebody answers and nothing was signed in time. */
  static final String NOT_SIGNED = "THRESHOLD";

  private static final Logger LOG = LoggerFactory.getLogger(Releases.class);

  private final CohortSource source;
  private final ReleaseTable table;
  private final ShownTable ever;
  private final ChangeTable changes;
  private final WeekTable weekly;
  private final Adoption figures;
  private final FewMakers makers;
  private final Ownership ownership;
  private final SignedCohorts signed;
  private final GroupControl control;
  private final TransactionTemplate transactions;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  Releases(
      CohortSource source,
      Adoption figures,
      FewMakers makers,
      Ownership ownership,
      SignedCohorts signed,
      JdbcClient jdbc,
      AdoptionProperties properties,
      PlatformTransactionManager manager) {
    this.source = source;
    this.table = new ReleaseTable(jdbc);
    this.ever = new ShownTable(jdbc);
    this.changes = new ChangeTable(jdbc);
    this.weekly = new WeekTable(jdbc);
    this.figures = figures;
    this.makers = makers;
    this.ownership = ownership;
    this.signed = signed;
    this.control = new GroupControl(properties.smallestGroup());
    this.transactions = new TransactionTemplate(manager);
  }

  /** What may be told of the last weeks; made at once where there is nothing yet. */
  public Release of(OrganisationId organisation, int weeks) {
    Release last = table.last(organisation, weeks);
    Instant now = Instant.now();
    if (last.groups().isEmpty()) {
      renew(organisation, weeks);
      return table.last(organisation, weeks);
    }
    if (last.madeAt().plus(FRESH).isBefore(now)
        && (complete() || last.madeAt().plus(FRESH_WHILE_READING).isBefore(now))) {
      inBackground(organisation, weeks);
    }
    return last;
  }

  /**
   * Other periods over which a figure of a group is shown, the longest first; only of releases that
   * are there: none is made for the sake of an answer.
   */
  List<Integer> elsewhere(
      OrganisationId organisation, Cohort cohort, OwnerFigure figure, int butNot) {
    return table.periods(organisation).stream()
        .filter(weeks -> weeks != butNot)
        .filter(weeks ->
            table
                .last(organisation, weeks)
                .of(cohort)
                .filter(group -> group.figure(figure).shown())
                .isPresent())
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /**
   * What may be told of groups now, of the longest period. It is made anew where something is noted
   * as changed, but never of a part of the statements: while those are still being read, it is what
   * was told last.
   */
  public Telling telling(OrganisationId organisation) {
    return telling(organisation, false);
  }

  /** The same, with what the database cannot note, such as the rosters of platforms. */
  public Telling tellingAnew(OrganisationId organisation) {
    return telling(organisation, true);
  }

  private Telling telling(OrganisationId organisation, boolean anew) {
    int weeks = PERIODS.getLast();
    Instant asked = Instant.now();
    Release last = table.last(organisation, weeks);
    boolean old = anew || !last.to().equals(IsoWeek.of(asked)) || changes.noted(organisation);
    if (last.groups().isEmpty() || (old && complete())) {
      renewSince(organisation, weeks, asked);
      last = table.last(organisation, weeks);
    }
    return new Telling(last, ever.moves(organisation, weeks, last.to()) >= MOVES_A_WEEK);
  }

  /** What was told of a group on the Mondays of the last year, the first one first. */
  public List<Past> past(OrganisationId organisation, int weeks, Cohort cohort) {
    return weekly.of(organisation, weeks, cohort);
  }

  /**
   * Makes what would have been told on an earlier Monday, from what is known today, and keeps it as
   * if it had been: let through by the same rules, and held against all that was shown meanwhile,
   * what is told now included. Nothing where something was told on that Monday.
   */
  public void lookBack(OrganisationId organisation, int weeks, LocalDate to) {
    if (weekly.has(organisation, weeks, to)) {
      return;
    }
    transactions.executeWithoutResult(status -> {
      table.lockWithPatience(organisation);
      Release now = table.last(organisation, weeks);
      if (!now.groups().isEmpty()
          && to.isBefore(now.to())
          && !weekly.has(organisation, weeks, to)) {
        Release nothing = new Release(weeks, to, now.madeAt(), List.of());
        OrganisationRecords known = source.all(organisation, to.minusWeeks(weeks), to);
        weekly.keep(
            organisation,
            guarded(
                    organisation,
                    nothing,
                    known,
                    everShown(organisation, to),
                    ever.mondays(organisation, weeks),
                    to,
                    now.madeAt())
                .release());
      }
    });
  }

  /** Whoever waited for another one to make it does not make it once more. */
  private void renewSince(OrganisationId organisation, int weeks, Instant asked) {
    transactions.executeWithoutResult(status -> {
      table.lock(organisation);
      if (!table.last(organisation, weeks).madeAt().isAfter(asked)) {
        make(organisation, List.of(weeks), Instant.now());
      }
    });
  }

  private void inBackground(OrganisationId organisation, int weeks) {
    String what = organisation.value() + "/" + weeks;
    if (underWay.add(what)) {
      Thread.ofVirtual()
          .name("release " + what)
          .start(() -> {
            try {
              renew(organisation, weeks);
            } catch (RuntimeException e) {
              LOG.warn("Figures of cohorts stay as they were; they are tried again.", e);
            } finally {
              underWay.remove(what);
            }
          });
    }
  }

  /** Makes the release anew, from all that is known now; waits for whoever is at it. */
  public void renew(OrganisationId organisation, int weeks) {
    transactions.executeWithoutResult(status -> {
      table.lockWithPatience(organisation);
      make(organisation, List.of(weeks), Instant.now());
    });
  }

  /**
   * What may be told of numbers that rest on periods of their own. They are held against all that
   * was shown of the same contributions, over any period that overlaps, and are noted as shown
   * themselves where they may be told; the first ones go before the others.
   *
   * @param to first day no more of the periods, a Monday
   * @param asked what each number rests on; with nothing it may be told
   */
  public <T> Map<T, Telling.May> telling(
      OrganisationId organisation, LocalDate to, Map<T, List<Window>> asked) {
    int longest =
        asked.values().stream().flatMap(List::stream).mapToInt(Window::weeks).max().orElse(0);
    Map<T, Telling.May> may = new LinkedHashMap<>();
    transactions.executeWithoutResult(status -> {
      table.lock(organisation);
      long salt = table.salt(organisation);
      Set<Basis> bases = bases(asked.values());
      ToldWindows windows =
          new ToldWindows(
              control,
              ever.past(organisation, to, longest, bases),
              ever.beside(organisation, to, bases));
      IdentityHashMap<CohortRecords, Map<Basis, Map<String, Long>>> people =
          new IdentityHashMap<>();
      asked.forEach((number, of) ->
          may.put(number, windows.of(of.stream().map(one -> part(one, people, salt)).toList())));
      windows.told().forEach((weeks, told) -> ever.note(organisation, weeks, to, told));
    });
    return may;
  }

  private static Set<Basis> bases(Collection<List<Window>> asked) {
    Set<Basis> bases = EnumSet.noneOf(Basis.class);
    asked.forEach(of -> of.forEach(one -> bases.add(one.basis())));
    return bases;
  }

  private static ToldWindows.Part part(
      Window window,
      IdentityHashMap<CohortRecords, Map<Basis, Map<String, Long>>> known,
      long salt) {
    Basis basis = window.basis();
    Map<String, Long> people =
        known
            .computeIfAbsent(window.records(), records -> Contributions.of(records, salt))
            .getOrDefault(basis, Map.of());
    return new ToldWindows.Part(
        basis,
        window.records().cohort().key(),
        window.weeks(),
        people.size(),
        PeopleSketch.of(people));
  }

  /** Organisations of which something has changed in weeks that have ended. */
  List<OrganisationId> changed() {
    return changes.waiting();
  }

  /** Lets go of what is kept in memory for too long. */
  void rest() {
    source.rest();
  }

  /** Whether the figures follow the ledger; else a release would tell of a part. */
  public boolean complete() {
    return figures.lag().compareTo(FRESH) < 0;
  }

  /**
   * Makes the releases anew that somebody has looked at. What is noted as changed goes in the same
   * transaction, before anything is read: what comes later is noted for the next time.
   */
  void renewChanged(OrganisationId organisation) {
    transactions.executeWithoutResult(status -> {
      if (changes.alone(organisation) && changes.take(organisation)) {
        table.lockWithPatience(organisation);
        make(organisation, table.periods(organisation), Instant.now());
      }
    });
  }

  private record Reckoned(Cohort cohort, CohortFigures figures, Map<OwnerFigure, Raw> raws) {

    /** The figure; without its number where it is one of the parts that are hidden. */
    Raw raw(OwnerFigure figure, Map<String, Set<String>> hidden) {
      Raw raw = Objects.requireNonNull(raws.get(figure), figure::id);
      return hidden.getOrDefault(figure.id(), Set.of()).contains(raw.group())
          ? new Raw(
              raw.group(),
              raw.dimension(),
              raw.people(),
              raw.value().suppressed(),
              raw.form(),
              raw.arms())
          : raw;
    }

    Parted reasons() {
      return new Parted(cohort.key(), dimension(cohort), Contributions.givers(figures));
    }
  }

  /** Of these periods, the shortest first; the records of all groups and periods are read once. */
  private void make(OrganisationId organisation, List<Integer> periods, Instant now) {
    LocalDate to = IsoWeek.of(now);
    List<Integer> moving =
        periods.stream()
            .filter(weeks ->
                !table.last(organisation, weeks).to().equals(to)
                    || ever.moves(organisation, weeks, to) < MOVES_A_WEEK)
            .toList();
    if (moving.isEmpty()) {
      return;
    }
    OrganisationRecords known =
        source.all(organisation, to.minusWeeks(Collections.max(moving)), to);
    Map<Basis, Set<PeopleSketch>> past = everShown(organisation, to);
    for (int weeks : moving) {
      Guarded made =
          guarded(organisation, table.last(organisation, weeks), known, past, Map.of(), to, now);
      table.replace(organisation, made.release(), made.shown());
      weekly.keep(organisation, made.release());
    }
  }

  private Map<Basis, Set<PeopleSketch>> everShown(OrganisationId organisation, LocalDate to) {
    Map<Basis, Set<PeopleSketch>> past = new EnumMap<>(Basis.class);
    ever.past(organisation, to, PERIODS.getLast(), EnumSet.allOf(Basis.class))
        .forEach((basis, people) -> past.put(basis, new HashSet<>(people)));
    return past;
  }

  private record Guarded(Release release, Map<OwnerFigure, Map<String, Shown>> shown) {}

  /**
   * Of a period that ends here, as it may be told; whose it is, is noted.
   *
   * @param past all that was ever shown; what is told now is added
   * @param mondays whose contributions were told of on other Mondays, where those are looked at
   */
  private Guarded guarded(
      OrganisationId organisation,
      Release last,
      OrganisationRecords known,
      Map<Basis, Set<PeopleSketch>> past,
      Map<Basis, Map<LocalDate, Map<String, PeopleSketch>>> mondays,
      LocalDate to,
      Instant now) {
    int weeks = last.weeks();
    long salt = table.salt(organisation);
    String accountable = ownership.current(organisation).map(Tenure::name).orElse("");
    Set<String> set =
        signed.of(organisation, known.cohorts(), to.atStartOfDay(ZoneOffset.UTC).toInstant());
    List<Reckoned> groups = new ArrayList<>();
    for (Cohort cohort : known.cohorts()) {
      CohortRecords records = known.of(cohort, to.minusWeeks(weeks)).answeredBy(accountable);
      groups.add(reckoned(cohort, records, set.contains(cohort.key()), salt));
    }
    Map<OwnerFigure, Map<String, Before>> before = table.before(organisation, last);
    Map<OwnerFigure, Map<String, Shown>> shown = new EnumMap<>(OwnerFigure.class);
    Map<String, Set<String>> hidden =
        control.hiddenParts(groups.stream().map(Reckoned::reasons).toList());
    Map<Basis, Map<String, Set<PeopleSketch>>> noted = new EnumMap<>(Basis.class);
    for (OwnerFigure figure : OwnerFigure.ALL) {
      Basis basis = figure.basis().orElse(null);
      List<Raw> raws = groups.stream().map(group -> group.raw(figure, hidden)).toList();
      Map<String, Shown> of =
          control.release(
              raws,
              before.getOrDefault(figure, Map.of()),
              basis == null ? Set.of() : past.getOrDefault(basis, Set.of()));
      if (basis != null) {
        hideLeaving(raws, of, mondays.getOrDefault(basis, Map.of()));
      }
      shown.put(figure, of);
      if (basis != null) {
        Map<String, Set<PeopleSketch>> people =
            noted.computeIfAbsent(basis, one -> new HashMap<>());
        of.forEach((group, one) -> {
          if (one.figure().shown()) {
            people.computeIfAbsent(group, who -> new HashSet<>()).add(one.people());
          }
        });
      }
    }
    ever.note(organisation, weeks, to, noted);
    Set<String> few = makers.groups(organisation);
    noted.forEach((basis, people) ->
        people.values().forEach(past.computeIfAbsent(basis, of -> new HashSet<>())::addAll));
    return new Guarded(
        new Release(
            weeks,
            to,
            now,
            groups.stream()
                .map(group ->
                    new Release.Group(
                        group.cohort(),
                        content(
                            group,
                            shown,
                            last.of(group.cohort()),
                            few.contains(group.cohort().key()))))
                .toList()),
        shown);
  }

  /** Between Mondays too the whole less the groups must not tell of a few. */
  private void hideLeaving(
      List<Raw> raws, Map<String, Shown> of, Map<LocalDate, Map<String, PeopleSketch>> mondays) {
    Map<String, PeopleSketch> shown = new HashMap<>();
    of.forEach((group, one) -> {
      if (one.figure().shown()) {
        shown.put(group, one.people());
      }
    });
    for (String group : control.leaving(raws, shown, mondays.values())) {
      of.computeIfPresent(group, (name, one) -> one.hidden());
    }
  }

  private static Reckoned reckoned(
      Cohort cohort, CohortRecords records, boolean signed, long salt) {
    CohortFigures figures = RequiredCells.counted(records, CohortFigures.of(records), signed);
    return new Reckoned(cohort, figures, raws(cohort, records, figures, salt));
  }

  /** Every figure of a group with whose it is, not guarded. */
  static Map<OwnerFigure, Raw> raws(
      Cohort cohort, CohortRecords records, CohortFigures figures, long salt) {
    Map<Basis, Map<String, Long>> people = Contributions.of(records, salt);
    Map<OwnerFigure, Raw> raws = new EnumMap<>(OwnerFigure.class);
    Contributions.measured(records, figures)
        .forEach((figure, of) ->
            raws.put(
                figure,
                new Raw(
                    cohort.key(),
                    dimension(cohort),
                    figure
                        .basis()
                        .map(basis -> people.getOrDefault(basis, Map.<String, Long>of()))
                        .orElse(Map.of()),
                    of,
                    figure.form(),
                    Contributors.arms(figure, records, figures))));
    return raws;
  }

  /** By what people are divided; null for everybody. */
  private static @Nullable String dimension(Cohort cohort) {
    return cohort.kind() == Cohort.Kind.ORGANISATION ? null : cohort.kind().name();
  }

  private Release.Content content(
      Reckoned group,
      Map<OwnerFigure, Map<String, Shown>> shown,
      Optional<Release.Group> last,
      boolean fewMakers) {
    String key = group.cohort().key();
    Map<String, StoredFigure> figures = new LinkedHashMap<>();
    List<String> held = new ArrayList<>();
    shown.forEach((figure, of) -> {
      Shown one = of.get(key);
      if (one != null) {
        figures.put(figure.id(), StoredFigure.of(one.figure()));
        if (one.held()) {
          held.add(figure.id());
        }
      }
    });
    CohortFigures.Signals signals = group.figures().signals();
    Map<String, Said> said = new LinkedHashMap<>();
    for (Signal signal : signals.all()) {
      boolean stays = held.stream().anyMatch(id -> id.startsWith(signal.id() + "."));
      said.put(
          signal.id(),
          stays && last.isPresent()
              ? last.get().signal(signal.id())
              : said(signal, signals, figures, fewMakers));
    }
    var people = control.people(group.figures().people());
    boolean rests = held.stream().anyMatch(id -> id.startsWith("steps."));
    return new Release.Content(
        people.few() ? -1 : people.people(),
        figures,
        held,
        said,
        missing(signals.measured()),
        rests && last.isPresent()
            ? last.get().content().stages()
            : signals.mismatch().all().steps().stream().map(Funnel.Step::id).toList());
  }

  /** A state tells as much as its figure: hidden together, and held together. */
  static Said said(
      Signal signal,
      CohortFigures.Signals signals,
      Map<String, StoredFigure> figures,
      boolean fewMakers) {
    boolean hidden =
        OwnerFigure.ALL.stream()
            .filter(figure ->
                figure.panel().equals(signal.id())
                    || (figure == OwnerFigure.TIME
                        && signal.id().equals(WorkflowMismatch.ID)
                        && signals.mismatch().byTime()))
            .map(figure -> figures.get(figure.id()))
            .anyMatch(figure -> figure != null && figure.status() == Status.SUPPRESSED);
    if (hidden) {
      return new Said(State.HIDDEN, null, null);
    }
    if (signal.id().equals(PowerUsers.ID) && signal.state() == SignalState.QUIET && fewMakers) {
      return new Said(State.CLEAR, signal.answer(), Said.GATES);
    }
    return new Said(State.valueOf(signal.state().name()), signal.answer(), detail(signal, signals));
  }

  private static @Nullable String detail(Signal signal, CohortFigures.Signals signals) {
    return switch (signal.id()) {
      case "P3" ->
          signals.chill().label() == ComplianceChill.Label.UNCLEAR_RULES ? "UNCLEAR_RULES" : null;
      case "P4" -> signals.mismatch().byTime() ? null : signals.mismatch().worst();
      default -> null;
    };
  }

  private static List<String> missing(MeasurementVoid.Result measured) {
    List<String> missing = new ArrayList<>();
    for (MeasurementVoid.Cell cell : measured.missing()) {
      for (MeasurementVoid.Part part : MeasurementVoid.Part.values()) {
        if (!cell.has(part)) {
          missing.add(
              cell.metric()
                  + ":"
                  + (part == MeasurementVoid.Part.OWNER_AND_THRESHOLD && measured.owned()
                      ? NOT_SIGNED
                      : part.name()));
          break;
        }
      }
    }
    return missing;
  }
}
