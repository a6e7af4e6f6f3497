package org.traininglayer.adoption.disclosure;

import java.util.List;
import java.util.Map;

/**
 * Lets figures of one course move in batches of people: two answers, however far apart, never
 * differ in what one to {@code k − 1} people did, neither as a whole nor in an item, neither of
 * everybody nor of a role. Pure.
 *
 * @param k fewest people that the difference of two answers may be about
 */
public record BatchControl(int k) {

  /** Refuses to tell about fewer people than the rule allows. */
  public BatchControl {
    if (k < DisclosureControl.SMALLEST_GROUP) {
      throw new IllegalArgumentException("no figure is about fewer than five people, asked: " + k);
    }
  }

  /**
   * Whether figures may be told anew. Parts of fewer than {@code k} people were hidden, or are now:
   * these tell nothing by moving.
   *
   * @param shown whose figures were shown, by part, as far as it is known
   * @param now whose they would be
   */
  public boolean mayMove(Map<String, List<PeopleSketch>> shown, Map<String, PeopleSketch> now) {
    return now.entrySet().stream()
        .filter(part -> part.getValue().people() >= k)
        .noneMatch(part ->
            shown.getOrDefault(part.getKey(), List.of()).stream()
                .filter(once -> once.people() >= k)
                .anyMatch(once -> tooFew(part.getValue().apart(once, k))));
  }

  private boolean tooFew(int people) {
    return people > 0 && people < k;
  }
}
