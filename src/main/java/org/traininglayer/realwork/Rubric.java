package org.traininglayer.realwork;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a work product is rated by: criteria, each with levels that are described, the worst first.
 * A changed rubric has another version, and former ratings keep theirs.
 */
public record Rubric(String id, String version, String title, List<Criterion> criteria) {

  /** Refuses what could not be rated by. */
  public Rubric {
    criteria = List.copyOf(criteria);
    Set<String> ids = new HashSet<>();
    if (criteria.size() < 4
        || criteria.size() > 6
        || !criteria.stream().allMatch(one -> ids.add(one.id()))) {
      throw new IllegalArgumentException("a rubric has 4 to 6 criteria with ids of their own");
    }
  }

  /**
   * One thing to look at.
   *
   * @param question what to do for it
   * @param levels what each looks like; their numbers are 0, 1, 2 …
   */
  public record Criterion(
      String id, String name, int weight, String question, List<String> levels) {

    /** Refuses a criterion that tells nothing apart. */
    public Criterion {
      levels = List.copyOf(levels);
      if (weight < 1 || levels.size() < 2) {
        throw new IllegalArgumentException("a criterion has a weight and two levels or more");
      }
    }

    /** The number of the best level. */
    public int best() {
      return levels.size() - 1;
    }
  }

  /** Whether there is a level for each criterion, and for nothing else. */
  public boolean fits(Map<String, Integer> levels) {
    return levels.size() == criteria.size()
        && criteria.stream()
            .allMatch(one -> {
              Integer level = levels.get(one.id());
              return level != null && level >= 0 && level <= one.best();
            });
  }

  /**
   * From 0 to 100, in tenths: the weighted mean of how far each criterion is from its worst level
   * to its best.
   */
  public double quality(Map<String, Integer> levels) {
    if (!fits(levels)) {
      throw new IllegalArgumentException("a level for each criterion is needed");
    }
    double sum = 0;
    double weights = 0;
    for (Criterion one : criteria) {
      sum += one.weight() * (double) levels.getOrDefault(one.id(), 0) / one.best();
      weights += one.weight();
    }
    return Math.round(sum / weights * 1000) / 10.0;
  }
}
