package org.traininglayer.adoption.facts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the figures make of a statement. */
public sealed interface Reading {

  /** It counts. */
  record Counts(Fact fact) implements Reading {}

  /** It takes another statement out. */
  record Voids(UUID statement) implements Reading {}

  /** Ours, of a kind that no figure needs. */
  record NotNeeded() implements Reading {}

  /**
   * It fits a template, and what it says cannot be counted.
   *
   * @param kind of the fact that it would be; null where it is of our profile and that is not known
   */
  record Refused(Fact.@Nullable Kind kind, Flaw flaw) implements Reading {}

  /** Not of our profile, or not in its shape. */
  record Unrecognised() implements Reading {}
}
