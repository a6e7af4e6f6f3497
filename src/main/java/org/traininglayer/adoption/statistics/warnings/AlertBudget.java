package org.traininglayer.adoption.statistics.warnings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.traininglayer.adoption.statistics.ManyComparisons;

/**
 * Which warnings open an alert: at most three new ones for a cohort and week, safety first, then by
 * how far past their limits they are. The rest is told as also seen.
 *
 * @param opened those that open an alert
 * @param alsoSeen those that hold too
 */
public record AlertBudget(List<Look> opened, List<Look> alsoSeen) {

  /** New alerts for a cohort and week. */
  public static final int NEW_A_WEEK = 3;

  private static final double FALSE_DISCOVERIES = 0.10;

  /** Copies the lists. */
  public AlertBudget {
    opened = List.copyOf(opened);
    alsoSeen = List.copyOf(alsoSeen);
  }

  /**
   * Of all looks of one week, at all cohorts: those that did not fire count among the many
   * comparisons.
   *
   * @param open rules with an alert that is not closed, for each cohort: no second one is opened
   */
  public static AlertBudget of(List<Look> looks, Map<String, Set<Rule>> open) {
    Set<Look> chance = new HashSet<>(byChance(looks));
    List<Look> ordered =
        looks.stream()
            .filter(Look::fires)
            .sorted(
                Comparator.comparing((Look look) -> !look.rule().safety())
                    .thenComparing(Look::distance, Comparator.reverseOrder())
                    .thenComparing(Look::rule)
                    .thenComparing(Look::cohort))
            .toList();
    Map<String, Integer> spent = new HashMap<>();
    List<Look> opened = new ArrayList<>();
    List<Look> alsoSeen = new ArrayList<>();
    for (Look look : ordered) {
      if (open.getOrDefault(look.cohort(), Set.of()).contains(look.rule())) {
        continue;
      }
      int before = spent.getOrDefault(look.cohort(), 0);
      if (before < NEW_A_WEEK && !chance.contains(look)) {
        spent.put(look.cohort(), before + 1);
        opened.add(look);
      } else {
        alsoSeen.add(look);
      }
    }
    return new AlertBudget(opened, alsoSeen);
  }

  /** Those of rules with a p-value that among so many cohorts may well be chance. */
  private static List<Look> byChance(List<Look> looks) {
    List<Look> chance = new ArrayList<>();
    for (Rule rule : Rule.values()) {
      List<Look> of = new ArrayList<>();
      List<Double> p = new ArrayList<>();
      for (Look look : looks) {
        Double own = look.p();
        if (look.rule() == rule && own != null) {
          of.add(look);
          p.add(own);
        }
      }
      List<Double> adjusted = ManyComparisons.benjaminiHochberg(p);
      for (int i = 0; i < of.size(); i++) {
        if (adjusted.get(i) > FALSE_DISCOVERIES) {
          chance.add(of.get(i));
        }
      }
    }
    return chance;
  }
}
