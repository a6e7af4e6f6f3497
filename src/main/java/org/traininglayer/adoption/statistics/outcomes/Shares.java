package org.traininglayer.adoption.statistics.outcomes;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.traininglayer.adoption.statistics.Proportion;

/** Counts for each person how many of her facts have something. */
public final class Shares {

  private Shares() {}

  /** One share for each person who has a fact. */
  public static <T> List<Proportion> of(
      Collection<T> facts, Function<T, String> person, Predicate<T> has) {
    return List.copyOf(byPerson(facts, person, has).values());
  }

  /** The same with the people. */
  public static <T> Map<String, Proportion> byPerson(
      Collection<T> facts, Function<T, String> person, Predicate<T> has) {
    Map<String, Proportion> shares = new TreeMap<>();
    for (T fact : facts) {
      shares.merge(
          person.apply(fact),
          new Proportion(has.test(fact) ? 1 : 0, 1),
          (a, b) -> new Proportion(a.x() + b.x(), a.n() + b.n()));
    }
    return shares;
  }
}
