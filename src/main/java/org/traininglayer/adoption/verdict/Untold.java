package org.traininglayer.adoption.verdict;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.release.OwnerFigure;
import org.traininglayer.adoption.statistics.verdict.Gate;
import org.traininglayer.adoption.statistics.verdict.GateInputs;
import org.traininglayer.adoption.statistics.verdict.GateInputs.Input;

/**
 * What a verdict does not tell: numbers that are hidden, and the gates that rest on one. Whether
 * such a gate passes would tell on which side of the threshold the number lies. Pure.
 */
record Untold(Set<Input> inputs, Set<Gate> gates) {

  /** A gate's state that says so. */
  static final String STATE = "NOT_TOLD";

  /** Copies the sets. */
  Untold {
    inputs = Set.copyOf(inputs);
    gates = Set.copyOf(gates);
  }

  /** Of a reckoning. */
  static Untold of(Reckoning reckoning, ToldInputs told, Instant asOf) {
    Set<Input> hidden = hidden(reckoning.inputs(), told, asOf);
    Set<Gate> gates = EnumSet.noneOf(Gate.class);
    hidden.forEach(input -> gates.addAll(gates(input)));
    boolean alike = hidden(reckoning.withoutChampions(), told, asOf).equals(hidden);
    if (!hidden.isEmpty() || !alike || !told.signals().test(OwnerFigure.TOP)) {
      gates.add(Gate.G10);
    }
    if (!told.signals().test(OwnerFigure.DROP)) {
      gates.add(Gate.G11);
    }
    return new Untold(hidden, gates);
  }

  private static Set<Input> hidden(@Nullable GateInputs inputs, ToldInputs told, Instant asOf) {
    Set<Input> hidden = EnumSet.noneOf(Input.class);
    for (Input input : Input.values()) {
      if (inputs != null && told.hides(inputs, input, asOf)) {
        hidden.add(input);
      }
    }
    return hidden;
  }

  private static Set<Gate> gates(Input input) {
    return switch (input) {
      case COVERAGE -> EnumSet.of(Gate.G1);
      case CRITICAL_MISSES -> EnumSet.of(Gate.G2);
      case PROHIBITED_USE -> EnumSet.of(Gate.G3);
      case CHECK_BYPASS -> EnumSet.of(Gate.G4);
      case QUALITY -> EnumSet.of(Gate.G5, Gate.G8);
      case DEFECT_RATIO -> EnumSet.of(Gate.G5);
      case D_PRIME, HIT_RATE -> EnumSet.of(Gate.G6);
      case TIME_RATIO -> EnumSet.of(Gate.G7);
      case SUSTAINED -> EnumSet.of(Gate.G9);
      case COMPLETION -> EnumSet.of(Gate.G11);
      case KNEW_BUT_AVOIDED -> EnumSet.of(Gate.G12);
      case BIAS -> EnumSet.of(Gate.G13);
    };
  }

  /** Whether it is not told what would be without those who make most. */
  boolean breadth() {
    return gates.contains(Gate.G10);
  }
}
