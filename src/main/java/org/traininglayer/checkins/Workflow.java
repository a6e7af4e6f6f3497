package org.traininglayer.checkins;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.traininglayer.catalog.Module;
import org.traininglayer.steps.checkin.CheckinStep.Stage;
import org.traininglayer.steps.redesign.RedesignStep;
import org.traininglayer.steps.redesign.RedesignStep.Before;
import org.traininglayer.steps.redesign.RedesignStep.Card;

/** The stages of a workflow that a person does, where a module teaches one. Pure. */
final class Workflow {

  private static final String HUMAN = "human";

  private Workflow() {}

  /** In an order in which each comes after what must be before it; none without a workflow. */
  static List<Stage> stages(Module module) {
    return module.steps().stream()
        .filter(RedesignStep.class::isInstance)
        .map(RedesignStep.class::cast)
        .findFirst()
        .map(Workflow::stages)
        .orElse(List.of());
  }

  /** Those of the stages in which a person checks what the AI made: cards that verify another. */
  static List<String> checks(Module module) {
    Set<String> verifying =
        module.steps().stream()
            .filter(RedesignStep.class::isInstance)
            .map(RedesignStep.class::cast)
            .limit(1)
            .flatMap(workflow -> workflow.cards().stream())
            .filter(card -> card.verifies() != null)
            .map(Card::id)
            .collect(toSet());
    return stages(module).stream().map(Stage::id).filter(verifying::contains).toList();
  }

  private static List<Stage> stages(RedesignStep workflow) {
    Set<String> placed = new LinkedHashSet<>();
    List<Card> left =
        new ArrayList<>(workflow.cards().stream().filter(card -> !card.forbidden()).toList());
    while (!left.isEmpty()) {
      Card next =
          left.stream()
              .filter(card -> ready(card.id(), workflow.before(), left))
              .findFirst()
              .orElse(left.getFirst());
      placed.add(next.id());
      left.remove(next);
    }
    return placed.stream()
        .flatMap(id -> workflow.card(id).stream())
        .filter(card -> card.owners().contains(HUMAN))
        .map(card -> new Stage(card.id(), card.text()))
        .toList();
  }

  private static boolean ready(String card, List<Before> pairs, List<Card> left) {
    return pairs.stream()
        .filter(pair -> pair.second().equals(card))
        .noneMatch(pair -> left.stream().anyMatch(other -> other.id().equals(pair.first())));
  }
}
