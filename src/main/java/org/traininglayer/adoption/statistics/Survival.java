package org.traininglayer.adoption.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * How many are still there after each week (Kaplan and Meier 1958), with limits on the log(−log)
 * scale that stay within 0 and 1.
 *
 * @param steps one for each week in which somebody was lost
 * @param table the life table that they follow from
 */
public record Survival(List<Step> steps, LifeTable table, double level) {

  /** Copies the list. */
  public Survival {
    steps = List.copyOf(steps);
  }

  /** How long one was seen: to the event, or until nothing more is known. */
  public record Spell(int weeks, boolean event) {

    /** Refuses a time below 0. */
    public Spell {
      if (weeks < 0) {
        throw new IllegalArgumentException("a spell has no " + weeks + " weeks");
      }
    }
  }

  /** What happened in one week: events, and those of whom no more is known. */
  public record Week(long events, long censored) {}

  /** Events and censorings by week: adds and subtracts over disjoint people. */
  public record LifeTable(SortedMap<Integer, Week> weeks) {

    /** Leaves out weeks without anybody. */
    public LifeTable {
      TreeMap<Integer, Week> kept = new TreeMap<>();
      weeks.forEach((week, of) -> {
        if (of.events() < 0 || of.censored() < 0) {
          throw new IllegalArgumentException("more is taken out of week " + week + " than is");
        }
        if (of.events() + of.censored() > 0) {
          kept.put(week, of);
        }
      });
      weeks = Collections.unmodifiableSortedMap(kept);
    }

    /** Of these people. */
    public static LifeTable of(List<Spell> spells) {
      TreeMap<Integer, Week> weeks = new TreeMap<>();
      for (Spell spell : spells) {
        weeks.merge(
            spell.weeks(),
            new Week(spell.event() ? 1 : 0, spell.event() ? 0 : 1),
            (a, b) -> new Week(a.events() + b.events(), a.censored() + b.censored()));
      }
      return new LifeTable(weeks);
    }

    /** Both together. */
    public LifeTable plus(LifeTable other) {
      return with(other, 1);
    }

    /** Without those who were added before. */
    public LifeTable minus(LifeTable other) {
      return with(other, -1);
    }

    private LifeTable with(LifeTable other, int sign) {
      TreeMap<Integer, Week> sum = new TreeMap<>(weeks);
      other.weeks.forEach((week, of) ->
          sum.merge(
              week,
              new Week(sign * of.events(), sign * of.censored()),
              (a, b) -> new Week(a.events() + b.events(), a.censored() + b.censored())));
      return new LifeTable(sum);
    }

    /** Everybody in it. */
    public long people() {
      return weeks.values().stream().mapToLong(w -> w.events() + w.censored()).sum();
    }

    /** Those who are still seen in this week: events come before censorings. */
    public long atRisk(int week) {
      return weeks.tailMap(week).values().stream().mapToLong(w -> w.events() + w.censored()).sum();
    }
  }

  /** The curve from one week on. */
  public record Step(
      int week,
      long atRisk,
      long events,
      double survival,
      double standardError,
      Interval interval) {}

  /** The curve of these people. */
  public static Survival of(List<Spell> spells, double level) {
    return of(LifeTable.of(spells), level);
  }

  /** The curve of a life table. */
  public static Survival of(LifeTable table, double level) {
    List<Step> steps = new ArrayList<>();
    double survival = 1;
    double greenwood = 0;
    for (var entry : table.weeks().entrySet()) {
      long events = entry.getValue().events();
      if (events == 0) {
        continue;
      }
      long atRisk = table.atRisk(entry.getKey());
      survival *= 1 - (double) events / atRisk;
      if (events < atRisk) {
        greenwood += (double) events / (atRisk * (double) (atRisk - events));
      } else {
        survival = 0;
      }
      double root = Math.sqrt(greenwood);
      Interval interval;
      if (survival == 0) {
        interval = Wilson.of(0, (double) atRisk, level);
      } else {
        double by = Math.exp(Quantiles.z(level) * root / Math.log(survival));
        interval = new Interval(Math.pow(survival, 1 / by), Math.pow(survival, by));
      }
      steps.add(
          new Step(
              entry.getKey(),
              atRisk,
              events,
              survival,
              survival == 0 ? 0 : survival * root,
              interval));
    }
    return new Survival(steps, table, level);
  }

  /**
   * The curve at the end of a week, with the number at risk then. Before the first event everybody
   * is there: the limits are those of a rate of all.
   */
  public Step at(int week) {
    long atRisk = table.atRisk(week);
    Step last = null;
    for (Step step : steps) {
      if (step.week() <= week) {
        last = step;
      }
    }
    if (last != null) {
      return new Step(
          week, atRisk, last.events(), last.survival(), last.standardError(), last.interval());
    }
    Interval interval =
        atRisk == 0 ? new Interval(0, 1) : Wilson.of((double) atRisk, (double) atRisk, level);
    return new Step(week, atRisk, 0, 1, 0, interval);
  }

  /** The last week with at least so many at risk; −1 when there is none. */
  public int drawnUntil(long fewest) {
    int until = -1;
    for (int week : table.weeks().keySet()) {
      if (table.atRisk(week) >= fewest) {
        until = week;
      }
    }
    return until;
  }

  /** Mean weeks within the first {@code tau}: the area under the curve. */
  public double restrictedMean(double tau) {
    double area = 0;
    double from = 0;
    double survival = 1;
    for (Step step : steps) {
      if (step.week() >= tau) {
        break;
      }
      area += survival * (step.week() - from);
      from = step.week();
      survival = step.survival();
    }
    return area + survival * (tau - from);
  }

  /**
   * Whether two groups last alike.
   *
   * @param excess events of the first group beyond what was to be expected
   * @param variance 0 where nothing can be told; then p is 1
   */
  public record LogRank(double excess, double variance, double chiSquared, double p) {

    /** The first group against the second. */
    public static LogRank of(List<Spell> first, List<Spell> second) {
      LifeTable one = LifeTable.of(first);
      LifeTable both = one.plus(LifeTable.of(second));
      double excess = 0;
      double variance = 0;
      for (var entry : both.weeks().entrySet()) {
        double d = entry.getValue().events();
        if (d == 0) {
          continue;
        }
        double n = both.atRisk(entry.getKey());
        double n1 = one.atRisk(entry.getKey());
        Week own = one.weeks().get(entry.getKey());
        excess += (own == null ? 0 : own.events()) - d * n1 / n;
        variance += n > 1 ? d * n1 / n * (1 - n1 / n) * (n - d) / (n - 1) : 0;
      }
      double chiSquared = variance == 0 ? 0 : excess * excess / variance;
      double p = variance == 0 ? 1 : ChiSquaredDistribution.of(1).survivalProbability(chiSquared);
      return new LogRank(excess, variance, chiSquared, p);
    }
  }
}
