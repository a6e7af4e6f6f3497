package org.traininglayer.adoption.projection;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.traininglayer.adoption.facts.Fact;
import org.traininglayer.kernel.OrganisationId;

/**
 * Fact to changes of cells: pure, so that a rebuild gives the same cells as following along. Values
 * are whole numbers: they add in any order, and what was added is taken out to the last unit.
 */
final class Projector {

  private final List<? extends FactCounter> counters;

  Projector(List<? extends FactCounter> counters) {
    this.counters = List.copyOf(counters);
  }

  /** What this fact adds. */
  Map<CellKey, Long> deltas(OrganisationId organisation, Fact fact) {
    Map<CellKey, Long> deltas = new TreeMap<>();
    for (FactCounter counter : counters) {
      counter.count(
          fact,
          (item, name, value) ->
              deltas.merge(key(organisation, fact, counter, item, name), value, Math::addExact));
    }
    return deltas;
  }

  /** Adds changes to changes. */
  static void merge(Map<CellKey, Long> into, Map<CellKey, Long> deltas) {
    deltas.forEach((key, value) -> into.merge(key, value, Math::addExact));
  }

  /** Takes changes out of changes. */
  static void remove(Map<CellKey, Long> from, Map<CellKey, Long> deltas) {
    deltas.forEach((key, value) -> from.merge(key, Math.negateExact(value), Math::addExact));
  }

  private static CellKey key(
      OrganisationId organisation, Fact fact, FactCounter counter, String item, String name) {
    return new CellKey(
        organisation,
        fact.module(),
        fact.course(),
        fact.week(),
        fact.person(),
        counter.id(),
        counter.definitionVersion(),
        item,
        name);
  }
}
