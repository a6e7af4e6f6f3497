package org.traininglayer.steps.redesign;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.StepWork;
import org.traininglayer.steps.redesign.RedesignAnswer.Assign;

/**
 * What is kept of a redesign.
 *
 * @param order cards in the workflow; null while nothing was moved or taken out
 * @param owners by card, also of cards that are taken out
 */
public record RedesignWork(
    @Nullable List<String> order, Map<String, String> owners, boolean submitted)
    implements StepWork {

  /** Copies the collections. */
  public RedesignWork {
    order = order == null ? null : List.copyOf(order);
    owners = Map.copyOf(owners);
  }

  /** The cards in the workflow. */
  List<String> order(RedesignStep step) {
    return order == null ? step.ids() : order;
  }

  /** The cards that were taken out. */
  List<String> removed(RedesignStep step) {
    List<String> in = order(step);
    return step.ids().stream().filter(id -> !in.contains(id)).toList();
  }

  /** How many cards of the workflow have an owner. */
  int owned(RedesignStep step) {
    return (int) order(step).stream().filter(owners::containsKey).count();
  }

  RedesignWork with(List<String> other) {
    return new RedesignWork(other, owners, submitted);
  }

  RedesignWork with(Assign assign) {
    Map<String, String> more = new HashMap<>(owners);
    if (assign.owner() == null) {
      more.remove(assign.card());
    } else {
      more.put(assign.card(), assign.owner());
    }
    return new RedesignWork(order, more, submitted);
  }
}
