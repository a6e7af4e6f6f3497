package org.traininglayer.adoption.statistics.verdict;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.SampleSize;
import org.traininglayer.adoption.statistics.signals.Answer;

/**
 * Whether a use of AI may be scaled: a document, frozen at a planned look, never a colour that
 * changes.
 *
 * @param needs how many more units are needed, where that is what is missing
 * @param blockers gates in the way of a GO, each with what it points to and what to do
 * @param conditions advisory gates that do not pass, as written conditions with a date
 * @param thresholdsHash of the signed thresholds
 * @param snapshotHash of the figures
 * @param changedSince gates whose state is another than at the look before
 */
public record Verdict(
    Outcome outcome,
    List<GateResult> gates,
    List<Need> needs,
    List<Blocker> blockers,
    List<Condition> conditions,
    String thresholdsHash,
    String snapshotHash,
    List<Gate> changedSince) {

  /** What is to be done. */
  public enum Outcome {
    STOP,
    NOT_YET,
    FIX,
    GO
  }

  /**
   * What is missing before a gate can say anything.
   *
   * @param units about so many more; null where more units alone would not do it
   * @param clean whether these must be without any event
   */
  public record Need(Gate gate, @Nullable Long units, boolean clean) {}

  /**
   * A gate in the way.
   *
   * @param pattern the failure pattern or measure that it points to
   * @param item the step or item that adds most to it; null when not known
   */
  public record Blocker(Gate gate, String pattern, @Nullable String item, Answer answer) {}

  /** An advisory gate to be met by a day. */
  public record Condition(Gate gate, Answer answer, LocalDate due) {}

  /** Copies the lists. */
  public Verdict {
    gates = List.copyOf(gates);
    needs = List.copyOf(needs);
    blockers = List.copyOf(blockers);
    conditions = List.copyOf(conditions);
    changedSince = List.copyOf(changedSince);
  }

  /**
   * The verdict of one look.
   *
   * @param withoutChampions the same measurements without the top tenth; null when not reckoned
   * @param before the verdict of the look before; null at the first
   * @param due by when conditions are to be met
   */
  public static Verdict of(
      GateInputs inputs,
      @Nullable GateInputs withoutChampions,
      Thresholds thresholds,
      String snapshotHash,
      @Nullable Verdict before,
      LocalDate due) {
    List<GateResult> gates = Gates.of(inputs, withoutChampions, thresholds);
    Outcome outcome = outcome(gates);
    List<Need> needs = new ArrayList<>();
    List<Blocker> blockers = new ArrayList<>();
    List<Condition> conditions = new ArrayList<>();
    List<Gate> changed = new ArrayList<>();
    for (GateResult result : gates) {
      Gate gate = result.gate();
      if (lacksData(result)) {
        needs.add(need(result, inputs, thresholds));
      }
      if (blocks(result, gates)) {
        blockers.add(new Blocker(gate, gate.pattern(), inputs.largest().get(gate), gate.answer()));
      }
      if (gate.kind() == Gate.Kind.ADVISORY && result.state() != GateState.PASS) {
        conditions.add(new Condition(gate, gate.answer(), due));
      }
      if (before != null && before.state(gate) != result.state()) {
        changed.add(gate);
      }
    }
    return new Verdict(
        outcome, gates, needs, blockers, conditions, thresholds.hash(), snapshotHash, changed);
  }

  /** What the gates come to; the first that holds. */
  static Outcome outcome(List<GateResult> gates) {
    if (any(gates, Gate.Kind.SAFETY, GateState.FAIL)) {
      return Outcome.STOP;
    }
    if (gates.stream().anyMatch(Verdict::lacksData)) {
      return Outcome.NOT_YET;
    }
    if (any(gates, Gate.Kind.MANDATORY, GateState.FAIL)
        || any(gates, Gate.Kind.MANDATORY, GateState.UNCLEAR)
        || !any(gates, Gate.Kind.VALUE, GateState.PASS)) {
      return Outcome.FIX;
    }
    return Outcome.GO;
  }

  private static boolean any(List<GateResult> gates, Gate.Kind kind, GateState state) {
    return gates.stream().anyMatch(g -> g.gate().kind() == kind && g.state() == state);
  }

  /** Without data where that is needed, or a safety gate that is not clear. */
  private static boolean lacksData(GateResult result) {
    return switch (result.gate().kind()) {
      case SAFETY -> result.state() == GateState.NO_DATA || result.state() == GateState.UNCLEAR;
      case MANDATORY -> result.state() == GateState.NO_DATA;
      case VALUE, ADVISORY -> false;
    };
  }

  private static boolean blocks(GateResult result, List<GateResult> gates) {
    return switch (result.gate().kind()) {
      case SAFETY, MANDATORY -> result.state() != GateState.PASS;
      case VALUE -> !any(gates, Gate.Kind.VALUE, GateState.PASS);
      case ADVISORY -> false;
    };
  }

  private static Need need(GateResult result, GateInputs inputs, Thresholds thresholds) {
    if (result.gate().kind() != Gate.Kind.SAFETY) {
      return new Need(result.gate(), null, false);
    }
    GateResult.Part part = result.parts().getFirst();
    Measurement of = part.measurement();
    Double rate = of == null ? null : of.estimate();
    if (of == null || rate == null || rate == 0) {
      long seen = of == null ? 0 : of.nUnits();
      long clean = SampleSize.clean(part.threshold(), thresholds.confidence());
      // Enough units, of too few people: more units alone would not do.
      return new Need(result.gate(), clean > seen ? clean - seen : null, true);
    }
    OptionalLong units =
        rate < part.threshold()
            ? SampleSize.units(
                rate, part.threshold(), inputs.designEffect(part.input()), thresholds.confidence())
            : OptionalLong.empty();
    return new Need(
        result.gate(),
        units.isPresent() ? Math.max(1, units.getAsLong() - of.nUnits()) : null,
        false);
  }

  /** What a gate says; without data when it is not among them. */
  public GateState state(Gate gate) {
    return gates.stream()
        .filter(result -> result.gate() == gate)
        .map(GateResult::state)
        .findFirst()
        .orElse(GateState.NO_DATA);
  }
}
