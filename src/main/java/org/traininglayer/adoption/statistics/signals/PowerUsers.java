package org.traininglayer.adoption.statistics.signals;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.Concentration;
import org.traininglayer.adoption.statistics.EvidenceStatus;
import org.traininglayer.adoption.statistics.Interval;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.Minimums;

/**
 * P2, power-user dependency: finished outputs of the last eight weeks that rest on a few. The whole
 * roster is counted, so the rule is about the numbers themselves and there is no watching. Nobody
 * is listed: it tells what would be if they left.
 */
public final class PowerUsers {

  /** Its id. */
  public static final String ID = "P2";

  /** Of its definition. */
  public static final int VERSION = 2;

  private static final double TOP = 0.5;
  private static final double SPREAD = 0.25;

  private PowerUsers() {}

  /**
   * The signal with what stands beside it.
   *
   * @param concentration null when nobody has used it
   * @param changedGates gates whose state would be another without the top tenth
   */
  public record Result(
      Signal signal, @Nullable Concentration concentration, List<String> changedGates) {

    /** Copies the list. */
    public Result {
      changedGates = List.copyOf(changedGates);
    }

    /** Whether the numbers themselves tell of a few, whatever gates rest on them. */
    public boolean concentrated() {
      return concentration != null && resting(concentration);
    }
  }

  /**
   * The signal.
   *
   * @param outputs of everybody on the roster, those with none included
   * @param changedGates gates whose state would be another without the {@link #champions}
   */
  public static Result of(
      Map<String, Long> outputs, List<String> changedGates, MeasuringRules rules) {
    Concentration of = Concentration.of(outputs.values(), rules.level()).orElse(null);
    if (of == null) {
      Measurement none = rules.notMeasured(VERSION);
      return new Result(
          new Signal(ID, SignalState.NO_DATA, none.status(), none, Answer.PEER_PRACTICE),
          null,
          changedGates);
    }
    Interval interval = of.topTenthInterval();
    boolean enough =
        rules.minimums().of(Minimums.Kind.CONCENTRATION).reached(of.people(), of.total());
    // Of fewer than ten people the top tenth is a part of one person: there are counts alone.
    Measurement top =
        enough
            ? rules.measured(
                of.topTenth(),
                interval == null ? new Interval(0, 1) : interval,
                of.people(),
                of.total(),
                true,
                VERSION)
            : rules.tooFew(of.people(), of.total(), VERSION);
    boolean fires = top.status() == EvidenceStatus.OK && (resting(of) || !changedGates.isEmpty());
    return new Result(Signal.of(ID, top, fires, fires, Answer.PEER_PRACTICE), of, changedGates);
  }

  private static boolean resting(Concentration of) {
    return of.topTenth() >= TOP || of.effectiveShare() < SPREAD;
  }

  /** The tenth of the people who make most, at least one of those who make anything. */
  public static Set<String> champions(Map<String, Long> outputs) {
    int tenth = (int) Math.ceil(outputs.size() / 10.0);
    return new TreeSet<>(
        outputs.entrySet().stream()
            .filter(of -> of.getValue() > 0)
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(tenth)
            .map(Map.Entry::getKey)
            .toList());
  }
}
