package org.traininglayer.checkins;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.steps.decision.DecisionStep;
import org.traininglayer.steps.sort.SortStep;

/**
 * Uses of AI that check-ins ask about, {@code check-ins/permissions}: of each what the rules say,
 * which is sorted, and then what one does, with the reason. Which role gets which stands in {@code
 * check-ins/permissions.yaml}.
 */
@Component
final class PermissionPool {

  /** Where they lie. */
  static final String ROOT = "check-ins/permissions/";

  private final Pool pool = Pool.shipped(ROOT, "permissions.yaml", DecisionStep.class::isInstance);

  /** All uses, with the rules. */
  Module module() {
    return pool.module();
  }

  /**
   * The steps of one use, in their order: the question of knowledge that its decision names, and
   * the decision. None where there is no such use.
   */
  List<Step> steps(String id) {
    return pool.module()
        .step(id)
        .filter(DecisionStep.class::isInstance)
        .map(DecisionStep.class::cast)
        .map(decision -> steps(decision))
        .orElse(List.of());
  }

  /** Of all that are sorted only the one item that the decision names. */
  private List<Step> steps(DecisionStep decision) {
    DecisionStep.Policy policy = decision.policy();
    List<String> knows = List.of((policy == null ? "" : policy.knows()).split("/", 3));
    return pool.module()
        .step(knows.getFirst())
        .filter(SortStep.class::isInstance)
        .map(SortStep.class::cast)
        .flatMap(sorted ->
            sorted
                .item(knows.getLast())
                .map(item ->
                    List.<Step>of(
                        new SortStep(sorted.head(), sorted.controls(), List.of(item)), decision)))
        .orElse(List.of());
  }

  /** The roles that have uses of their own, and {@code any}. */
  Set<String> roles() {
    return pool.byRole().keySet();
  }

  /** The ids of a role's uses; those of everybody where the role is not listed. */
  List<String> of(@Nullable String role) {
    return pool.of(role);
  }

  /** The ids of all. */
  List<String> all() {
    return pool.ids();
  }

  /** The use that somebody is asked about next, as {@link Pool} draws it. */
  String next(@Nullable String role, long seed, List<String> given) {
    return pool.next(role, seed, given, "check-in-permission");
  }
}
