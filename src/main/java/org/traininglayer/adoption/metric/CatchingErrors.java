package org.traininglayer.adoption.metric;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.traininglayer.adoption.disclosure.ByRole;
import org.traininglayer.adoption.disclosure.DisclosureControl;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.facts.Fact;
import org.traininglayer.adoption.metric.Panel.Chart;
import org.traininglayer.adoption.metric.Panel.Column;
import org.traininglayer.adoption.metric.Panel.Format;
import org.traininglayer.adoption.metric.Panel.Rows;
import org.traininglayer.adoption.projection.Counters;
import org.traininglayer.adoption.statistics.Interval;
import org.traininglayer.adoption.statistics.Proportion;
import org.traininglayer.adoption.statistics.ResponseBias;
import org.traininglayer.kernel.AccountKey;

/**
 * M4, catching AI errors: which wrong claims are flagged, and which right ones needlessly, as
 * signal detection sees it. Rounds without help are the ones that count; others stand beside, never
 * mixed in, and rounds are kept apart by how many of their claims are wrong.
 *
 * <p>Items: {@code round/<guidance>/<band>} with all counters, {@code family/<guidance>/<family>}
 * with hits and misses.
 */
public final class CatchingErrors implements Metric {

  /** Its id. */
  public static final String ID = "M4";

  /** The table by role. */
  public static final String CATCHING = "catching";

  /** The table by kind of error. */
  public static final String FAMILIES = "families";

  /** The table by kind of round. */
  public static final String ROUNDS = "rounds";

  /** Share of wrong claims that were flagged. */
  public static final String HITS = "hits";

  /** Share of right claims that were flagged. */
  public static final String FALSE_ALARMS = "false-alarms";

  /** Response bias. */
  public static final String CRITERION = "criterion";

  /** Share of critical errors that slipped through. */
  public static final String CRITICAL_MISSES = "critical-misses";

  /** How large that share may still be. */
  public static final String CRITICAL_MISSES_UPPER = "critical-misses-upper";

  /** A family in rounds without help; in others. */
  public static final String INDEPENDENT = "independent";

  private static final String GUIDED = "guided";
  private static final List<String> GUIDANCE = List.of(INDEPENDENT, GUIDED, "worked");
  private static final List<String> BANDS = List.of("low", "middle", "high", "");

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int definitionVersion() {
    return 1;
  }

  @Override
  public void count(Fact fact, Counting to) {
    if (fact.kind() != Fact.Kind.REVIEW_UNIT || !fact.standsAlone()) {
      return;
    }
    boolean wrong = Boolean.TRUE.equals(fact.wrong());
    boolean flagged = Fact.FLAG.equals(fact.response());
    String round = "round/" + fact.guidance() + "/" + fact.band();
    if (!wrong) {
      to.add(round, flagged ? "false-alarms" : "correct-rejections");
      return;
    }
    String outcome = flagged ? "hits" : "misses";
    to.add(round, outcome);
    if (fact.severity() != null) {
      to.add(round, fact.severity() + "-" + outcome);
    }
    if (fact.family() != null) {
      to.add("family/" + fact.guidance() + "/" + fact.family(), outcome);
    }
  }

  @Override
  public Estimates estimate(Contributions people, DisclosureControl control) {
    Predicate<String> alone = item -> item.startsWith("round/" + INDEPENDENT + "/");
    Map<AccountKey, DisclosureControl.Counts> counts = people.of(c -> counts(c, alone));
    Map<AccountKey, Proportion> critical = people.shares(c -> criticalMisses(c, alone));
    Estimates.Builder estimates =
        Estimates.with(control)
            .put(CATCHING, "", HITS, control.rate(people.shares(c -> hits(c, alone)), true))
            .put(
                CATCHING,
                "",
                FALSE_ALARMS,
                control.rate(people.shares(c -> falseAlarms(c, alone)), true))
            .put(CATCHING, "", "d-prime", control.dPrime(counts))
            .put(CATCHING, "", CRITERION, control.criterion(counts))
            .put(CATCHING, "", CRITICAL_MISSES, control.rate(critical, true))
            .put(CATCHING, "", CRITICAL_MISSES_UPPER, control.upperBound(critical, true));
    families(people, control, estimates);
    rounds(people, control, estimates);
    return estimates.build();
  }

  private static void families(
      Contributions people, DisclosureControl control, Estimates.Builder estimates) {
    TreeSet<String> families = new TreeSet<>();
    people
        .items()
        .forEach(item -> {
          if (item.startsWith("family/")) {
            families.add(part(item, 2));
          }
        });
    Map<String, Map<String, ByRole>> rates = new HashMap<>();
    for (String column : List.of(INDEPENDENT, GUIDED)) {
      Map<String, Map<AccountKey, Proportion>> shares = new TreeMap<>();
      for (String family : families) {
        Predicate<String> of =
            item ->
                item.startsWith("family/")
                    && part(item, 2).equals(family)
                    && part(item, 1).equals(INDEPENDENT) == column.equals(INDEPENDENT);
        if (people.items().stream().anyMatch(of)) {
          shares.put(family, people.shares(c -> hits(c, of)));
        }
      }
      rates.put(column, control.rates(shares, true));
    }
    for (String family : families) {
      for (String column : List.of(INDEPENDENT, GUIDED)) {
        ByRole rate = rates.getOrDefault(column, Map.of()).get(family);
        if (rate != null) {
          estimates.put(FAMILIES, family, column, rate);
        }
      }
    }
  }

