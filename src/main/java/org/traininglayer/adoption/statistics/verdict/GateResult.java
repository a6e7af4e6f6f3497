package org.traininglayer.adoption.statistics.verdict;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.verdict.GateInputs.Input;

/**
 * What one gate says, and of what.
 *
 * @param parts each measurement with what it was held against; none for gates about signals alone
 * @param changed gates that would be another without the top tenth; of G10 only
 */
public record GateResult(Gate gate, GateState state, List<Part> parts, List<Gate> changed) {

  /** Copies the lists. */
  public GateResult {
    parts = List.copyOf(parts);
    changed = List.copyOf(changed);
  }

  /**
   * One measurement of a gate.
   *
   * @param measurement null when nothing was given
   */
  public record Part(
      Input input, @Nullable Measurement measurement, double threshold, GateState state) {}

  /** The gate's own measurement of this kind; null when it has none. */
  public @Nullable Part part(Input input) {
    for (Part part : parts) {
      if (part.input() == input) {
        return part;
      }
    }
    return null;
  }
}
