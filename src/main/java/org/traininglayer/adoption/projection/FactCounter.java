package org.traininglayer.adoption.projection;

import org.traininglayer.adoption.facts.Fact;

/**
 * What makes counters of facts. All that the projection knows of a metric: its cells carry id and
 * version, so that one whose definition has changed is counted again alone.
 */
public interface FactCounter {

  /** Under which its cells are kept, for example {@code M4}. */
  String id();

  /** Version of its definition; one more, and all facts are counted again for it. */
  int definitionVersion();

  /** Adds what this fact counts; the same for the same fact, whenever and however often asked. */
  void count(Fact fact, Counting to);

  /** Takes what is counted. */
  @FunctionalInterface
  interface Counting {

    /**
     * Adds to a counter.
     *
     * @param item of what: a step, a kind of error, a round; empty for all
     * @param name which counter of the item
     */
    void add(String item, String name, long value);

    /** Adds one. */
    default void add(String item, String name) {
      add(item, name, 1);
    }
  }
}