  private static void rounds(
      Contributions people, DisclosureControl control, Estimates.Builder estimates) {
    List<String> items =
        people.items().stream()
            .filter(item -> item.startsWith("round/"))
            .sorted(
                Comparator.comparingInt((String item) -> GUIDANCE.indexOf(part(item, 1)))
                    .thenComparingInt(item -> BANDS.indexOf(part(item, 2))))
            .toList();
    Map<String, ByRole> hits = roundRates(items, people, control, CatchingErrors::hits);
    Map<String, ByRole> alarms = roundRates(items, people, control, CatchingErrors::falseAlarms);
    for (String item : items) {
      String round = part(item, 1) + ":" + part(item, 2);
      estimates
          .put(ROUNDS, round, HITS, hits.getOrDefault(item, control.notMeasured()))
          .put(ROUNDS, round, FALSE_ALARMS, alarms.getOrDefault(item, control.notMeasured()));
    }
  }

  /** Rounds without help add up to the figures by role, others to those of guided families. */
  private static Map<String, ByRole> roundRates(
      List<String> items,
      Contributions people,
      DisclosureControl control,
      BiFunction<Counters, Predicate<String>, Proportion> share) {
    Map<String, ByRole> rates = new HashMap<>();
    for (boolean alone : new boolean[] {true, false}) {
      Map<String, Map<AccountKey, Proportion>> shares = new TreeMap<>();
      items.stream()
          .filter(item -> part(item, 1).equals(INDEPENDENT) == alone)
          .forEach(item -> shares.put(item, people.shares(c -> share.apply(c, item::equals))));
      rates.putAll(control.rates(shares, true));
    }
    return rates;
  }

  @Override
  public String sum(String table, String item, String measure) {
    return switch (table) {
      case FAMILIES -> FAMILIES + " " + measure;
      case ROUNDS -> measure + " " + item.startsWith(INDEPENDENT + ":");
      default -> "";
    };
  }

  @Override
  public List<Panel> panels() {
    return List.of(
        Panel.of(
                CATCHING,
                10,
                Rows.ROLES,
                Chart.PLANE,
                List.of(
                    new Column(HITS, Format.SHARE),
                    new Column(FALSE_ALARMS, Format.SHARE),
                    new Column("d-prime", Format.NUMBER),
                    new Column(CRITERION, Format.NUMBER),
                    new Column(CRITICAL_MISSES, Format.SHARE),
                    new Column(CRITICAL_MISSES_UPPER, Format.SHARE)))
            .about(CATCHING, "", HITS, Format.SHARE)
            .noted(of -> leaning(of.apply(CRITERION))),
        Panel.of(
                FAMILIES,
                30,
                Rows.FAMILIES,
                Chart.DOTS,
                List.of(new Column(INDEPENDENT, Format.SHARE), new Column(GUIDED, Format.SHARE)))
            .about(CATCHING, "", HITS, Format.SHARE),
        Panel.of(
            ROUNDS,
            50,
            Rows.ROUNDS,
            Chart.NONE,
            List.of(new Column(HITS, Format.SHARE), new Column(FALSE_ALARMS, Format.SHARE))));
  }

  /** What a criterion with its interval says. */
  public static ResponseBias bias(Figure criterion) {
    Double lower = criterion.lower();
    Double upper = criterion.upper();
    return lower == null || upper == null
        ? ResponseBias.NOT_CLEAR
        : ResponseBias.of(new Interval(lower, upper));
  }

  private static String leaning(Figure criterion) {
    return criterion.shown() ? "bias." + bias(criterion) : "";
  }

  /** A part of an item; the last one may hold slashes, since others name their kinds of errors. */
  private static String part(String item, int n) {
    return item.split("/", 3)[n];
  }

  private static Proportion hits(Counters c, Predicate<String> items) {
    long hits = c.sum(items, "hits");
    return new Proportion(hits, hits + c.sum(items, "misses"));
  }

  private static Proportion falseAlarms(Counters c, Predicate<String> items) {
    long alarms = c.sum(items, "false-alarms");
    return new Proportion(alarms, alarms + c.sum(items, "correct-rejections"));
  }

  private static Proportion criticalMisses(Counters c, Predicate<String> items) {
    long misses = c.sum(items, "critical-misses");
    return new Proportion(misses, misses + c.sum(items, "critical-hits"));
  }

  private static DisclosureControl.Counts counts(Counters c, Predicate<String> items) {
    return new DisclosureControl.Counts(
        c.sum(items, "hits"),
        c.sum(items, "misses"),
        c.sum(items, "false-alarms"),
        c.sum(items, "correct-rejections"));
  }
}
