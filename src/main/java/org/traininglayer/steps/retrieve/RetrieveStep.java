package org.traininglayer.steps.retrieve;

import java.util.List;
import java.util.Optional;
import org.traininglayer.catalog.Step;
import org.traininglayer.steps.Draw;
import org.traininglayer.steps.Nested;
import org.traininglayer.steps.Situation;

/**
 * Calls something back to mind: one item of a pool is asked.
 *
 * @param pool whole steps of other types
 */
public record RetrieveStep(Head head, List<Nested> pool) implements Step {

  /** The word for the type. */
  static final String TYPE = "retrieve";

  /** Copies the list. */
  public RetrieveStep {
    pool = List.copyOf(pool);
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public RetrieveStep with(Head other) {
    return new RetrieveStep(other, pool.stream().map(item -> item.under(other)).toList());
  }

  /** The item of this id. */
  Optional<Nested> item(String id) {
    return Nested.find(pool, id);
  }

  /**
   * The item that is asked in an attempt: drawn for the person, and in the next attempt the next.
   */
  Nested asked(Situation situation) {
    return asked(situation.seed(), situation.attempt());
  }

  /** The item that is asked of whoever has this seed, in an attempt from 1. */
  public Nested asked(long seed, int attempt) {
    int first = Draw.among(pool.size(), seed, head.id());
    return pool.get(Math.floorMod(first + attempt - 1, pool.size()));
  }
}
