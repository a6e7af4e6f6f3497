package org.traininglayer.adoption.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.traininglayer.adoption.disclosure.ByRole;
import org.traininglayer.adoption.disclosure.DisclosureControl;
import org.traininglayer.adoption.disclosure.Headcount;
import org.traininglayer.adoption.disclosure.Look;
import org.traininglayer.adoption.disclosure.StoredByRole;
import org.traininglayer.adoption.disclosure.Whose;
import org.traininglayer.kernel.AccountKey;

/**
 * The figures of one metric in one scope: tables of items, each with its measures. Every value went
 * through the disclosure control, since nothing else makes one.
 */
public final class Estimates {

  private final ByRole notMeasured;
  private final Map<String, Map<String, Map<String, ByRole>>> tables;
  private final Map<String, Headcount> counts;
  private final Map<String, Whose> counted;

  private Estimates(
      ByRole notMeasured,
      Map<String, Map<String, Map<String, ByRole>>> tables,
      Map<String, Headcount> counts,
      Map<String, Whose> counted) {
    this.notMeasured = notMeasured;
    this.tables = tables;
    this.counts = counts;
    this.counted = counted;
  }

  /** A figure, by role; not measured when there is none. */
  public ByRole get(String table, String item, String measure) {
    return find(table, item, measure).orElse(notMeasured);
  }

  /** A figure, by role, where this measure has a meaning for this item. */
  public Optional<ByRole> find(String table, String item, String measure) {
    return Optional.ofNullable(
        tables.getOrDefault(table, Map.of()).getOrDefault(item, Map.of()).get(measure));
  }

  /** The items of a table, in the order of the metric. */
  public List<String> items(String table) {
    return List.copyOf(tables.getOrDefault(table, Map.of()).keySet());
  }

  /** A number of people beside the figures. */
  public Optional<Headcount> count(String name) {
    return Optional.ofNullable(counts.get(name));
  }

  /** What stands where nothing was measured. */
  public ByRole notMeasured() {
    return notMeasured;
  }

  /**
   * Whose contributions these are of, where that was asked for.
   *
   * @param byRole tables that are shown by role; others are shown over everybody only
   * @param sums names the sum that an item adds to, of a table, item and measure
   */
  Look look(Set<String> byRole, Sums sums) {
    SortedMap<String, Look.Measure> measures = new TreeMap<>();
    tables.forEach((table, items) ->
        items.forEach((item, of) ->
            of.forEach((measure, figure) ->
                figure
                    .whose()
                    .map(whose -> byRole.contains(table) ? whose : whose.withoutRoles())
                    .ifPresent(whose ->
                        measures.put(
                            table + "/" + item + "/" + measure,
                            new Look.Measure(sums.of(table, item, measure), whose))))));
    counted.forEach((name, whose) -> measures.put("#" + name, new Look.Measure("", whose)));
    return new Look(measures);
  }

  /** Names the sum that an item of a table adds to; empty for none. */
  @FunctionalInterface
  interface Sums {

    String of(String table, String item, String measure);
  }

  /** As they are kept; the same come out again, and nothing more. */
  record Kept(
      StoredByRole notMeasured,
      Map<String, Map<String, Map<String, StoredByRole>>> tables,
      Map<String, Integer> counts) {}

  Kept kept() {
    Map<String, Map<String, Map<String, StoredByRole>>> stored = new LinkedHashMap<>();
    tables.forEach((table, items) -> {
      Map<String, Map<String, StoredByRole>> byItem = new LinkedHashMap<>();
      items.forEach((item, measures) -> {
        Map<String, StoredByRole> byMeasure = new LinkedHashMap<>();
        measures.forEach((measure, figure) -> byMeasure.put(measure, StoredByRole.of(figure)));
        byItem.put(item, byMeasure);
      });
      stored.put(table, byItem);
    });
    Map<String, Integer> people = new LinkedHashMap<>();
    counts.forEach((name, count) -> people.put(name, count.few() ? -1 : count.people()));
    return new Kept(StoredByRole.of(notMeasured), stored, people);
  }

  static Estimates of(Kept kept, DisclosureControl control) {
    Map<String, Map<String, Map<String, ByRole>>> tables = new LinkedHashMap<>();
    kept.tables()
        .forEach((table, items) -> {
          Map<String, Map<String, ByRole>> byItem = new LinkedHashMap<>();
          items.forEach((item, measures) -> {
            Map<String, ByRole> byMeasure = new LinkedHashMap<>();
            measures.forEach((measure, figure) -> byMeasure.put(measure, figure.figures()));
            byItem.put(item, byMeasure);
          });
          tables.put(table, byItem);
        });
    Map<String, Headcount> counts = new LinkedHashMap<>();
    // Few stay few: any number of few people is told in the same way.
    kept.counts().forEach((name, n) -> counts.put(name, control.people(n < 0 ? 1 : n)));
    return new Estimates(kept.notMeasured().figures(), tables, Map.copyOf(counts), Map.of());
  }

  /** Begins the figures of a metric. */
  public static Builder with(DisclosureControl control) {
    return new Builder(control);
  }

  /** Gathers figures, table by table, item by item. */
  public static final class Builder {

    private final DisclosureControl control;
    private final Map<String, Map<String, Map<String, ByRole>>> tables = new LinkedHashMap<>();
    private final Map<String, Headcount> counts = new LinkedHashMap<>();
    private final Map<String, Whose> counted = new LinkedHashMap<>();

    private Builder(DisclosureControl control) {
      this.control = control;
    }

    /** Adds a figure. */
    public Builder put(String table, String item, String measure, ByRole figure) {
      tables
          .computeIfAbsent(table, name -> new LinkedHashMap<>())
          .computeIfAbsent(item, name -> new LinkedHashMap<>())
          .put(measure, figure);
      return this;
    }

    /** Adds a number of people. */
    public Builder count(String name, Set<AccountKey> people) {
      counts.put(name, control.people(people.size()));
      Whose whose = control.whose(people);
      if (whose != null) {
        counted.put(name, whose);
      }
      return this;
    }

    /** The figures, complete. */
    public Estimates build() {
      Map<String, Map<String, Map<String, ByRole>>> copy = new LinkedHashMap<>();
      tables.forEach((table, items) -> copy.put(table, new LinkedHashMap<>(items)));
      return new Estimates(control.notMeasured(), copy, Map.copyOf(counts), Map.copyOf(counted));
    }
  }
}
