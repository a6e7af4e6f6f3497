package org.traininglayer.adoption.statistics;

import java.util.EnumMap;
import java.util.Map;

/** The fewest people and units a measurement may rest on. An organisation may raise them. */
public final class Minimums {

  /** What kind of measurement. */
  public enum Kind {
    RATE(5, 20),
    /** People with enough units, and units of each kind (wrong, right). */
    DETECTION(5, 20),
    /** The same, shown to a learner about herself. */
    OWN_DETECTION(1, 10),
    /** A mean of one value for each person: people are the sample. */
    MEAN(5, 0),
    /** Pairs are units. */
    PAIRED_TIMES(8, 8),
    /** In each group. */
    TWO_GROUPS_OF_TIMES(8, 0),
    /** At risk in the last week drawn. */
    SURVIVAL(10, 0),
    CONCENTRATION(10, 0),
    /** In each of two groups, to draw a comparison. */
    COMPARISON_DRAWN(8, 0),
    /** In each of two groups, to judge by it. */
    COMPARISON_JUDGED(20, 0);

    private final int people;
    private final long units;

    Kind(int people, long units) {
      this.people = people;
      this.units = units;
    }
  }

  /** Fewest people and fewest units. */
  public record Least(int people, long units) {

    /** Whether there are enough. */
    public boolean reached(long ofPeople, long ofUnits) {
      return ofPeople >= people && ofUnits >= units;
    }
  }

  /** Those that always hold. */
  public static final Minimums DEFAULTS = new Minimums(Map.of());

  private final Map<Kind, Least> raised;

  private Minimums(Map<Kind, Least> raised) {
    this.raised = raised;
  }

  /**
   * The same with one raised.
   *
   * @throws IllegalArgumentException when it would be lower than the default
   */
  public Minimums raise(Kind kind, int people, long units) {
    if (people < kind.people || units < kind.units) {
      throw new IllegalArgumentException(
          kind
              + ": at least "
              + kind.people
              + " people and "
              + kind.units
              + " units; minimums are raised, never lowered");
    }
    EnumMap<Kind, Least> all = new EnumMap<>(Kind.class);
    all.putAll(raised);
    all.put(kind, new Least(people, units));
    return new Minimums(all);
  }

  /** What holds for this kind. */
  public Least of(Kind kind) {
    Least own = raised.get(kind);
    return own == null ? new Least(kind.people, kind.units) : own;
  }
}
