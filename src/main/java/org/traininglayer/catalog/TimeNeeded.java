package org.traininglayer.catalog;

import java.util.List;

/**
 * The time that a module takes, in minutes, with what not everybody needs told apart. Pure.
 *
 * @param usual along the longest way, as the module states it; without what is there on demand
 * @param spared of those, what need not be done by whoever shows at the beginning to know it; 0
 *     where the module has no diagnostic
 * @param onDemand at most so many more, to make good what must not happen
 */
public record TimeNeeded(int usual, int spared, int onDemand) {

  /** Of a module. */
  public static TimeNeeded of(Module module) {
    List<Step> steps = module.steps();
    int diagnosed = Way.lastDiagnostic(steps, module.diagnostic());
    int spared = 0;
    int onDemand = 0;
    for (int at = 0; at < steps.size(); at++) {
      Step step = steps.get(at);
      int minutes = step.head().minutes();
      if (step.onDemand()) {
        onDemand += minutes;
      } else if (diagnosed >= 0 && at > diagnosed && step.head().route().teaches()) {
        spared += minutes;
      }
    }
    return new TimeNeeded(module.minutes(), spared, onDemand);
  }
}
